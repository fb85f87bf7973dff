"""What leaves the desk: reports compose an outline, writers write it."""
