"""What was found in the material: for a terminal, as JSON, as a page to read or print."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple, TextIO

import msgspec

from addin_server import html_templates, wire
from addin_server.core.ruleset import Ruleset
from addin_server.mining import Candidate, Mined, OutlineSection, SourceDocument
from addin_server.mining.rules import holes

Writer = Callable[[Mined, Sequence[SourceDocument], Ruleset, TextIO], None]

_TEMPLATE = Path(__file__).parent / "templates" / "mined.html.j2"


class _Piece(NamedTuple):
    """A stretch of an outline: our words, what was found, or what is to be filled in."""

    text: str
    is_filled: bool = False
    is_hole: bool = False


class _Section(NamedTuple):
    name: str
    pieces: list[_Piece]


class _Topic(NamedTuple):
    """A candidate as the page shows it."""

    name: str
    kind: str
    facts: list[tuple[str, str]]
    outline: list[_Section]


def text(found: Mined, documents: Sequence[SourceDocument], ruleset: Ruleset, out: TextIO) -> None:
    """One block a candidate."""
    out.write(f"{_summary(found)}\n")
    for number, c in enumerate(found.candidates, 1):
        out.write(f"\n{number}. {c.name}　{ruleset.templates[c.type].name}（{c.because}）\n")
        for name, value in _facts(c, documents):
            out.write(f"   {name}：{value}\n")


def json(found: Mined, documents: Sequence[SourceDocument], ruleset: Ruleset, out: TextIO) -> None:
    """As the service answers."""
    out.write(msgspec.json.encode(wire.mined_to_wire(found, documents, dict(ruleset.templates))).decode() + "\n")


def html(found: Mined, documents: Sequence[SourceDocument], ruleset: Ruleset, out: TextIO) -> None:
    """Each candidate with its outline: what was found underlined, what is to be filled in dashed."""
    candidates = [
        _Topic(
            c.name,
            f"{ruleset.templates[c.type].name}：{c.because}",
            _facts(c, documents),
            [_Section(section.name, list(_pieces(section))) for section in c.outline],
        )
        for c in found.candidates
    ]
    out.write(
        html_templates.render(
            _TEMPLATE,
            style=html_templates.verbatim(html_templates.page_css()),
            summary=_summary(found),
            candidates=candidates,
        )
    )


WRITERS: Mapping[str, Writer] = {"text": text, "json": json, "html": html}
"""By the value of --format."""


def _summary(found: Mined) -> str:
    names = "、".join(f"《{name}》" for name in found.documents)
    if not found.candidates:
        return f"{names}里没有找到可以单独成篇的题目：要有一件具体的事、一个结果。"
    count = f"{names}里有 {len(found.candidates)} 个题目可以写成信息，最合适的在前"
    return f"{count}；另有 {found.passed_over} 段没有可用的题目。"


def _facts(c: Candidate, documents: Sequence[SourceDocument]) -> list[tuple[str, str]]:
    where = "；".join(f"《{documents[p.document].name}》第 {p.index + 1} 段" for p in c.places)
    rows = [
        ("在哪里", where),
        ("单位", c.unit),
        ("做法", c.practice),
        ("数字", "；".join(n.quote for n in c.numbers)),
        ("为什么", "；".join(c.reasons)),
        ("还缺", "、".join(c.missing)),
    ]
    return [(name, value) for name, value in rows if value]


def _pieces(section: OutlineSection) -> Iterator[_Piece]:
    fills = {fill.hole: fill.place.quote for fill in section.fills}
    done = 0
    for number, hole in enumerate(holes(section.text)):
        yield _Piece(section.text[done : hole.start()])
        if number in fills:
            yield _Piece(fills[number], is_filled=True)
        else:
            yield _Piece(hole[0], is_hole=True)
        done = hole.end()
    yield _Piece(section.text[done:])
