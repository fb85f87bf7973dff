"""The user's own presentation as a template: checked, emptied, and mapped by layout and placeholder."""

from __future__ import annotations

import io
from functools import lru_cache
from typing import Any

from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE

from alliance_desk.bundle import RESOURCES
from alliance_desk.documents.outline import Look
from alliance_desk.documents.press.house_colours import house_palette
from alliance_desk.documents.press.packages import (
    Finding,
    TemplateReport,
    TemplateUnusable,
    checked,
    outside_links,
    rewritten,
)
from alliance_desk.documents.writers.powerpoint.stage import Stage, own_stage, stage_of
from alliance_desk.pictures.palette import LIGHT

_MAIN = "ppt/presentation.xml"
_TYPES = "[Content_Types].xml"
_KIND = "a PowerPoint presentation"
_LISTS = ("{*}sldIdLst", "{*}custShowLst", "{*}extLst")
"""What a presentation says about the slides that it has."""


def opened(look: Look) -> tuple[Any, Stage]:
    """Return a presentation without slides and its stage: the user's template, or ours in their colours.

    Raises TemplateUnusable where the template cannot serve.
    """
    if not look.deck_template:
        presentation = Presentation(str(RESOURCES / "templates" / "deck.pptx"))
        _recolour(presentation, look)
        return presentation, own_stage(presentation)
    presentation = Presentation(io.BytesIO(_trusted(look.deck_template)))
    stage = stage_of(presentation)
    _empty(presentation)
    return presentation, stage


def _recolour(presentation: Any, look: Look) -> None:
    """Give the theme of our template the colours of the house, as far as it has any."""
    colours = house_palette(look.ours, look.theirs)
    theme = presentation.slide_master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    blob = theme.blob
    for role in ("ours", "theirs"):
        if colours[role] != LIGHT[role]:
            blob = blob.replace(f'val="{LIGHT[role][1:]}"'.encode(), f'val="{colours[role][1:]}"'.encode())
    theme.blob = blob


@lru_cache(maxsize=2)
def _trusted(template: bytes) -> bytes:
    """Return a template that was looked at, as a presentation."""
    package = checked(template, _MAIN, _KIND)
    types = package.read(_TYPES)
    # A .potx differs from a .pptx by this word alone.
    made = types.replace(b"presentationml.template.main+xml", b"presentationml.presentation.main+xml")
    data = template if made == types else rewritten(template, {_TYPES: made})
    try:
        presentation: Any = Presentation(io.BytesIO(data))
        masters = len(presentation.slide_masters)
    except Exception:
        # Whatever a library stumbles over in a file from outside, the file cannot serve.
        raise TemplateUnusable(f"The file is not {_KIND}, or it is damaged.") from None
    if not masters or not any(len(master.slide_layouts) for master in presentation.slide_masters):
        raise TemplateUnusable("The presentation has no layouts, so slides cannot be made from it.")
    return data


def _empty(presentation: Any) -> None:
    """Take out the slides of a template, what is said about them, and how it was printed."""
    part, root = presentation.part, presentation.part._element
    for slide in root.findall("{*}sldIdLst/{*}sldId"):
        number = next(value for name, value in slide.attrib.items() if name.endswith("}id"))
        part.drop_rel(number)
    for number, relation in list(part.rels.items()):
        if relation.reltype.endswith("/printerSettings"):
            # It names somebody's printer.
            part.rels.pop(number)
    for name in _LISTS:
        for old in root.findall(name):
            if name == "{*}sldIdLst":
                for slide in list(old):
                    old.remove(slide)
            else:
                root.remove(old)


def check_template(data: bytes) -> TemplateReport:
    """Return whether a file can serve as the template of decks, what serves for what, and what to know."""
    try:
        trusted = _trusted(data)
    except TemplateUnusable as error:
        return TemplateReport(False, (Finding(str(error), "stop"),))
    presentation: Any = Presentation(io.BytesIO(trusted))
    stage = stage_of(presentation)
    findings = [*_about(presentation, stage), *_about_layouts(stage)]
    if outside := outside_links(checked(data, _MAIN, _KIND)):
        findings.append(
            Finding(f"The file fetches {outside} things from elsewhere; they are not followed.", "gap")
        )
    return TemplateReport(True, tuple(findings), stage.served)


def _about(presentation: Any, stage: Stage) -> list[Finding]:
    found: list[Finding] = []
    if stage.wide / stage.high < 1.5:
        shape = "4:3" if abs(stage.wide / stage.high - 4 / 3) < 0.02 else "narrower than 16:9"
        found.append(Finding(f"Its slides are {shape}: less stands on each, and text is set smaller.", "gap"))
    masters = len(presentation.slide_masters)
    if masters > 1:
        name = stage.master or "the first"
        found.append(Finding(f"It has {masters} masters; the layouts of {name} are used."))
    if slides := len(presentation.slides):
        found.append(Finding(f"Its {slides} slide{'s' * (slides > 1)} will be left out."))
    if stage.dark:
        found.append(Finding("Its slides are dark: pictures stand on white on them.", "gap"))
    return found


def _about_layouts(stage: Stage) -> list[Finding]:
    """Return what is missing, and what is done instead."""
    words = {
        "title": ("title slide", "another layout serves for it"),
        "content": ("layout with a title and a text", "texts are set as text boxes"),
        "columns": ("layout with two headed columns", "columns are set as text boxes"),
        "section": ("layout for a section", "another layout serves for it"),
        "only": ("layout with nothing but a title", "one with a text serves, without the text"),
    }
    found = [
        Finding(f"There is no {what}: {instead}.", "gap")
        for name, (what, instead) in words.items()
        if name not in stage.exact
    ]
    if not stage.has_title:
        found.append(Finding("Its layouts have no place for a title: titles are set as text boxes.", "gap"))
    if not stage.has_number:
        found.append(Finding("Its layouts have no place for the slide number: it is set at the foot.", "gap"))
    return found
