"""The parts of the readiness page, and the editors of what the readiness asks for."""
