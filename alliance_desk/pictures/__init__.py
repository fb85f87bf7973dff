"""What it looks like: pure functions that draw, used on screen and in documents."""
