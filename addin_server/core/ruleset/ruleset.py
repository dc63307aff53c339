"""The ruleset: what a draft is checked against, immutable once built."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence, Set
from functools import cached_property

import msgspec

from addin_server.core.kinds.question import Question
from addin_server.core.language.block import Block
from addin_server.core.language.lexicon import Automaton, LexiconEntry
from addin_server.core.model import Paragraph, Role
from addin_server.core.reading.models import Models
from addin_server.core.reading.reader import Reader
from addin_server.core.rules.brief_type import TypeTable
from addin_server.core.rules.frames import LITERAL
from addin_server.core.rules.genre import GenreReader, GenreTable
from addin_server.core.rules.profile import Profile, applied, bad_numbers, selected
from addin_server.core.rules.rule import ArticleCheck, BlockCheck, Rule, RuleContext
from addin_server.core.rules.template import Template
from addin_server.core.rules.word_index import WordIndex
from addin_server.core.structure import passages
from addin_server.core.structure.article import Passage
from addin_server.core.structure.chunks import Queries
from addin_server.core.structure.role_table import ParagraphReader, RoleTable


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
        lexicons: Mapping[str, Mapping[str, LexiconEntry]],
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
        more = {name: {word: LexiconEntry(word) for word in held} for name, held in words.items() if held}
        kept = applied(self.rules, profile, self.required)
        running = {rule.id for rule in kept}
        lexicons = {**self.lexicons, **{name: {**self.lexicons.get(name, {}), **held} for name, held in more.items()}}
        automaton = self.automaton.with_more(more) if more else self.automaton
        return self._with(kept, lexicons, automaton, [*self.off, *(r for r in self.rules if r.id not in running)])

    def _with(
        self,
        rules: Sequence[Rule],
        lexicons: Mapping[str, Mapping[str, LexiconEntry]],
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
            paragraphs, ParagraphReader(self.roles), lambda text, role, label: Block(text, role, label, self.automaton)
        )

    @property
    def context(self) -> RuleContext:
        return RuleContext(self.lexicons, self.reader)

    @cached_property
    def block_checks(self) -> Mapping[Role, tuple[tuple[Rule, BlockCheck], ...]]:
        """The checks to run on a paragraph, by its role."""
        checks = [(rule, check) for rule in self.rules if (check := rule.on_block(self.context))]
        return {role: tuple((rule, check) for rule, check in checks if role in rule.roles) for role in Role}

    @cached_property
    def checks_by_word(self) -> Mapping[Role, WordIndex[tuple[Rule, BlockCheck]]]:
        """The same, to be picked by the words that occur."""
        keys = {rule.id: rule.block_keys() for rule in self.rules}
        return {
            role: WordIndex((keys[rule.id], (rule, check)) for rule, check in checks)
            for role, checks in self.block_checks.items()
        }

    @cached_property
    def article_checks(self) -> tuple[tuple[Rule, ArticleCheck], ...]:
        return tuple((rule, check) for rule in self.rules if (check := rule.on_article(self.context)))

    @cached_property
    def queries(self) -> Queries:
        """What these rules were seen to ask of the paragraphs of a brief: nothing at first."""
        return Queries()

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
