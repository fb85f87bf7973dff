"""Lists of a user's template: ours are copied beside theirs, under numbers that are free."""

from __future__ import annotations

import copy
from typing import Any

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE as KIND
from docx.oxml.ns import qn

_ABSTRACT, _NUMBER, _OF = qn("w:abstractNum"), qn("w:num"), qn("w:abstractNumId")


def copied(document: Document, own: Document) -> dict[str, str]:
    """Copy our lists into a template; return the ``numId`` of each there, by the one that it has here."""
    part: Any = document.part
    ours: Any = own.part.numbering_part.element
    if not any(relation.reltype == KIND.NUMBERING for relation in part.rels.values()):
        part.relate_to(own.part.numbering_part, KIND.NUMBERING)
        _plain(ours)
        return {one.get(qn("w:numId")): one.get(qn("w:numId")) for one in ours.iter(_NUMBER)}
    theirs: Any = part.numbering_part.element
    abstract = _next(theirs, _ABSTRACT, "w:abstractNumId")
    number = _next(theirs, _NUMBER, "w:numId")
    renamed, called = {}, {}
    # All definitions stand before the first list.
    place = next((at for at, one in enumerate(theirs) if one.tag == _NUMBER), len(theirs))
    for at, one in enumerate(ours.iter(_ABSTRACT)):
        new = copy.deepcopy(one)
        _plain(new)
        renamed[new.get(_OF)] = str(abstract + at)
        new.set(_OF, str(abstract + at))
        theirs.insert(place + at, new)
    last = theirs.find(qn("w:numIdMacAtCleanup"))
    for at, one in enumerate(ours.iter(_NUMBER)):
        new = copy.deepcopy(one)
        called[new.get(qn("w:numId"))] = str(number + at)
        new.set(qn("w:numId"), str(number + at))
        of = new.find(_OF)
        of.set(qn("w:val"), renamed[of.get(qn("w:val"))])
        if last is None:
            theirs.append(new)
        else:
            last.addprevious(new)
    return called


def _next(root: Any, tag: str, attribute: str) -> int:
    return max((int(one.get(qn(attribute))) for one in root.iter(tag)), default=0) + 1


def _plain(root: Any) -> None:
    """Let marks and figures stand in the type of the template."""
    for font in list(root.iter(qn("w:rFonts"))):
        font.getparent().remove(font)


def kind_of(document: Document, number: str) -> int | None:
    """Return the ``abstractNumId`` of a list; None if there is no such list."""
    numbering: Any = document.part.numbering_part.element
    for one in numbering.iter(_NUMBER):
        if one.get(qn("w:numId")) == number:
            return int(one.find(_OF).get(qn("w:val")))
    return None
