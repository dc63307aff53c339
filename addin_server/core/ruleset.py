"""The rule folder, loaded: rules, word lists, sources, templates, in layers of which the later win."""

from __future__ import annotations

import difflib
import hashlib
import re
import string
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from functools import cached_property
from pathlib import Path
from typing import TypeVar

import msgspec

from addin_server.core.kind_registry import ANY_RULE
from addin_server.core.kinds.question import Question
from addin_server.core.language import features, han, lexicon
from addin_server.core.language.block import FEATURES, SHIELD, WHOLE, Block
from addin_server.core.language.lexicon import Automaton, Entry
from addin_server.core.model import Paragraph, Role
from addin_server.core.reading import linear
from addin_server.core.reading.models import Models
from addin_server.core.reading.reader import Reader
from addin_server.core.rules import former_names, references
from addin_server.core.rules.brief_type import TypeTable
from addin_server.core.rules.frames import LITERAL
from addin_server.core.rules.genre import GenreReader, GenreTable
from addin_server.core.rules.loading import RuleError, decode, line_of, read_text
from addin_server.core.rules.profile import Complaint, Profile, applied, bad_numbers, selected, unknown_names
from addin_server.core.rules.rule import ArticleCheck, BlockCheck, Context, Rule
from addin_server.core.rules.template import Template
from addin_server.core.structure import passages
from addin_server.core.structure.article import Passage
from addin_server.core.structure.role_table import Intrinsic, RoleTable

# A quantifier on a group that itself ends in one can take exponential time.
_NESTED = re.compile(r"\((?:[^()\\]|\\.)*[+*]\)[+*{]")
NOT_RULES = frozenset({"lexicon", "templates", "profiles", "training", "remarks", "mining", "reading"})


Table = TypeVar("Table", GenreTable, TypeTable)


class Source(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A founding document a rule may cite."""

    title: str
    note: str = ""


class Ruleset:
    """Immutable once built. `literals` are the words that frames name themselves, `computed` those that join a list
    without a file; `off` are rules a layer turned off; `problems` are layers that could not be used, in words for their
    owner; `required` are ids or prefixes of rules that the layers after the one that said so left alone."""

    def __init__(
        self,
        rules: Sequence[Rule],
        lexicons: Mapping[str, Mapping[str, Entry]],
        roles: RoleTable,
        genres: GenreTable,
        types: TypeTable,
        sources: Mapping[str, Source],
        templates: Mapping[str, Template],
        models: Models,
        literals: Set[str],
        computed: Mapping[str, Set[str]],
        problems: Sequence[str] = (),
        off: Sequence[Rule] = (),
        required: Sequence[str] = (),
    ) -> None:
        self.rules = tuple(sorted(rules, key=lambda r: r.id))
        self.lexicons = lexicons
        self.roles = roles
        self.genres = genres
        self.types = types
        self.sources = sources
        self.templates = templates
        self.models = models
        self.literals = literals
        self.computed = computed
        self.problems = tuple(problems)
        self.off = tuple(off)
        self.required = tuple(required)

    def __getitem__(self, rule: str) -> Rule:
        return self.by_id[rule]

    @cached_property
    def by_id(self) -> Mapping[str, Rule]:
        return {rule.id: rule for rule in self.rules}

    @cached_property
    def known(self) -> Mapping[str, Rule]:
        """The rules that run and those that are off, by id."""
        return {rule.id: rule for rule in (*self.rules, *self.off)}

    def selecting(self, select: Iterable[str] = (), ignore: Iterable[str] = ()) -> Ruleset:
        """Return the ruleset with only the rules that these id prefixes choose; with neither, itself."""
        select, ignore = tuple(select), tuple(ignore)
        if not select and not ignore:
            return self
        return self.of([r for r in self.rules if selected(r.id, select or ("",), ignore)])

    def of(self, rules: Sequence[Rule]) -> Ruleset:
        """Return the ruleset with `rules` in place of its own, which they are or were made from."""
        return self._with(rules, self.lexicons, self.automaton, self.off)

    def tuned(self, profile: Profile, words: Mapping[str, Iterable[str]]) -> Ruleset:
        """Return the ruleset as one of many users has it: as a layer of `profile` and word lists would make it, but
        nothing that was read or built before is read or built again. ValueError for a number a rule does not have.
        """
        for complaint in bad_numbers(profile, self.known):
            raise ValueError(complaint.says)
        more = {name: {word: Entry(word) for word in held} for name, held in words.items() if held}
        kept = applied(self.rules, profile, self.required)
        running = {rule.id for rule in kept}
        lexicons = {**self.lexicons, **{name: {**self.lexicons.get(name, {}), **held} for name, held in more.items()}}
        automaton = self.automaton.with_more(more) if more else self.automaton
        return self._with(kept, lexicons, automaton, [*self.off, *(r for r in self.rules if r.id not in running)])

    def _with(
        self,
        rules: Sequence[Rule],
        lexicons: Mapping[str, Mapping[str, Entry]],
        automaton: Automaton,
        off: Sequence[Rule],
    ) -> Ruleset:
        """Everything else stays, the automaton too: it is what takes longest to build."""
        made = Ruleset(
            rules,
            lexicons,
            self.roles,
            self.genres,
            self.types,
            self.sources,
            self.templates,
            self.models,
            self.literals,
            self.computed,
            self.problems,
            off,
            self.required,
        )
        made.__dict__["automaton"] = automaton
        return made

    @cached_property
    def automaton(self) -> Automaton:
        lists: dict[str, Iterable[str]] = {name: entries.keys() for name, entries in self.lexicons.items()}
        lists |= {name: {*lists.get(name, ()), *words} for name, words in self.computed.items()}
        lists |= {word: (word.removeprefix(LITERAL),) for word in self.literals}
        return Automaton(lists)

    @cached_property
    def reader(self) -> Reader:
        return Reader(self.models)

    def passages(self, paragraphs: Sequence[Paragraph]) -> list[Passage]:
        """Return a text as passages that are read once and not remembered: a source, an earlier version."""
        return passages.read(
            paragraphs, Intrinsic(self.roles), lambda text, role, label: Block(text, role, label, self.automaton)
        )

    @property
    def context(self) -> Context:
        return Context(self.lexicons, self.reader)

    @cached_property
    def block_checks(self) -> Mapping[Role, tuple[tuple[Rule, BlockCheck], ...]]:
        """The checks to run on a paragraph, by its role."""
        checks = [(rule, check) for rule in self.rules if (check := rule.on_block(self.context))]
        return {role: tuple((rule, check) for rule, check in checks if role in rule.roles) for role in Role}

    @cached_property
    def article_checks(self) -> tuple[tuple[Rule, ArticleCheck], ...]:
        return tuple((rule, check) for rule in self.rules if (check := rule.on_article(self.context)))

    @cached_property
    def questions(self) -> tuple[Question, ...]:
        """The questions a lead must answer, in the order they are asked."""
        return tuple(sorted((r for r in self.rules if isinstance(r, Question)), key=lambda q: q.rank))

    @cached_property
    def genre_reader(self) -> GenreReader:
        return GenreReader(self.genres, self.reader)

    @cached_property
    def digest(self) -> str:
        """Changes with anything that can change a finding."""
        words = {name: sorted(entries) for name, entries in sorted(self.lexicons.items())}
        content = msgspec.json.encode([self.rules, words, self.roles, self.genres, self.types, self.models.digest])
        return hashlib.blake2b(content, digest_size=6).hexdigest()


class Shipped(msgspec.Struct, frozen=True):
    """The shipped rule folder, decoded and found right; the fields are those of a `Ruleset`."""

    rules: tuple[ANY_RULE, ...]
    lexicons: dict[str, dict[str, Entry]]
    roles: RoleTable
    genres: GenreTable
    types: TypeTable
    sources: dict[str, Source]
    templates: dict[str, Template]
    models: Models
    literals: frozenset[str]
    computed: dict[str, frozenset[str]]


def read(folder: Path) -> Shipped:
    """Return the rules in `folder`. RuleError when something in it is wrong."""
    lexicons = {path.stem: _lexicon(path) for path in sorted((folder / "lexicon").glob("*.txt"))}
    lexicons.setdefault(SHIELD, {})
    sources = decode(folder / "sources.toml", dict[str, Source])
    genres = _table(folder / "genres.toml", GenreTable, lexicons)
    types = _table(folder / "types.toml", TypeTable, lexicons)
    rules = tuple(_rule(path, lexicons, sources) for path in _rule_files(folder))
    return Shipped(
        rules=rules,
        lexicons=lexicons,
        roles=decode(folder / "roles.toml", RoleTable),
        genres=genres,
        types=types,
        sources=sources,
        templates=_templates(folder),
        models=_models(folder / "reading"),
        literals=frozenset(_literals(*rules, genres, types)),
        computed=dict(features.lists()),
    )


def load(shipped: Path, layers: Sequence[Path] = ()) -> Ruleset:
    """Return the rules in `shipped` as changed by `layers`.

    RuleError when the shipped folder is broken. A broken layer is left out whole and named in `problems`.
    """
    return layered(read(shipped), layers)


def layered(shipped: Shipped, layers: Sequence[Path]) -> Ruleset:
    """Return the rules as changed by `layers`. A broken layer is left out whole and named in `problems`."""
    rules, lexicons, templates, models = list(shipped.rules), shipped.lexicons, shipped.templates, shipped.models
    problems: list[str] = []
    required: list[str] = []
    known = {rule.id: rule for rule in rules}
    for layer in layers:
        try:
            with_own, words, forms = _layered(layer, rules, lexicons, shipped.sources, templates)
            learned = models.overlaid(_models(layer / "reading"))
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
        shipped.literals | frozenset(_literals(*(rule for rule in rules if rule.id not in ours))),
        shipped.computed,
        problems,
        [rule for id_, rule in known.items() if id_ not in running],
        required,
    )


def _literals(*parts: msgspec.Struct) -> Iterator[str]:
    return (word for part in parts for word in references.words(part) if word.startswith(LITERAL))


def _layered(
    layer: Path,
    rules: Sequence[Rule],
    lexicons: Mapping[str, Mapping[str, Entry]],
    sources: Mapping[str, Source],
    templates: Mapping[str, Template],
) -> tuple[list[Rule], dict[str, dict[str, Entry]], dict[str, Template]]:
    own = {path.stem: _lexicon(path) for path in sorted((layer / "lexicon").glob("*.txt"))}
    words = {name: {**lexicons.get(name, {}), **own.get(name, {})} for name in lexicons.keys() | own.keys()}
    added = [_own_rule(path, words, sources, rules) for path in _rule_files(layer)]
    named = {name.removeprefix(WHOLE) for rule in added for name in references.words(rule)}
    for name in own.keys() - lexicons.keys() - named:
        path = layer / "lexicon" / f"{name}.txt"
        raise RuleError(path, None, f"没有叫“{name}”的词表，可以用：{'、'.join(sorted(lexicons))}")
    return [*rules, *added], words, {**templates, **_templates(layer)}


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


def _rule_files(folder: Path) -> list[Path]:
    return [path for path in sorted(folder.glob("*/*.toml")) if path.parent.name not in NOT_RULES]


def _own_rule(
    path: Path, lexicons: Mapping[str, object], sources: Mapping[str, Source], shipped: Sequence[Rule]
) -> Rule:
    """A layer's rule: as a shipped one, but a regular expression is reviewed code, and ids are never taken over."""
    rule = _rule(path, lexicons, sources)
    if any(references.regexes(rule)):
        raise RuleError(path, None, "自己加的规则不能写 regex，请用 frames 或 lexicon")
    if any(rule.id == known.id for known in shipped):
        raise RuleError(path, None, f"已有规则“{rule.id}”；要改轻重或数字，写在 profile.toml 里")
    return rule


def _models(folder: Path) -> Models:
    """The models of the folder; a question without a file is answered evenly."""
    models, digest = {}, hashlib.blake2b(digest_size=6)
    for path in sorted(folder.glob("*.tsv")):
        source = read_text(path)
        try:
            models[path.stem] = linear.parse(source)
        except ValueError as error:
            line, _, message = str(error).partition(": ")
            raise RuleError(path, int(line), message) from None
        digest.update(source.encode())
    return Models(models, _reasons(folder / "reasons.toml"), digest.hexdigest())


def _reasons(path: Path) -> dict[str, dict[str, str]]:
    """What features are called before a reader, by question; those of word classes hold for every question."""
    if not path.exists():
        return {}
    questions = decode(path, dict[str, dict[str, str]])
    classes = questions.pop("class", {})
    shared = {f"class:{name}": f"用了{called}" for name, called in classes.items()}
    shared |= {f"title:{name}": f"标题{called}" for name, called in shared.items()}
    return {question: shared | own for question, own in questions.items()}


def _lexicon(path: Path) -> dict[str, Entry]:
    try:
        return lexicon.parse(read_text(path))
    except ValueError as error:
        line, _, message = str(error).partition(": ")
        raise RuleError(path, int(line), message) from None


def _templates(folder: Path) -> dict[str, Template]:
    found = (decode(path, Template) for path in sorted((folder / "templates").glob("*.toml")))
    return {template.id: template for template in sorted(found, key=lambda t: int(t.id[1:]))}


def _table(path: Path, as_type: type[Table], lexicons: Mapping[str, object]) -> Table:
    table = decode(path, as_type)
    for complaint in _misreferences(table, lexicons):
        raise RuleError(path, None, complaint)
    return table


def _misreferences(struct: msgspec.Struct, lexicons: Mapping[str, object]) -> Iterator[str]:
    """Complaints about what `struct` refers to: frames, lists, regular expressions."""
    try:
        names = list(references.words(struct))
    except ValueError as error:
        yield str(error)
        return
    yield from _unknown(names, lexicons)
    for regex in references.regexes(struct):
        try:
            han.compiled(regex)
        except re.error as error:
            yield f"正则“{regex}”写错了（{error}）"
        if _NESTED.search(regex):
            yield f"正则“{regex}”重复里套重复，会很慢"


def _unknown(names: Iterable[str], lexicons: Mapping[str, object]) -> Iterator[str]:
    """Complaints about word classes that do not exist, with those that look most like them."""
    for name in names:
        computed = name.startswith("@")
        if name in FEATURES if computed else name.removeprefix(WHOLE) in lexicons or name.startswith(LITERAL):
            continue
        options = FEATURES if computed else lexicons
        close = difflib.get_close_matches(name, options, n=5, cutoff=0.4) or sorted(options)[:12]
        yield f"没有叫“{name}”的词表，可以用：{'、'.join(close)}"


def _rule(path: Path, lexicons: Mapping[str, object], sources: Mapping[str, Source]) -> Rule:
    rule: Rule = decode(path, ANY_RULE, renew=former_names.renewed)
    for complaint in _complaints(rule, path, lexicons, sources):
        raise RuleError(path, None, complaint)
    return rule


def _complaints(rule: Rule, path: Path, lexicons: Mapping[str, object], sources: Mapping[str, Source]) -> Iterable[str]:
    if rule.id != f"{path.parent.name}.{path.stem}":
        yield f"id 应是“{path.parent.name}.{path.stem}”"
    for key in rule.source:
        if key.partition(".")[0] not in sources:
            yield f"source 里的“{key}”不在 sources.toml 里"
    yield from _misreferences(rule, lexicons)
    yield from _unfillable(rule.message, {"quote", *rule.PARAMS})
    if not any(example.ok for example in rule.example):
        yield "至少要有一个 ok 例子"


def _unfillable(message: str, allowed: Set[str]) -> Iterable[str]:
    try:
        fields = list(string.Formatter().parse(message))
    except ValueError:
        yield "message 里的大括号不成对；要写大括号本身，写成 {{ 或 }}"
        return
    for _, field, form, conversion in fields:
        if field is not None and (field not in allowed or form or conversion):
            yield f"message 里的“{{{field}}}”没有值，可以用：{'、'.join(sorted(allowed))}"
