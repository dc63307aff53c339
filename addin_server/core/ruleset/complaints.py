"""What is wrong with a rule or a table, in words for its writer."""

from __future__ import annotations

import difflib
import re
import string
from collections.abc import Iterable, Iterator, Mapping, Set
from pathlib import Path

import msgspec

from addin_server.core.language import han, regex
from addin_server.core.language.block import FEATURES, WHOLE
from addin_server.core.rules import references
from addin_server.core.rules.frames import LITERAL
from addin_server.core.rules.rule import Rule
from addin_server.core.ruleset.ruleset import Source

# A quantifier on a group that itself ends in one can take exponential time.
_NESTED = regex.compile(r"\((?:[^()\\]|\\.)*[+*]\)[+*{]")


def misreferences(struct: msgspec.Struct, lexicons: Mapping[str, object]) -> Iterator[str]:
    """Yield complaints about what `struct` refers to: frames, lists, regular expressions."""
    try:
        names = list(references.words(struct))
    except ValueError as error:
        yield str(error)
        return
    yield from _unknown(names, lexicons)
    for source in references.regexes(struct):
        try:
            han.compiled(source).pattern  # noqa: B018  (compiles it)
        except re.error as error:
            yield f"正则“{source}”写错了（{error}）"
        if _NESTED.search(source):
            yield f"正则“{source}”重复里套重复，会很慢"


def _unknown(names: Iterable[str], lexicons: Mapping[str, object]) -> Iterator[str]:
    """Complaints about word classes that do not exist, with those that look most like them."""
    for name in names:
        computed = name.startswith("@")
        if name in FEATURES if computed else name.removeprefix(WHOLE) in lexicons or name.startswith(LITERAL):
            continue
        options = FEATURES if computed else lexicons
        close = difflib.get_close_matches(name, options, n=5, cutoff=0.4) or sorted(options)[:12]
        yield f"没有叫“{name}”的词表，可以用：{'、'.join(close)}"


def of_rule(rule: Rule, path: Path, lexicons: Mapping[str, object], sources: Mapping[str, Source]) -> Iterable[str]:
    """Yield what is wrong with the rule of one file."""
    if rule.id != f"{path.parent.name}.{path.stem}":
        yield f"id 应是“{path.parent.name}.{path.stem}”"
    for key in rule.source:
        if key.partition(".")[0] not in sources:
            yield f"source 里的“{key}”不在 sources.toml 里"
    yield from misreferences(rule, lexicons)
    yield from _unfillable("message", rule.message, {"quote", *rule.PARAMS})
    for name, allowed in rule.TEXTS.items():
        yield from _unfillable(name, getattr(rule, name), allowed)
    if not any(example.ok for example in rule.example):
        yield "至少要有一个 ok 例子"


def _unfillable(name: str, text: str, allowed: Set[str]) -> Iterable[str]:
    try:
        fields = list(string.Formatter().parse(text))
    except ValueError:
        yield f"{name} 里的大括号不成对；要写大括号本身，写成 {{{{ 或 }}}}"
        return
    for _, field, form, conversion in fields:
        if field is not None and (field not in allowed or form or conversion):
            yield f"{name} 里的“{{{field}}}”没有值，可以用：{'、'.join(sorted(allowed))}"
