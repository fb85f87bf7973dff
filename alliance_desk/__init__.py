"""Alliance Desk: starting an alliance right, offline, on one laptop."""

__version__ = "0.1.0"
