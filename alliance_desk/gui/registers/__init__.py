"""The editors of registers: editable tables of records, and the longer editors behind them."""
