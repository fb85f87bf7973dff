"""Who agreed to one version of the North Star: a line for each partner (S07)."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout, QWidget
from sqlmodel import Session

from alliance_desk.gui import theme
from alliance_desk.gui.models.columns import label_of
from alliance_desk.gui.open_alliance import OpenAlliance
from alliance_desk.gui.widgets.chip import chip
from alliance_desk.gui.widgets.date_field import DateField
from alliance_desk.gui.widgets.fields import LineField
from alliance_desk.gui.words import tr
from alliance_desk.pictures.palette import side_role
from alliance_desk.records import NorthStarConsent, NorthStarVersion, Partner
from alliance_desk.store import removal


class Consents(QWidget):
    """For each partner of the alliance: who agreed to this version, and when."""

    def __init__(
        self, alliance: OpenAlliance, version: NorthStarVersion, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._alliance, self._version = alliance, version
        self.by_fields: dict[str, LineField] = {}
        self.on_fields: dict[str, DateField] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 3)
        grid.setColumnStretch(2, 2)
        for at, partner in enumerate(alliance.dossier.partners):
            by, on = LineField(), DateField()
            on.setMinimumWidth(theme.px(132))
            by.setPlaceholderText(tr("Agreed by"))
            by.setAccessibleName(tr("Who agreed to version %1 for %2", version.number, partner.label))
            on.setAccessibleName(tr("When %2 agreed to version %1", version.number, partner.label))
            on.setPlaceholderText(tr("On"))
            by.edited.connect(lambda value, each=partner: self._save(each, "agreed_by", value, True))
            on.edited.connect(lambda value, each=partner: self._save(each, "agreed_on", value, False))
            self.by_fields[partner.label], self.on_fields[partner.label] = by, on
            grid.addWidget(chip(partner.label, side_role(alliance.dossier.side(partner.id))), at, 0)
            grid.addWidget(by, at, 1)
            grid.addWidget(on, at, 2)
        self.refresh()

    def refresh(self) -> None:
        """Show what is stored."""
        for partner in self._alliance.dossier.partners:
            consent = self._consent(partner)
            if (by := self.by_fields.get(partner.label)) is not None:
                by.show_value(consent.agreed_by if consent else "")
                self.on_fields[partner.label].show_value(consent.agreed_on if consent else None)

    def _consent(self, partner: Partner) -> NorthStarConsent | None:
        return self._alliance.dossier.one(
            NorthStarConsent, version_id=self._version.id, partner_id=partner.id
        )

    def _save(self, partner: Partner, field: str, value: object, joins: bool) -> None:
        here, known = self._alliance, self._consent(partner)
        label = tr("%1 on North Star version %2", label_of(partner) or partner.label, self._version.number)
        with here.store.edit(label, joins=joins) as session:
            consent = self._in(session, known, partner)
            setattr(consent, field, value)
            if not consent.agreed_by.strip() and consent.agreed_on is None:
                removal.remove(session, consent)

    def _in(self, session: Session, known: NorthStarConsent | None, partner: Partner) -> NorthStarConsent:
        """Return the consent within an edit; the first word of it begins it."""
        if known is not None:
            return session.get_one(NorthStarConsent, known.id)
        made = NorthStarConsent(
            alliance_id=self._alliance.id, version_id=self._version.id, partner_id=partner.id
        )
        session.add(made)
        return made
