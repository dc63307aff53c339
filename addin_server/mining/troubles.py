"""The facts of a topic that is a trouble: of whom, what, how grave, how it is known, why, and what should be done."""

from __future__ import annotations

import re

from addin_server.core.language.spans import inside
from addin_server.core.model import Span
from addin_server.mining.advice import advice
from addin_server.mining.clauses import TopicClause
from addin_server.mining.deeds import TROUBLES
from addin_server.mining.facts import Facts, heard
from addin_server.mining.rules import SURE, MiningRules
from addin_server.mining.source import Excerpt, SourceLine
from addin_server.mining.survey import Survey
from addin_server.mining.topics import Topic

_CAUSES = re.compile(r"[；。]")
_ITEM = re.compile("[再另又]?[一二三]个?是(?!否)|再就是|是(?!否)")
_LISTED = re.compile(r"[、，]")


def facts(topic: Topic, clauses: list[TopicClause], survey_of: Survey | None, rules: MiningRules) -> Facts:
    """Return what is certain, by kind; of a report of a survey also what it says elsewhere."""
    excerpt = topic.excerpts[0]
    line, text = excerpt.line, excerpt.line.block.text
    found: Facts = {}

    def add(kind: str, span: Span) -> None:
        found.setdefault(kind, []).append(line.location(span))

    cause = rules.regexes["cause"][0].search(text, *excerpt.span)
    until = cause.start() if cause else excerpt.span.end
    wrong = _wrong(excerpt, [c for c in clauses if c.line is not line or c.span.end <= until])
    if wrong is not None:
        add("problem", wrong.span)
        if parted := _parted(line, wrong.span):
            add("subject", parted[0])
            add("state", parted[1])
    survey = rules.regexes["survey"][0].search(text, *excerpt.span)
    if survey:
        add("survey", Span(*survey.span("x")))
    if cause:
        given = Span(*cause.span("x"))
        for span in _parts(text, given, _CAUSES if _CAUSES.search(text, *given) else _LISTED):
            item = _ITEM.match(text, *span)
            add("cause", Span(item.end() if item else span.start, span.end))
    # 到15个村逐人对了一遍 is how it is known.
    numbered = [c for c in clauses if c.numbered and not c.frame and c.span.end <= until and c.deed < SURE]
    if excerpt.title is None and wrong is not None:
        # How many there are in all, told before the trouble, does not say how grave it is.
        numbered = [c for c in numbered if c.span.start >= wrong.span.start]
    numbered = [_whole(c, clauses) for c in numbered if c is not wrong or not excerpt.title]
    numbered = [c for c in numbered if not (survey and c.span.start <= survey.start() < c.span.end)]
    for kind, clause in zip(("severity", "number"), numbered, strict=False):
        add(kind, clause.span)
    behind = Span(cause.end() if cause else excerpt.span.start, excerpt.span.end)
    for who, what in advice(line.block, behind, rules, plain=False):
        add("advise_who", who)
        add("advise_what", what)
    return (survey_of.facts(excerpt) if survey_of is not None else {}) | found


def _wrong(excerpt: Excerpt, clauses: list[TopicClause]) -> TopicClause | None:
    """The clause that says what is wrong: in its title, else the first that does, else what is told first."""
    named = [c for c in clauses if excerpt.title and c.span.end <= excerpt.title.end]
    clauses = [c for c in clauses if not heard(c.text)]
    first = next((c for c in named or clauses if c.trouble), None)
    return first or (named[-1] if named else next((c for c in clauses if not c.announces), None))


def _whole(clause: TopicClause, clauses: list[TopicClause]) -> TopicClause:
    """The clause with what says of which it tells: 登记的3187名里，联系不上的有402名."""
    frame = next(
        (c for c in clauses if c.frame and c.part == clause.part and c.span.end + 1 == clause.span.start), None
    )
    return clause._replace(span=Span(frame.span.start, clause.span.end)) if frame else clause


def _parted(line: SourceLine, clause: Span) -> tuple[Span, Span] | None:
    """Whom it befalls and what: 社区工作者 · 流失较快."""
    hits = sorted(s for name in TROUBLES for s in inside(line.block.find(name), clause))
    if not hits:
        return _by_last_adjective(line, clause)
    if any(n.start < hits[0].start for n in inside(line.block.find("@number"), clause)):
        return None  # 有6个人说 is nobody a title could name
    if any(d.end >= hits[0].start for d in inside(line.block.find("@date"), Span(clause.start, hits[0].start))):
        return None  # 2024年停水引起的投诉 tells when, not whom
    if not 2 <= hits[0].start - clause.start <= 14:
        return None
    before = list(line.block.tokens_in(clause.start, hits[0].start))
    if before and before[-1].tag[0] in "vdp":
        return None  # 社区工作者疲于|应付: the state begins with its verb
    start = next((q.start for q in line.block.find("@quoted") if q.start <= hits[0].start < q.end), hits[0].start)
    return (Span(clause.start, start), Span(start, clause.end)) if start > clause.start else None


def _by_last_adjective(line: SourceLine, clause: Span) -> tuple[Span, Span] | None:
    """The same where only a last adjective says that it is wrong: 幼儿园党组织 · 覆盖少."""
    tokens = [t for t in line.block.tokens if clause.start <= t.start and t.end <= clause.end]
    if len(tokens) < 2 or not tokens[-1].tag.startswith("a"):
        return None
    before = tokens[-2]
    start = before.start if before.tag.startswith("v") or before.text[-1] in "率度面" else tokens[-1].start
    return (Span(clause.start, start), Span(start, clause.end)) if start - clause.start >= 2 else None


def _parts(text: str, span: Span, marks: re.Pattern[str]) -> list[Span]:
    """What semicolons part; where there are none, what commas part."""
    found, start = [], span.start
    for mark in (*marks.finditer(text, *span), None):
        end = mark.start() if mark else span.end
        if text[start:end].strip():
            found.append(Span(start, end))
        start = mark.end() if mark else end
    return found
