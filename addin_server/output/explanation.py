"""How drafts are read: a table for people, JSON for programs."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple, TextIO

import msgspec
from rich.console import Console
from rich.table import Table
from rich.text import Text

from addin_server import wire
from addin_server.comment import grounds
from addin_server.core.explain import EVEN, BriefRead, ClauseRead, LeadRead, PassageRead, TitleRead
from addin_server.core.model import Draft
from addin_server.rulebook.reading_words import Group, ReadingWords

Writer = Callable[["Sequence[Explained]", ReadingWords, str, TextIO], None]

_STYLES: Mapping[Group, str] = {
    "deed": "green",
    "result": "cyan",
    "problem": "magenta",
    "empty": "yellow",
    "ahead": "blue",
    "circumstances": "dim",
}
_LIKELY = 0.05
"""Genres less likely than this are left out."""


class Explained(NamedTuple):
    """A file, its draft and how its briefs are read."""

    file: str
    draft: Draft
    briefs: tuple[BriefRead, ...]


def text(files: Sequence[Explained], words: ReadingWords, ruleset: str, out: TextIO) -> None:
    """One section a brief: the judgements, then a table a paragraph."""
    console = Console(file=out, highlight=False)
    for file in files:
        console.print(Text(file.file, "bold"))
        for brief in file.briefs:
            for line in _judgements(brief, words):
                console.print(line)
            for passage in brief.passages:
                console.print(Text(f"\n  第 {passage.number} 段", "bold"))
                console.print(_table(passage, words))
    legend = Text("　").join(Text(name, _STYLES[group]) for group, name in words.group.items())
    console.print(Text.assemble("\n  颜色：", legend))


def json(files: Sequence[Explained], words: ReadingWords, ruleset: str, out: TextIO) -> None:
    """One line a file, as the service answers."""
    for file in files:
        answer = wire.explanation_to_wire(file.briefs, file.draft, words, ruleset)
        out.write(msgspec.json.encode(answer).decode() + "\n")


WRITERS: Mapping[str, Writer] = {"text": text, "json": json}
"""By the value of --format."""


def _judgements(brief: BriefRead, words: ReadingWords) -> Iterator[Text]:
    if brief.title:
        yield _title(brief.title, words)
        yield from _grounds(brief.title.reasons)
    genres = "　".join(f"{name} {_percent(likely)}" for name, likely in brief.genres.items() if likely >= _LIKELY)
    yield Text(f"  体裁：{genres or '没有标题，或者字太少，不判'}")
    agreed = f"，读者会同意 {_percent(brief.broad_agreed)}" if brief.broad >= EVEN else ""
    verdict = "偏大" if brief.broad >= EVEN else "不大"
    yield Text(f"  题目：{verdict}（偏大的可能 {_percent(brief.broad)}{agreed}）")
    yield from _grounds(brief.broad_reasons)
    if brief.lead:
        yield from _lead(brief.lead, words)


def _title(title: TitleRead, words: ReadingWords) -> Text:
    verdict = f"弱，{words.fault.get(title.fault, title.fault)}" if title.weak >= EVEN else "站得住"
    return Text(f"  标题：{title.at.text}　{verdict}（弱的可能 {_percent(title.weak)}）")


def _grounds(reasons: Sequence[str]) -> Iterator[Text]:
    if reasons:
        yield Text(f"    {grounds(reasons)}", "dim")


def _lead(lead: LeadRead, words: ReadingWords) -> Iterator[Text]:
    verdict = "不像导语" if lead.missing >= EVEN else "是导语"
    yield Text(f"  导语：第 {lead.number} 段{verdict}（不像的可能 {_percent(lead.missing)}）")
    for question in lead.questions:
        state = "没答" if question.open >= EVEN else f"“{question.answer}”"
        yield Text(f"    {words.question[question.question]}：{state}（没答的可能 {_percent(question.open)}）")


def _table(passage: PassageRead, words: ReadingWords) -> Table:
    table = Table(show_edge=False, pad_edge=True, expand=True)
    for heading, ratio in (("分句", 8), ("说的是", 4), ("里面有", 8), ("空不空", 5)):
        table.add_column(heading, ratio=ratio, overflow="fold")
    for clause in passage.clauses:
        act = words.act[clause.act]
        table.add_row(
            Text(clause.at.text, _STYLES[act.group]),
            Text("\n".join(_says(clause, words))),
            Text("\n".join(_holds(clause, words))),
            Text("\n".join(_emptiness(clause, words))),
        )
    return table


def _says(clause: ClauseRead, words: ReadingWords) -> Iterator[str]:
    yield words.act[clause.act].name
    yield words.mood[clause.mood]
    if clause.governor:
        yield f"管着它：{words.governor[clause.governor]}"


def _holds(clause: ClauseRead, words: ReadingWords) -> Iterator[str]:
    if clause.subject:
        yield f"谁：{clause.subject.text}"
    for amount in clause.amounts:
        yield f"数：{amount.quote.text}（{words.measure[amount.measure]}）"
    named_already = {clause.subject, *(amount.quote for amount in clause.amounts)}
    if named := [specific.text for specific in clause.specifics if specific not in named_already]:
        yield f"具体：{'、'.join(named)}"
    if clause.stock:
        yield f"套话：{_percent(clause.stock)}"


def _emptiness(clause: ClauseRead, words: ReadingWords) -> Iterator[str]:
    if clause.heading:
        yield "小标题"
        return
    sort = f"，{words.claim.get(clause.claim, clause.claim)}" if clause.claim else ""
    yield f"{'空' if clause.empty >= EVEN else '不空'} {_percent(clause.empty)}{sort}"
    if clause.agreed is not None:
        yield f"读者会同意 {_percent(clause.agreed)}"
    yield from clause.reasons
    if clause.support:
        yield f"凭据：{clause.support.text}"


def _percent(share: float) -> str:
    return f"{share:.0%}"
