"""Our one entry in WPS's list of add-ins, put in and taken out with every other byte left as it is.

The file is WPS's and other people's add-ins stand in it. So it is parsed only to learn where things are, and edited as
text: nothing is written anew that we did not write.
"""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple
from xml.parsers import expat
from xml.sax.saxutils import quoteattr

NAME = "zhubi"
_ROOT = "jsplugins"
_ENTRIES = frozenset({"jspluginonline", "jsplugin"})
NOTHING = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<jsplugins>\n</jsplugins>'
"""What is left of a list that we began ourselves."""
_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_DECLARED = re.compile(rb"""^<\?xml[^>]*\bencoding\s*=\s*["']([A-Za-z0-9._-]+)["']""")
_OURS = re.compile(rb"""\r?\n?(?<![ \t])[ \t]*+<jspluginonline name="zhubi" type="wps" url="[^"<>]*"[^<>]*/>""")
_TAG_END = re.compile(r"""(?:[^"'>]|"[^"]*"|'[^']*')*>""")


class PublishError(Exception):
    """The file cannot be edited safely; the message says why, in Chinese."""


class AddinEntry(NamedTuple):
    """An add-in in the list: its tag, its attributes, and where it stands in the text (code points)."""

    tag: str
    attributes: dict[str, str]
    start: int
    end: int

    @property
    def ours(self) -> bool:
        return self.tag in _ENTRIES and self.attributes.get("name") == NAME and self.attributes.get("type") == "wps"


class _Parsed(NamedTuple):
    root_start: int
    root_open_end: int
    self_closed: bool
    entries: tuple[AddinEntry, ...]


def entry(url: str) -> str:
    """Return our entry for the add-in under `url`, which must end with a slash; as WPS's own tool writes them."""
    return (
        f'<jspluginonline name="{NAME}" type="wps" url={quoteattr(url)} debug="" enable="enable_dev" '
        'install="null" customDomain=""/>'
    )


def entries(data: bytes) -> tuple[AddinEntry, ...]:
    """Return the add-ins in a publish.xml; none in an empty one. Raises PublishError."""
    if not data.strip():
        return ()
    return _parse(_decode(data)[0]).entries


def merged(data: bytes | None, url: str) -> bytes:
    """Return the list with exactly one entry of ours, for `url`; None or nothing is a new list. PublishError."""
    text, encode = _decode(data if data and data.strip() else NOTHING + b"\n")
    parsed = _parse(text)
    ours = [found for found in parsed.entries if found.ours]
    wanted = entry(url)
    if ours:
        for extra in reversed(ours[1:]):
            text = _cut(text, extra)
        return encode(text[: ours[0].start] + wanted + text[ours[0].end :])
    newline = "\r\n" if "\r\n" in text else "\n"
    if parsed.self_closed:
        opened = text[parsed.root_start : parsed.root_open_end].removesuffix("/>").rstrip()
        whole = f"{opened}>{newline}  {wanted}{newline}</{_ROOT}>"
        return encode(text[: parsed.root_start] + whole + text[parsed.root_open_end :])
    at = parsed.entries[-1].end if parsed.entries else parsed.root_open_end
    indent = _indent(text, parsed.entries[-1].start) if parsed.entries else "  "
    after = newline if text.startswith("</", at) else ""
    return encode(f"{text[:at]}{newline}{indent}{wanted}{after}{text[at:]}")


def without(data: bytes) -> bytes:
    """Return the list with no entry of ours. A broken one loses only what stands there just as we write it."""
    try:
        return _without(data)
    except PublishError:
        return _OURS.sub(b"", data)


def _without(data: bytes) -> bytes:
    text, encode = _decode(data)
    for found in reversed(_parse(text).entries):
        if found.ours:
            text = _cut(text, found)
    return encode(text)


def _cut(text: str, found: AddinEntry) -> str:
    """Take out an entry, and the line break and indentation before it that came with it."""
    before = re.sub(r"\r?\n?(?<![ \t])[ \t]*\Z", "", text[: found.start])
    return before + text[found.end :]


def _indent(text: str, start: int) -> str:
    """The blanks before the entry at `start`, when they begin its line."""
    line = text[text.rfind("\n", 0, start) + 1 : start]
    return line if not line.strip() else "  "


class _Encode:
    """Writes text back in the encoding, and with the mark, it was read in."""

    def __init__(self, bom: bytes, encoding: str) -> None:
        self.bom, self.encoding = bom, encoding

    def __call__(self, text: str) -> bytes:
        return self.bom + text.encode(self.encoding)


def _decode(data: bytes) -> tuple[str, _Encode]:
    bom, encoding = next(((mark, name) for mark, name in _BOMS if data.startswith(mark)), (b"", ""))
    body = data[len(bom) :]
    if not encoding:
        declared = _DECLARED.match(body)
        encoding = declared.group(1).decode().lower() if declared else "utf-8"
        encoding = "gb18030" if encoding in ("gb2312", "gbk") else encoding
    encode = _Encode(bom, encoding)
    try:
        text = body.decode(encoding)
        same = encode(text) == data
    except (UnicodeError, LookupError):
        same = False
    if not same:
        raise PublishError("里面的文字编码认不出来")
    return text, encode


def _parse(text: str) -> _Parsed:
    utf8 = text.encode()
    starts: list[tuple[str, dict[str, str], int]] = []
    found: list[AddinEntry] = []
    roots: list[tuple[str, int]] = []

    def place(index: int) -> int:
        return len(utf8[:index].decode())

    def tag_end(start: int) -> int:
        match = _TAG_END.match(text, start)
        assert match, "expat has read this tag to its end"
        return match.end()

    def open_(tag: str, attributes: dict[str, str]) -> None:
        at = place(parser.CurrentByteIndex)
        if not starts:
            roots.append((tag, at))
        starts.append((tag, attributes, at))

    def close(tag: str) -> None:
        _, attributes, start = starts.pop()
        if len(starts) == 1:
            opened = tag_end(start)
            empty = text[:opened].endswith("/>")
            end = opened if empty else tag_end(place(parser.CurrentByteIndex))
            found.append(AddinEntry(tag, attributes, start, end))

    def refuse(*_: object) -> None:
        raise PublishError("里面有 DOCTYPE")

    parser = expat.ParserCreate("utf-8")  # over whatever the file declares: it was decoded by that already
    parser.StartElementHandler = open_
    parser.EndElementHandler = close
    parser.StartDoctypeDeclHandler = refuse
    try:
        parser.Parse(utf8, True)
    except expat.ExpatError as error:
        raise PublishError(f"第 {error.lineno} 行不是合格的 XML") from None
    tag, start = roots[0]
    if tag != _ROOT:
        raise PublishError(f"最外层不是 {_ROOT}")
    opened = tag_end(start)
    return _Parsed(start, opened, text[:opened].endswith("/>"), tuple(found))
