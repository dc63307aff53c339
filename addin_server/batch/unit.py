"""Which unit a draft comes from, by what it says of itself: byline, signature, file name, title, folder, lead."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath
from typing import NamedTuple

from addin_server.batch import roster
from addin_server.core.language.block import Block
from addin_server.core.language.han import HAN
from addin_server.core.language.lexicon import Automaton
from addin_server.core.model import Report, Role

# The parts of a unit that speak for it: 青槐镇党委, 青槐镇党建办 and 青槐镇 are one.
_ORGAN = re.compile(
    r"(委员会|党委|党工委|工委|党支部|党总支|委?组织部|(党委|党政|党建|组织|综合)?办(公室)?|(人民)?政府|委){1,6}$"
)
_TERRITORY = re.compile(r"(镇|乡|街道|县|市|区|旗|村|社区|农场|林场)$")
_ABOVE = re.compile(rf"^.+?[县市区旗](?=[{HAN}]{{2,20}}(?:镇|乡|街道)$)")
_OPENING = 60
_DAY = (
    r"(?:年(?:度|[底终初末]|[上下]半年|第?[一二三四1-4]季度)?|月(?!亮|湖)(?:份|[底初末]|[上中下]旬)?|日(?!照)|[号期届])"
)
_NUMBERED = re.compile(rf"^(?:[\W_]|第?\d+{_DAY}?)+")
"""What files are sorted by, whole: 15我县… names nobody, and 2025年石桥镇 is no 年石桥镇."""
_QUOTED = re.compile(r"[“‘「《][^”’」》]{0,200}[”’」》]")


class _Sign(NamedTuple):
    """A text that may name the unit. In a file name the last unit is the sender's, elsewhere the first."""

    text: str
    role: Role
    last: bool = False


def unit_of(name: str, report: Report, units: Sequence[roster.RosterUnit], automaton: Automaton) -> str:
    """Return the unit of the draft in file `name`: the roster's name for it where it has one, else as it is written.

    "" where nothing names one.
    """
    signs = list(_signs(name, report))
    listed = next(filter(None, (roster.named_in(sign.text, units) for sign in signs)), "")
    return listed or next(filter(None, (_named(sign, automaton) for sign in signs)), "")


def canonical(unit: str) -> str:
    """The unit without the organ that speaks for it and the level above."""
    plain = unit.removeprefix("中共")
    bare = _ORGAN.sub("", plain)
    if len(bare) > 1 and _TERRITORY.search(bare):
        plain = bare
    return _ABOVE.sub("", plain) if len(plain) > 1 else ""


def _signs(name: str, report: Report) -> Iterator[_Sign]:
    path = PurePosixPath(name)
    for role in (Role.BYLINE, Role.CREDITS, Role.SIGNATURE):
        yield from _of(report, role)
    yield _Sign(_NUMBERED.sub("", _QUOTED.sub("、", path.stem)), Role.OTHER, last=True)
    yield from _of(report, Role.TITLE)
    yield from (_Sign(folder, Role.OTHER, last=True) for folder in reversed(path.parts[:-1]))
    yield from _of(report, Role.LEAD)
    yield from _of(report, Role.ISSUE)


def _of(report: Report, role: Role) -> Iterator[_Sign]:
    for _, text, read in report.lines():
        if read is role:
            yield _Sign(text.strip()[:_OPENING], role)


def _named(sign: _Sign, automaton: Automaton) -> str:
    block = Block(sign.text, sign.role, "", automaton)
    spans = block.find("@unit")
    if not spans:
        return ""
    span = spans[-1 if sign.last else 0]
    return canonical(block.text[span.start : span.end])
