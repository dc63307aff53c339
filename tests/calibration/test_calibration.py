"""Tuning on adopted and returned briefs finds what was planted, and only that."""

from __future__ import annotations

import io
import random
from collections import Counter
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner

from addin_server.calibration import counting, layer, proposing, report
from addin_server.calibration.counting import RuleCounts
from addin_server.calibration.proposing import Proposal, ProposalKind
from addin_server.cli import main
from addin_server.core.engine import Checker
from addin_server.core.ruleset import Ruleset
from addin_server.evaluation import interval
from addin_server.rulebook import preferences

DRAFTS = 120
STRAYS = 3


def planted(rules: Ruleset, seed: int) -> tuple[RuleCounts, RuleCounts, dict[str, ProposalKind]]:
    """Counts in which honest rules speak more about returned briefs, and some were made noisy, deaf or telling."""
    draw = random.Random(seed)
    ids = sorted(rule.id for rule in rules.rules)
    made = dict(
        zip(
            draw.sample(ids, 9),
            [ProposalKind.OFF] * 3 + [ProposalKind.DEMOTE] * 3 + [ProposalKind.PROMOTE] * 3,
            strict=True,
        )
    )
    rates = {ProposalKind.OFF: (0.75, 0.75), ProposalKind.DEMOTE: (0.4, 0.42), ProposalKind.PROMOTE: (0.03, 0.45)}
    piles = []
    for pile in (0, 1):
        spoke = Counter[str]()
        for id_ in ids:
            rate = rates[made[id_]][pile] if id_ in made else (0.06, 0.1)[pile]
            # Near what is to be expected: of hundreds of rules, chance alone would make one look noisy now and then.
            spoke[id_] = round(DRAFTS * rate) + draw.randint(-STRAYS, STRAYS)
        piles.append(RuleCounts(DRAFTS, spoke, Counter()))
    return piles[0], piles[1], made


@pytest.mark.parametrize("seed", range(8))
def test_it_finds_exactly_the_rules_that_were_made_noisy(rules: Ruleset, seed: int) -> None:
    adopted, returned, made = planted(rules, seed)
    found = {proposal.row.rule: proposal.kind for proposal in proposing.proposals(adopted, returned, rules)}
    lowest, highest = "advice", "error"
    expected = {
        id_: ProposalKind.OFF if kind is ProposalKind.DEMOTE and rules[id_].severity.value == lowest else kind
        for id_, kind in made.items()
        if not (kind is ProposalKind.PROMOTE and rules[id_].severity.value == highest)
    }
    assert found == expected


def test_a_rule_that_says_more_of_the_returned_is_no_noise(rules: Ruleset) -> None:
    id_ = rules.rules[0].id
    adopted, returned = RuleCounts(100, Counter({id_: 35}), Counter()), RuleCounts(100, Counter({id_: 80}), Counter())
    assert all(p.kind is ProposalKind.PROMOTE for p in proposing.proposals(adopted, returned, rules))


def test_few_drafts_speak_for_nothing(rules: Ruleset) -> None:
    id_ = rules.rules[0].id
    few = RuleCounts(19, Counter({id_: 19}), Counter())
    assert proposing.proposals(few, few, rules) == []


def test_words_that_adopted_briefs_use_are_proposed_and_sentences_never(rules: Ruleset) -> None:
    id_ = next(rule.id for rule in rules.rules if rule.id.startswith("vague."))
    words = Counter({(id_, "亮丽名片"): 18, (id_, "高度重视"): 12, (id_, "有了明显提高，得到了群众的一致好评。"): 30})
    adopted = RuleCounts(100, Counter({id_: 20}), words)
    returned = RuleCounts(100, Counter({id_: 20}), Counter({(id_, "高度重视"): 40}))
    found = proposing.proposals(adopted, returned, rules)
    assert [(p.kind, p.to) for p in found] == [(ProposalKind.ACCEPT, "亮丽名片")]


def test_the_intervals_are_wilsons() -> None:
    low, high = interval(8, 40)
    assert (round(low, 4), round(high, 4)) == (0.105, 0.3476)


BRIEF = "{place}：“赶集日党员会”让流动党员归队\n针对{n}个山村党员会开不齐，{place}把党员会开到赶集日。\n{more}\n"
NOISE = "这件事得到群众的一致好评，取得了显著成效。"


@pytest.fixture
def piles(tmp_path: Path) -> tuple[Path, Path]:
    """Adopted briefs that all use what a rule dislikes, and returned ones that do not."""
    for name, more in (("adopted", NOISE), ("returned", "到会人数由9人升到23人。")):
        folder = tmp_path / name
        folder.mkdir()
        for number in range(24):
            text = BRIEF.format(place=f"青槐{'一二三四五六七八'[number % 8]}镇", n=number + 3, more=more)
            (folder / f"稿{number}.txt").write_text(text, "utf-8")
    return tmp_path / "adopted", tmp_path / "returned"


def test_nothing_is_written_before_a_person_agreed_and_then_only_that(piles: tuple[Path, Path], tmp_path: Path) -> None:
    adopted, returned = piles
    own, page, book = tmp_path / "layer", tmp_path / "r.html", tmp_path / "r.xlsx"
    command = ["rules", "calibrate", "--adopted", str(adopted), "--returned", str(returned), "--layer", str(own)]
    first = CliRunner().invoke(main, [*command, "--report", str(page), "--report", str(book)], input="n\n" * 50)
    assert first.exit_code == 0, first.output
    assert "规则没有动" in first.output and not own.exists()
    keys = [line[1:].partition("]")[0] for line in first.output.splitlines() if line.startswith("[")]
    assert keys
    second = CliRunner().invoke(main, [*command, "--agree", keys[0]])
    assert second.exit_code == 0, second.output
    kept = preferences.read(own)
    assert len(kept.off) + len(kept.severity) + len(kept.words) == 1
    written = [page.read_text("utf-8"), *(path.read_text("utf-8") for path in own.rglob("*") if path.is_file())]
    assert all("山村党员会" not in text and NOISE not in text for text in written)
    sheet = openpyxl.load_workbook(io.BytesIO(book.read_bytes()))
    assert sheet.sheetnames == ["建议", "各条规则"] and sheet["建议"].max_row == len(keys) + 1


def test_a_layer_gets_what_was_agreed_beside_what_it_has(rules: Ruleset, tmp_path: Path) -> None:
    (tmp_path / "profile.toml").write_text('# 老的\noff = ["vague.result"]\n', "utf-8")
    adopted, returned, _ = planted(rules, 0)
    found: list[Proposal] = proposing.proposals(adopted, returned, rules)
    layer.write(tmp_path, found, rules.known)
    text = (tmp_path / "profile.toml").read_text("utf-8")
    kept = preferences.read(tmp_path)
    assert text.startswith("# 老的") and "vague.result" in kept.off
    assert {p.row.rule for p in found if p.kind is ProposalKind.OFF} <= set(kept.off)


def test_what_cannot_be_read_is_named(tmp_path: Path, rules: Ruleset) -> None:
    (tmp_path / "坏.docx").write_bytes(b"x")
    counts = counting.of_folder(tmp_path, Checker(rules))
    assert counts.drafts == 0 and "坏.docx" in counts.unread[0]
    assert "坏.docx" in report.page(report.Calibration(0, 0, [], [], counts.unread))
