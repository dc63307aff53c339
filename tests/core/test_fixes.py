"""照改 never spoils a draft: no word is cut, none is doubled, and no more is found afterwards than before."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from addin_server.core import examples
from addin_server.core.engine import Checker
from addin_server.core.model import Draft, Edit, Finding, Fix, Paragraph, Report, Severity
from addin_server.core.ruleset import Ruleset
from tests.conftest import ROOT
from tests.core.drafts import SENT, draft, rows, written_drafts
from tests.core.fixing import fixed

LEAD = "针对村账三年没理清，云溪县给36个村配了账房师傅，改正差错214处。"
_WORDS = re.compile(r"\w|[，。；：、]")
_WAITING = re.compile(r"[，、：,:]\s*(?:[。；！？…]|$)|；$")
_LONGEST = 4
_HEDGES = ("余", "多")
_ONCE_EACH = "市市场"
"""市 and 市场监管局 side by side: the office of a city."""


def single_lines() -> Iterator[tuple[str, Draft]]:
    """Titles above a good lead, leads below a good title."""
    drafts = ROOT / "tests" / "drafts"
    for name, row in rows(drafts, "titles.jsonl"):
        yield name, draft(row["title"], LEAD, date=SENT)
    for path in sorted(drafts.rglob("*titles.tsv")):
        for line in path.read_text("utf-8").splitlines():
            yield path.parent.name, draft(line.split("\t")[0], LEAD, date=SENT)
    for line in (drafts / "leads.tsv").read_text("utf-8").splitlines():
        yield "leads", draft("云溪县给村账配师傅", line.split("\t")[-1], date=SENT)


def whole_texts(rules: Ruleset) -> Iterator[tuple[str, Draft]]:
    """What else there is to read: printed layouts, materials, lessons, templates."""
    for name, row in rows(ROOT / "tests" / "drafts", "layouts.jsonl"):
        yield name, draft(*(paragraph["text"] for paragraph in row["paragraphs"]), date=SENT)
    for path in (*(ROOT / "tests" / "mining").rglob("*.txt"), *(ROOT / "rules" / "training").rglob("*.txt")):
        yield path.stem, draft(*filter(str.strip, path.read_text("utf-8").splitlines()), date=SENT)
    for template in rules.templates.values():
        samples = [line for section in template.section for line in section.sample.split("\n") if line]
        yield template.id, draft(*samples, date=SENT)


def rule_examples(rules: Ruleset) -> Iterator[tuple[str, Draft]]:
    for rule in rules.rules:
        for number, example in enumerate(rule.example):
            for text in filter(None, (example.weak, example.good, example.ok)):
                yield f"{rule.id}:{number}", examples.draft_of(rule, example, examples.unmarked(text))


def offered(report: Report) -> Iterator[tuple[Finding, Fix]]:
    """What the writer can click: folded findings have no button."""
    for finding in report.findings:
        if not finding.folded:
            for fix in finding.fixes:
                yield finding, fix


def counted(report: Report, held_back: tuple[str, ...] = ()) -> int:
    """What is told, but for the rules that a finding which is mended now had `held_back`.

    Marks of half width are told of all paragraphs together or of each, by how many have them: they count once.
    """
    told = [f.rule for f in report.findings if not f.folded and not f.rule.startswith(held_back)]
    marks = told.count("format.punctuation-mixed")
    return len(told) - max(0, marks - 1)


_HELD_BACK = {
    # A lead put together from what the draft says may leave a question open that a missing one is not asked.
    "lead.missing": ("lead.no-",),
    # What was done is asked once another question is answered; till then it is shown as half told.
    "lead.no-problem": ("lead.no-action",),
    "lead.no-effect": ("lead.no-action",),
    # Whether the lead says what the title promises is asked once the title says something.
    "title.ornate": ("lead.not-informative",),
    # A shorter title may have another fault in front: one is told at a time.
    "title.too-long": ("title.",),
}


_DENSER = ("language.empty-word-density",)
"""What a text may be told for being shorter."""


def grave(report: Report, *, same_kind: bool = True) -> int:
    """What must be mended; that a hole is to be filled in comes with the fix. What is not read as the `same_kind` of
    text, or not as surely, is asked for a lead, or told what it is, as it was not before."""
    errors = (f for f in report.findings if f.severity is Severity.ERROR and f.rule != "format.placeholder-residue")
    return sum(not f.folded for f in errors if same_kind or not f.rule.startswith(("lead.", "genre.")))


def genre(report: Report) -> str:
    return f"{report.genre.name} {report.genre.folds} {report.genre.sure}" if report.genre else ""


def doubled(before: str, edit: Edit) -> bool:
    """Whether the edit puts the same words twice side by side where they were not."""
    after = before[: edit.span.start] + edit.text + before[edit.span.end :]
    for at in (edit.span.start, edit.span.start + len(edit.text)):
        for length in range(1, _LONGEST + 1):
            left, right = after[max(0, at - length) : at], after[at : at + length]
            if (
                len(left) == length
                and left == right
                and _WORDS.search(left)
                and left + right not in before
                and _ONCE_EACH not in after
            ):
                return True
    return False


def cut(checker: Checker, paragraph: Paragraph, edit: Edit) -> str:
    """The word the edit leaves a stump of; taking an adverb off a compound verb leaves the verb."""
    if edit.text or paragraph.text[slice(*edit.span)] in _HEDGES:
        return ""  # what stands there instead was computed, or is a hole for whole clauses
    with checker.reading(Draft(paragraphs=(paragraph,))) as (article,):
        for token in article.passages[0].block.tokens:
            stumps = max(0, edit.span.start - token.start), max(0, token.end - edit.span.end)
            if token.start < edit.span.end and edit.span.start < token.end and (stumps[0] or stumps[1] == 1):
                return token.text
    return ""


def hanging(before: str, edit: Edit) -> bool:
    """Whether the edit takes words out and leaves a mark that waits for them."""
    after = before[: edit.span.start] + edit.text + before[edit.span.end :]
    return not edit.text and len(_WAITING.findall(after)) > len(_WAITING.findall(before))


def assert_unspoilt(checker: Checker, name: str, before: Draft) -> int:
    report = checker.check(before)
    paragraphs: dict[str, Paragraph] = {p.id: p for p in before.paragraphs}
    fixes = list(offered(report))
    for finding, fix in fixes:
        what = f"{name} {finding.rule} {fix.label}：{finding.quote}"
        for edit in fix.edits:
            assert not doubled(paragraphs[edit.paragraph].text, edit), what
            assert not cut(checker, paragraphs[edit.paragraph], edit), what
            assert not hanging(paragraphs[edit.paragraph].text, edit), what
        after = checker.check(fixed(before, fix))
        # A title that no longer says “进展情况” makes another sort of text, which is asked other questions.
        same = genre(after) == genre(report)
        held_back = _HELD_BACK.get(finding.rule, ()) + (() if any(edit.text for edit in fix.edits) else _DENSER)
        assert counted(after, held_back) <= counted(report, held_back) or not same, what
        assert grave(after, same_kind=same) <= grave(report, same_kind=same), what
    return len(fixes)


def test_no_fix_of_a_written_draft_spoils_it(checker: Checker) -> None:
    assert sum(assert_unspoilt(checker, name, one) for name, one in written_drafts()) > 300


def test_no_fix_of_a_title_or_a_lead_spoils_it(checker: Checker) -> None:
    assert sum(assert_unspoilt(checker, name, one) for name, one in single_lines()) > 300


def test_no_fix_of_any_other_text_spoils_it(checker: Checker) -> None:
    assert sum(assert_unspoilt(checker, name, one) for name, one in whole_texts(checker.ruleset)) > 25


def test_one_fix_after_another_comes_to_an_end_with_less_to_mend(checker: Checker) -> None:
    for name, one in list(written_drafts())[::4]:
        report = checker.check(one)
        first, kind = counted(report, _DENSER), genre(report)
        for _ in range(2 * len(report.findings) + 1):  # each may have held another back
            fix = next((fix for _, fix in offered(report)), None)
            if fix is None:
                break
            one = fixed(one, fix)
            report = checker.check(one)
        assert not list(offered(report)), name
        assert counted(report, _DENSER) <= first or genre(report) != kind, name


def test_no_fix_of_a_rules_example_spoils_it(checker: Checker) -> None:
    assert sum(assert_unspoilt(checker, name, one) for name, one in rule_examples(checker.ruleset)) > 200


@pytest.mark.parametrize(
    "title",
    [
        "奋力开创新时代组织工作新局面",
        "凝心聚力谱新篇",
        "切实加强和深入推进关于党员教育的做法",
        "扎实深入开展大走访大调研",
    ],
)
def test_filler_words_are_taken_out_whole(checker: Checker, title: str) -> None:
    assert_unspoilt(checker, title, draft(title, LEAD, date=SENT))


def test_all_blanks_of_a_paragraph_are_one_finding(checker: Checker) -> None:
    report = checker.check(
        draft("柳河镇办夜校", "针对〔什么问题〕，〔单位〕〔何时〕起〔最要紧的一招〕，〔见到的效果〕。")
    )
    (finding,) = (f for f in report.findings if f.rule == "format.placeholder-residue")
    assert finding.quote == "〔什么问题〕"
    assert "共 5 处" in finding.message
    assert [other.quote for other in finding.evidence] == ["〔单位〕", "〔何时〕", "〔最要紧的一招〕", "〔见到的效果〕"]


@pytest.mark.parametrize(
    ("told", "mended"),
    [
        ("我们听说邻县9个支部停了课。", "我们〔据哪份台账、哪次问卷〕邻县9个支部停了课。"),
        ("据说邻县9个支部停了课。", "〔据哪份台账、哪次问卷〕邻县9个支部停了课。"),
        ("据网传邻县9个支部停了课。", "〔据哪份台账、哪次问卷〕邻县9个支部停了课。"),
        ("坊间传言邻县9个支部停了课。", "〔据哪份台账、哪次问卷〕邻县9个支部停了课。"),
        ("据了解，大部分党员都很满意。", "〔据哪份台账、哪次问卷〕据了解，大部分党员都很满意。"),
    ],
)
def test_a_source_takes_the_place_of_hearsay(checker: Checker, told: str, mended: str) -> None:
    one = draft("云溪县给村账配师傅", LEAD, told, date=SENT)
    (fix,) = (fix for finding, fix in offered(checker.check(one)) if finding.rule == "fact.unverifiable-source")
    assert fixed(one, fix).paragraphs[2].text == mended
