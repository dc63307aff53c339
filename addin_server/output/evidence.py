"""依据表 and 核实清单: for a terminal, as JSON, as a page to print and tick."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple, TextIO

import msgspec

from addin_server import html_templates, wire
from addin_server.core.facts import LedgerEntry
from addin_server.core.model import Paragraph
from addin_server.vocabulary import FACT_KINDS, STANDINGS
from addin_server.wire.evidence import EntryOut, EvidenceTableOut, PlaceOut

Document = tuple[str, Sequence[Paragraph]]
"""A file's name and what it says."""

Documents = Sequence[Document]
Writer = Callable[[Sequence[LedgerEntry], Document, Documents, TextIO], None]

_TEMPLATE = Path(__file__).parent / "templates" / "evidence.html.j2"
_KINDS = {kind.id: kind.name for kind in FACT_KINDS}


class StandingGroup(NamedTuple):
    """The facts to which the material stands alike."""

    name: str
    to_verify: bool
    entries: list[EntryOut]


def text(found: Sequence[LedgerEntry], draft: Document, documents: Documents, out: TextIO) -> None:
    """What is to be verified first, a line each."""
    table = wire.evidence_to_wire(found, draft[1], documents)
    out.write(f"{_summary(table)}\n")
    for group in _groups(table):
        out.write(f"\n{group.name}（{len(group.entries)} 处）\n")
        for entry in group.entries:
            first = entry.places[0]
            mark = "□" if group.to_verify else "✓"
            out.write(f"  {mark} {_KINDS[entry.kind]} {entry.text}　第 {first.index + 1} 段：{_line(first)}\n")
            for ground in entry.grounds[:1]:
                out.write(f"      {_where(ground, table)}：{_line(ground)}\n")


def json(found: Sequence[LedgerEntry], draft: Document, documents: Documents, out: TextIO) -> None:
    """As the service answers."""
    out.write(msgspec.json.encode(wire.evidence_to_wire(found, draft[1], documents)).decode() + "\n")


def html(found: Sequence[LedgerEntry], draft: Document, documents: Documents, out: TextIO) -> None:
    """A table with a box to tick before each line."""
    table = wire.evidence_to_wire(found, draft[1], documents)
    name, _, summary = _summary(table).partition("：")
    out.write(
        html_templates.render(
            _TEMPLATE,
            style=html_templates.verbatim(html_templates.page_css()),
            name=name,
            draft=draft[0],
            summary=summary,
            groups=list(_groups(table)),
            kinds=_KINDS,
            where=lambda place: _where(place, table),
        )
    )


WRITERS: Mapping[str, Writer] = {"text": text, "json": json, "html": html}
"""By the value of --format."""


def _groups(table: EvidenceTableOut) -> Iterator[StandingGroup]:
    for standing in STANDINGS:
        entries = [entry for entry in table.entries if entry.standing == standing.id]
        if entries:
            yield StandingGroup(standing.name, standing.to_verify, entries)


def _summary(table: EvidenceTableOut) -> str:
    total = len(table.entries)
    if not table.documents:
        return f"核实清单：数字、名称、日期、引语 {total} 处，核一处勾一处。"
    found = sum(entry.standing == "found" for entry in table.entries)
    names = "、".join(f"《{name}》" for name in table.documents)
    return f"依据表：对照{names}，{total} 处里 {found} 处材料里有，{total - found} 处要核实。"


def _where(place: PlaceOut, table: EvidenceTableOut) -> str:
    name = f"《{table.documents[place.document]}》" if place.document is not None else ""
    return f"{name}第 {place.index + 1} 段"


def _line(place: PlaceOut) -> str:
    return f"{place.before}【{place.quote}】{place.after}"
