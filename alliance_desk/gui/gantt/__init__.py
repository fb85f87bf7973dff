"""The workplan as a table and a chart over one model: rows, time, painting, gestures and edits."""
