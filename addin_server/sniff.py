"""Tell by its bytes what a file is that is not a zip: names and extensions lie."""

from __future__ import annotations

import re

MAX_FILE = 30 << 20
"""Bytes of a file that is opened at all."""

_CFB = bytes.fromhex("D0CF11E0A1B11AE1")
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")

# Compound files keep the names of their streams in UTF-16; the first that occurs decides.
_STREAMS = {
    "EncryptedPackage": "encrypted",
    "WordDocument": "legacy-doc",
    "MatOST": "legacy-wps",
    "WpsDocument": "legacy-wps",
    "Workbook": "spreadsheet",
    "PowerPoint Document": "presentation",
}

_OPENINGS = {
    b"{\\rtf": "rtf",
    b"%pdf-": "pdf",
    b"<!doctype html": "html",
    b"<html": "html",
    b"<head": "html",
    b"<body": "html",
    b"<meta": "html",
    b"mime-version:": "html",
    b"from: <saved by": "html",
}
_MAIL = re.compile(
    rb"\A(?:[a-z][a-z0-9-]*+:[^\n]*+\n(?:[ \t]++[^\s][^\n]*+\n)*+)+?content-type:\s*(?:multipart/|text/html)"
)
"""The heads of a page with its pictures, or of a letter, in whatever order and up to the first line that is none."""
_COMMENTS = re.compile(rb"(?s)\A\s*+(?:<!--(?:(?!-->).)*+-->\s*+)++")
_BOMS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))

# The owner file Office leaves beside an open document has one of these sizes and opens with the length of a name.
_LOCK_FILE_SIZES = (54, 162, 165)


def kind_of(data: bytes) -> str:
    """The kind of refusal `data` deserves, or "" when it is a zip and worth opening."""
    if not data:
        return "empty"
    if data.startswith(_ZIP):
        return ""
    if data.startswith(_CFB):
        return next((kind for name, kind in _STREAMS.items() if name.encode("utf-16-le") in data), "legacy-doc")
    if len(data) in _LOCK_FILE_SIZES and 0 < data[0] <= 54:
        return "lock-file"
    head = _COMMENTS.sub(b"", _head(data)).lstrip().lower()
    for opening, kind in _OPENINGS.items():
        if head.startswith(opening):
            return kind
    if head.startswith(b"<?xml") and (b"pkg:package" in head or b"worddocument" in head):
        return "flat-xml"
    if (head.startswith(b"<?xml") and b"<html" in head) or _MAIL.match(head):
        return "html"
    return "not-docx"


def _head(data: bytes) -> bytes:
    """The beginning of a text, in one byte a letter."""
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return data[len(mark) : 8192].decode(encoding, "ignore").encode("ascii", "ignore").lstrip()
    return data[:4096].lstrip()
