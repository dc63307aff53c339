"""Layers over the shipped rules: what a county or a writer adds and changes. Of two the later wins."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from addin_server.core.language.block import WHOLE
from addin_server.core.language.lexicon import LexiconEntry
from addin_server.core.rules import references
from addin_server.core.rules.loading import RuleError, decode, line_of, read_text
from addin_server.core.rules.profile import Complaint, Profile, applied, bad_numbers, unknown_names
from addin_server.core.rules.rule import Rule
from addin_server.core.rules.template import Template
from addin_server.core.ruleset import folder
from addin_server.core.ruleset.folder import Shipped
from addin_server.core.ruleset.ruleset import Ruleset, Source


def load(shipped: Path, layers: Sequence[Path] = ()) -> Ruleset:
    """Return the rules in `shipped` as changed by `layers`.

    RuleError when the shipped folder is broken. A broken layer is left out whole and named in `problems`.
    """
    return layered(folder.read(shipped), layers)


def layered(shipped: Shipped, layers: Sequence[Path]) -> Ruleset:
    """Return the rules as changed by `layers`. A broken layer is left out whole and named in `problems`."""
    rules, lexicons, templates, models = list(shipped.rules), shipped.lexicons, shipped.templates, shipped.models
    problems: list[str] = []
    required: list[str] = []
    known = {rule.id: rule for rule in rules}
    for layer in layers:
        try:
            with_own, words, forms = _layered(layer, rules, lexicons, shipped.sources, templates)
            learned = models.overlaid(folder.read_models(layer / "reading"))
            all_known = known | {rule.id: rule for rule in with_own}
            profile = _profile(layer, all_known)
        except RuleError as error:
            problems.append(f"{error}。改好前先不用这一层")
            continue
        rules, lexicons, templates, models, known = (
            applied(with_own, profile, required),
            words,
            forms,
            learned,
            all_known,
        )
        required += profile.required
        problems += _unknown_rules(layer, profile, known)
    running = {rule.id for rule in rules}
    ours = {rule.id for rule in shipped.rules}
    return Ruleset(
        rules,
        lexicons,
        shipped.roles,
        shipped.genres,
        shipped.types,
        shipped.sources,
        templates,
        models,
        shipped.literals | frozenset(folder.literals(*(rule for rule in rules if rule.id not in ours))),
        shipped.computed,
        problems,
        [rule for id_, rule in known.items() if id_ not in running],
        required,
    )


def _layered(
    layer: Path,
    rules: Sequence[Rule],
    lexicons: Mapping[str, Mapping[str, LexiconEntry]],
    sources: Mapping[str, Source],
    templates: Mapping[str, Template],
) -> tuple[list[Rule], dict[str, dict[str, LexiconEntry]], dict[str, Template]]:
    own = {path.stem: folder.read_words(path) for path in sorted((layer / "lexicon").glob("*.txt"))}
    words = {name: {**lexicons.get(name, {}), **own.get(name, {})} for name in lexicons.keys() | own.keys()}
    added = [_own_rule(path, words, sources, rules) for path in folder.rule_files(layer)]
    named = {name.removeprefix(WHOLE) for rule in added for name in references.words(rule)}
    for name in own.keys() - lexicons.keys() - named:
        path = layer / "lexicon" / f"{name}.txt"
        raise RuleError(path, None, f"没有叫“{name}”的词表，可以用：{'、'.join(sorted(lexicons))}")
    return [*rules, *added], words, {**templates, **folder.read_templates(layer)}


def _profile(layer: Path, known: Mapping[str, Rule]) -> Profile:
    path = layer / "profile.toml"
    profile = decode(path, Profile) if path.exists() else Profile()
    for complaint in bad_numbers(profile, known):
        raise _misprofiled(path, complaint)
    return profile


def _unknown_rules(layer: Path, profile: Profile, known: Mapping[str, Rule]) -> list[str]:
    """What in a profile names no rule: of no effect, and told."""
    path = layer / "profile.toml"
    return [f"{_misprofiled(path, complaint)}。这一处先不用" for complaint in unknown_names(profile, known)]


def _misprofiled(path: Path, complaint: Complaint) -> RuleError:
    return RuleError(path, line_of(read_text(path), complaint.where), complaint.says)


def _own_rule(
    path: Path, lexicons: Mapping[str, object], sources: Mapping[str, Source], shipped: Sequence[Rule]
) -> Rule:
    """A layer's rule: as a shipped one, but a regular expression is reviewed code, and ids are never taken over."""
    rule = folder.read_rule(path, lexicons, sources)
    if any(references.regexes(rule)):
        raise RuleError(path, None, "自己加的规则不能写 regex，请用 frames 或 lexicon")
    if any(rule.id == known.id for known in shipped):
        raise RuleError(path, None, f"已有规则“{rule.id}”；要改轻重或数字，写在 profile.toml 里")
    return rule
