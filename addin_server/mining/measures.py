"""The measures of a topic: who does what, by which rule, with which number. One clause serves one slot."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from addin_server.core.language.spans import inside
from addin_server.core.model import Span
from addin_server.mining.actions import split
from addin_server.mining.clauses import TopicClause
from addin_server.mining.deeds import TROUBLES
from addin_server.mining.facts import Facts
from addin_server.mining.launches import Launch
from addin_server.mining.rules import MiningRules
from addin_server.mining.topics import Topic

_NAME = 12
_STOCK = re.compile(
    r"全(?:[省市县区旗镇乡村校院场]|街道)[^，。；]{0,14}中$|全(?:[省市县区旗镇乡村校院场]|街道)(?:现有|共有)"
)
_STATE = re.compile(r"[多难少慢差乱]$")
_TIME_ALONE = re.compile(r"[一二两三四五六七八九十\d半]{1,3}(?:个多?月|年多?|天|周|个学期)(?:来|以来|里|间|下来)?")
_CLOSED = ("办结", "解决", "销号", "整改", "落地", "化解")
"""How a clause ends that says all is done: 投诉全部办结."""
_LEAST = 6
"""Characters that tell what is done."""
_ASKS = "谁哪"


def measures(topic: Topic, clauses: list[TopicClause], rules: MiningRules) -> list[Facts]:
    """Return the facts of each measure, in order: the items of a list, or the sentences that say how."""
    launch = topic.launch
    if launch is None:
        return []
    # A topic that is one item of a list has no list of its own.
    listed = len({c.item for c in clauses if c.item >= 0}) > 1
    heads = {c.part: c for c in reversed(clauses)}
    own = [c for c in clauses if (listed and c.item >= 0) or not _troubled(c, heads[c.part], rules)]
    own = [c for c in own if not _launches(c, launch, rules)]
    if listed:
        groups = [list(g) for _, g in groupby((c for c in own if c.item >= 0), key=lambda c: c.item)]
    else:
        # A sentence that tells what came of it tells nothing of how it was done.
        # Nor does one that tells how it was before, or who praised it.
        # Nor does a question.
        asked = rules.regexes["question"][0]
        other = {c.part for c in clauses if asked.match(c.line.block.text, c.span.end)}
        other |= {c.part for c in clauses if _tells_otherwise(c, heads[c.part], rules)}
        outcome = min((c.part for c in clauses if c.after and c.effect and c.outcome), default=None)
        how = [c for c in own if c.after and c.part not in other and not c.planned and not _titled(c, topic)]
        how = [c for c in how if outcome is None or c.part <= outcome]  # behind what came of it another matter begins
        groups = [list(g) for _, g in groupby(how, key=lambda c: (c.part, _half(c)))]
    found = [facts for group in groups if (facts := measure(group, rules, listed=listed)) and "how" in facts]
    if len(found) == 1 and "number" not in found[0] and (number := _counted(clauses, rules)):
        found[0]["number"] = [number.line.location(number.span)]
    return found


def _counted(clauses: list[TopicClause], rules: MiningRules) -> TopicClause | None:
    """How much was done, told beside what came of it; else what came of it."""
    results = [c for c in clauses if c.after and c.effect and not c.trouble]
    counted = (c for c in results[:-1] if not c.change and not rules.regexes["period"][0].search(c.text + "，"))
    return next(counted, next((c for c in results if c.change or c.outcome), None))


def _launches(clause: TopicClause, launch: Launch, rules: MiningRules) -> bool:
    """Whether a clause says that the practice began, or only names it once more."""
    if clause.line is launch.line and clause.span == launch.clause:
        return True
    return launch.named and launch.name in clause.text and bool(rules.regexes["launch"][0].search(clause.text))


def _titled(clause: TopicClause, topic: Topic) -> bool:
    return any(
        excerpt.title is not None and clause.span.start >= excerpt.span.start and clause.span.end <= excerpt.title.end
        for excerpt in topic.excerpts
        if excerpt.line is clause.line
    )


def _troubled(clause: TopicClause, head: TopicClause, rules: MiningRules) -> bool:
    """Whether the clause tells what is wrong. Further on in a sentence that acts, 信访 is what is acted on."""
    opens = rules.regexes["opener"][0].match(clause.text)
    if not clause.trouble or clause.rule:
        return False
    block = clause.line.block
    state = any(s.end == clause.span.end for name in TROUBLES for s in inside(block.find(name), clause.span))
    return clause is head or bool(opens) or not clause.action or state


def _tells_otherwise(clause: TopicClause, head: TopicClause, rules: MiningRules) -> bool:
    former = rules.regexes["before"][0].match(clause.text)
    stock = _STOCK.match(head.text) or (_STATE.search(head.text) and not head.action)
    wrong = _troubled(clause, head, rules) and not rules.regexes["opener"][0].match(clause.text)
    return bool(
        (clause.effect and clause.outcome) or former or wrong or stock or rules.regexes["praise"][0].search(clause.text)
    )


def _half(clause: TopicClause) -> int:
    """Semicolons part measures as full stops do."""
    return clause.line.block.text.count("；", 0, clause.span.start)


def measure(group: list[TopicClause], rules: MiningRules, *, listed: bool) -> Facts:
    """Return the facts of one measure."""
    facts: Facts = {}
    rest = list(group)
    standards: list[TopicClause] = []
    if listed and len(rest) > 1 and _ends_sentence(rest[0]) and len(rest[0].text) <= _NAME:
        facts["measure"] = [rest[0].line.location(rest[0].span)]
        rest = rest[1:]
    for at, clause in enumerate(rest):
        who, what = split(clause, rules)
        if who is not None and "how" not in facts:
            facts.setdefault("who", [clause.line.location(who)])
        came = rules.regexes["outcome"][0].search(clause.text) and clause.text.endswith(_CLOSED)
        if what.end - what.start < 4 or clause.effect or came:
            continue
        does = clause.action and not rules.regexes["amount"][0].search(clause.text)
        if "how" not in facts and (does or who is not None):
            if told := what if who is not None else _told(what, rest[at:]):
                facts["how"] = [clause.line.location(told)]
        elif "how" in facts and clause.rule and "“" not in clause.text and not clause.text.endswith("的"):
            standards.append(clause)
    if standards:
        # A rule that names a figure is a standard; 按天给予补贴 without one is only more of what is done.
        standard = next((c for c in standards if c.numbered), standards[0])
        facts["standard"] = [standard.line.location(standard.span)]
    if number := next(_numbers(rest, facts), None):
        facts["number"] = [number.line.location(number.span)]
    return facts


def _told(what: Span, clauses: list[TopicClause]) -> Span | None:
    """What is done, with what its sentence goes on to say where it is short: 徒弟先讲，师傅后评."""
    first, *others = clauses
    end = what.end
    for clause in others:
        goes_on = clause.part == first.part and clause.span.start == end + 1 and clause.text[0] not in _ASKS
        if end - what.start >= _LEAST or not goes_on or clause.effect or clause.trouble:
            break
        end = clause.span.end
    return Span(what.start, end) if end - what.start >= _LEAST else None


def _numbers(rest: list[TopicClause], facts: Facts) -> Iterator[TopicClause]:
    used = [place.span for places in facts.values() for place in places]
    counted = [c for c in rest if c.numbered and not _TIME_ALONE.fullmatch(c.text)]
    free = [c for c in counted if not any(c.span.start <= s.start < c.span.end for s in used)]
    yield from sorted((c for c in free if c.effect or c.item >= 0), key=lambda c: (not c.effect, c.rule))


def _ends_sentence(clause: TopicClause) -> bool:
    text = clause.line.block.text
    return clause.span.end < len(text) and text[clause.span.end] in "。：，"
