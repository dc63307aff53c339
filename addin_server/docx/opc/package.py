"""The zip container: opened with care, and written back so that untouched entries stay as they were."""

from __future__ import annotations

import copy
import io
import struct
import zipfile
import zlib
from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from urllib.parse import unquote

from lxml import etree

from addin_server.docx.opc.errors import refusal
from addin_server.docx.opc.names import Element
from addin_server.docx.opc.prefixes import Declared, declared, is_of_letters, serialise
from addin_server.sniff import MAX_FILE, kind_of

MAX_INFLATED = 200 << 20
MAX_PART = 20 << 20
MAX_PARTS = 2_000
MAX_XML = 60 << 20  # all parts of XML together: they are parsed
MAX_RATIO = 200
RATIO_FREE = 48 << 20  # as compressible as they like: a blank page of 300 dots an inch is 26 MB

_CHUNK = 1 << 16
_HEAD = 64
_DOCTYPE = [b"<!DOCTYPE", "<!DOCTYPE".encode("utf-16-le"), "<!DOCTYPE".encode("utf-16-be")]
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    NotImplementedError,
    RuntimeError,
    ValueError,
    struct.error,
)
_LOCAL_HEADER = 30


@dataclass
class Allowance:
    """What may still be unpacked: bytes, bytes of XML among them, parts. Packages within one file share one."""

    inflated: int = MAX_INFLATED
    xml: int = MAX_XML
    parts: int = MAX_PARTS


class Package:
    """Parts by name. Parsed parts are shared: change the tree, then `touch` it; `save` rewrites only those."""

    def __init__(self, data: bytes, allowance: Allowance | None = None) -> None:
        """Raises DocxError when `data` is not a sound zip that `allowance` has room for; what it takes is gone."""
        if kind := kind_of(data):
            raise refusal(kind)
        if len(data) > MAX_FILE:
            raise refusal("too-big", f"{MAX_FILE >> 20} MB")
        self._data = data
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except _BROKEN:
            raise refusal("damaged") from None
        self._entries = {info.filename: info for info in self._zip.infolist()}
        remarks = [self._zip.comment, *(info.comment for info in self._zip.infolist())]
        self._remarks, self._drops_remarks = b"\n".join(filter(None, remarks)), False
        self._by_folded_name: defaultdict[str, list[str]] = defaultdict(list)
        for name in self._entries:
            self._by_folded_name[_folded(name)].append(name)
        self._trees: dict[str, Element] = {}
        self._declared: dict[str, Declared] = {}
        self._written: dict[str, bytes | None] = {}
        self._check(allowance or Allowance())

    def _check(self, allowance: Allowance) -> None:
        infos = self._zip.infolist()
        allowance.parts -= len(infos)
        if allowance.parts < 0:
            raise refusal("too-many-parts", f"{MAX_PARTS:,}")
        if len({name.lower() for name in self._entries}) < len(infos):
            raise refusal("damaged")
        if any("\\" in name or name.startswith("/") or ".." in name.split("/") for name in self._entries):
            raise refusal("unsafe-path")
        if any(info.flag_bits & 1 for info in infos):
            raise refusal("encrypted")
        own = max(RATIO_FREE, MAX_RATIO * len(self._data))
        for info in infos:
            own -= self._measure(info, own, allowance)

    def _measure(self, info: zipfile.ZipInfo, own: int, allowance: Allowance) -> int:
        """Inflate an entry to nowhere: its true size, or a refusal. Headers lie, so bytes are counted."""
        is_xml = info.filename.lower().endswith((".xml", ".rels"))
        size = 0
        try:
            with self._zip.open(info) as stream:
                while chunk := stream.read(_CHUNK):
                    if is_xml and size == 0 and any(mark in chunk for mark in _DOCTYPE):
                        raise refusal("doctype")
                    size += len(chunk)
                    allowance.inflated -= len(chunk)
                    allowance.xml -= is_xml * len(chunk)
                    if min(own - size, allowance.inflated, allowance.xml) < 0 or (is_xml and size > MAX_PART):
                        raise refusal("too-big-inflated")
        except _BROKEN:
            raise refusal("damaged") from None
        return size

    @property
    def names(self) -> list[str]:
        """Names of the parts, in their order."""
        kept = [name for name in self._entries if self._written.get(name, b"") is not None]
        return kept + [name for name, data in self._written.items() if name not in self._entries and data is not None]

    def find(self, name: str) -> str | None:
        """The part called `name`; part names distinguish neither case nor how a sign is written.

        Where signs written in two ways tell two parts apart, it is the one written so.
        """
        called = self._by_folded_name.get(_folded(name), ())
        found = [each for each in called if self._written.get(each, b"") is not None]
        return min(found, key=lambda each: (each != name, each.lower() != name.lower()), default=None)

    def is_same(self, one: str, other: str) -> bool:
        """Whether two names are of one part; there need not be such a part."""
        return _folded(one) == _folded(other) and self.find(one) == self.find(other)

    def read(self, name: str) -> bytes:
        """The bytes of a part as they stand."""
        written = self._written.get(name)
        return self._zip.read(name) if written is None else written

    def head(self, name: str) -> bytes:
        """The first bytes of a part, enough to tell what it is."""
        written = self._written.get(name)
        if written is not None:
            return written[:_HEAD]
        with self._zip.open(name) as stream:
            return stream.read(_HEAD)

    def may_hold(self, name: str, words: Collection[str]) -> bool:
        """Whether one of `words`, names of XML in English letters, may stand in a part; told without parsing it."""
        if name in self._trees:
            return True
        data = self.read(name)
        return not is_of_letters(data) or any(word.encode() in data for word in words)

    def xml(self, name: str) -> Element:
        """The root of a part. Raises DocxError when it is not well-formed or brings a DTD."""
        if name not in self._trees:
            data = self.read(name)
            self._trees[name] = parse(data)
            self._declared[name] = declared(self._trees[name], data)
        return self._trees[name]

    def touch(self, name: str) -> None:
        """Say that the tree of `name` was changed and must be written."""
        self.put(name, serialise(self.xml(name), self._declared[name]))

    def put(self, name: str, data: bytes) -> None:
        """Write a part, new or not."""
        self._written[name] = data
        if name not in (called := self._by_folded_name[_folded(name)]):
            called.append(name)

    def remove(self, name: str) -> None:
        """Drop a part."""
        self._written[name] = None
        self._trees.pop(name, None)

    @property
    def archive_remarks(self) -> bytes:
        """The remarks on the archive and its entries, as they will be written."""
        return b"" if self._drops_remarks else self._remarks

    def drop_archive_remarks(self) -> None:
        """Let none of the remarks be written."""
        self._drops_remarks = True

    def save(self, *, stamp: str) -> bytes:
        """The package with what was written; new parts carry the time stamp of the entry `stamp`."""
        keeps = not self._drops_remarks
        if not self._written and (keeps or not self._remarks):
            return self._data
        target = io.BytesIO()
        with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as out:
            out.comment = self._zip.comment if keeps else b""
            for name, info in self._entries.items():
                if name not in self._written:
                    _copy_entry(self._data, info, target, out, comment=info.comment if keeps else b"")
                elif (data := self._written[name]) is not None:
                    out.writestr(_fresh(name, info), data)
            for name, written in self._written.items():
                if name not in self._entries and written is not None:
                    fresh = _fresh(name, self._entries[stamp])
                    fresh.compress_type = zipfile.ZIP_DEFLATED
                    out.writestr(fresh, written)
        return target.getvalue()


def _folded(name: str) -> str:
    return unquote(name).lower()


def _fresh(name: str, like: zipfile.ZipInfo) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name, like.date_time)
    info.compress_type, info.external_attr, info.create_system = (
        like.compress_type,
        like.external_attr,
        like.create_system,
    )
    return info


def _copy_entry(
    source: bytes, info: zipfile.ZipInfo, target: io.BytesIO, out: zipfile.ZipFile, *, comment: bytes
) -> None:
    """Copy an entry still compressed. zipfile has no call for it; these are the steps its own `writestr` takes."""
    name_length, extra_length = struct.unpack_from("<HH", source, info.header_offset + 26)
    begin = info.header_offset + _LOCAL_HEADER + name_length + extra_length
    entry = copy.copy(info)
    entry.header_offset = target.tell()
    entry.comment = comment
    entry.flag_bits &= ~0x08  # sizes are known now: no data descriptor follows
    target.write(entry.FileHeader(zip64=False))
    target.write(source[begin : begin + info.compress_size])
    out.filelist.append(entry)
    out.NameToInfo[entry.filename] = entry
    out.start_dir = target.tell()


def parse(data: bytes) -> Element:
    """Parse untrusted XML: nothing is fetched, expanded or dropped."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_blank_text=False
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError):
        raise refusal("damaged") from None
    if root.getroottree().docinfo.internalDTD is not None:
        raise refusal("doctype")
    return root
