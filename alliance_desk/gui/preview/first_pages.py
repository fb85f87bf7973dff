"""The first page of a deck and of a report in a look that is not kept yet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from uuid import UUID

from PySide6.QtGui import QImage

from alliance_desk.documents.catalogue import Entry, catalogue
from alliance_desk.documents.export import build
from alliance_desk.gui.open_alliance import OpenAlliance
from alliance_desk.gui.preview.pdf_pages import PdfPages
from alliance_desk.gui.preview.proofs import copied
from alliance_desk.playbook import Playbook
from alliance_desk.records import Dossier, HouseLook, PartnerLogo


class FirstPages:
    """Takes the alliance as it is; everything else happens in the worker."""

    def __init__(self, alliance: OpenAlliance, house: HouseLook, logos: Mapping[UUID, str]) -> None:
        self._dossier: Dossier = copied(alliance.dossier)
        self._playbook: Playbook = alliance.playbook
        self._house, self._today = house, alliance.today()
        for row in self._dossier.all(PartnerLogo):
            self._dossier.drop(PartnerLogo, row.id)
        for partner_id, data in logos.items():
            if data:
                id = alliance.id
                self._dossier.put(PartnerLogo(alliance_id=id, partner_id=partner_id, data=data))

    def draw(self, wide: float) -> dict[str, QImage]:
        """Return the first page of a deck and of a report, ``wide`` pixels wide."""
        entries = catalogue(self._dossier, self._playbook, self._house)
        drawn: dict[str, QImage] = {}
        for kind in ("deck", "report"):
            found = next((entry for entry in entries if entry.kind == kind), None)
            if found is not None:
                drawn[kind] = self._page(found, wide)
        return drawn

    def _page(self, entry: Entry, wide: float) -> QImage:
        outline = entry.compose(self._today)
        pages = PdfPages()
        try:
            (width, _), *_ = pages.open(build(replace(outline, sections=outline.sections[:1]), "pdf"))
            return pages.image(0, wide / width)
        finally:
            pages.close()
