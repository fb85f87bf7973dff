"""Two wordings compared word by word: what went, what came, what stayed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from difflib import SequenceMatcher
from html import escape
from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from alliance_desk.gui import theme
from alliance_desk.gui.widgets.chip import said
from alliance_desk.gui.widgets.fields import ChoiceField
from alliance_desk.gui.words import tr

Change = Literal["same", "gone", "new"]


def compared(before: str, after: str) -> Iterator[tuple[Change, str]]:
    """Yield the words of two texts in order, in runs that stayed, went or came."""
    old, new = before.split(), after.split()
    for kind, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            yield "same", " ".join(old[i1:i2])
            continue
        if i1 < i2:
            yield "gone", " ".join(old[i1:i2])
        if j1 < j2:
            yield "new", " ".join(new[j1:j2])


def as_html(before: str, after: str) -> str:
    """Return the comparison for a label: what went is struck out, what came is underlined."""
    gone, new = theme.color("bad").name(), theme.color("good").name()
    styles = {
        "same": "{}",
        "gone": f'<span style="color:{gone}; text-decoration:line-through">{{}}</span>',
        "new": f'<span style="color:{new}; text-decoration:underline">{{}}</span>',
    }
    return " ".join(styles[kind].format(escape(words)) for kind, words in compared(before, after))


def in_words(before: str, after: str) -> str:
    """Return the comparison as a screen reader can tell it."""
    said = {"same": "%1", "gone": tr("[gone: %1]"), "new": tr("[new: %1]")}
    return " ".join(said[kind].replace("%1", words) for kind, words in compared(before, after))


class Comparison(QWidget):
    """Two wordings to choose, and what changed from the first to the second."""

    def __init__(self, wordings: Callable[[], list[tuple[str, str]]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wordings = wordings
        self.from_field, self.to_field = ChoiceField([]), ChoiceField([])
        self.from_field.setAccessibleName(tr("Compare from"))
        self.to_field.setAccessibleName(tr("Compare to"))
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(said(tr("Compare"), "secondary", wrap=False))
        row.addWidget(self.from_field)
        row.addWidget(said(tr("with"), "secondary", wrap=False))
        row.addWidget(self.to_field)
        row.addStretch()
        self.text_label = QLabel(wordWrap=True)
        self.text_label.setTextFormat(Qt.TextFormat.RichText)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(row)
        column.addWidget(self.text_label)
        for field in (self.from_field, self.to_field):
            field.edited.connect(lambda _: self._show())

    def refresh(self) -> None:
        """Offer the wordings of now; at first, the last one that differs with that of today."""
        texts = dict(self._wordings())
        names = list(texts)
        other = next(
            (at for at, name in enumerate(names) if texts[name].split() != texts[names[0]].split()), 0
        )
        chosen = self.from_field.value(), self.to_field.value()
        for field, now, first in ((self.from_field, chosen[0], other), (self.to_field, chosen[1], 0)):
            field.set_options([(name, name) for name in names])
            field.show_value(now if now in names else names[first])
        self.setVisible(len(names) > 1)
        self._show()

    def _show(self) -> None:
        texts = dict(self._wordings())
        before, after = (texts.get(field.value(), "") for field in (self.from_field, self.to_field))
        same = before.split() == after.split()
        self.text_label.setText(escape(tr("The words are the same.")) if same else as_html(before, after))
        self.text_label.setAccessibleName(in_words(before, after))
