"""Put real files through everything and compare: `python -m tests.docx.corpus FOLDER [--oracles] [--office]`.

Comments on random ranges, tracked corrections, inserted paragraphs; clean, which must give the same document back;
a second annotate, which must change nothing; and everything taken out, which must leave the accepted text and no name.
Prints a table of totals, and the names of the files in which something is not as it should be.
"""

from __future__ import annotations

import argparse
import contextlib
import datetime as dt
import posixpath
import random
import re
import subprocess
import tempfile
import time
import zipfile
from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from itertools import cycle
from pathlib import Path
from string import ascii_letters
from typing import get_args
from urllib.parse import unquote

import ooxml_integrity
from lxml import etree
from openxml_audit import OpenXmlValidator

from addin_server import docx
from addin_server.annotation.remarks import SIGNS
from addin_server.core.model import Paragraph, Severity, Span
from addin_server.docx.marking.ownership import comments_of
from addin_server.docx.opc.names import both, get
from addin_server.docx.reading.reader import open_document
from addin_server.docx.text.content import text_pieces
from addin_server.docx.text.story import Story
from addin_server.docx.writing.finish import Leftover
from addin_server.docx.writing.traces import is_searchable
from addin_server.vocabulary import SIGN
from tests.docx import office, open_xml_sdk

_CHINESE = "党员干部教育管理工作机制落实推动基层服务群众解决问题提升能力建设队伍带头参与学习调研督导"
_LETTERS = {ord(letter): character for letter, character in zip(ascii_letters, cycle(_CHINESE), strict=False)}
_EVERY_ERROR = 10_000_000
"""The validator stops at a thousand by itself: what was at fault before then seems to be new after."""
WHEN = dt.datetime(2026, 3, 29, 9, 30)
FAULTS = (
    "text changed",
    "other parts changed",
    "clean is not the inverse",
    "a second annotate is not the same",
    "accepted is not what was read",
    "something left after all was removed",
    "a name left after all was removed",
    "a comment lost its place",
    "a part nothing leads to any more",
    "files with new validator findings",
    "finished files with new validator findings",
)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--ranges", type=int, default=10)
    parser.add_argument("--chinese", action="store_true", help="put Chinese into files without, run by run")
    parser.add_argument("--oracles", action="store_true", help="also ask three validators before and after (slow)")
    parser.add_argument("--office", action="store_true", help="also open them in LibreOffice before and after (slow)")
    options = parser.parse_args()
    totals: Counter[str] = Counter()
    times: list[float] = []
    written: dict[Path, bytes] = {}
    for path in sorted(p for p in options.folder.iterdir() if p.suffix in (".docx", ".docm", ".dotx", ".dotm")):
        try:
            begun = time.perf_counter()
            data = in_chinese(path.read_bytes()) if options.chinese else path.read_bytes()
            found, written[path] = examine(data, options.ranges)
            finished, left = finish(data)
            found.update(left)
            times.append(time.perf_counter() - begun)
            if options.oracles:
                found["files with new validator findings"] = int(worse(data, written[path]))
                found["finished files with new validator findings"] = int(worse(data, finished))
            totals.update(found)
            for what in FAULTS:
                if found[what]:
                    print(f"{path.name}: {what}")
        except docx.DocxError as refusal:
            totals[f"refused: {refusal.kind}"] += 1
        except Exception as fault:
            totals["CRASHED"] += 1
            print(f"{path.name}: {fault!r}")
    if options.office:
        totals.update(_in_office(written))
    for what, count in sorted(totals.items()):
        print(f"{count:6} {what}")
    if times:
        times.sort()
        print(f"median {times[len(times) // 2] * 1e3:.0f} ms, longest {times[-1] * 1e3:.0f} ms a file, all steps")


def examine(data: bytes, ranges: int) -> tuple[Counter[str], bytes]:
    """Annotate one file and count what held; also the annotated file."""
    before = docx.read(data)
    chance = random.Random(len(data))
    remarks = [_remark(chance.choice(before.paragraphs), chance) for _ in range(ranges) if before.paragraphs]
    done = docx.annotate(data, remarks, author="主笔", highlight=True, date=WHEN)
    after = docx.read(done.data)
    found: Counter[str] = Counter({"files": 1, "ranges": len(remarks), "unplaced": len(done.unplaced)})
    found["text changed"] += [p.text for p in before.paragraphs] != [p.text for p in after.paragraphs]
    found["other parts changed"] += not _others_equal(data, done.data, open_document(data).main)
    lost = {id(remark) for remark, _ in done.unplaced}
    anchored = anchors(done.data)
    expected = [r.quote for r in remarks if id(r) not in lost]
    for quote, text in zip(expected, anchored[len(anchored) - len(expected) :], strict=True):
        found["exact" if quote == text else "wider" if quote in text else "around a text box or elsewhere"] += 1
    found["clean is not the inverse"] += not same(docx.clean(done.data, SIGNS).data, data)
    again = docx.annotate(done.data, remarks, author="主笔", highlight=True, date=WHEN)
    found["a second annotate is not the same"] += again.data != done.data
    found["a comment lost its place"] += not unplaced(done.data) <= unplaced(data)
    found.update(_correct(data, remarks[:1], before))
    found.update(_insert(data, before))
    return found, done.data


def finish(data: bytes) -> tuple[bytes, Counter[str]]:
    """Take everything out of one file: what is then there is what was read, and no name is left outside the text."""
    before, names = docx.read(data).paragraphs, docx.leftovers(data).authors
    done = docx.finish(data, get_args(Leftover))
    left = docx.leftovers(done, known=names)
    stays = {trace.what for trace in left.traces if trace.stays}
    found: Counter[str] = Counter({"finished": 1, "names": len(names)})
    found["accepted is not what was read"] += [p.text for p in docx.read(done).paragraphs] != [p.text for p in before]
    found["something left after all was removed"] += (
        left[:3] != (0, 0, 0) or not stays.issuperset(left.authors) or any(not trace.stays for trace in left.traces)
    )
    accepted = docx.finish(data, ["changes"])
    found["a comment lost its place"] += not unplaced(accepted) <= unplaced(data)
    found["a part nothing leads to any more"] += not unrelated(done) <= unrelated(data)
    telling = [name for name in names if is_searchable(name) and name not in stays]
    found["a name left after all was removed"] += any(
        name.encode() in part for name in telling for part in _parts(done)
    )
    return done, found


def _parts(data: bytes) -> Iterator[bytes]:
    """Every part without the words of its text, those of packages within it too; compound files are told as unread."""
    archive = zipfile.ZipFile(BytesIO(data))
    for name in archive.namelist():
        part = archive.read(name)
        if part.startswith(b"PK") and zipfile.is_zipfile(BytesIO(part)):
            yield from _parts(part)
        yield _without_words(part)


def unplaced(data: bytes) -> set[str]:
    """The ids of comments no reference in any part leads to, and of references to no comment."""
    archive = zipfile.ZipFile(BytesIO(data))
    parts = b"".join(archive.read(name) for name in archive.namelist() if name.endswith(".xml"))
    written, referred = (
        {match[1].decode() for match in re.finditer(rb"<(?:\w+:)?%b\b[^>]*\bid=[\"']([^\"']*)" % name, parts)}
        for name in (b"comment", b"commentReference")
    )
    return written ^ referred


def unrelated(data: bytes) -> set[str]:
    """The parts that no relation leads to."""
    archive = zipfile.ZipFile(BytesIO(data))
    led: set[str] = set()
    for name in archive.namelist():
        if name.lower().endswith(".rels"):
            folder = posixpath.dirname(posixpath.dirname(name))
            for node in etree.fromstring(archive.read(name)):
                target = posixpath.normpath(posixpath.join("/" + folder, unquote(node.get("Target") or "")))
                led.add(target.lstrip("/").lower())
    parts = {name.lower() for name in archive.namelist() if not name.endswith(("/", ".rels", "[Content_Types].xml"))}
    return parts - led


def _without_words(part: bytes) -> bytes:
    return re.sub(rb"(<(?:\w+:)?[tv]\b[^>]*>)[^<]*", rb"\1", part)


def in_chinese(data: bytes) -> bytes:
    """The file with a Chinese character for every letter when it has none; runs stay as they are. Raises DocxError."""
    docx.suffix_of(data)
    archive = zipfile.ZipFile(BytesIO(data))
    parts = {info: archive.read(info) for info in archive.infolist()}
    if any(re.search("[\u4e00-\u9fff]", part.decode("utf-8", "ignore")) for part in parts.values()):
        return data
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as out:
        for info, part in parts.items():
            out.writestr(info, re.sub(rb"(<w:t(?: [^>]*)?>)([^<]*)", _chinese, part))
    return target.getvalue()


def _chinese(match: re.Match[bytes]) -> bytes:
    words = re.split("(&[^;]*;)", match[2].decode("utf-8", "ignore"))
    return match[1] + "".join(word if word.startswith("&") else word.translate(_LETTERS) for word in words).encode()


def _insert(data: bytes, before: docx.Document) -> Counter[str]:
    """A paragraph at the end, dressed like the first one."""
    if not before.paragraphs:
        return Counter()
    try:
        done = docx.insert(data, [docx.InsertedParagraph("新加的一段。", before.paragraphs[0].id)], after="")
    except ValueError:
        return Counter({"insertions refused": 1})
    expected = sorted([*(p.text for p in before.paragraphs), "新加的一段。"])
    return Counter(
        {"insertions": 1, "text changed": int(sorted(p.text for p in docx.read(done).paragraphs) != expected)}
    )


def _in_office(written: dict[Path, bytes]) -> Counter[str]:
    """Whether LibreOffice opens what it opened before, and shows our comments on their words."""
    found: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as name:
        folders = [Path(name) / side for side in ("before", "after", "before-out", "after-out")]
        for folder in folders:
            folder.mkdir()
        for number, (path, data) in enumerate(written.items()):
            (folders[0] / f"{number}{path.suffix}").write_bytes(path.read_bytes())
            (folders[1] / f"{number}{path.suffix}").write_bytes(data)
        for source, target in zip(folders[:2], folders[2:], strict=True):
            files = sorted(source.iterdir())
            batches = [files[start : start + 40] for start in range(0, len(files), 40)]
            # One file that LibreOffice chokes on takes its batch along: what is missing is tried once more, alone.
            for again in (False, True):
                for batch in [[file] for file in files if not _out(file, target).is_file()] if again else batches:
                    with contextlib.suppress(subprocess.SubprocessError):
                        office.convert(batch, "fodt", target)
        for number, (path, data) in enumerate(written.items()):
            old, new = (folder / f"{number}.fodt" for folder in folders[2:])
            found["LibreOffice opens before"] += old.is_file()
            found["LibreOffice opens after"] += new.is_file()
            if old.is_file() and not new.is_file():
                print(f"{path.name}: LibreOffice no longer opens it")
            if new.is_file():
                found.update(_shown(data, new))
    return found


def _out(file: Path, target: Path) -> Path:
    return target / f"{file.stem}.fodt"


def _shown(data: bytes, fodt: Path) -> Counter[str]:
    """Our comments as LibreOffice shows them, against the words between their marks in the file."""
    expected = Counter(_bare(text) for text in anchors(data))
    seen = [_bare(words) for _, text, words in office.read(fodt).comments if text.startswith(SIGN)]
    equal = sum((expected & Counter(seen)).values())
    return Counter({"LibreOffice: comments": len(seen), "LibreOffice: on their words": equal})


def _bare(text: str) -> str:
    """Without blanks and marks for what is not text: LibreOffice writes those in its own way."""
    return "".join(c for c in text if not c.isspace() and c not in "\ufffc\u2011-")


def _correct(data: bytes, remarks: list[docx.AnchoredRemark], before: docx.Document) -> Counter[str]:
    """One correction in place of the first remark's words."""
    found: Counter[str] = Counter()
    for remark in remarks:
        assert remark.span is not None
        wanted = docx.TextReplacement(remark.paragraph, remark.span, remark.quote, "〔改〕")
        done = docx.annotate(data, (), author="主笔", highlight=False, date=WHEN, corrections=[wanted])
        if done.refused:
            found["corrections refused"] += 1
            continue
        expected = [
            p.text[: remark.span.start] + "〔改〕" + p.text[remark.span.end :] if p.id == remark.paragraph else p.text
            for p in before.paragraphs
        ]
        found["corrections"] += 1
        found["text changed"] += [p.text for p in docx.read(done.data).paragraphs] != expected
        found["clean is not the inverse"] += not same(docx.clean(done.data, SIGNS).data, data)
    return found


def same(a: bytes, b: bytes) -> bool:
    """The same parts, byte for byte or as XML."""
    first, second = zipfile.ZipFile(BytesIO(a)), zipfile.ZipFile(BytesIO(b))
    if set(first.namelist()) != set(second.namelist()):
        return False
    return all(
        (one := first.read(name)) == (other := second.read(name)) or _canonical(one) == _canonical(other)
        for name in first.namelist()
    )


def worse(before: bytes, after: bytes) -> bool:
    """Whether a validator finds something in `after` that it did not in `before`."""
    with tempfile.TemporaryDirectory() as folder:
        pair = [Path(folder) / "before.docx", Path(folder) / "after.docx"]
        for path, data in zip(pair, (before, after), strict=True):
            path.write_bytes(data)
        codes = [{f.code for f in ooxml_integrity.check(path)} for path in pair]
        errors = [
            {e.description for e in OpenXmlValidator(max_errors=_EVERY_ERROR).validate(path).errors} for path in pair
        ]
        return any(after - before for before, after in (codes, errors)) or open_xml_sdk.worse(*pair)


def _canonical(data: bytes) -> bytes:
    return etree.tostring(etree.fromstring(data, etree.XMLParser(huge_tree=True)), method="c14n")


def anchors(data: bytes) -> list[str]:
    """The text inside the range of every comment, in the order the comments were written."""
    source = open_document(data)
    story = Story(source.root)
    texts: dict[str, str] = {}
    open_: set[str] = set()
    character = {}
    for paragraph in story.paragraphs():
        for piece in text_pieces(paragraph, story.fields):
            character[piece.node] = piece.text
    for node in source.root.iter():
        if node.tag in both("commentRangeStart"):
            open_.add(get(node, "id"))
            texts[get(node, "id")] = ""
        elif node.tag in both("commentRangeEnd"):
            open_.discard(get(node, "id"))
        elif node in character:
            for number in open_:
                texts[number] += character[node]
    order = {get(node, "id"): place for place, node in enumerate(comments_of(source.part("comments")))}
    return [texts[number] for number in sorted(texts, key=lambda number: order.get(number, -1))]


def _remark(paragraph: Paragraph, chance: random.Random) -> docx.AnchoredRemark:
    start = chance.randrange(len(paragraph.text))
    end = min(start + chance.randint(1, 60), len(paragraph.text))
    return docx.AnchoredRemark(
        paragraph.id, Span(start, end), paragraph.text[start:end], f"{SIGN}建议改{chance.random()}", Severity.WARNING
    )


def _others_equal(a: bytes, b: bytes, main: str) -> bool:
    """Whether every part but the text, the comments and the lists of parts is the same."""
    first, second = zipfile.ZipFile(BytesIO(a)), zipfile.ZipFile(BytesIO(b))
    ours = (main, "comments", "[Content_Types].xml", ".rels")
    return all(
        first.read(name) == second.read(name) for name in first.namelist() if not any(mark in name for mark in ours)
    )


if __name__ == "__main__":
    main()
