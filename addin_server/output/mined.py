"""What was found in the material: for a terminal, as JSON, as a page to read or print."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from html import escape
from typing import TextIO

import msgspec

from addin_server import wire
from addin_server.core.ruleset import Ruleset
from addin_server.mining import Candidate, Document, Mined, OutlineSection
from addin_server.mining.table import holes
from addin_server.vocabulary import print_css

Writer = Callable[[Mined, Sequence[Document], Ruleset, TextIO], None]

_STYLE = """
body { font: 16px/1.8 "Noto Serif CJK SC", "Songti SC", SimSun, serif; color: var(--text) }
body { margin: 2rem auto; max-width: 50rem }
h1 { font-size: 1.2rem; border-bottom: 1px solid var(--line-2) } h2 { font-size: 1.05rem; margin: 1.6em 0 .3em }
p { margin: .3em 0 } small, dt { color: var(--text-3) }
dl { display: grid; grid-template-columns: 5em 1fr; margin: .4em 0 }
dd { margin: 0 } mark { background: none; border-bottom: 2px solid var(--ok) }
i { font-style: normal; border-bottom: 1px dashed var(--warn) }
section { break-inside: avoid } blockquote { margin: .5em 0; padding: .2em 1em; border-left: 3px solid var(--line-2) }
"""


def text(found: Mined, documents: Sequence[Document], ruleset: Ruleset, out: TextIO) -> None:
    """One block a candidate."""
    out.write(f"{_summary(found)}\n")
    for number, c in enumerate(found.candidates, 1):
        out.write(f"\n{number}. {c.name}　{ruleset.templates[c.type].name}（{c.because}）\n")
        for name, value in _facts(c, documents):
            out.write(f"   {name}：{value}\n")


def json(found: Mined, documents: Sequence[Document], ruleset: Ruleset, out: TextIO) -> None:
    """As the service answers."""
    out.write(msgspec.json.encode(wire.mined_to_wire(found, documents, dict(ruleset.templates))).decode() + "\n")


def html(found: Mined, documents: Sequence[Document], ruleset: Ruleset, out: TextIO) -> None:
    """Each candidate with its outline: what was found underlined, what is to be filled in dashed."""
    out.write('<!doctype html>\n<html lang="zh-CN"><head><meta charset="utf-8"><title>主笔 找信息</title>')
    out.write(f"<style>{print_css()}{_STYLE}</style></head><body>\n<h1>{escape(_summary(found))}</h1>\n")
    for number, c in enumerate(found.candidates, 1):
        kind = f"{ruleset.templates[c.type].name}：{c.because}"
        out.write(f"<section><h2>{number}. {escape(c.name)}　<small>{escape(kind)}</small></h2><dl>")
        out.writelines(f"<dt>{name}</dt><dd>{escape(value)}</dd>" for name, value in _facts(c, documents))
        out.write("</dl><blockquote>")
        out.writelines(f"<p><small>{escape(s.name)}</small>　{_marked(s)}</p>" for s in c.outline)
        out.write("</blockquote></section>\n")
    out.write("</body></html>\n")


WRITERS: Mapping[str, Writer] = {"text": text, "json": json, "html": html}
"""By the value of --format."""


def _summary(found: Mined) -> str:
    names = "、".join(f"《{name}》" for name in found.documents)
    if not found.candidates:
        return f"{names}里没有找到可以单独成篇的题目：要有一件具体的事、一个结果。"
    count = f"{names}里有 {len(found.candidates)} 个题目可以写成信息，最合适的在前"
    return f"{count}；另有 {found.passed_over} 段没有可用的题目。"


def _facts(c: Candidate, documents: Sequence[Document]) -> list[tuple[str, str]]:
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


def _marked(section: OutlineSection) -> str:
    fills = {fill.hole: fill.place.quote for fill in section.fills}
    parts, done = [], 0
    for number, hole in enumerate(holes(section.text)):
        parts.append(escape(section.text[done : hole.start()]))
        parts.append(f"<mark>{escape(fills[number])}</mark>" if number in fills else f"<i>{escape(hole[0])}</i>")
        done = hole.end()
    return "".join(parts) + escape(section.text[done:])
