"""What is traded: files for and from other programs."""
