"""A logo from a file: PNG, JPEG or SVG, made a PNG of a size that documents need."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QImageReader, QPainter
from PySide6.QtSvg import QSvgRenderer

from alliance_desk.gui.words import tr

LARGEST = 5 << 20
"""Bytes of a file that is taken."""
WIDEST = 1600
"""Pixels on the longer side: more than any page shows."""
BLURRED = 200
"""Pixels on the longer side below which a logo looks blurred in print."""


class LogoError(Exception):
    """A file can't serve as a logo; the message says why."""


def read_logo(path: Path) -> bytes:
    """Return a logo as PNG, no larger than needed; raise LogoError for what is none."""
    try:
        if path.stat().st_size > LARGEST:
            raise LogoError(tr("%1 is larger than 5 MB. Save it smaller and try again.", path.name))
        data = path.read_bytes()
    except OSError as error:
        raise LogoError(tr("%1 could not be read: %2.", path.name, error.strerror or "")) from None
    image = _drawn(data) if b"<svg" in data[:4096] else _decoded(data)
    if image is None or image.isNull():
        raise LogoError(tr("%1 is no picture that can be read. Use a PNG, JPEG or SVG file.", path.name))
    if max(image.width(), image.height()) > WIDEST:
        image = image.scaled(
            WIDEST, WIDEST, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
    return _png(image)


def _decoded(data: bytes) -> QImage | None:
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setDecideFormatFromContent(True)
    reader.setAutoTransform(True)
    size = reader.size()
    # A small file can claim to be a picture of gigabytes.
    if bytes(reader.format().data()) not in (b"png", b"jpeg") or size.width() * size.height() > 100_000_000:
        return None
    if max(size.width(), size.height()) > WIDEST:
        reader.setScaledSize(size.scaled(QSize(WIDEST, WIDEST), Qt.AspectRatioMode.KeepAspectRatio))
    return reader.read()


def _drawn(data: bytes) -> QImage | None:
    renderer = QSvgRenderer(QByteArray(data))
    if not renderer.isValid() or renderer.defaultSize().isEmpty():
        return None
    size = renderer.defaultSize().scaled(QSize(WIDEST, WIDEST), Qt.AspectRatioMode.KeepAspectRatio)
    image = QImage(size, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    renderer.render(painter, QRectF(0, 0, size.width(), size.height()))
    painter.end()
    return image


def _png(image: QImage) -> bytes:
    """Return a picture as PNG, without what the file said about itself."""
    bare = image.convertToFormat(QImage.Format.Format_ARGB32)
    for key in bare.textKeys():
        bare.setText(key, "")
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    if not bare.save(buffer, "PNG"):  # pyright: ignore[reportCallIssue, reportArgumentType]
        raise LogoError(tr("The logo could not be made a PNG picture."))
    return bytes(buffer.data().data())
