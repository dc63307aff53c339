"""Runs the rules over labelled material and compares."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from addin_server.core.engine import Checker
from addin_server.core.model import Draft, Finding, Genre, Paragraph, Report, Role, Severity
from addin_server.evaluation.labels import Labelled, LabelledTitle
from addin_server.evaluation.tally import Tally

_QUESTIONS = (("problem", "lead.no-problem"), ("action", "lead.no-action"), ("effect", "lead.no-effect"))
_TOO_BROAD = "topic.too-broad"
# Two quotations mean the same words when one holds the other or they share this many characters.
_OVERLAP = 4


class Evaluation:
    """`tallies` by the name of the judgement: a category, a rule, or what is asked of the whole brief."""

    def __init__(self) -> None:
        self.tallies: dict[str, Tally] = defaultdict(Tally)
        self.genres: Counter[tuple[Genre, Genre]] = Counter()
        self.noise: Counter[str] = Counter()
        self.advice: Counter[str] = Counter()
        self.good = self.characters = 0


def evaluate(rows: Iterable[LabelledTitle | Labelled], checker: Checker) -> Evaluation:
    """Return how far `checker` agrees with the labels of `rows`."""
    done = Evaluation()
    rows = list(rows)
    kinds = {f"title.{fault}" for row in rows for fault in _faults(row)}
    for row in rows:
        if isinstance(row, LabelledTitle):
            paragraph = Paragraph(id="p0", text=row.title, pinned=Role.TITLE)
            report = checker.check(Draft(paragraphs=(paragraph,), type=row.type), unfold=True)
            _judge_title(row.title, set(row.faults), report.findings, kinds, done)
        else:
            _judge_draft(row, checker, kinds, done)
    return done


def _faults(row: LabelledTitle | Labelled) -> tuple[str, ...]:
    if isinstance(row, LabelledTitle):
        return row.faults
    return row.title.faults if row.title else ()


def _judge_title(text: str, faults: set[str], found: Iterable[Finding], kinds: set[str], done: Evaluation) -> None:
    # A broad topic speaks for the fault of a broad title too; other faults of a topic are none of its title.
    reported = [f for f in found if f.category == "title" or f.rule == _TOO_BROAD]
    ids = {f.rule for f in reported}
    what = f"{text}　应 {'、'.join(sorted(faults)) or '不出声'}　实 {'、'.join(sorted(ids)) or '不出声'}"
    firm = any(f.severity is not Severity.ADVICE for f in reported)
    done.tallies["标题（建议改以上）"].add(bool(faults), firm, what)
    done.tallies["标题（任何一档）"].add(bool(faults), bool(reported), what)
    for kind in sorted(kinds):
        done.tallies[kind].add(kind.removeprefix("title.") in faults, kind in ids, what)


def _judge_draft(row: Labelled, checker: Checker, kinds: set[str], done: Evaluation) -> None:
    paragraphs = tuple(Paragraph(id=f"p{i}", text=text) for i, text in enumerate(row.paragraphs))
    draft = Draft(paragraphs=paragraphs, type=row.type, level=row.level, date=row.date)
    report = checker.check(draft)
    name = row.id or row.paragraphs[0][:20]
    right = report.genre.name is row.genre
    because = "、".join(report.genre.because)
    done.tallies["体裁"].add(True, right, f"{name}　应 {row.genre.value}　实 {report.genre.name.value}（{because}）")
    done.genres[row.genre, report.genre.name] += 1
    if row.genre is not Genre.BRIEF:
        return
    done.tallies["真信息被折叠"].add(False, report.genre.folds, f"{name}　{because}")
    unfolded = checker.check(draft, unfold=True)
    if row.title is not None:
        _judge_title(row.paragraphs[0], set(row.title.faults), unfolded.findings, kinds, done)
    _judge_lead(row, unfolded, name, done)
    if row.too_broad is not None:
        done.tallies[_TOO_BROAD].add(row.too_broad, _has(unfolded, _TOO_BROAD), name)
    if row.vague is not None:
        _judge_vague(row, unfolded, name, done)
    if row.quality == "good":
        done.good += 1
        done.characters += sum(map(len, row.paragraphs))
        reported = [f for f in report.findings if not f.folded]
        done.noise.update(f.rule for f in reported if f.severity is not Severity.ADVICE)
        done.advice.update(f.rule for f in reported if f.severity is Severity.ADVICE)


def _judge_lead(row: Labelled, report: Report, name: str, done: Evaluation) -> None:
    lead = row.lead
    if lead is None:
        return
    states = {answer.rule: answer.state for answer in report.lead}
    expected = {rule: getattr(lead, key) for key, rule in _QUESTIONS}
    marks = "".join({"yes": "✓", "partly": "◐", "no": "✗", None: "–"}[states.get(rule)] for _, rule in _QUESTIONS)
    what = f"{name}　{marks}　{row.paragraphs[min(1, len(row.paragraphs) - 1)][:40]}"
    absent = sum(state == "no" for state in expected.values())
    missing = _has(report, "lead.missing")
    done.tallies["导语（缺，或欠两问以上）"].add(
        lead.missing or absent > 1, missing or sum(s == "no" for s in states.values()) > 1, what
    )
    done.tallies["导语（缺，或欠一问以上）"].add(
        lead.missing or absent > 0, missing or any(s == "no" for s in states.values()), what
    )
    done.tallies["lead.missing"].add(lead.missing, missing, what)
    if not lead.missing:
        for rule, state in expected.items():
            if state is not None:
                done.tallies[rule].add(state == "no", states.get(rule) == "no", what)


def _judge_vague(row: Labelled, report: Report, name: str, done: Evaluation) -> None:
    index = {paragraph.id: i for i, paragraph in enumerate(report.paragraphs)}
    found = [(index[f.paragraph], f) for f in report.findings if f.category == "vague" and f.paragraph]
    labels = row.vague or ()
    for tally, reported in (
        ("空泛（建议改以上）", [pair for pair in found if pair[1].severity is not Severity.ADVICE]),
        ("空泛（任何一档）", found),
    ):
        matched: set[str] = set()
        for label in labels:
            near = {f.key for i, f in reported if i == label.paragraph and _same_words(f.quote, label.quote)}
            matched |= near
            done.tallies[tally].add(True, bool(near), f"{name}　{label.quote}（{label.kind} {label.tier}）")
        for _, f in reported:
            if f.key not in matched:
                done.tallies[tally].add(False, True, f"{name}　{f.rule}　{f.quote}")
    for label in row.supported:
        near_any = any(i == label.paragraph and _same_words(f.quote, label.quote) for i, f in found)
        done.tallies["有据的话不出声"].add(False, near_any, f"{name}　{label.quote}")


def _same_words(a: str, b: str) -> bool:
    if a in b or b in a:
        return True
    return any(a[-k:] == b[:k] or b[-k:] == a[:k] for k in range(_OVERLAP, min(len(a), len(b))))


def _has(report: Report, rule: str) -> bool:
    return any(f.rule == rule for f in report.findings)
