"""The rules as pages to read: one a rule, an index, what the founding documents ask. Markdown, from the data alone."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

import msgspec

from addin_server.comment import cite
from addin_server.core import examples
from addin_server.core.model import BriefType
from addin_server.core.rules.loading import decode
from addin_server.core.rules.rule import Example, Rule
from addin_server.core.ruleset import Ruleset
from addin_server.vocabulary import CATEGORY_NAMES, SEVERITY_NAMES


class Criterion(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Something a founding document asks: the rules that look after it, or why none can."""

    source: str
    rules: tuple[str, ...] = ()
    because: str = ""


class Coverage(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`rules/coverage.toml`: criteria by part of the brief."""

    part: dict[str, dict[str, Criterion]]


def coverage(folder: Path) -> Coverage:
    """Return the coverage table of a rule folder. Raises RuleError."""
    return decode(folder / "coverage.toml", Coverage)


def pages(ruleset: Ruleset, folder: Path) -> dict[str, str]:
    """Every page by its name, without the suffix."""
    rules = {rule.id: page(rule, ruleset) for rule in ruleset.rules}
    return {"README": index(ruleset), "coverage": coverage_page(coverage(folder), ruleset), **rules}


def index(ruleset: Ruleset) -> str:
    """Every rule in one table a category."""
    lines = [
        "# 规则",
        "",
        f"共 {len(ruleset.rules)} 条。轻重：{'、'.join(SEVERITY_NAMES.values())}。[依据与规则对照](coverage.md)",
        "",
    ]
    order = {name: number for number, name in enumerate(CATEGORY_NAMES)}
    ordered = sorted(ruleset.rules, key=lambda rule: (order.get(rule.category, len(order)), rule.id))
    for category, rules in groupby(ordered, key=lambda rule: rule.category):
        lines += [f"## {CATEGORY_NAMES.get(category, category)}", "", "| 规则 | 查什么 | 轻重 |", "|---|---|---|"]
        lines += [f"| [{rule.id}]({rule.id}.md) | {rule.name} | {_severity(rule)} |" for rule in rules]
        lines.append("")
    return "\n".join(lines)


def page(rule: Rule, ruleset: Ruleset) -> str:
    """One rule: why, where the criterion comes from, when it runs, its examples."""
    return "\n".join(
        [
            f"# {rule.name}",
            "",
            f"`{rule.id}`　{_severity(rule)}",
            "",
            f"**为什么**　{rule.why}",
            "",
            f"**依据**　{cite(rule.source, ruleset.sources)}",
            "",
            *_conditions(rule, ruleset),
            *(line for example in rule.example for line in _example(example)),
            "[全部规则](README.md)",
            "",
        ]
    )


def coverage_page(table: Coverage, ruleset: Ruleset) -> str:
    """What the founding documents ask, beside the rules that look after it."""
    lines = ["# 依据与规则对照", "", "奠基文章对一篇信息的要求，和查它的规则；查不了的写明原因。", ""]
    for part, criteria in table.part.items():
        lines += [f"## {part}", "", "| 要求 | 出自 | 规则 |", "|---|---|---|"]
        for text, criterion in criteria.items():
            rules = "、".join(f"[{ruleset[id_].name}]({id_}.md)" for id_ in criterion.rules if id_ in ruleset.by_id)
            cell = "；".join(filter(None, (rules, criterion.because)))
            lines.append(f"| {text} | {cite([criterion.source], ruleset.sources)} | {cell} |")
        lines.append("")
    return "\n".join(lines)


def _severity(rule: Rule) -> str:
    return "、".join(SEVERITY_NAMES[severity] for severity in (rule.grades or (rule.severity,)))


def _conditions(rule: Rule, ruleset: Ruleset) -> Iterator[str]:
    names = ruleset.templates
    if rule.types:
        yield f"- 只查：{_types(rule.types, names)}"
    if rule.not_types:
        yield f"- 不查：{_types(rule.not_types, names)}"
    if rule.levels:
        yield f"- 报送层级是{'、'.join(rule.levels)}时才查"
    if rule.requires:
        yield f"- {rule.waiting or '要先有词表'}，就不查"
    if rule.yields_to:
        yield f"- 已有更要紧的意见时让位：{'、'.join(f'`{prefix}`' for prefix in rule.yields_to)}"
    if rule.types or rule.not_types or rule.levels or rule.requires or rule.yields_to:
        yield ""


def _types(types: tuple[BriefType, ...], names: object) -> str:
    known = names if isinstance(names, dict) else {}
    return "、".join(f"{known[t].name}（{t}）" if t in known else t for t in types)


def _example(example: Example) -> Iterator[str]:
    rows = (("弱", examples.shown(example.weak)), ("好", example.good), ("这样不报", example.ok))
    for label, text in rows:
        if text.strip():
            yield f"**{label}**"
            yield ""
            yield from (f"> {line}\n>" for line in text.strip().split("\n"))
            yield ""
    if example.note:
        yield f"（{example.note}）"
        yield ""
