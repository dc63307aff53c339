"""The clauses of a topic, each told apart once: what it says has come true, is planned, is a rule, is an action."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from addin_server.core.language.block import Block
from addin_server.core.language.spans import inside
from addin_server.core.model import Span
from addin_server.core.reading.read import Read
from addin_server.core.reading.statement import Act, Measure, Mood
from addin_server.mining.deeds import BEGINS, takes, troubled
from addin_server.mining.launches import DASH
from addin_server.mining.rules import MiningRules, acts_of
from addin_server.mining.source import SourceLine
from addin_server.mining.topics import Topic

_STATES = frozenset("没有 不足 不能 可以 应当 需要 成为 属于 存在 具有 认为 反映 希望 每逢".split())
_WHEN = ("中", "时", "后", "以来", "前", "期间", "结束", "以后", "日子", "时候", "当天", "那天")
_OF = re.compile("(?:[里中内]|当中)$")
_AIM = re.compile(r"^(?:每逢|为(?!\d)|确保|努力|力争|进一步|不断|切实)")


_NO_COUNT = (Measure.TIME, Measure.NAME_PART, Measure.ANNIVERSARY)
_THOSE = re.compile("^(?!.*(?:是|各[^各]{1,3}各)).{3,}的$")
_WHOEVER = re.compile("^(?:谁|哪个|哪[家位]|凡)")
_NO_DEED = re.compile("^(?:有时|有的?(?![^，]{0,8}[把由])|没有|要么)|(?:牵头|商量|(?:立|定)了?个?规矩)$")
"""What there is, what was talked over, and that somebody leads are no step one could copy."""
_LOOKS = re.compile(r"[\u4e00-\u9fff]得[很太更最]?[\u4e00-\u9fff]$")
"""吵得凶 says how something was done, nothing that was."""
_SAYS = ("change", "plan", "obliges", "standard", "wrong", "outcome")
_HARDLY, _SOMEWHAT, _VERY_SURE = 0.1, 0.6, 0.65
_NO_STEP, _SURELY = (Act.DEMAND, Act.STATE_GOOD, Act.OPINION), 0.75
"""没有一块田误过收割 says how things are, 要么我们先掏钱 what somebody asks for."""
_JOINTLY = ("会同", "联合")
_ONLY_NAMES = re.compile(
    "(?:[^“]{0,4}(?:叫作?|叫做|名叫|取名|起名|定下|称为?|就是))“[^”]+”(?:的?(?:办法|做法|制度|机制|法子))?"
)
_NAMES = frozenset("叫 名叫 叫做 叫作 是".split())


class TopicClause(NamedTuple):
    """`after` says that it stands behind the launch; `part` counts sentences and items of the topic from 0; `deed` is
    how surely it tells something that one could copy; `frame` is the clause that only says of which the next one tells
    (登记的3187名里), one that `announces` only what somebody will speak of.
    """

    line: SourceLine
    span: Span
    part: int
    item: int
    after: bool
    effect: bool
    change: bool
    outcome: bool
    planned: bool
    rule: bool
    numbered: bool
    action: bool
    deed: float
    trouble: bool
    frame: bool
    announces: bool

    @property
    def text(self) -> str:
        return self.line.block.text[self.span.start : self.span.end]


def clauses(topic: Topic, rules: MiningRules) -> list[TopicClause]:
    """Return the clauses of `topic` in order, its launch among them."""
    return list(_clauses(topic, rules))


def within(text: str, all_clauses: list[Span], where: Span) -> Iterator[Span]:
    """The clauses of `where`, cut to it and at dashes: the number of a paragraph is no part of one."""
    for span in all_clauses:
        start, end = max(span.start, where.start), min(span.end, where.end)
        while start < end and (dash := text.find(DASH, start, end)) >= 0:
            yield Span(start, dash)
            start = dash + len(DASH)
        if start < end:
            yield Span(start, end)


def _counts(read: Read | None) -> bool:
    """Whether something is counted but time that passed."""
    return read is not None and any(amount.measure not in _NO_COUNT for amount in read.clause.amounts)


def _begins_in(topic: Topic, line: SourceLine, sentence: Span) -> bool:
    launch = topic.launch
    return launch is not None and launch.line is line and sentence.start <= launch.clause.start < sentence.end


def _bare(block: Block, span: Span) -> bool:
    """Whether a clause is an amount and no more: 一套1.8万元."""
    return all(t.tag[0] in "mqx" for t in block.tokens_in(*span))


def _announces(read: Read | None, text: str) -> bool:
    """Whether somebody only says what he will speak of: 我反映个问题."""
    return read is not None and text.startswith("我") and (read.mood is Mood.QUOTED or read.clause.heading)


def _acts(block: Block, span: Span) -> bool:
    """Whether somebody does something: a verb of two characters that is not the first word of a state; any that does
    more than name, where something is named."""
    text = block.text[span.start : span.end]
    if text.endswith(_WHEN) or any(pattern.search(text) for pattern in (_LOOKS, _THOSE, _WHOEVER, _NO_DEED)):
        return False
    if inside(block.find("~concrete-actions"), span):
        return True
    named = block.text.find("“", *span)
    if named >= 0 and only_names(block.text[span.start : span.end]):
        return False
    return any(
        t.tag in ("v", "vn")
        and t.text not in (_NAMES if named >= 0 else _STATES)
        and t.text not in BEGINS
        and (named >= 0 or len(t.text) > 1)
        for t in block.tokens_in(*span)
        if not _quotes(block, named, t.start)
    )


def _quotes(block: Block, opening: int, at: int) -> bool:
    return 0 <= opening < at < block.text.find("”", opening)


def only_names(text: str) -> bool:
    """Whether a clause gives what was done its name and no more: 叫“茶季替班”, 定下“绿马甲”办法."""
    return _ONLY_NAMES.fullmatch(text) is not None


def acts(block: Block, at: int) -> bool:
    """Whether what follows a name says what it does: 镇财政所逐村核对, not 14个村党支部书记."""
    token = block.token_at(at)
    begins = token is not None and token.start == at
    return begins and token is not None and (token.tag.startswith(("v", "p", "d", "r", "l")) or token.text in _JOINTLY)


class _Place(NamedTuple):
    """Where a clause stands, and what its sentence has said before: `since` the launch a sentence has ended, a word
    said that what follows has come true, the clause before says of whom the rule is.
    """

    line: SourceLine
    span: Span
    part: int
    item: int
    after: bool
    since: bool
    come_true: bool
    of_some: bool


def _clauses(topic: Topic, rules: MiningRules) -> Iterator[TopicClause]:
    part, item, launched = -1, -1, topic.launch is None
    for excerpt in topic.excerpts:
        item += excerpt.item
        block = excerpt.line.block
        for sentence in excerpt.sentences:
            part += 1
            come_true, of_some = False, False
            where = Span(max(sentence.start, excerpt.span.start), min(sentence.end, excerpt.span.end))
            for span in within(block.text, block.clauses, where):
                text = block.text[slice(*span)]
                come_true = come_true or bool(rules.regexes["result"][0].search(text))
                since = launched and not _begins_in(topic, excerpt.line, sentence)
                number = item if excerpt.item else -1
                yield _judged(_Place(excerpt.line, span, part, number, launched, since, come_true, of_some), rules)
                of_some = bool(_THOSE.search(text))
                if topic.launch and topic.launch.line is excerpt.line and topic.launch.clause == span:
                    launched = True


def _judged(place: _Place, rules: MiningRules) -> TopicClause:
    block, span = place.line.block, place.span
    text = block.text[slice(*span)]
    says = {name: bool(rules.regexes[name][0].search(text)) for name in _SAYS}
    read = rules.read(block, span)
    acts_ = acts_of(read)
    numbered = bool(inside(block.find("@number"), span))
    planned = says["plan"] or bool(_AIM.match(text))
    # 半年划不满四件的，师徒一起到部里说明: what those have to do is a rule.
    rule = place.of_some or says["obliges"] or says["standard"]
    counted = _counts(read)
    # What was set up in the sentence of the launch, 一份只收5元, has not come of it.
    became = counted and not rule and place.since and acts_.get(Act.CHANGE, 0.0) >= _SOMEWHAT
    came_true = place.come_true and numbered
    came = (says["change"] or became or came_true or (counted and rules.is_effect(block, span))) and not planned
    frame, announces = bool(_OF.search(text)), _announces(read, text)
    action = _acts(block, span) and _is_step(acts_, rule=rule)
    states = frame or announces or says["obliges"] or _bare(block, span)
    wrong = troubled(block, span) or says["wrong"] or acts_.get(Act.STATE_PROBLEM, 0.0) >= _SOMEWHAT
    return TopicClause(
        line=place.line,
        span=span,
        part=place.part,
        item=place.item,
        after=place.after,
        effect=came and (says["change"] or place.come_true or not rule),
        change=says["change"] and not planned,
        outcome=came and (says["change"] or became or says["outcome"]),
        planned=planned,
        rule=rule and not (says["change"] or place.come_true),
        numbered=numbered,
        action=action,
        deed=acts_.get(Act.DEED, 0.0),
        trouble=wrong and not states and not (action and takes(block, span)),  # 把…分到受灾乡镇 is what was done
        frame=frame,
        announces=announces,
    )


def _is_step(acts_: Mapping[Act, float], *, rule: bool) -> bool:
    """Whether what is done is a step one could copy, and neither what became of it nor how things are."""
    turned = acts_.get(Act.CHANGE, 0.0) >= _VERY_SURE and acts_.get(Act.DEED, 0.0) < _HARDLY
    return (rule or not turned) and max(acts_.get(act, 0.0) for act in _NO_STEP) < _SURELY
