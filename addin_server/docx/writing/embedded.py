"""Embedded packages and binary parts: what a package holds that is not its own XML, and whose names stand there."""

from __future__ import annotations

import contextlib
import re
import struct
import zlib
from collections.abc import Collection, Iterator
from typing import NamedTuple

from ahocorasick_rs import BytesAhoCorasick

from addin_server.docx.opc.errors import DocxError
from addin_server.docx.opc.package import MAX_PART, RATIO_FREE, Allowance, Package
from addin_server.docx.opc.parts import xml_parts
from addin_server.docx.opc.relations import CONTENT_TYPES

_ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be", "gb18030")
_ZIP = b"PK\x03\x04"
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How files of Office before 2007 begin, and what is embedded by another program: [MS-CFB] 2.2."""
_SILENT = tuple(name.encode("utf-16-le") for name in ("Equation Native", "_VBA_PROJECT"))
"""Streams of compound files that say nothing of anybody but in words we can find: formulas and macros."""
_TELLING = tuple(name.encode("utf-16-le") for name in ("SummaryInformation", "Ole10Native"))
"""Streams that may say who wrote it or where it lay: [MS-OLEPS] 2.23, [MS-OLEDS] 2.3.6."""
_JPEG, _PNG = b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n"
_METADATA_SEGMENTS = {0xE1, 0xED, 0xFE}
"""Segments of a JPEG that are metadata: Exif and XMP, IPTC, a comment. Others are needed to draw it."""
_SCAN = 0xDA
_TEXT_CHUNKS = {b"tEXt", b"zTXt", b"iTXt", b"eXIf"}
"""Chunks of a PNG that are metadata."""
_COMPRESSED = re.compile(rb"x[\x01\x5e\x9c\xda]")
_LONGEST_TEXT = 1 << 20
_WINDOW = 1 << 16


class EmbeddedPackages(NamedTuple):
    """The packages that are parts of another, as the sheet behind a chart is, by name.

    `unread` could not be opened, or are compound files that may tell of somebody.
    """

    packages: dict[str, Package]
    unread: tuple[str, ...]


def embedded_packages(package: Package) -> EmbeddedPackages:
    """Open what is a package within another. All share one allowance: there may be hundreds, each large."""
    allowance = Allowance(RATIO_FREE, MAX_PART)
    packages: dict[str, Package] = {}
    archives = archive_parts(package)
    for name in archives:
        with contextlib.suppress(DocxError):
            inner = Package(package.read(name), allowance)
            if inner.find(CONTENT_TYPES):
                packages[name] = inner
    closed = [name for name in archives if name not in packages] + compound_parts(package)
    return EmbeddedPackages(packages, tuple(closed))


def archive_parts(package: Package) -> list[str]:
    """The parts that are archives themselves."""
    return [name for name in package.names if package.head(name).startswith(_ZIP)]


def compound_parts(package: Package) -> list[str]:
    """The parts that are compound files, which nothing here opens, but those that can hardly tell of anybody."""
    return [
        name for name in package.names if package.head(name).startswith(_COMPOUND) and _may_tell(package.read(name))
    ]


def _may_tell(compound: bytes) -> bool:
    return any(sign in compound for sign in (*_TELLING, _ZIP)) or not any(sign in compound for sign in _SILENT)


def binary_mentions(
    package: Package, names: Collection[str], read: Collection[str] = ()
) -> Iterator[tuple[str, str, bool]]:
    """Yield what is no XML and bears one of `names`: the part, the name, and whether it can be taken out.

    Of the parts `read` already only the name is looked at.
    """
    if not names:
        return
    matcher = _NameMatcher(names)
    known = {part for part, _ in xml_parts(package)}.union(read)
    for part in package.names:
        for name in names:
            if name in part:
                yield part, name, False
        if part in known or part.lower().endswith((".rels", "/", "[content_types].xml")):
            continue
        data = package.read(part)
        metadata = _metadata(data)
        texts = [data] if metadata is None else [text for _, _, text in metadata]
        for name in sorted(set().union(*map(matcher.found_in, texts))):
            yield part, name, metadata is not None


def without_metadata(data: bytes, names: Collection[str]) -> bytes:
    """Return a picture without the metadata that mentions one of `names`."""
    matcher = _NameMatcher(names)
    gone = [(start, end) for start, end, text in _metadata(data) or () if matcher.found_in(text)]
    for start, end in reversed(gone):
        data = data[:start] + data[end:]
    return data


class _NameMatcher:
    """Names in every spelling, looked for in one pass, however many they are."""

    def __init__(self, names: Collection[str]) -> None:
        spelt: dict[bytes, set[str]] = {}
        for name in names:
            for encoding in _ENCODINGS:
                spelt.setdefault(name.encode(encoding), set()).add(name)
        self._names = list(spelt.values())
        self._overlap = max(map(len, spelt), default=1) - 1
        self._automaton = BytesAhoCorasick(list(spelt))

    def found_in(self, data: bytes) -> set[str]:
        """Return those that stand in `data`; window by window, so that what is found of one is all that is held."""
        found: set[str] = set()
        for start in range(0, len(data), _WINDOW):
            window = data[start : start + _WINDOW + self._overlap]
            for index in {index for index, _, _ in self._automaton.find_matches_as_indexes(window, overlapping=True)}:
                found |= self._names[index]
        return found


def _metadata(data: bytes) -> list[tuple[int, int, bytes]] | None:
    """The metadata of a picture: from, to, and the text. None when it is no picture we can take apart."""
    if data.startswith(_JPEG):
        return list(_segments(data))
    return list(_chunks(data)) if data.startswith(_PNG) else None


def _segments(data: bytes) -> Iterator[tuple[int, int, bytes]]:
    place = 2
    while place + 4 <= len(data) and data[place] == 0xFF and data[place + 1] != _SCAN:
        end = place + 2 + struct.unpack_from(">H", data, place + 2)[0]
        if data[place + 1] in _METADATA_SEGMENTS:
            yield place, end, data[place:end]
        place = end


def _chunks(data: bytes) -> Iterator[tuple[int, int, bytes]]:
    place = len(_PNG)
    while place + 12 <= len(data):
        end = place + 12 + struct.unpack_from(">I", data, place)[0]
        if data[place + 4 : place + 8] in _TEXT_CHUNKS:
            yield place, end, data[place:end] + _inflated(data[place + 8 : end - 4])
        place = end


def _inflated(text: bytes) -> bytes:
    """What stands compressed behind the keyword of a chunk, b"" when nothing does."""
    for begin in _COMPRESSED.finditer(text):
        with contextlib.suppress(zlib.error):
            return zlib.decompressobj().decompress(text[begin.start() :], _LONGEST_TEXT)
    return b""
