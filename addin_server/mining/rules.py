"""The data of the miner: `rules/mining/*.toml`, decoded and compiled once."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path

import msgspec

from addin_server.core.language import han
from addin_server.core.language.block import Block
from addin_server.core.model import BriefType, Span
from addin_server.core.reading import subjects
from addin_server.core.reading.lead_features import change
from addin_server.core.reading.read import Read
from addin_server.core.reading.statement import Act
from addin_server.core.rules.loading import RuleError, decode
from addin_server.core.ruleset import Ruleset

SURE = 0.5
"""How surely a clause must be read as what it is taken for."""


class FactPatterns(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`facts.toml`: regular expressions by kind of fact. What a group `x` holds is the fact."""

    party: str
    organ: str
    place: str
    """How names end; {so} they stand in the others."""
    launch: str
    """A verb that begins a practice."""
    at_once: str
    """The same, right before a name in quotes."""
    founded: str
    """A practice without a name in quotes, to the end of its clause."""
    others: str
    """What says that somebody else did it."""
    learnt: str
    """What its sentence says of it."""
    unfinished: str
    """How a cell on results opens that tells of none yet."""
    obliges: str
    """A word of a rule that has to be kept: what it says is not how things are."""
    problem: tuple[str, ...]
    opener: str
    """How a clause opens that tells the trouble and goes on to what was done."""
    before: str
    """How a sentence on former times opens."""
    since: tuple[str, ...]
    date: str
    """A date in a cell."""
    until: str
    begun: str
    """How a clause opens that tells when something was begun."""
    gone_on: str
    """How a clause opens that tells what has come of it since."""
    since_then: str
    """How a paragraph opens that tells what came of what stands above it."""
    result: str
    """A mark that what follows has come true."""
    change: str
    plan: str
    """A mark that it has not."""
    praise: str
    outcome: str
    """Words that make a number a result, not an activity."""
    standard: str
    subject: str
    """Who begins a clause; `body` says that it is an organ."""
    heard: str
    owner: str
    """Whose document it is, told in its head."""
    titled: str
    """The same, where the title opens with its name."""
    sectioned: str
    """The same, where a paragraph of a collection opens with its name."""
    question: str
    amount: str
    """How a clause ends that tells a figure only."""
    done_by: str
    doer: str
    """How many of whom do it, at the beginning of a clause."""
    survey: str
    cause: str
    organs: tuple[str, ...]
    """How the names end of those who are asked to do something."""
    weakness: str
    range: str
    period: str
    stock: str
    wrong: str
    """How what is wrong is told without the words for it."""
    admits: str
    """A first sentence that turns to what is wrong."""
    admitted: str
    """How the sentence behind it opens."""
    troubles: str
    """A heading of the section on what is wrong."""
    why: str
    """A heading of the section on why it is so."""
    what_to_do: str
    """A heading of the section on what is advised."""
    plans: str
    """A heading of the section on what comes next."""


class Feature(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`features.toml`: what makes a topic worth a brief, or not. `say` is shown to the writer; an empty one is not.

    `facts` asks that one of these kinds was found; `words` counts hits of a class; `regex` searches the text. From
    `least` on it weighs `weight`, at most `times` over.
    """

    id: str
    weight: float
    say: str = ""
    facts: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    regex: str = ""
    least: int = 1
    times: int = 1


class TypeGuess(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Which type of brief a topic makes: the first whose facts are all there and whose regex fits its launch."""

    type: BriefType
    because: str
    facts: tuple[str, ...] = ()
    regex: str = ""


class Features(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`least` is the score a topic must reach to be shown; `wanted` are the facts a brief should not lack, by kind."""

    least: float
    feature: tuple[Feature, ...]
    type: tuple[TypeGuess, ...]
    wanted: Mapping[str, str]


class MiningRules:
    """Everything in the folder, checked against the templates. Raises RuleError."""

    def __init__(self, folder: Path, ruleset: Ruleset) -> None:
        self.patterns = decode(folder / "facts.toml", FactPatterns)
        self.features = decode(folder / "features.toml", Features)
        self.slots = decode(folder / "slots.toml", dict[BriefType, dict[str, tuple[str, ...]]])
        heads = decode(folder / "columns.toml", dict[str, tuple[str, ...]])
        self._columns = {name: kind for kind, names in heads.items() for name in names}
        self._reader = ruleset.reader
        for type_, sections in self.slots.items():
            template = {s.id: s.text for s in ruleset.templates[type_].section}
            for section, kinds in sections.items():
                if section not in template or len(holes(template[section])) != len(kinds):
                    raise RuleError(folder / "slots.toml", None, f"{type_} 的“{section}”与模板的待填处对不上")

    def column(self, head: str) -> str:
        """What a column holds by its head, whose last noun tells: 领办项目 is a 项目; nothing where it tells none."""
        ends = (head[start:] for start in range(len(head)))
        return next((self._columns[end] for end in ends if end in self._columns), "")

    def read(self, block: Block, span: Span) -> Read | None:
        """How the first clause that stands in `span` is read; None for what is too short to say anything."""
        reads = self._reader.read(block).reads
        at = bisect_right(reads, span.start, key=lambda read: read.clause.span.end)
        return reads[at] if at < len(reads) and reads[at].clause.span.start < span.end else None

    def acts(self, block: Block, span: Span) -> Mapping[Act, float]:
        """How surely that clause says what."""
        return acts_of(self.read(block, span))

    def subject(self, block: Block, span: Span) -> Span | None:
        """Who surely does something in `span`, where the clause opens with it."""
        read = self.read(block, span)
        if read is None or acts_of(read).get(Act.DEED, 0.0) < SURE or read.clause.span.start != span.start:
            return None
        subject = subjects.subject(block, read.clause)
        if (
            subject is None
            or subject.start != span.start
            or _TOWARDS.match(block.text, subject.start)
            or not _does(block, subject.end, span.end)
        ):
            return None
        return subject

    def is_hollow(self, block: Block) -> bool:
        """Whether all that is said is what any unit could write."""
        return all(read.empty >= SURE for read in self._reader.read(block).reads)

    def is_effect(self, block: Block, span: Span) -> bool:
        """Whether what counts as an effect in a lead stands in `span`."""
        reads = self._reader.read(block).reads
        first = bisect_left(reads, span.start, key=lambda read: read.clause.span.start)
        last = bisect_left(reads, span.end, first, key=lambda read: read.clause.span.start)
        return any(change(read) >= SURE for read in reads[first:last])

    @cached_property
    def regexes(self) -> Mapping[str, tuple[re.Pattern[str], ...]]:
        """The fact patterns by their field."""
        fields = msgspec.structs.asdict(self.patterns)
        words = {f"{{{name}}}": fields[name] for name in ("party", "organ", "place")}

        def whole(pattern: str) -> re.Pattern[str]:
            for name, endings in words.items():
                pattern = pattern.replace(name, endings)
            return han.compiled(pattern)

        return {name: tuple(map(whole, [v] if isinstance(v, str) else v)) for name, v in fields.items()}


def acts_of(read: Read | None) -> Mapping[Act, float]:
    """How surely a clause says what, as it was read."""
    return {Act(name.removeprefix("act:")): share for name, share in read.acts.items()} if read else {}


_TOWARDS = re.compile("面向|针对|围绕|按照|根据|通过")


def _does(block: Block, at: int, end: int) -> bool:
    """Whether a verb stands behind: in 面向返乡人员公开招聘 the first word does nothing."""
    return any(token.start == at and token.tag[0] in "vdp" for token in block.tokens_in(at, end))


_HOLE = re.compile(r"〔[^〔〕]*〕")


def holes(text: str) -> list[re.Match[str]]:
    """The holes of a template's text, in order."""
    return list(_HOLE.finditer(text))
