"""Whatever LanguageTool does, the rest reads on, `skipped` says so, and no text takes another way."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest

from addin_server.core.ruleset import Ruleset
from addin_server.proofing import Proofing, ProofResult
from addin_server.proofing.languagetool import LanguageTool
from addin_server.proofing.remote import Remote
from tests.proofing.conftest import RULES, Fake, Reported

TEXT = "老党员身体力形，带头拆除违建。"


def ask(url: str, reported: Reported, rules: Ruleset, *, wait: float = 20) -> ProofResult:
    readers = Proofing(RULES, Remote(url))
    try:
        return readers.proof(reported(TEXT), rules, wait=wait)
    finally:
        readers.close()


def others_read_on(proof: ProofResult) -> bool:
    return [f.quote for f in proof.findings] == ["身体力形"] and [s.rule for s in proof.skipped] == ["languagetool"]


def test_absent(fake: Fake, reported: Reported, rules: Ruleset) -> None:
    proof = ask("http://127.0.0.1:9/", reported, rules)
    assert others_read_on(proof) and proof.complete
    assert "没有 LanguageTool 应答" in proof.skipped[0].because


@pytest.mark.parametrize(("version", "said"), [("5.2", "5.2 太旧"), ("Snapshot", "不是 LanguageTool")])
def test_wrong_version(fake: Fake, reported: Reported, rules: Ruleset, version: str, said: str) -> None:
    fake.version = version
    proof = ask(fake.url, reported, rules)
    assert others_read_on(proof) and said in proof.skipped[0].because
    assert fake.questions == 0, "a server that will not do sees no text"


def test_without_chinese(fake: Fake, reported: Reported, rules: Ruleset) -> None:
    fake.languages = '[{"name":"Spanish","code":"es","longCode":"es"}]'
    assert "不带中文" in ask(fake.url, reported, rules).skipped[0].because
    assert fake.questions == 0


@pytest.mark.parametrize("babble", ["<html>busy</html>", "{}", '{"matches":[{"offset":"x"}]}', "[1]", ""])
def test_garbage(fake: Fake, reported: Reported, rules: Ruleset, babble: str) -> None:
    fake.answer = babble
    proof = ask(fake.url, reported, rules)
    assert others_read_on(proof) and "没有好好应答" in proof.skipped[0].because


def test_killed_in_the_middle_of_an_answer(fake: Fake, reported: Reported, rules: Ruleset) -> None:
    fake.hang_up = True
    assert others_read_on(ask(fake.url, reported, rules))
    assert fake.questions >= 2, "it is asked again before it is given up"


def test_slow_gives_what_there_is_and_the_rest_to_the_next_question(
    fake: Fake, reported: Reported, rules: Ruleset
) -> None:
    fake.hold.clear()
    readers = Proofing(RULES, Remote(fake.url))
    first = readers.proof(reported(TEXT), rules, wait=0.2)
    assert others_read_on(first) and not first.complete
    fake.hold.set()
    second = readers.proof(reported(TEXT), rules, wait=20)
    readers.close()
    assert second.complete and not second.skipped
    assert fake.questions == 1, "what was under way is not asked twice"


def test_stuck_is_given_up(fake: Fake) -> None:
    fake.hold.clear()
    failures: list[str] = []

    def failed() -> None:
        failures.append(fake.url)
        fake.hold.set()

    reader = LanguageTool(lambda: fake.url, failed=failed, timeout=0.3)
    assert reader.read([TEXT]) == [[]]
    assert failures == [fake.url]


def test_a_later_question_of_the_session_calls_an_earlier_off(fake: Fake, reported: Reported, rules: Ruleset) -> None:
    fake.hold.clear()
    readers = Proofing(RULES, Remote(fake.url))
    long = reported(*(f"第 {n} 批党员到村入户。" * 80 for n in range(30)))
    results: list[ProofResult] = []
    thread = threading.Thread(target=lambda: results.append(readers.proof(long, rules, wait=20, session="pane")))
    thread.start()
    assert fake.asked.acquire(timeout=20)
    later = threading.Thread(
        target=lambda: results.append(readers.proof(reported(TEXT), rules, wait=20, session="pane"))
    )
    later.start()
    while readers._newest["pane"] == 0:
        pass
    fake.hold.set()
    thread.join()
    later.join()
    readers.close()
    assert sorted(proof.complete for proof in results) == [False, True]
    assert fake.questions == 2, "one batch of the long text, then the text that counts"


@pytest.fixture
def listening() -> Iterator[Fake]:
    proxy = Fake()
    thread = threading.Thread(target=proxy.serve_forever, args=(0.02,))
    thread.start()
    yield proxy
    proxy.shutdown()
    thread.join()
    proxy.server_close()


def test_a_proxy_in_the_environment_sees_nothing(
    fake: Fake, listening: Fake, monkeypatch: pytest.MonkeyPatch, reported: Reported, rules: Ruleset
) -> None:
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, listening.url)
    for name in ("NO_PROXY", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
    assert ask(fake.url, reported, rules).complete
    assert (fake.questions, listening.questions) == (1, 0)
