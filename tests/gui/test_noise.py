"""A file of noise in the window: what the user reads before and after trying a passphrase."""

import random
from pathlib import Path

import pytest

from alliance_desk.gui.dialogs.passphrase import PassphraseDialog
from alliance_desk.gui.main_window import MainWindow


def test_noise_is_not_called_a_desk(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "noise.adesk"
    path.write_bytes(random.Random(7).randbytes(8192))
    read: list[str] = []

    def tried(dialog: PassphraseDialog) -> int:
        read.append(dialog.file_label.text())
        dialog.passphrase_edit.setText("any")
        dialog.accept()
        read.append(dialog.error_label.text())
        dialog.reject()
        return 0

    monkeypatch.setattr(PassphraseDialog, "exec", tried)
    assert not window.desk_actions.open(path)
    assert "noise.adesk" in read[0] and "the file is no desk" in read[0]
    assert "does not open" in read[1] and "damaged" in read[1]
    assert window.desk and window.desk.file.name == "sample.adesk"
