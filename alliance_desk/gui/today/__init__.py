"""The parts of the Today page: its lists, how they are painted, what marks a line done."""
