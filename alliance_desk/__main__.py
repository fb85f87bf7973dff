"""The one way in: a command goes to the command line, none to the window."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from importlib.util import find_spec

from alliance_desk import cli


def main(argv: Sequence[str] | None = None) -> int:
    """Run Alliance Desk; return the exit code."""
    cli.speak_utf8()
    arguments = cli.parsed(sys.argv[1:] if argv is None else argv)
    if arguments.command:
        return cli.run(arguments)
    if arguments.self_test:
        return _self_test()
    if not find_spec("PySide6"):
        return cli.failed("The window needs PySide6, which is not installed; the commands work without it.")
    if not _display():
        return cli.failed(
            "There is no display here for the window; the commands work without one (alliance-desk --help)."
        )
    from alliance_desk import app

    return app.run(arguments.desk)


def _display() -> bool:
    """Tell whether a window can be shown; Qt would end the program in mid-sentence where it cannot."""
    if not sys.platform.startswith("linux"):
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def _self_test() -> int:
    """Test the desk, then the window where there can be one; return 0 or 1."""
    code = cli.self_test()
    if find_spec("PySide6"):
        # No display is needed, and none is taken.
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        from alliance_desk import app

        code = max(code, app.self_test())
    else:
        print("window: left out, PySide6 is not installed")
    print("self-test: passed" if code == 0 else "self-test: failed")
    return code


if __name__ == "__main__":
    sys.exit(main())
