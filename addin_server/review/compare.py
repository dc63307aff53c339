"""复审对比: what became of the comments a draft came with, as far as the new report can tell."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

import msgspec

from addin_server import comment
from addin_server.comment import FindingComment, LeadComment, MissingParts, RemarkLine, Remarks, Verdict
from addin_server.core.model import Finding, Report
from addin_server.core.ruleset import Ruleset
from addin_server.core.tick import Tick, no_deadline

State = Literal["mended", "open", "lost"]
"""`mended`: what was remarked on is gone. `open`: it is there. `lost`: the words are gone, for better or worse."""

_WORST: tuple[State, ...] = ("open", "lost", "mended")


class Earlier(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A comment of ours that stands on `quote`."""

    text: str
    quote: str = ""


class Compared(msgspec.Struct, frozen=True):
    """What became of a comment, and its remarks without the words they quote. No state: it sums up a review."""

    state: State | None
    lines: tuple[str, ...]


def compare(
    earlier: Sequence[Earlier],
    report: Report,
    answers: Mapping[str, Sequence[str]],
    ruleset: Ruleset,
    tick: Tick = no_deadline,
) -> list[Compared]:
    """Return one verdict a comment; `answers` are the rules that each remark of the bank answers.

    `tick` is called again and again; what it raises ends the comparison.
    """
    return [_compared(each, report, answers, ruleset, tick) for each in earlier]


def _compared(
    earlier: Earlier, report: Report, answers: Mapping[str, Sequence[str]], ruleset: Ruleset, tick: Tick
) -> Compared:
    tick()
    said = comment.parse(earlier.text)
    match said:
        case Verdict():
            return Compared(None, ())
        case FindingComment():
            return Compared("open" if any(_repeats(f, said) for f in report.findings) else "mended", (said.message,))
        case Remarks(lines):
            written = [line for line in lines if line.text.strip()]
        case _:
            written = [RemarkLine(comment.write(said))]
    states: set[State] = set()
    for index, line in enumerate(written):
        tick()
        # Only the first line is about the words the comment stands on; the others quote their own.
        quote = earlier.quote if index == 0 else next(iter(line.quotes), "").removesuffix("…")
        if isinstance(comment.parse(line.text), MissingParts | LeadComment):
            quote = ""  # about the lead, or what is not there, however it is worded now
        rules = _rules_of(line.text, answers, ruleset)
        states.add(_free(earlier.quote, report) if rules is None else _ruled(quote, rules, report))
    worst: State = next((state for state in _WORST if state in states), "mended")
    return Compared(worst, tuple(line.text for line in written))


def _repeats(finding: Finding, said: FindingComment) -> bool:
    return said.message == finding.message or (said.fused and said.message.startswith(finding.message))


def _rules_of(text: str, answers: Mapping[str, Sequence[str]], ruleset: Ruleset) -> set[str] | None:
    """The rules a remark answers; None for a reviewer's own words."""
    match comment.parse(text):
        case MissingParts(parts):
            return {rule.id for rule in ruleset.rules if rule.missing_part in parts}
        case LeadComment(named, _):
            # Only what it asked for: a lead that answers that now is mended, whatever else it leaves open.
            return {question.id for question in ruleset.questions if not named or question.ask in named}
    return set(answers[text]) if answers.get(text) else None


def _ruled(quote: str, rules: set[str], report: Report) -> State:
    """A remark that answers rules is mended when none of them finds anything at its words any more."""
    found = [finding for finding in report.findings if finding.rule in rules]
    if not found:
        return "mended"
    standing = {p.id: p.text for p in report.paragraphs if quote and quote in p.text}
    if not standing:
        return "open" if not quote or any(finding.span is None for finding in found) else "lost"
    return "open" if any(_touches(finding, standing, quote) for finding in found) else "mended"


def _touches(finding: Finding, standing: Mapping[str, str], quote: str) -> bool:
    if finding.paragraph is None:
        return True
    text = standing.get(finding.paragraph)
    if text is None or finding.span is None:
        return text is not None
    at = text.find(quote)
    while at >= 0:
        if at < finding.span.end and finding.span.start < at + len(quote):
            return True
        at = text.find(quote, at + 1)
    return False


def _free(quote: str, report: Report) -> State:
    """Of a reviewer's own words all one can tell is whether what they are about still stands."""
    return "open" if quote and any(quote in p.text for p in report.paragraphs) else "lost"
