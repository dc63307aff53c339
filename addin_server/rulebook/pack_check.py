"""Whether a pack does here what its makers say: its rules load, its own examples hold."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from pathlib import Path

import msgspec

from addin_server import assets
from addin_server.core import examples, ruleset
from addin_server.core.engine import Checker
from addin_server.core.model import Draft, Paragraph
from addin_server.core.rules.loading import RuleError, decode
from addin_server.core.ruleset import Ruleset
from addin_server.rulebook import store

_EXAMPLES = "examples.toml"


class PackExample(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A text, one paragraph a line; rules that must speak about it and rules that must not."""

    text: str
    reports: tuple[str, ...] = ()
    silent: tuple[str, ...] = ()


class Examples(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    example: tuple[PackExample, ...] = ()


def complaints(folder: Path) -> list[str]:
    """Return why an unpacked pack cannot be used here; nothing when it can."""
    rules = ruleset.layered(store.shipped(assets.rules()), [folder])
    if rules.problems:
        return list(rules.problems)
    try:
        return list(_unkept(folder, rules))
    except RuleError as error:
        return [str(error)]


def _unkept(folder: Path, rules: Ruleset) -> Iterator[str]:
    checker = Checker(rules)
    own = [rule for id_, rule in rules.by_id.items() if id_ not in shipped().known]
    for failure in (failure for rule in own for failure in examples.failures(rule, checker)):
        yield f"规则 {failure.rule} 的例子不对：应{failure.expected}，实际{failure.found}"
    path = folder / _EXAMPLES
    for number, example in enumerate(decode(path, Examples).example if path.exists() else (), 1):
        lines = [line for line in example.text.splitlines() if line.strip()]
        draft = Draft(paragraphs=tuple(Paragraph(id=f"p{i}", text=line) for i, line in enumerate(lines)))
        found = {finding.rule for finding in checker.check(draft, unfold=True).findings}
        if missing := [rule for rule in example.reports if rule not in found]:
            yield f"第 {number} 个例子应报 {'、'.join(missing)}，没有报"
        if loud := [rule for rule in example.silent if rule in found]:
            yield f"第 {number} 个例子不应报 {'、'.join(loud)}，报了"


@functools.cache
def shipped() -> Ruleset:
    """The rules as shipped, without any layer."""
    return ruleset.layered(store.shipped(assets.rules()), [])
