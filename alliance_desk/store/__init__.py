"""Where records live: one encrypted desk file, its edits and its history."""
