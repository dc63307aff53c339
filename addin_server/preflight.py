"""送审前必查: which rules belong to it, by the question a leader would ask (`rules/preflight.toml`)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path, PurePath
from typing import NamedTuple

import msgspec

from addin_server import docx
from addin_server.core.engine import Checker
from addin_server.core.model import Draft, Paragraph, Role
from addin_server.core.rules.loading import decode
from addin_server.core.ruleset import Ruleset

_MOST, _LONGEST = 200, 2_000
"""Texts outside the pages that are read, and characters of each: nobody writes more that is meant to be read."""


class Group(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One question. `own` is what no rule can see and only the writer can vouch for.

    `beside`: it is also asked of the words of the file that are not on its pages. `unseen`: what else is not seen when
    a rule that asks for the same is skipped, by that rule.
    """

    id: str
    ask: str
    rules: tuple[str, ...]
    own: str = ""
    beside: bool = False
    unseen: Mapping[str, str] = {}


class _QuestionsFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    group: tuple[Group, ...]
    file_name: str


class InspectedText(NamedTuple):
    """Words outside the pages, where they stand, and why they must not go out; "" where no rule says so."""

    where: str
    text: str
    message: str = ""


def groups(folder: Path) -> tuple[Group, ...]:
    """Return the questions in the order they are asked. Raises RuleError."""
    return decode(folder / "preflight.toml", _QuestionsFile).group


def inspect_hidden_content(folder: Path, name: str, data: bytes, ruleset: Ruleset) -> list[InspectedText]:
    """Return the words of a .docx that are not on its pages, those first that must not go out. RuleError, DocxError."""
    table = decode(folder / "preflight.toml", _QuestionsFile)
    rules = [rule for group in table.group if group.beside for rule in group.rules]
    words = [one._replace(text=one.text[:_LONGEST]) for one in docx.hidden_content(data)][:_MOST]
    messages = _messages([one.text for one in words], Checker(ruleset.selecting(rules)))
    found = [
        *_in_name(name, table.file_name),
        *(InspectedText(*one, messages.get(at, "")) for at, one in enumerate(words)),
    ]
    return sorted(found, key=lambda one: not one.message)


def _in_name(name: str, marks: str) -> Iterator[InspectedText]:
    stem = PurePath(name).stem
    if match := re.search(marks, stem):
        yield InspectedText("文件名", stem, f"文件名里还有“{match.group()}”，报送前改掉。")


def _messages(texts: Sequence[str], checker: Checker) -> dict[int, str]:
    """What the rules say of each text, by its number; each is read by itself."""
    found: dict[int, str] = {}
    for at, text in enumerate(texts):
        lines = tuple(Paragraph(id=f"p{i}", text=t, pinned=Role.BODY) for i, t in enumerate(text.split("\n")))
        findings = checker.check(Draft(paragraphs=lines), unfold=True).findings
        if findings:
            found[at] = findings[0].message
    return found
