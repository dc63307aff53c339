"""Whatever a file holds, it is read or refused with a sentence: bytes turned, parts cut, XML bent, names exchanged."""

from __future__ import annotations

import contextlib
import datetime as dt
import io
import random
import re
import zipfile
from collections.abc import Callable
from typing import get_args

import pytest

from addin_server import docx, readers
from addin_server.annotation import remarks
from addin_server.annotation.commented import commented, open_source
from addin_server.core.engine import Checker
from addin_server.core.model import Draft, Role
from tests.attack import many

_DAY = dt.datetime(2026, 3, 29)
_TEXT = """云溪县轮训支书
针对村级代办不便问题，云溪县推行轮训办法，办成 3 件。
一是**加强**领导，综合素质得到明显提升。
"""
_TEXTS = {
    "a.txt": _TEXT.encode(),
    "b.txt": _TEXT.encode("gb18030"),
    "c.txt": _TEXT.encode("utf-16"),
    "d.md": f"# {_TEXT}- 甲[乙](丙)\n".encode(),
}
_TOKENS = re.compile(rb'<[^>]*>|"[^"]*"|\d+|[\x80-\xff]+')
_ODD = (
    b"",
    b"<w:p>",
    b"</w:p>",
    b"<!--",
    b"&#x0;",
    b"&bad;",
    b"\x00",
    b"-1",
    b"99999999999",
    b'"',
    b"\xff\xfe",
    b"../x",
)


def documents(checker: Checker) -> dict[str, bytes]:
    """A plain document, and the same with comments, marks and tracked changes of ours."""
    blocks = [
        docx.ComposedParagraph(Role.TITLE, "柳河镇凝心聚力促发展"),
        *(docx.ComposedParagraph(Role.BODY, line) for line in _TEXT.splitlines()),
    ]
    plain = docx.new_document(blocks)
    source = open_source("a.docx", plain)
    report = checker.check(Draft(paragraphs=source.read.paragraphs))
    notes = list(remarks.remarks(report, checker.ruleset.sources))
    marked = commented(source, report, notes, author="主笔", date=_DAY, highlight=True).data
    return {"plain.docx": plain, "marked.docx": marked}


def bytes_turned(data: bytes, dice: random.Random) -> bytes:
    turned = bytearray(data)
    for _ in range(dice.randrange(1, 12)):
        turned[dice.randrange(len(turned))] = dice.randrange(256)
    return bytes(turned)


def cut(data: bytes, dice: random.Random) -> bytes:
    begin, end = sorted(dice.choices(range(len(data) + 1), k=2))
    return dice.choice([data[:end], data[begin:], data[:begin] + data[end:], data + data[begin:end]])


def bent(data: bytes, dice: random.Random) -> bytes:
    """Exchange, take out or double what stands between two places of one text."""
    pieces = list(_TOKENS.finditer(data))
    for piece in sorted(dice.sample(pieces, min(len(pieces), dice.randrange(1, 4))), key=lambda m: -m.start()):
        other = dice.choice([*_ODD, piece[0] * 2, dice.choice(pieces)[0]])
        data = data[: piece.start()] + other + data[piece.end() :]
    return data


def parts_bent(data: bytes, dice: random.Random) -> bytes:
    """The same inside a document: its parts bent, missing, doubled or under another's name."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = [(name, package.read(name)) for name in package.namelist()]
    for _ in range(dice.randrange(1, 4)):
        at = dice.randrange(len(parts))
        name, content = parts[at]
        change = dice.random()
        if change < 0.7:
            parts[at] = (name, dice.choice([bent, bent, bytes_turned, cut])(content or b" ", dice))
        elif change < 0.8 and len(parts) > 1:
            del parts[at]
        elif change < 0.9:
            parts.append((dice.choice([name, name.upper(), f"../{name}", f"/{name}", "\u202ex"]), content))
        else:
            parts[at] = (dice.choice(parts)[0], content)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts:
            package.writestr(name, content)
    return out.getvalue()


def used(name: str, data: bytes, checker: Checker) -> None:
    """Do with a file what can be done with it. InputError and DocxError are its own doing, nothing else is."""
    with contextlib.suppress(readers.InputError, docx.DocxError):
        source = open_source(name, data)
        readers.require_text(source.read.paragraphs)
        report = checker.check(Draft(paragraphs=source.read.paragraphs))
        notes = list(remarks.remarks(report, checker.ruleset.sources))
        commented(source, report, notes, author="主笔", date=_DAY, highlight=True)
    if readers.is_document(name, data):
        for use in _USES:
            with contextlib.suppress(docx.DocxError):
                use(data)


_USES: tuple[Callable[[bytes], object], ...] = (
    lambda data: docx.clean(data, remarks.SIGNS),
    lambda data: docx.finish(data, get_args(docx.Leftover)),
    lambda data: docx.finish(data, ["changes"], changes="rejected"),
    lambda data: docx.insert(data, [docx.InsertedParagraph("甲", "")], after=""),
    docx.comments,
    docx.read_other_stories,
)


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_nothing_that_a_file_holds_is_a_fault(checker: Checker) -> None:
    dice = random.Random(17)
    found = documents(checker)
    for number in range(many(1_500, 60)):
        name = dice.choice([*found, *found, *_TEXTS])
        if name in found:
            data = dice.choice([bytes_turned, cut, parts_bent, parts_bent, parts_bent])(found[name], dice)
        else:
            data = dice.choice([bytes_turned, cut, bent])(_TEXTS[name], dice)
        try:
            used(name, data, checker)
        except Exception as fault:
            fault.add_note(f"file {number}, {name}")
            raise
