"""The encoding of a text: told by a mark at its head, else by what comes out as Chinese that people write."""

from __future__ import annotations

import re

_BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\ufffe\uffff]")
_HAN = re.compile("[\u4e00-\u9fff]")
# Both national sets list the characters of daily use first; text read in the wrong one is full of the others.
_COMMON = {"gb18030": ("gb2312", b"\xb0", b"\xd8"), "big5": ("big5", b"\xa4", b"\xc7")}
_DOS_END = "\x1a"
"""Old programs end a text with it, and fill the rest of a block."""


def text_of(data: bytes) -> str | None:
    """Return the text in UTF-8, UTF-16, GB 18030 or Big5; None when it is none of them."""
    marked = [encoding for mark, encoding in _BOMS if data.startswith(mark)]
    if marked:
        return _decoded(data, marked[0])
    if (text := _decoded(data, "utf-8")) is not None:
        return text
    wide = max(("utf-16-le", "utf-16-be"), key=lambda encoding: _share_of_han(data, encoding))
    if _share_of_han(data, wide) > 0.6:
        return _decoded(data, wide)
    best = max(_COMMON, key=lambda encoding: _share_of_common(data, encoding))
    return _decoded(data, best) or _decoded(data, "gb18030")


def _ended(text: str) -> str:
    """The text up to the sign of its end, where only filling follows."""
    end = text.find(_DOS_END, len(text.rstrip(f"{_DOS_END} \r\n")))
    return text if end < 0 else text[:end]


def _decoded(data: bytes, encoding: str) -> str | None:
    try:
        text = _ended(data.decode(encoding))
    except UnicodeDecodeError:
        return None
    return None if _CONTROL.search(text) else text


def _share_of_han(data: bytes, encoding: str) -> float:
    text = _decoded(data, encoding)
    return len(_HAN.findall(text)) / len(text) if text else 0.0


def _share_of_common(data: bytes, encoding: str) -> float:
    """How many of the Chinese characters are of daily use, read in `encoding`."""
    text = _decoded(data, encoding)
    han = _HAN.findall(text or "")
    subset, low, high = _COMMON[encoding]
    return sum(low <= character.encode(subset, "ignore")[:1] < high for character in han) / len(han) if han else 0.0
