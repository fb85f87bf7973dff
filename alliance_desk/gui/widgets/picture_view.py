"""Shows a drawn picture in the colours of the window, to be copied or saved as it stands."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QByteArray, QEvent, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import (
    QContextMenuEvent,
    QGuiApplication,
    QImage,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import (
    QDialog,
    QLabel,
    QMenu,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from alliance_desk.documents.export import ExportError, put
from alliance_desk.documents.outline import Look
from alliance_desk.documents.pictures import Kind, to_bytes, trimmed
from alliance_desk.documents.press.house_colours import house_palette
from alliance_desk.gui import theme
from alliance_desk.gui.dialogs import files, messages
from alliance_desk.gui.forms import load_form
from alliance_desk.gui.words import tr
from alliance_desk.pictures.palette import Palette
from alliance_desk.pictures.shapes import Picture
from alliance_desk.pictures.svg import FONTS, to_svg

Draw = Callable[[float], Picture]
"""Draws the picture for a width."""

Paper = Callable[[], Look]
"""Tells how what leaves the desk looks: on screen the colours are the desk's, on paper the house's."""

KINDS: dict[Kind, str] = {
    "png": "picture for everywhere (PNG)",
    "svg": "drawing with sharp lines (SVG)",
    "pdf": "page (PDF)",
    "pptx": "slide (PowerPoint)",
}
SHARP = 3
"""A saved picture has this many pixels for each point."""


class PictureView(QWidget):
    """One picture. A fixed one is scaled to the room there is; a drawn one is drawn for its width.

    Enter and a double click open it larger; the menu key and the right button offer to copy and save it.
    """

    def __init__(self, paper: Paper, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._paper = paper
        self._draw: Draw | None = None
        self._larger: Draw | None = None
        self._picture: Picture | None = None
        self._renderer = QSvgRenderer(self)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(tr("Picture"))

    def show_picture(self, picture: Picture, larger: Draw | None = None) -> None:
        """Show a picture; ``larger`` draws it for a window of its own."""
        self._draw, self._larger = None, larger
        self._take(picture)

    def show_drawn(self, draw: Draw, drawn: Picture | None = None) -> None:
        """Show a picture that is drawn anew for each width; ``drawn`` where it is for this one already."""
        self._draw = self._larger = draw
        self._take(drawn or draw(self.room()))

    def open_larger(self) -> PictureWindow | None:
        """Show the picture in a window of its own, drawn for the width of that window."""
        if self._picture is None:
            return None
        window = PictureWindow(self._picture, self._larger, self._paper, self)
        window.show()
        return window

    def ask_save(self) -> None:
        """Ask where to save the picture, and as what, and save it there."""
        self._ask("")

    def _ask(self, kind: str, _: bool = False) -> None:
        if self._picture is None:
            return
        kinds = ";;".join(f"{tr(words)} (*.{each})" for each, words in KINDS.items() if kind in ("", each))
        suffix = f".{kind or next(iter(KINDS))}"
        suggested = Path.home() / f"{files.plain_name(self._picture.title)}{suffix}"
        path = files.ask_save(self, tr("Save picture as"), suggested, kinds, suffix)
        if path is None:
            return
        try:
            self.save(path)
        except ExportError as error:
            messages.tell(self, tr("The picture could not be saved."), str(error))

    @property
    def picture(self) -> Picture | None:
        """The picture on show."""
        return self._picture

    def save(self, path: Path) -> None:
        """Write the picture alone, trimmed, in the look of the house; the name's ending says as what."""
        if self._picture is None:
            return
        named: dict[str, Kind] = {f".{kind}": kind for kind in KINDS}
        kind = named.get(path.suffix.casefold(), "svg")
        QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            put(to_bytes(self._picture, kind, self._paper()), path)
        finally:
            QGuiApplication.restoreOverrideCursor()

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
            self._take(self._draw(self.room()))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange) and self._picture is not None:
            self._take(self._draw(self.room()) if self._draw else self._picture)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self._picture is not None:
            self.menu().popup(event.globalPos())

    def menu(self) -> QMenu:
        """Return what can be done with the picture."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if not self._is_large:
            menu.addAction(tr("Open larger")).triggered.connect(self.open_larger)
        menu.addAction(tr("Copy picture")).triggered.connect(self.copy)
        menu.addSeparator()
        for kind, words in KINDS.items():
            menu.addAction(tr("Save as %1…", tr(words))).triggered.connect(partial(self._ask, kind))
        return menu

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not self._is_large:
            self.open_larger()
        elif event.matches(QKeySequence.StandardKey.Copy) and self._picture is not None:
            self.copy()
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and not self._is_large:
            self.open_larger()
        else:
            super().mouseDoubleClickEvent(event)

    @property
    def _is_large(self) -> bool:
        return isinstance(self.window(), PictureWindow)

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

    def room(self) -> float:
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
        look = self._paper()
        colours = house_palette(look.ours, look.theirs)
        paper = QSvgRenderer(self._svg(trimmed(self._picture), colours))
        image = QImage(paper.defaultSize() * SHARP, QImage.Format.Format_ARGB32)
        image.fill(colours["paper"])
        painter = QPainter(image)
        paper.render(painter)
        painter.end()
        return image


class PictureWindow(QDialog):
    """A picture in a window that can be resized; it is drawn anew for each width."""

    title_label: QLabel
    scroll_area: QScrollArea
    copy_button: QPushButton
    save_button: QPushButton
    close_button: QPushButton

    def __init__(
        self, picture: Picture, draw: Draw | None, paper: Paper, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        load_form(self, "picture_window")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(picture.title)
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self.title_label.setText(picture.title)
        self.view = PictureView(paper)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(4, 4, 12, 4)
        column.addWidget(self.view, 0, Qt.AlignmentFlag.AlignTop)
        self.scroll_area.setWidget(page)
        # Before the view is filled: a drawn picture is as high as its width makes it.
        self.resize(theme.px(1020), theme.px(700))
        if draw is None:
            self.view.show_picture(picture)
        else:
            self.view.show_drawn(draw)
        self.copy_button.clicked.connect(self.view.copy)
        self.save_button.clicked.connect(self.view.ask_save)
        self.close_button.clicked.connect(self.close)
        self.scroll_area.setFocus()  # arrows scroll at once
