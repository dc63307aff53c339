"""Measure the shipped rules on labelled drafts: `python -m tests.measure [FOLDER] [--errors]`.

FOLDER holds `drafts.jsonl` and `titles.jsonl` (tests/drafts by default; the fields are described there).
Prints precision, recall and F1 beside the share of good material left in peace: flagging everything scores well too.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from addin_server.core import ruleset
from addin_server.core.engine import Checker
from addin_server.core.model import Draft, Finding, Paragraph, Report, Role, Severity

ROOT = Path(__file__).parent.parent
Row = dict[str, Any]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=ROOT / "tests" / "drafts")
    parser.add_argument("--errors", action="store_true", help="list what was missed and what was wrongly found")
    options = parser.parse_args()
    checker = Checker(ruleset.load(ROOT / "rules"))
    if (titles := options.folder / "titles.jsonl").exists():
        _titles(list(_rows(titles)), checker, options.errors)
    for name in ("drafts.jsonl", "real.jsonl"):
        if (drafts := options.folder / name).exists():
            _drafts(list(_rows(drafts)), checker, options.errors)


class Tally:
    """Counts of one judgement: found and right, found and wrong, missed, rightly silent."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.hit = self.false = self.missed = self.silent = 0
        self.errors: list[str] = []

    def add(self, expected: bool, actual: bool, what: str) -> None:
        self.hit += expected and actual
        self.false += actual and not expected
        self.missed += expected and not actual
        self.silent += not expected and not actual
        if expected != actual:
            self.errors.append(f"  {'漏' if expected else '误'} {what}")

    def show(self, errors: bool) -> None:
        precision = self.hit / max(self.hit + self.false, 1)
        recall = self.hit / max(self.hit + self.missed, 1)
        f1 = 2 * precision * recall / max(precision + recall, 1e-9)
        quiet = self.silent / max(self.silent + self.false, 1)
        total = self.hit + self.missed
        print(f"{self.name:<28} P {precision:.2f} R {recall:.2f} F1 {f1:.2f}  好稿不出声 {quiet:.2f}  该报 {total}")
        for line in self.errors if errors else ():
            print(line)


def _titles(rows: list[Row], checker: Checker, errors: bool) -> None:
    print(f"标题 {len(rows)} 个")
    any_fault, firm = Tally("标题有毛病（任何一档）"), Tally("标题有毛病（建议改以上）")
    kinds = {kind: Tally(f"title.{kind}") for kind in sorted({k for row in rows for k in row["faults"]})}
    for row in rows:
        paragraph = Paragraph(id="p1", text=row["title"], pinned=Role.TITLE)
        found = [f for f in _findings(checker, Draft(paragraphs=(paragraph,))) if f.category in ("title", "topic")]
        ids = {f.rule for f in found}
        firm_ids = {f.rule for f in found if f.severity is not Severity.ADVICE}
        what = f"{row['title']}  应 {row['faults']} 实 {sorted(ids)}"
        any_fault.add(bool(row["faults"]), bool(ids), what)
        firm.add(bool(row["faults"]), bool(firm_ids), what)
        for kind, tally in kinds.items():
            tally.add(kind in row["faults"], f"title.{kind}" in ids, what)
    any_fault.show(errors=False)
    firm.show(errors)
    for tally in kinds.values():
        tally.show(errors=False)


def _drafts(rows: list[Row], checker: Checker, errors: bool) -> None:
    print(f"\n稿件 {len(rows)} 篇")
    genres = Tally("体裁"), Counter[tuple[str, str]]()
    folded = Tally("真信息被折叠")
    tallies = {
        name: Tally(name)
        for name in ("缺导语或欠两问", "缺针对", "缺做法", "缺效果", "选题偏大", "空泛·建议改", "空泛·全部")
    }
    noise: Counter[str] = Counter()
    characters = 0
    for row in rows:
        paragraphs = tuple(Paragraph(id=f"p{i}", text=text) for i, text in enumerate(row["paragraphs"]))
        draft = Draft(paragraphs=paragraphs, type=row.get("type"))
        report = checker.check(draft)
        name = row.get("id") or row.get("source", "")
        genres[0].add(
            True,
            report.genre.name == row["genre"],
            f"{name} 应 {row['genre']} 实 {report.genre.name} {report.genre.because}",
        )
        genres[1][row["genre"], report.genre.name] += 1
        if row["genre"] != "信息":
            continue
        folded.add(False, report.genre.folds, f"{name} {report.genre.because}")
        open_report = checker.check(draft, unfold=True)
        _lead(row, open_report, tallies, name)
        if "too_broad" in row and row["too_broad"] is not None:
            tallies["选题偏大"].add(
                row["too_broad"], "topic.too-broad" in _ids(open_report), f"{name} {row['paragraphs'][0]}"
            )
        if "vague" in row:
            _vague(row, open_report, tallies, name)
        if row.get("quality") == "good":
            characters += sum(map(len, row["paragraphs"]))
            noise.update(f.rule for f in report.findings if f.severity is not Severity.ADVICE and not f.folded)
    genres[0].show(errors)
    print("  混淆：", {f"{a}→{b}": n for (a, b), n in sorted(genres[1].items()) if a != b})
    folded.show(errors)
    for tally in tallies.values():
        tally.show(errors)
    good = sum(1 for row in rows if row.get("quality") == "good" and row["genre"] == "信息")
    print(f"好稿 {good} 篇 {characters} 字：建议改以上 {noise.total()} 处，每篇 {noise.total() / max(good, 1):.2f}，"
          f"每千字 {1000 * noise.total() / max(characters, 1):.2f}")  # fmt: skip
    print("  ", dict(noise.most_common()))


def _lead(row: Row, report: Report, tallies: dict[str, Tally], name: str) -> None:
    lead = row.get("lead")
    if not lead:
        return
    answers = {a.rule: a.state for a in report.lead}
    ids = _ids(report)
    absent = sum(lead.get(key) == "no" for key in ("problem", "action", "effect"))
    found = sum(state == "no" for state in answers.values())
    what = f"{name} {row['paragraphs'][1][:60] if len(row['paragraphs']) > 1 else ''}"
    tallies["缺导语或欠两问"].add(
        bool(lead.get("missing")) or absent >= 2, "lead.missing" in ids or found >= 2, f"{what} 应 {lead} 实 {answers}"
    )
    if lead.get("missing"):
        return
    for key, rule, tally in (
        ("problem", "lead.no-problem", "缺针对"),
        ("action", "lead.no-action", "缺做法"),
        ("effect", "lead.no-effect", "缺效果"),
    ):
        if key in lead:
            tallies[tally].add(lead[key] == "no", answers.get(rule) == "no", what)


def _vague(row: Row, report: Report, tallies: dict[str, Tally], name: str) -> None:
    index = {p.id: i for i, p in enumerate(report.paragraphs)}
    found = [f for f in report.findings if f.category == "vague" and f.paragraph is not None]
    for tally, labels, actual in (
        ("空泛·建议改", row["vague"], [f for f in found if f.severity is not Severity.ADVICE]),
        ("空泛·全部", row["vague"], found),
    ):
        matched = set()
        for label in labels:
            near = [
                f
                for f in actual
                if index[f.paragraph or ""] == label["paragraph"] and _overlap(f.quote, label["quote"])
            ]
            matched.update(f.key for f in near)
            tallies[tally].add(True, bool(near), f"{name} {label['quote']} {label['kind']} {label['tier']}")
        for f in actual:
            if f.key not in matched:
                tallies[tally].add(False, True, f"{name} {f.rule} {f.quote}")


def _overlap(a: str, b: str) -> bool:
    return a in b or b in a or any(a[-k:] == b[:k] or b[-k:] == a[:k] for k in range(4, min(len(a), len(b))))


def _findings(checker: Checker, draft: Draft) -> Iterable[Finding]:
    return checker.check(draft, unfold=True).findings


def _ids(report: Report) -> set[str]:
    return {f.rule for f in report.findings}


def _rows(path: Path) -> Iterator[Row]:
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            if line.strip():
                yield json.loads(line)


if __name__ == "__main__":
    main()
