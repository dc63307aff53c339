"""A real LanguageTool on real briefs: what it finds, what it leaves alone, and that killing it loses nothing."""

from __future__ import annotations

import os
import signal
import threading
import time
from pathlib import Path

import pytest

from addin_server.core import examples, ruleset
from addin_server.core.ruleset import Ruleset
from addin_server.proofing import Proofing, ProofResult
from addin_server.proofing.curate import Curation
from addin_server.proofing.languagetool import LanguageTool
from addin_server.proofing.supervisor import Supervisor
from tests.proofing import material
from tests.proofing.conftest import RULES, Reported

WAIT = 60
PATIENCE = 120.0
"""Seconds in which a reader killed twice has come back, on a busy machine too."""
PER_THOUSAND = 0.1
"""False alarms allowed in 1,000 characters of clean briefs. LanguageTool as it comes has 2.3."""


def proofed(readers: Proofing, reported: Reported, rules: Ruleset, *texts: str) -> ProofResult:
    proof = readers.proof(reported(*texts), rules, wait=WAIT)
    assert proof.complete and not proof.skipped
    return proof


@pytest.mark.parametrize("rule", sorted(path.stem for path in (RULES / "language").glob("lt.*.toml")))
def test_examples_do_what_they_claim(rule: str, readers: Proofing, reported: Reported, rules: Ruleset) -> None:
    for example in rules[f"language.{rule}"].example:
        weak = examples.unmarked(example.weak)
        found = [f.span for f in proofed(readers, reported, rules, weak or "空").findings]
        assert found == [span for _, span in examples.marks(example.weak)], weak
        for silent in filter(None, (example.good, example.ok)):
            assert not proofed(readers, reported, rules, silent).findings, silent


def test_clean_briefs_are_left_alone(readers: Proofing, reported: Reported, rules: Ruleset) -> None:
    clean = material.clean(rules)
    found = proofed(readers, reported, rules, *clean).findings
    most = PER_THOUSAND * sum(map(len, clean)) / 1_000
    assert len(found) <= most, [(f.rule, f.quote, f.message) for f in found]


def test_the_table_is_what_keeps_them_quiet(supervisor: Supervisor, rules: Ruleset, curation: Curation) -> None:
    clean = material.clean(rules)
    marks = LanguageTool(supervisor.address).read(clean)
    kept = [m for text, ms in zip(clean, marks, strict=True) for m in ms if curation.rule_of(m, text)]
    raw = sum(map(len, marks))
    assert raw > 20 and len(kept) * 10 <= raw


def test_planted_faults_are_found_and_mended(readers: Proofing, reported: Reported, rules: Ruleset) -> None:
    planted = material.planted()
    report = reported(*(p.text for p in planted))
    proof = readers.proof(report, rules, wait=WAIT)
    caught = 0
    for number, fault in enumerate(planted, 1):
        findings = [f for f in (*report.findings, *proof.findings) if f.paragraph == f"p{number}" and f.span]
        at = [f for f in findings if f.span.start < fault.end and fault.start < f.span.end]  # type: ignore[union-attr]
        caught += any(f.category in ("language", "format") for f in at)
        for fix in (fix for f in at for fix in f.fixes if f.rule.startswith("language.lt.")):
            (edit,) = fix.edits
            mended = fault.text[: edit.span.start] + edit.text + fault.text[edit.span.end :]
            assert mended == fault.text[: fault.start] + fault.right + fault.text[fault.end :]
    assert caught >= 42, f"{caught} of {len(planted)}"


def test_counts_are_code_points_beyond_the_bmp_too(readers: Proofing, reported: Reported, rules: Ruleset) -> None:
    text = "𠮷家𡈁村有的党员帐目不清，𠂤镇必须再接再厉，村民代表上台领奖，欢心鼓舞。"
    found = {f.quote: f for f in proofed(readers, reported, rules, text).findings}
    assert "欢心鼓舞" in found
    span = found["欢心鼓舞"].span
    assert span is not None and text[slice(*span)] == "欢心鼓舞"


def test_paragraphs_are_read_apart(readers: Proofing, reported: Reported, rules: Ruleset) -> None:
    together = proofed(readers, reported, rules, "村民代表上台领奖，欢心", "鼓舞。", "欢心鼓舞").findings
    assert [(f.paragraph, f.quote) for f in together] == [("p3", "欢心鼓舞")]


def test_names_quotations_numbers_and_accepted_words_are_left_alone(
    readers: Proofing, reported: Reported, rules: Ruleset
) -> None:
    for text in (
        "他引用原话“欢心鼓舞”作答。",
        "按照《欢心鼓舞实施办法》办理。",
        "网址是 https://a.gov.cn/１２，邮箱是 a..b@c.cn。",
        "依据青组发〔2026〕１２号办理。",
    ):
        assert not proofed(readers, reported, rules, text).findings, text


def test_words_of_a_layer_are_accepted(readers: Proofing, reported: Reported, rules: Ruleset, tmp_path: Path) -> None:
    report = reported("全镇推广“老党员带新党员”，评选身体力形奖。")
    assert readers.proof(report, rules, wait=WAIT).findings
    (tmp_path / "lexicon").mkdir()
    (tmp_path / "lexicon" / "proper-names.txt").write_text("身体力形奖\n", "utf-8")
    assert not readers.proof(report, ruleset.load(RULES, [tmp_path]), wait=WAIT).findings


def test_killed_under_load_nothing_is_lost(mortal: Supervisor, reported: Reported, rules: Ruleset) -> None:
    """kill -9, again and again while it reads: every fault is found all the same."""
    texts = [f"第 {n} 组村民代表上台领奖，欢心鼓舞。" + "党员到村入户走访，逐户登记。" * 40 for n in range(60)]
    report = reported(*texts)
    readers = Proofing(RULES, mortal)
    done = threading.Event()
    killed: set[int] = set()

    def kill() -> None:
        while len(killed) < 2 and not done.wait(0.05):
            pid = mortal.pid
            if pid and pid not in killed and mortal.state().name == "ready":
                os.kill(pid, signal.SIGKILL)
                killed.add(pid)

    thread = threading.Thread(target=kill)
    thread.start()
    found: ProofResult = readers.proof(report, rules, wait=WAIT)
    until = time.monotonic() + PATIENCE
    while not found.complete and time.monotonic() < until:  # as the pane asks again while more is to come
        time.sleep(0.5)
        found = readers.proof(report, rules, wait=WAIT)
    done.set()
    thread.join()
    assert killed and found.complete
    assert {f.paragraph for f in found.findings if f.quote == "欢心鼓舞"} == {p.id for p in report.paragraphs}
