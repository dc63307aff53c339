"""LibreOffice as a second opinion: what it sees in a file, and what it leaves of it after saving."""

from __future__ import annotations

import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from html import escape
from pathlib import Path
from typing import Literal, NamedTuple, TypeAlias

from lxml import etree

from addin_server.docx.text.runs import take_out

_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_FIXED = {f"{_TEXT}tab": "\t", f"{_TEXT}line-break": "\n"}
_APART = (f"{_OFFICE}annotation", f"{_TEXT}tracked-changes")
# What is not among the words of the text: notes, pictures and what describes them, what LibreOffice generates.
_NO_WORDS = (
    *_APART,
    f"{_OFFICE}binary-data",
    *(f"{_TEXT}{name}" for name in ("note", "table-of-content", "bibliography", "alphabetical-index", "ruby-text")),
    "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}object",
    "{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}title",
    "{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}desc",
)
_MODULE = (
    '<?xml version="1.0" encoding="UTF-8"?><script:module xmlns:script="http://openoffice.org/2000/script" '
    'script:name="Module1" script:language="StarBasic">{}</script:module>'
)

Command: TypeAlias = Literal["AcceptAllTrackedChanges", "RejectAllTrackedChanges"]


class Seen(NamedTuple):
    """A document in LibreOffice's eyes.

    Comments as (author, text, the words they stand on); paragraphs with all tracked changes accepted, and rejected.
    """

    comments: list[tuple[str, str, str]]
    accepted: list[str]
    rejected: list[str]


def convert(files: Sequence[Path], target: str, folder: Path) -> None:
    """Convert files into `folder`, in one run with a profile of its own. A file that fails is simply not there."""
    with tempfile.TemporaryDirectory() as profile:
        command = ["soffice", f"-env:UserInstallation={Path(profile).as_uri()}", "--headless", "--norestore"]
        command += ["--convert-to", target, "--outdir", str(folder), *map(str, files)]
        subprocess.run(command, check=True, capture_output=True, timeout=60 + 5 * len(files))


def resaved(data: bytes) -> bytes:
    """The document as LibreOffice writes it."""
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder) / "a.docx", Path(folder) / "out"
        source.write_bytes(data)
        convert([source], "docx:MS Word 2007 XML", target)
        return (target / "a.docx").read_bytes()


def resolved(data: bytes, command: Command) -> list[str]:
    """The paragraphs after LibreOffice has accepted or rejected all changes."""
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder) / "in", Path(folder) / "out"
        for each in (source, target):
            each.mkdir()
        (source / "a.docx").write_bytes(data)
        resolve(source, target, command)
        return words(target / "a.docx.fodt")


def resolve(folder: Path, target: Path, command: Command) -> None:
    """Let it do so in all files of a folder; one that fails is simply not there."""
    with tempfile.TemporaryDirectory() as profile:
        office = ["soffice", f"-env:UserInstallation={Path(profile).as_uri()}", "--headless", "--norestore"]
        # The first start fills the profile, an empty module for macros included: ours takes its place.
        subprocess.run([*office, "--terminate_after_init"], check=True, capture_output=True, timeout=60)
        macro = escape(Path(__file__).with_name("resolve_revisions.bas").read_text(), quote=False)
        (Path(profile) / "user/basic/Standard/Module1.xba").write_text(_MODULE.format(macro))
        call = f'macro:///Standard.Module1.Settle("{folder}","{target}","{command}")'
        seconds = 60 + 5 * len(list(folder.iterdir()))
        subprocess.run([*office, call], check=True, capture_output=True, timeout=seconds)


def words(fodt: Path) -> list[str]:
    """The paragraphs of a converted file without what is not among the words of its text."""
    body = etree.parse(fodt, etree.XMLParser(huge_tree=True)).getroot().find(f".//{_OFFICE}text")
    assert body is not None
    for node in list(body.iter(*_NO_WORDS)):
        take_out(node)
    return _paragraphs(body, accept=True)


def seen(data: bytes) -> Seen:
    """What LibreOffice makes of a document."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "a.docx"
        source.write_bytes(data)
        convert([source], "fodt", Path(folder))
        return read(Path(folder) / "a.fodt")


def read(fodt: Path) -> Seen:
    """The same of a converted file."""
    body = etree.parse(fodt, etree.XMLParser(huge_tree=True)).getroot().find(f".//{_OFFICE}text")
    assert body is not None
    return Seen(list(_comments(body)), _paragraphs(body, accept=True), _paragraphs(body, accept=False))


def _events(node: etree._Element) -> Iterator[tuple[str, str]]:
    """Elements and text in reading order: (tag, name or change id) or ("", text)."""
    tag = str(node.tag)
    yield tag, node.get(f"{_OFFICE}name") or node.get(f"{_TEXT}change-id") or ""
    if tag == f"{_TEXT}s":
        yield "", " " * int(node.get(f"{_TEXT}c") or 1)
    elif tag in _FIXED:
        yield "", _FIXED[tag]
    elif tag not in _APART:
        yield "", node.text or ""
        for child in node:
            if isinstance(child.tag, str):
                yield from _events(child)
            yield "", child.tail or ""


def _comments(body: etree._Element) -> Iterator[tuple[str, str, str]]:
    words: dict[str, str] = {}
    open_: set[str] = set()
    for tag, value in _events(body):
        if tag == f"{_OFFICE}annotation":
            words[value] = ""
            open_.add(value)
        elif tag == f"{_OFFICE}annotation-end":
            open_.discard(value)
        elif not tag:
            for name in open_:
                words[name] += value
    for node in body.iter(f"{_OFFICE}annotation"):
        text = "\n".join(_plain(line) for line in node.iter(f"{_TEXT}p"))
        yield node.findtext(f"{_DC}creator") or "", text, words.get(node.get(f"{_OFFICE}name") or "", "")


def _paragraphs(body: etree._Element, *, accept: bool) -> list[str]:
    """Changes stand in the text between marks; what they are is told apart from it."""
    unwanted = f"{_TEXT}deletion" if accept else f"{_TEXT}insertion"
    regions = body.iter(f"{_TEXT}changed-region")
    hidden = {str(region.get(f"{_TEXT}id")) for region in regions if region.find(unwanted) is not None}
    lines = [""]
    inside: set[str] = set()
    for tag, value in _events(body):
        if tag in (f"{_TEXT}p", f"{_TEXT}h"):
            lines.append("")
        elif tag == f"{_TEXT}change-start":
            inside.add(value)
        elif tag == f"{_TEXT}change-end":
            inside.discard(value)
        elif not tag and not inside & hidden:
            lines[-1] += value
    return [line.strip() for line in lines if line.strip()]


def _plain(node: etree._Element) -> str:
    return "".join(value for tag, value in _events(node) if not tag)
