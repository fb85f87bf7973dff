"""The parts of the documents page: pages rendered from the real PDF, and export in a worker."""
