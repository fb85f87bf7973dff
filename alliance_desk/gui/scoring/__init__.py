"""The parts of the scorecard page: the painted score row, the cards around it, and their edits."""
