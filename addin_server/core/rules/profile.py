"""What an organisation or a user changes: words, numbers, severities, rules turned off. Never a regular expression."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Mapping
from typing import Annotated, Any, NamedTuple

import msgspec
from msgspec import Meta, inspect

from addin_server.core.model import Severity
from addin_server.core.rules.loading import explain
from addin_server.core.rules.rule import Rule

_MOST = 1_000

Names = Annotated[tuple[str, ...], Meta(max_length=_MOST)]
"""Rule ids or prefixes of them."""

Severities = Annotated[dict[str, Severity], Meta(max_length=_MOST)]
Numbers = Annotated[dict[str, dict[str, int | tuple[int, ...]]], Meta(max_length=_MOST)]


class Profile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`profile.toml` of a layer. Keys are rule ids or prefixes of them; `set` changes numbers only."""

    off: Names = ()
    severity: Severities = {}
    set: Numbers = {}

    @property
    def names(self) -> Iterator[tuple[str, str]]:
        """Every table or list with every name that stands in it."""
        yield from (("off", name) for name in self.off)
        yield from (("severity", name) for name in self.severity)
        yield from (("set", name) for name in self.set)


class Complaint(NamedTuple):
    """What is wrong, in words for the owner of the profile, and the keys that lead to it."""

    where: list[str | int]
    says: str


def selected(rule: str, select: Iterable[str], ignore: Iterable[str]) -> bool:
    """Whether a rule runs: of all prefixes that fit its id the longest decides; `ignore` wins a tie."""
    wanted = max((len(p) for p in select if rule.startswith(p)), default=-1)
    unwanted = max((len(p) for p in ignore if rule.startswith(p)), default=-1)
    return wanted > unwanted


def unknown_names(profile: Profile, rules: Iterable[str]) -> Iterator[Complaint]:
    """Complaints about names that are no rule's, with those that look most like them."""
    known = sorted(rules)
    for table, name in profile.names:
        if not name or not any(id_ == name if table == "set" else id_.startswith(name) for id_ in known):
            close = difflib.get_close_matches(name[:80], known, n=5, cutoff=0.4)
            others = f"，可以写：{'、'.join(close)}" if close else ""
            yield Complaint([table, *([] if table == "off" else [name])], f"没有叫“{name[:80]}”的规则{others}")


def bad_numbers(profile: Profile, rules: Mapping[str, Rule]) -> Iterator[Complaint]:
    """Complaints about numbers that a rule does not have or cannot run with."""
    for id_, numbers in profile.set.items():
        if id_ not in rules:
            continue
        allowed = adjustable(type(rules[id_]))
        for name, value in numbers.items():
            where: list[str | int] = ["set", id_, name]
            if name not in allowed:
                others = f"，可以写：{'、'.join(allowed)}" if allowed else "，它没有可以改的数字"
                yield Complaint(where, f"“{id_}”没有叫“{name}”的数字{others}")
                continue
            try:
                msgspec.convert(value, allowed[name])
            except msgspec.ValidationError as error:
                says, _ = explain(str(error), "", {}, allowed[name])
                yield Complaint(where, f"“{id_}”的“{name}”{says.removeprefix('“文件”')}")


def adjustable(kind: type[Rule]) -> dict[str, Any]:
    """The numbers of a kind of rule by name, with the type that says what they may be."""
    common = {field.name for field in msgspec.structs.fields(Rule)}
    own = (field for field in msgspec.structs.fields(kind) if field.name not in common)
    return {field.name: field.type for field in own if _is_number(inspect.type_info(field.type))}


def _is_number(node: inspect.Type) -> bool:
    if isinstance(node, inspect.Metadata):
        return _is_number(node.type)
    return isinstance(node.item_type if isinstance(node, inspect.VarTupleType) else node, inspect.IntType)


def tuned(rule: Rule, profile: Profile) -> Rule:
    """Return the rule as the profile wants it, which must be without `bad_numbers`."""
    changes: dict[str, Any] = dict(profile.set.get(rule.id, {}))
    if (severity := _most_specific(profile.severity, rule.id)) is not None:
        changes |= {"severity": severity, "grades": ()}
    return msgspec.structs.replace(rule, **changes) if changes else rule


def _most_specific(table: Mapping[str, Severity], rule: str) -> Severity | None:
    prefixes = [prefix for prefix in table if rule.startswith(prefix)]
    return table[max(prefixes, key=len)] if prefixes else None
