"""Places to fill in, as Word's own content controls: labels are locked, each place has its name as tag."""

from __future__ import annotations

from itertools import count
from typing import Any

from docx.table import _Cell

from alliance_desk.documents.outline import FormField
from alliance_desk.documents.writers.word.oxml import element, set_style
from alliance_desk.documents.writers.word.runs import add, say

_TO_WRITE, _TO_CHOOSE = "Click to write", "Choose"


def fill_in(label: _Cell, place: _Cell, field: FormField, numbers: count[int]) -> None:
    """Set the label of a field into one cell, and the place to fill in into the one beside it."""
    line = label.paragraphs[0]
    set_style(line, "FormLabel")
    say(line, field.label)
    lock = element("w:sdtPr")
    lock.append(element("w:id", val=str(next(numbers))))
    lock.append(element("w:lock", val="sdtContentLocked"))
    _wrap(line._p, lock)
    if field.hint:
        add(label, "FormHint", field.hint)
    line = place.paragraphs[0]
    set_style(line, "FormField")
    say(line, _TO_CHOOSE if field.kind == "choice" else _TO_WRITE, "PlaceholderText")
    _wrap(line._p, _properties(field, next(numbers)))


def _properties(field: FormField, number: int) -> Any:
    made = element("w:sdtPr")
    made.append(element("w:alias", val=field.label[:64]))
    # Word takes no longer tag than this.
    made.append(element("w:tag", val=field.name[:64]))
    made.append(element("w:id", val=str(number)))
    made.append(element("w:lock", val="sdtLocked"))
    made.append(element("w:showingPlcHdr"))
    if field.kind == "choice":
        choices = element("w:dropDownList")
        choices.append(element("w:listItem", displayText=_TO_CHOOSE, value=""))
        for choice in dict.fromkeys(filter(None, field.choices)):
            choices.append(element("w:listItem", displayText=choice, value=choice))
        made.append(choices)
    else:
        made.append(element("w:text", **({"multiLine": "1"} if field.kind == "text" else {})))
    return made


def _wrap(paragraph: Any, properties: Any) -> None:
    """Put the runs of a paragraph into a content control."""
    control, content = element("w:sdt"), element("w:sdtContent")
    control.append(properties)
    control.append(content)
    for run in list(paragraph.r_lst):
        content.append(run)
    paragraph.append(control)
