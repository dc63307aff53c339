"""From documents to ranked candidates, each with its outline."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from pathlib import Path

from addin_server.core.language.spans import inside
from addin_server.core.model import BriefType, Span
from addin_server.core.ruleset import Ruleset
from addin_server.core.tick import Tick, no_deadline
from addin_server.mining import clauses, facts, merge, rank, rows, topics, troubles
from addin_server.mining.facts import Facts
from addin_server.mining.measures import measures
from addin_server.mining.model import Candidate, Location, Mined, SourceDocument
from addin_server.mining.outline import outline
from addin_server.mining.rules import MiningRules
from addin_server.mining.source import AnalysedSource, SourceLine
from addin_server.mining.survey import Survey
from addin_server.mining.topics import Topic

_NUMBERS = 6
_NAME = 24


class Miner:
    """Mines documents by one ruleset and the tables in `folder` (rules/mining). Raises RuleError."""

    def __init__(self, ruleset: Ruleset, folder: Path) -> None:
        self._ruleset = ruleset
        self._rules = MiningRules(folder, ruleset)

    @property
    def slots(self) -> Mapping[BriefType, Mapping[str, tuple[str, ...]]]:
        """Which kinds of facts the sections of an outline ask for, by type of brief."""
        return self._rules.slots

    def mine(self, documents: Sequence[SourceDocument], tick: Tick = no_deadline) -> Mined:
        """Return what the documents hold for briefs, best first.

        `tick` is called again and again; what it raises ends the search.
        """
        sources = []
        for number, document in enumerate(documents):
            tick()
            sources.append(AnalysedSource(number, document, self._ruleset, self._rules, tick))
        lines = [line for source in sources for line in source.lines]
        found = [
            topic
            for source in sources
            for topic in (*rows.rows(source, self._rules, tick), *topics.topics(source.lines, self._rules, tick))
        ]
        topics.mention(found, lines, tick)
        surveys = {source.number: Survey(source, self._rules) for source in sources if source.is_survey}
        kept, told = [], set()
        for group in merge.merged(found, tick):
            tick()
            candidate = self._candidate(group, sources, surveys)
            if candidate.score >= self._rules.features.least:
                kept.append(candidate)
                told |= {(part.line.document, part.line.row) for topic in group for part in topic.excerpts}
        kept.sort(key=lambda c: (-c.score, c.places[0].document, c.places[0].index))
        passed_over = sum((line.document, line.row) not in told for line in lines)
        return Mined(tuple(d.name for d in documents), tuple(kept), passed_over)

    def _candidate(self, group: list[Topic], sources: list[AnalysedSource], surveys: Mapping[int, Survey]) -> Candidate:
        read = [(topic, *self._facts(topic, sources, surveys)) for topic in group]
        read.sort(key=lambda r: -rank.judge(r[0], r[1], self._rules).score)
        topic, known, steps = read[0]
        for _, others, _ in read[1:]:
            for kind, more in others.items():
                mine = known.setdefault(kind, [])
                mine += [place for place in more if place not in mine]
        steps = max((s for _, _, s in read), key=len)
        verdict = rank.judge(topic, known, self._rules)
        guess = rank.type_of(topic, known, self._rules)
        template = self._ruleset.templates[guess.type]
        places = tuple(_whole(t) for t, _, _ in read)
        practice = next(iter(known.get("practice", known.get("action", known.get("problem", [])))), None)
        return Candidate(
            key=hashlib.blake2b("\0".join(p.quote for p in places).encode(), digest_size=8).hexdigest(),
            name=_short(practice.quote if practice else places[0].quote),
            type=guess.type,
            because=guess.because,
            unit=known["unit"][0].quote if "unit" in known else "",
            practice=known["action"][0].quote if "action" in known else "",
            places=places,
            numbers=tuple(_numbers(topic))[:_NUMBERS],
            reasons=verdict.reasons,
            missing=(*merge.differing([t for t, _, _ in read]), *verdict.missing),
            score=verdict.score,
            outline=outline(template, known, steps, self._rules),
        )

    def _facts(
        self, topic: Topic, sources: list[AnalysedSource], surveys: Mapping[int, Survey]
    ) -> tuple[Facts, list[Facts]]:
        own = clauses.clauses(topic, self._rules)
        if topic.row is not None:
            return rows.facts(topic.row, topic, own, self._rules)
        if topic.launch is None:
            known = troubles.facts(topic, own, surveys.get(topic.excerpts[0].line.document), self._rules)
            known |= facts.facts(topic, own, [], sources, self._rules) | known
            return known, []
        elsewhere = clauses.clauses(Topic(topic.mentions, None), self._rules)
        known = facts.facts(topic, own, elsewhere, sources, self._rules)
        steps = measures(topic, own, self._rules)
        for step in steps:
            for kind in ("how", "standard"):
                if kind in step:
                    known.setdefault(kind, []).extend(step[kind])
        known["rule"] = [c.line.location(c.span) for c in own if c.after and c.rule and not c.effect and not c.trouble]
        return {kind: places for kind, places in known.items() if places}, steps


def _whole(topic: Topic) -> Location:
    """Where the topic is told: its first paragraph, from the first piece of it to the last."""
    line: SourceLine = topic.excerpts[0].line
    own = [p.span for p in topic.excerpts if p.line is line]
    return line.location(Span(own[0].start, own[-1].end))


def _numbers(topic: Topic) -> list[Location]:
    """The clauses that hold numbers."""
    found: dict[tuple[int, Span], Location] = {}
    for excerpt in topic.excerpts:
        block = excerpt.line.block
        for number in inside(block.find("@number"), excerpt.span):
            clause = block.clause_at(number.start)
            place = excerpt.line.location(clause)
            found.setdefault((place.index, place.span), place)
    return list(found.values())


def _short(text: str) -> str:
    return text if len(text) <= _NAME else text[: _NAME - 1] + "…"
