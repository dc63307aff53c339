"""A clause parted: who does it, and what is done."""

from __future__ import annotations

from addin_server.core.language import han
from addin_server.core.model import Span
from addin_server.core.reading.statement import Act
from addin_server.mining.actors import is_organ, names_unit, somebody, whole_unit
from addin_server.mining.clauses import TopicClause, acts
from addin_server.mining.rules import SURE, MiningRules

_PERSON = han.compiled(
    r"(?:[一两三四五六七八九十\d]{1,3}[名位个])?(?![把将对给由从为让请以在向到])[\p{Han}]{0,8}?"
    r"(?:党员|书记|干部|主任|队长|班长|组长|[一-龥]员|护士|医生|教师|专家|支委|骨干|顾问)"
)


def split(clause: TopicClause, rules: MiningRules) -> tuple[Span | None, Span]:
    """Who does it, where the clause says so at its beginning, and what is done."""
    who, what = _split(clause, rules)
    if who is None:
        return None, what
    named = somebody(clause.line.block, who)
    if named is None:
        return None, clause.span
    return named, what if named == who else Span(named.end, what.end)


def _split(clause: TopicClause, rules: MiningRules) -> tuple[Span | None, Span]:
    block = clause.line.block
    if begun := _begun(clause, rules):
        who = Span(clause.span.start, begun.start)
        return who if who.start < who.end else None, Span(begun.end, clause.span.end)
    if match := rules.regexes["done_by"][0].match(clause.text):
        start = clause.span.start
        who = Span(start + match.start("x"), start + match.end("x"))
        after = Span(who.end, clause.span.end)
        for word in ("牵头", "负责"):
            if block.text.startswith(word, after.start):
                after = Span(after.start + len(word), after.end)
        return who, after
    if match := rules.regexes["doer"][0].match(clause.text):
        who = Span(clause.span.start, clause.span.start + match.end())
        return who, Span(who.end, clause.span.end)
    unit = next((u for u in block.find("@unit") if u.start == clause.span.start and u.end < clause.span.end - 3), None)
    unit = whole_unit(block, unit) if unit is not None else None
    if unit is not None and names_unit(block.text[slice(*unit)]) and acts(block, unit.end):
        return unit, Span(unit.end, clause.span.end)
    if (person := _PERSON.match(clause.text)) and _acts_next(clause, clause.span.start + person.end(), rules):
        who = Span(clause.span.start, clause.span.start + person.end())
        return who, Span(who.end, clause.span.end)
    subject = rules.subject(block, clause.span)
    if (
        subject is not None
        and clause.action
        and names_unit(block.text[slice(*subject)])
        and any(word.tag[0] not in "dt" for word in block.tokens_in(subject.start, subject.end))
        and not rules.regexes["standard"][0].fullmatch(block.text, *subject)  # 当场 is nobody
        and acts(block, subject.end)
    ):
        return subject, Span(subject.end, clause.span.end)
    return None, clause.span


def _acts_next(clause: TopicClause, at: int, rules: MiningRules) -> bool:
    """Whether what stands behind a person is what the person does: 党员当场提问, not 党员活动室开放."""
    block, acts_ = clause.line.block, rules.acts(clause.line.block, clause.span)
    token = block.token_at(at)
    named = all(word.tag[0] not in "vpcd" for word in block.tokens_in(clause.span.start, at))
    alone = named and token is not None and token.start == at and token.tag[0] in "vdpmrt"
    became = max(acts_.get(act, 0.0) for act in (Act.CHANGE, Act.STATE_PROBLEM, Act.STATE_GOOD)) >= SURE
    return alone and not became


def _begun(clause: TopicClause, rules: MiningRules) -> Span | None:
    """When it began, told before what was done, alone or behind who did it: 4月起在…, 街道党工委1月起在…"""
    text, start = clause.line.block.text, clause.span.start
    for pattern in rules.regexes["since"]:
        if match := pattern.search(text, *clause.span):
            named = Span(start, match.start())
            first = named.start == named.end or is_organ(text[slice(*named)])
            return Span(*match.span()) if first and match.end() < clause.span.end else None
    return None
