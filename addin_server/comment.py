"""Our comments: what they say as data, the one writer of their words, and the parser that reads them back."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

import msgspec

from addin_server.core.model import Answer, Finding
from addin_server.core.ruleset import Source
from addin_server.vocabulary import SEVERITY_NAMES, SIGN, SUMMARY


class FindingComment(msgspec.Struct, frozen=True):
    """A finding: how grave, what, and lines beside it. `fused`: as once written, the reason in the same line."""

    severity: str
    message: str
    details: tuple[str, ...] = ()
    fused: bool = False


class MissingParts(msgspec.Struct, frozen=True):
    """One comment for all parts of the brief that are not there."""

    parts: tuple[str, ...]


class LeadComment(msgspec.Struct, frozen=True):
    """The questions a lead leaves open: those not answered, else those only half answered."""

    questions: tuple[str, ...]
    partly: bool = False


class Verdict(msgspec.Struct, frozen=True):
    """What a review comes to."""

    verdict: str
    opinion: str = ""


class RemarkLine(msgspec.Struct, frozen=True):
    """A reviewer's remark; `quotes` are the words it is about where the comment does not stand on them."""

    text: str
    quotes: tuple[str, ...] = ()


class Remarks(msgspec.Struct, frozen=True):
    """Remarks on one paragraph, one a line. The first is about the words the comment stands on."""

    lines: tuple[RemarkLine, ...]


Comment = FindingComment | MissingParts | LeadComment | Verdict | Remarks

_NAMES = "|".join(map(re.escape, SEVERITY_NAMES.values()))
_FINDING = re.compile(rf"({_NAMES})(｜|：)([^\n]*)((?:\n.*)*)", re.DOTALL)
_MISSING = re.compile(r"缺([^\n“”]+)，请补齐。")
_LEAD_OPEN = re.compile(r"导语缺((?:“[^“”\n]+”)+)，请补。")
_LEAD_HALF = re.compile(r"导语((?:“[^“”\n]+”)+)写实些。")
_LEAD_NONE = "导语三问都没答，请补。"
_VERDICT = re.compile(rf"{re.escape(SUMMARY)}([^。\n]+)。(.*)", re.DOTALL)
_QUOTE = r"“[^”\n]{0,400}”"
_QUOTED = re.compile(rf"((?:{_QUOTE})+)：(.*)", re.DOTALL)
_LIKEWISE = re.compile(rf"(.*?)(?<!”)((?:{_QUOTE})++)同。", re.DOTALL)


def write(comment: Comment) -> str:
    """Return the words of a comment, without the sign."""
    match comment:
        case FindingComment(severity, message, details, fused):
            return "\n".join([f"{SEVERITY_NAMES[severity]}{'：' if fused else '｜'}{message}", *details])
        case MissingParts(parts):
            return f"缺{'、'.join(parts)}，请补齐。"
        case LeadComment((), _):
            return _LEAD_NONE
        case LeadComment(questions, partly):
            quoted = _quote(questions)
            return f"导语{quoted}写实些。" if partly else f"导语缺{quoted}，请补。"
        case Verdict(verdict, opinion):
            return f"{SUMMARY}{verdict}。{opinion}"
        case Remarks(lines):
            return "\n".join(_written(line, first=index == 0) for index, line in enumerate(lines))


def parse(text: str) -> Comment:
    """Return what a comment says, sign or not; what is none of ours is a reviewer's own remark."""
    text = unsigned(text)
    if found := _FINDING.fullmatch(text):
        severity = next(id_ for id_, name in SEVERITY_NAMES.items() if name == found[1])
        return FindingComment(severity, found[3], tuple(found[4].split("\n")[1:]), found[2] == "：")
    if found := _MISSING.fullmatch(text):
        return MissingParts(tuple(found[1].split("、")))
    if (lead := _lead(text)) is not None:
        return lead
    if found := _VERDICT.fullmatch(text):
        return Verdict(found[1], found[2])
    return Remarks(tuple(_line(line, first=index == 0) for index, line in enumerate(text.split("\n"))))


def of_finding(finding: Finding, sources: Mapping[str, Source]) -> FindingComment:
    """Return the comment on a finding: what, why, and where the criterion comes from."""
    beside = [f"另见：“{e.quote}”{e.note}" for e in finding.evidence]
    details = (*beside, f"为什么：{finding.why}", f"依据：{cite(finding.source, sources)}")
    return FindingComment(finding.severity.value, finding.message, details)


def of_lead(answers: Iterable[Answer]) -> LeadComment | None:
    """Return the comment on the lead's questions, None where each is answered; with none named it is about all."""
    answers = tuple(answers)
    open_ = tuple(answer.question for answer in answers if answer.state == "no")
    if open_:
        return LeadComment(() if len(open_) == len(answers) else open_)
    half = tuple(answer.question for answer in answers if answer.state == "partly")
    return LeadComment(half, partly=True) if half else None


def cite(keys: Iterable[str], sources: Mapping[str, Source]) -> str:
    """Return the sources of a rule as one readable phrase."""
    titles = (sources[key.partition(".")[0]].title for key in keys if key.partition(".")[0] in sources)
    return "、".join(dict.fromkeys(titles))


def signed(text: str) -> str:
    """Return a comment that is known again as ours."""
    return text if is_signed(text) else SIGN + text


def is_signed(text: str) -> bool:
    """Whether a comment is ours."""
    return text.lstrip().startswith(SIGN)


def unsigned(text: str) -> str:
    """Return what a comment says after the sign."""
    return text.lstrip().removeprefix(SIGN) if is_signed(text) else text


def _written(line: RemarkLine, *, first: bool) -> str:
    quoted = _quote(line.quotes)
    if not quoted:
        return line.text
    return f"{line.text}{quoted}同。" if first else f"{quoted}：{line.text}"


def _line(text: str, *, first: bool) -> RemarkLine:
    if first:
        found = _LIKEWISE.fullmatch(text)
        return RemarkLine(found[1], _unquote(found[2])) if found else RemarkLine(text)
    found = _QUOTED.fullmatch(text)
    return RemarkLine(found[2], _unquote(found[1])) if found else RemarkLine(text)


def _lead(text: str) -> LeadComment | None:
    if text == _LEAD_NONE:
        return LeadComment(())
    if found := _LEAD_OPEN.fullmatch(text):
        return LeadComment(_unquote(found[1]))
    if found := _LEAD_HALF.fullmatch(text):
        return LeadComment(_unquote(found[1]), partly=True)
    return None


def _quote(words: Iterable[str]) -> str:
    return "".join(f"“{word}”" for word in words)


def _unquote(text: str) -> tuple[str, ...]:
    return tuple(quote[1:-1] for quote in re.findall(_QUOTE, text))


def grounds(reasons: Iterable[str]) -> str:
    """Return what weighed most for a judgement as one phrase; empty where nothing can be said."""
    said = "、".join(reasons)
    return f"看出来的依据：{said}" if said else ""
