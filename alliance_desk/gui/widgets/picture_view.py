"""Shows a drawn picture in the colours of the window, to be copied or saved as it stands."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QByteArray, QEvent, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import (
    QContextMenuEvent,
    QGuiApplication,
    QImage,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QMenu, QSizePolicy, QWidget

from alliance_desk.gui import theme
from alliance_desk.gui.dialogs import files
from alliance_desk.gui.words import tr
from alliance_desk.pictures.palette import LIGHT, Palette
from alliance_desk.pictures.shapes import Picture
from alliance_desk.pictures.svg import FONTS, to_svg

Draw = Callable[[float], Picture]
"""Draws the picture for a width."""

SHARP = 3
"""A saved picture has this many pixels for each point."""


class PictureView(QWidget):
    """One picture. A fixed one is scaled to the room there is; a drawn one is drawn for its width."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._draw: Draw | None = None
        self._picture: Picture | None = None
        self._renderer = QSvgRenderer(self)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(tr("Picture"))

    def show_picture(self, picture: Picture) -> None:
        """Show a picture."""
        self._draw = None
        self._take(picture)

    def show_drawn(self, draw: Draw) -> None:
        """Show a picture that is drawn anew for each width."""
        self._draw = draw
        self._take(draw(self._room()))

    @property
    def picture(self) -> Picture | None:
        """The picture on show."""
        return self._picture

    def save(self, path: Path) -> None:
        """Write the picture as SVG or PNG, in the colours of paper."""
        if self._picture is None:
            return
        if path.suffix.lower() == ".png":
            self._image().save(str(path))
        else:
            path.write_text(to_svg(self._picture, LIGHT), encoding="utf-8")

    def copy(self) -> None:
        """Put the picture on the clipboard."""
        QGuiApplication.clipboard().setImage(self._image())

    def sizeHint(self) -> QSize:
        if self._picture is None:
            return QSize(theme.px(100), theme.px(60))
        return QSize(theme.px(self._picture.width), theme.px(self._picture.height))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(60), min(self.sizeHint().height(), self.heightForWidth(self.width())))

    def hasHeightForWidth(self) -> bool:
        return self._draw is None

    def heightForWidth(self, width: int) -> int:
        if self._picture is None or self._draw is not None:
            return self.sizeHint().height()
        return min(self.sizeHint().height(), round(width * self._picture.height / self._picture.width))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._picture is not None:
            self._renderer.render(painter, self._place())
        if self.hasFocus():
            painter.setPen(QPen(theme.color("ours"), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 4, 4)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._draw is not None and event.size().width() != event.oldSize().width():
            self._take(self._draw(self._room()))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange) and self._picture is not None:
            self._take(self._draw(self._room()) if self._draw else self._picture)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self._picture is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(tr("Copy picture")).triggered.connect(self.copy)
        menu.addAction(tr("Save picture as…")).triggered.connect(self._ask_save)
        menu.popup(event.globalPos())

    def _take(self, picture: Picture) -> None:
        self._picture = picture
        self._renderer.load(self._svg(picture, theme.palette()))
        self.setAccessibleName(picture.title)
        self.setAccessibleDescription(picture.alt)
        self.updateGeometry()
        self.update()

    def _svg(self, picture: Picture, colours: Palette) -> QByteArray:
        """Return the picture in the type of the window: QtSvg does not look through a list of families."""
        svg = to_svg(picture, colours).replace(f'"{FONTS}"', f'"{self.font().family()}"')
        svg = svg.replace('font-weight="bold"', 'font-weight="600"')
        return QByteArray(svg.encode())

    def _room(self) -> float:
        """Return the width there is, in the points of a drawing."""
        return max(240.0, self.width() / theme.scale())

    def _place(self) -> QRectF:
        size = QSizeF(self._renderer.defaultSize()).scaled(
            QSizeF(self.size()), Qt.AspectRatioMode.KeepAspectRatio
        )
        return QRectF(
            (self.width() - size.width()) / 2,
            (self.height() - size.height()) / 2,
            size.width(),
            size.height(),
        )

    def _image(self) -> QImage:
        assert self._picture
        paper = QSvgRenderer(self._svg(self._picture, LIGHT))
        image = QImage(paper.defaultSize() * SHARP, QImage.Format.Format_ARGB32)
        image.fill(LIGHT["paper"])
        painter = QPainter(image)
        paper.render(painter)
        painter.end()
        return image

    def _ask_save(self) -> None:
        assert self._picture
        kinds = f"{tr('Picture with sharp lines')} (*.svg);;{tr('Picture for everywhere')} (*.png)"
        suggested = Path.home() / f"{self._picture.title}.svg"
        if path := files.ask_save(self, tr("Save picture as"), suggested, kinds, ".svg"):
            self.save(path)
