"""Tables that get more columns: made anew beside the old ones, filled, and put in their place."""

from collections.abc import Mapping

from alembic import op


def widen(tables: str, added: Mapping[str, Mapping[str, str]]) -> None:
    """Give tables the columns that ``added`` names with their first values, in the order of ``tables``.

    ``tables`` holds the statements that make each table anew, followed by its indexes.
    """
    for statement in filter(str.strip, tables.split(";\n")):
        _, kind, table, *_ = statement.split()
        if kind != "TABLE":
            op.execute(statement)
            continue
        op.execute(statement.replace(table, f"new_{table}", 1))
        rows = op.get_bind().exec_driver_sql(f"PRAGMA table_info({table})").all()
        kept = ", ".join(f'"{row[1]}"' for row in rows)
        new = added[table]
        # The order of entry is what a register without a position shows.
        op.execute(
            f"INSERT INTO new_{table} (rowid, {kept}, {', '.join(new)}) "
            f"SELECT rowid, {kept}, {', '.join(new.values())} FROM {table} ORDER BY rowid"
        )
        op.execute(f"DROP TABLE {table}")
        op.execute(f"ALTER TABLE new_{table} RENAME TO {table}")
