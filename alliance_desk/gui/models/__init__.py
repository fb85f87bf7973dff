"""Records as Qt item models."""
