"""The house keeps its shape: few folders, short files, a lock that names no host."""

import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FOLDERS = {"alliance_desk", "resources", "ui", "tests", "packaging"}
MADE_HERE = {"out", "dist", "build", "__pycache__"}
LONGEST = 320

MODULES = sorted((ROOT / "alliance_desk").rglob("*.py"))


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_module_is_long(module: Path) -> None:
    lines = module.read_text(encoding="utf-8").count("\n")
    assert lines <= LONGEST, f"{lines} lines: split it"


def test_no_further_folder_at_the_top() -> None:
    folders = {path.name for path in ROOT.iterdir() if path.is_dir() and not path.name.startswith(".")}
    assert folders - MADE_HERE <= FOLDERS
    assert folders >= FOLDERS


def test_lock_names_no_host_and_hashes_everything() -> None:
    text = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    assert "://" not in text
    assert "http" not in text
    assert "index" not in text
    requirements = text.replace("\\\n", " ").splitlines()
    assert requirements
    for requirement in requirements:
        assert "==" in requirement and "--hash=sha256:" in requirement, requirement


def test_lock_keeps_to_the_project_file() -> None:
    import tomllib
    from importlib.metadata import version

    from packaging.requirements import Requirement

    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    wanted = settings["project"]["dependencies"] + settings["dependency-groups"]["dev"]
    for requirement in map(Requirement, wanted):
        assert requirement.specifier.contains(version(requirement.name)), requirement


def test_front_door_names_its_targets() -> None:
    run = subprocess.run(["make", "help"], cwd=ROOT, capture_output=True, text=True, timeout=20)
    assert run.returncode == 0, run.stderr
    for target in ("setup", "run", "test", "lint", "bench", "screenshots", "lock", "clean"):
        assert f"make {target}" in run.stdout
