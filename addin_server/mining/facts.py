"""The facts of a topic by kind. Each is a span of the source; a kind that is not certain is left out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from addin_server.core.language.spans import inside
from addin_server.core.model import Span
from addin_server.mining.actors import names_unit, whole_unit
from addin_server.mining.clauses import TopicClause, acts, only_names
from addin_server.mining.deeds import is_deed, troubled
from addin_server.mining.launches import Launch, does
from addin_server.mining.model import Location
from addin_server.mining.rules import SURE, MiningRules
from addin_server.mining.source import AnalysedSource, SourceLine
from addin_server.mining.topics import Topic

Facts = dict[str, list[Location]]

_LEVEL = re.compile(r"^(?:(?:去年|今年)?全|中共)?(?:[省市县区旗镇乡州]|街道|[院校厂局]党|我[省市县区镇乡])")
_LEAD_IN = re.compile(
    r"^(?:后来|随后|此后|接着|还|并|也|同时|又|先后|由|[从自于](?=\d|今年|去年)|我们(?:支部|社区)?|开始|起)"
)
_HOUR = re.compile(r"[点时][半\d]{0,2}(?:开始|起)?$")
_HEARD = re.compile("^听取|汇报$|^【")
_ALSO = re.compile("并|同时|[还也再](?=将|要|把)")
_LIKELY = 0.15
"""How surely a clause behind a bare name has to tell a deed: 两人签一张单子, not 有的一签就是五十年."""
_BODY = 3
"""Characters of 党组, 党工委 behind the name of a unit."""
_LONGEST_RUN = 80
_LONGEST_PLAN = 60
SHORT_EFFECT = 22


def facts(
    topic: Topic,
    clauses: list[TopicClause],
    elsewhere: list[TopicClause],
    sources: list[AnalysedSource],
    rules: MiningRules,
) -> Facts:
    """Return what `topic` says, by kind; the most certain of a kind first. `elsewhere` it is named once more."""
    found: Facts = {}

    def add(kind: str, line: SourceLine, span: Span) -> None:
        location = line.location(trimmed(line, span))
        if location.quote and location not in found.setdefault(kind, []):
            found[kind].append(location)

    for line, span in _problems(topic, clauses, rules):
        add("problem", line, span)
    if topic.launch is not None:
        launch = topic.launch
        if launch.named:
            add("practice", launch.line, launch.practice)
        for line, span in _actions(topic, clauses, rules):
            add("action", line, span)
        for kind in ("since", "range"):
            for line, span in _near_launch(topic, kind, rules):
                add(kind, line, span)
    own = list(_effects(clauses))
    for kind, line, span in own if any(kind == "effect" for kind, _, _ in own) else _effects(elsewhere):
        # 组建…公司 and what the company earned make no title: only a name goes before a result.
        if kind != "effect_short" or (topic.launch and topic.launch.named):
            add(kind, line, span)
    for kind in ("until", "period", "weakness", "stock_level", "stock_total", "stock_part"):
        for line, span in _everywhere(topic, kind, rules):
            add(kind, line, span)
    for line, span in _plans(topic, rules):
        add("next", line, span)
    if unit := _unit(topic, sources, rules):
        found["unit"] = [unit]
    return found


def trimmed(line: SourceLine, span: Span) -> Span:
    """Return the span without the marks it begins and ends with."""
    text = line.block.text
    start, end = span
    while start < end and text[start] in " 　，、；：。":
        start += 1
    while end > start and text[end - 1] in " 　，、；：。":
        end -= 1
    return Span(start, end)


def _problems(topic: Topic, clauses: list[TopicClause], rules: MiningRules) -> Iterator[tuple[SourceLine, Span]]:
    first = topic.excerpts[0]
    block = first.line.block
    end = topic.launch.clause.end if topic.launch and topic.launch.line is first.line else first.span.end
    # A short first sentence names the practice; the trouble is told after it.
    in_title = first.title is not None and end <= first.title.end
    reach = first.span.end if in_title else max(end, block.sentence_at(max(end - 1, 0)).end)
    for pattern in rules.regexes["problem"]:
        for match in pattern.finditer(block.text, first.span.start, reach):
            span = Span(*match.span("x"))
            if match["tail"] or troubled(block, span):
                yield first.line, span
    former_begins = False
    begun_at = _begun_at(topic, rules)
    for clause in clauses:
        if clause.line is first.line and clause.span.start >= begun_at:
            return
        if (clause.item >= 0 and not first.item) or clause.line is not first.line:
            continue
        begun = in_title and any(p.search(clause.text) for p in rules.regexes["since"])
        if begun or (clause.span.start >= end and not in_title):
            return
        former = rules.regexes["before"][0].match(clause.text)
        if clause.trouble and not clause.rule and (former_begins or (former and former.end() < len(clause.text))):
            yield clause.line, Span(clause.span.start + (former.end() if former else 0), clause.span.end)
            former_begins = False
        elif former:
            former_begins = True
        elif (
            clause.trouble
            and not clause.rule
            and not clause.effect
            and not (clause.numbered and clause.deed >= SURE)  # 更换破损井盖57个 was done
            and not heard(clause.text)
            and not (first.title and clause.span.end <= first.title.end and "，" not in block.text[slice(*first.title)])
        ):
            yield clause.line, _with_figure(clause, clauses)


def heard(text: str) -> bool:
    """Whether a clause says what was reported on, or opens a message by its title: that tells no trouble."""
    return _HEARD.search(text) is not None


def _begun_at(topic: Topic, rules: MiningRules) -> int:
    """Where the sentence of the launch says when that was begun: what is told behind it is what was done."""
    block = topic.excerpts[0].line.block
    if topic.launch is None or topic.launch.line is not topic.excerpts[0].line:
        return len(block.text)
    start, end = block.sentence_at(topic.launch.clause.start).start, topic.launch.clause.start
    before = (c for c in block.clauses if start <= c.start < end)
    return next((c.start for c in before if rules.regexes["begun"][0].match(block.text, *c)), len(block.text))


def _with_figure(clause: TopicClause, clauses: list[TopicClause]) -> Span:
    """The trouble with the figure it follows from: 一年走掉三成多，材料要从头来."""
    before = next((c for c in clauses if c.line is clause.line and c.span.end + 1 == clause.span.start), None)
    if before is None or before.part != clause.part or before.trouble or clause.numbered or not before.numbered:
        return clause.span
    # 七成是退休工人 says how things are, nothing that anything follows from.
    return clause.span if "是" in before.text else Span(before.span.start, clause.span.end)


def _actions(topic: Topic, clauses: list[TopicClause], rules: MiningRules) -> Iterator[tuple[SourceLine, Span]]:
    """What was done first: the launch, or where that is a bare name the first thing done after it."""
    launch = topic.launch
    assert launch is not None
    text = launch.line.block.text[launch.clause.start : launch.clause.end]
    begins = max(launch.clause.start, launch.line.body)
    done = launch.named and does(launch.line.block, begins, launch.practice.start)
    if only_names(text):
        return  # what was done stands before its name, no telling how far
    # A practice without a name begins with what was done, by the unit itself: not 6个乡镇把党员大会改到赶集日.
    counted = text[begins - launch.clause.start :][:1].isdigit()
    came = any(c.effect for c in clauses if c.line is launch.line and c.span == launch.clause)
    own = not (launch.named or counted or came) and is_deed(launch.line.block, launch.clause, rules)
    if done or own or rules.regexes["launch"][0].search(text):
        yield launch.line, after_subject(launch.line, launch.clause, rules)
        return
    for clause in clauses if launch.named else ():
        otherwise = clause.effect or clause.planned or clause.trouble or _HOUR.search(clause.text)
        otherwise = otherwise or rules.regexes["obliges"][0].search(clause.text)
        if clause.after and clause.action and not otherwise:
            if clause.deed >= _LIKELY:
                yield clause.line, after_subject(clause.line, clause.span, rules)
            return


def after_subject(line: SourceLine, clause: Span, rules: MiningRules) -> Span:
    """Return the clause without the time and the unit it opens with."""
    block = line.block
    start = max(clause.start, line.body)
    if subject := rules.regexes["subject"][0].match(block.text, start, clause.end):
        start = subject.end("x")
    for _ in range(4):
        rest = block.text[start : clause.end]
        units = (whole_unit(block, u) for u in inside(block.find("@unit"), clause))
        unit = next((u for u in units if u.start == start and u.end < clause.end), None)
        time = next((m for p in rules.regexes["since"] if (m := p.match(rest))), None)
        counted = rest[:1].isdigit()  # 6家卫生院 are some of those the unit has
        if unit is not None and block.text[unit.end] not in "内的" and not counted:
            start = unit.end
        elif time is not None:
            start += time.end()
        elif lead := _LEAD_IN.match(rest):
            start += lead.end()
        elif rest.startswith(("、", "，")):
            start += 1
        else:
            break
    return Span(start, clause.end)


def _near_launch(topic: Topic, kind: str, rules: MiningRules) -> Iterator[tuple[SourceLine, Span]]:
    """In the sentence of the launch and, where the launch is a title, the one below it."""
    launch = topic.launch
    assert launch is not None
    block = launch.line.block
    sentence = block.sentence_at(launch.clause.start)
    end = launch.clause.end
    title = topic.excerpts[0].title
    if title is not None and launch.clause.end <= title.end:
        end = topic.excerpts[0].span.end  # the launch is a title: when it began is told further on
    before, behind = (sentence.start, end), (end, sentence.end)
    for start, stop in (before, behind) if kind == "since" else (before,):
        for pattern in rules.regexes.get(kind, ()):
            for match in pattern.finditer(block.text, start, stop):
                yield launch.line, Span(*match.span("x"))


def _effects(clauses: list[TopicClause]) -> Iterator[tuple[str, SourceLine, Span]]:
    effects = [c for c in clauses if c.effect and c.after]
    for clause in sorted((c for c in effects if c.outcome), key=lambda c: not c.change)[:1]:
        yield "effect", clause.line, clause.span
        if len(clause.text) <= SHORT_EFFECT:
            yield "effect_short", clause.line, clause.span
    for clause in effects:
        if clause.change:
            yield "change", clause.line, clause.span
    run = _run(effects, clauses)
    if any(c.outcome for c in run):
        yield "total", run[0].line, Span(run[0].span.start, run[-1].span.end)


def _run(effects: list[TopicClause], clauses: list[TopicClause]) -> list[TopicClause]:
    """The longest row of results in one sentence, one that tells a change first, as far as it reads at a glance."""
    best: list[TopicClause] = []
    for part in sorted({c.part for c in effects}):
        row = [c for c in clauses if c.part == part]
        first = next(i for i, c in enumerate(row) if c.effect and c.after)
        taken = [row[first]]
        for clause in row[first + 1 :]:
            if not clause.effect or clause.span.end - taken[0].span.start > _LONGEST_RUN:
                break
            taken.append(clause)
        if (any(c.change for c in taken), len(taken)) > (any(c.change for c in best), len(best)):
            best = taken
    return best


def _everywhere(topic: Topic, kind: str, rules: MiningRules) -> Iterator[tuple[SourceLine, Span]]:
    name, _, group = kind.partition("_")
    for excerpt in (*topic.excerpts, *(topic.mentions if kind == "until" else ())):
        for pattern in rules.regexes.get(name, ()):
            for match in pattern.finditer(excerpt.line.block.text, *excerpt.span):
                yield excerpt.line, Span(*match.span(group or "x"))


def _plans(topic: Topic, rules: MiningRules) -> Iterator[tuple[SourceLine, Span]]:
    """What is to be done next, where the practice is named once more; what is planned besides is left out."""
    for excerpt in topic.mentions:
        text = excerpt.text
        if topic.launch is not None and rules.regexes["plan"][0].search(text) and len(text) <= _LONGEST_PLAN:
            named = excerpt.span.start + text.index(topic.launch.name)
            also = _ALSO.match(excerpt.line.block.text, excerpt.line.block.clause_at(named).start)
            yield excerpt.line, Span(also.end() if also else excerpt.span.start, excerpt.span.end)


def _unit(topic: Topic, sources: list[AnalysedSource], rules: MiningRules) -> Location | None:
    """Who did it: the unit that opens a clause of the launch's sentence, else the one whose document it is."""
    line = topic.launch.line if topic.launch else topic.excerpts[0].line
    block = line.block
    end = topic.launch.clause.end if topic.launch else topic.excerpts[0].span.end
    start = topic.excerpts[0].span.start if topic.excerpts[0].line is line else 0
    opening = {span.start for span in block.clauses} | {line.body}
    units = (whole_unit(block, unit) for unit in block.find("@unit"))
    heads = [u for u in units if start <= u.start < end and (u.start in opening or topic.launch is None)]
    heads = [u for u in heads if names_unit(block.text[slice(*u)])]
    owner = line.speaker or line.section or _heard(line, end, rules) or sources[line.document].owner
    if topic.launch is not None and (subject := _subject(topic.launch, rules)):
        return line.location(subject)
    if topic.launch is not None:
        sentence = block.sentence_at(topic.launch.clause.start)
        title = topic.excerpts[0].title
        titled = title is not None and title.end <= sentence.start and topic.launch.named
        heads = [
            u
            for u in heads
            if u.start >= sentence.start or acts(block, u.end) or (titled and title and u.end <= title.end)
        ]
    named = [u for u in heads if not _LEVEL.match(block.text[u.start : u.end])]
    if topic.launch is not None and named:
        return line.location(named[-1])
    if owner is not None:
        return owner
    return line.location(heads[-1]) if heads and topic.launch is not None else None


def _heard(line: SourceLine, end: int, rules: MiningRules) -> Location | None:
    """Whose report the minutes are of: 会议听取了横塘乡党委的工作汇报."""
    found = rules.regexes["heard"][0].search(line.block.text, 0, end)
    who = Span(*found.span("x")) if found else None
    # 听取了工作汇报 names nobody: only what is called as units are.
    units = line.block.find("@unit") if who else []
    named = who and any(who.start <= unit.start and unit.end >= who.end - _BODY for unit in units)
    return line.location(who) if who and named else None


def _subject(launch: Launch, rules: MiningRules) -> Span | None:
    """Who launched it, told by what follows: 党群中心牵头…, 院工会今年1月…"""
    start = max(launch.clause.start, launch.line.body)
    found = rules.regexes["subject"][0].match(launch.line.block.text, start, launch.clause.end)
    who = Span(*found.span("x")) if found and found["body"] else None
    return None if who is None or _LEVEL.match(launch.line.block.text[slice(*who)]) else who
