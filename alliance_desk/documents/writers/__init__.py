"""All format: each writer writes an outline to one kind of file."""
