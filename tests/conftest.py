"""What every test stands on: no display, a home of its own, no network."""

import os
import sys
from collections.abc import Iterator

# Before anything imports PySide6.
os.environ["QT_QPA_PLATFORM"] = "offscreen"

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile(
    "ci",
    deadline=None,
    max_examples=60,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
    print_blob=True,
)
settings.register_profile("thorough", parent=settings.get_profile("ci"), max_examples=1000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))

NETWORK_EVENTS = frozenset(
    {
        "socket.connect",
        "socket.sendto",
        "socket.sendmsg",
        "socket.getaddrinfo",
        "socket.gethostbyname",
        "socket.gethostbyaddr",
    }
)


class NetworkUsedError(AssertionError):
    """A test, or what it tests, reached for the network."""


def refuse_network(event: str, args: tuple[object, ...]) -> None:
    """Audit hook: only sockets of this machine's own file system may be used."""
    if event not in NETWORK_EVENTS:
        return
    family = getattr(args[0], "family", None)
    if sys.platform != "win32" and family is not None:
        import socket

        if family == socket.AF_UNIX:
            return
    raise NetworkUsedError(f"{event} {args[1:]!r}")


# An audit hook cannot be taken away again, which suits this one.
sys.addaudithook(refuse_network)


@pytest.fixture(scope="session", autouse=True)
def desk_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A home for this session's data, settings and logs, so that the user's own is never touched."""
    home = str(tmp_path_factory.mktemp("home"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ALLIANCE_DESK_HOME", home)
        yield home
