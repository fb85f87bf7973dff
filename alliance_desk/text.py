"""The text gate: what a word processor, a database and a PDF can all hold."""

import re

REPLACEMENT = "�"

# XML 1.0 allows tab, newline and carriage return below the blank; lone surrogates and the two
# non-characters are refused by python-docx, python-pptx and the database, each in its own way.
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")
_NEWLINES = re.compile("\r\n?|\x85|\u2028|\u2029")


def legal(text: str) -> str:
    """Return ``text`` with one kind of newline and every forbidden character visibly replaced."""
    return _ILLEGAL.sub(REPLACEMENT, _NEWLINES.sub("\n", text))


def plain(text: str) -> str:
    """Return ``text`` as a document may show it: nothing in it turns the reading direction unseen."""
    return _TURNING.sub(REPLACEMENT, legal(text))
