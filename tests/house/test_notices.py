"""THIRD_PARTY_NOTICES.md names every package that is installed with the desk, at its version."""

from importlib.metadata import distribution
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name, canonicalize_version

ROOT = Path(__file__).parents[2]


def installed_with(name: str, found: dict[str, str]) -> dict[str, str]:
    """Every package that this one needs here, itself included, with its version."""
    if canonicalize_name(name) not in found:
        package = distribution(name)
        found[canonicalize_name(name)] = canonicalize_version(package.version)
        for requirement in map(Requirement, package.requires or []):
            if requirement.marker is None or requirement.marker.evaluate({"extra": ""}):
                installed_with(requirement.name, found)
    return found


def test_every_package_has_its_notice() -> None:
    installed = installed_with("alliance-desk", {})
    del installed["alliance-desk"]
    noticed = {}
    for line in (ROOT / "THIRD_PARTY_NOTICES.md").read_text(encoding="utf-8").splitlines():
        if line.startswith("| ") and not line.startswith("| Package"):
            name, version, licence, purpose = (cell.strip() for cell in line.strip("|").split("|"))
            assert licence and purpose
            noticed[canonicalize_name(name)] = canonicalize_version(version)
    assert noticed == installed


def test_notices_that_must_be_reproduced_are_there() -> None:
    text = (ROOT / "THIRD_PARTY_NOTICES.md").read_text(encoding="utf-8")
    for words in ("ZETETIC LLC", "OpenSSL", "GNU Lesser General Public License", "SIL\nOpen Font License"):
        assert words in text
