"""Which drafts repeat each other: reworded ones do; ones that share a form and standing phrases do not."""

from __future__ import annotations

import json
import random
import weakref

import pytest

from addin_server.batch.examine import Examiner
from addin_server.batch.fingerprint import ComparableText
from addin_server.batch.outcome import Examined, FileOutcome, Options, Task
from addin_server.batch.overlap import Overlap, overlap
from addin_server.batch.similar import DraftPair, SimilarityKind, pairs
from addin_server.core.ruleset import Ruleset
from tests.batch import drafts
from tests.conftest import ROOT


@pytest.fixture(scope="module")
def examiner(rules: Ruleset) -> Examiner:
    return Examiner(rules, Options())


def compared(examiner: Examiner, **texts: str) -> list[DraftPair]:
    found: list[Examined] = [examiner(Task(f"{name}.txt", text.encode())) for name, text in texts.items()]
    by_name = {examined.outcome.name: examined.text for examined in found}
    return pairs([examined.outcome for examined in found], by_name.__getitem__)


def kinds(examiner: Examiner, **texts: str) -> list[tuple[str, str, str]]:
    return [(p.first.name, p.second.name, p.kind) for p in compared(examiner, **texts)]


def test_the_same_draft_sent_twice(examiner: Examiner) -> None:
    """Masthead, spaces and widths do not make it another one."""
    again = drafts.FORM + drafts.ORIGINAL.replace("，", ", ").replace("412", "４１２") + drafts.TAIL
    assert kinds(examiner, a=drafts.ORIGINAL, b=again) == [("a.txt", "b.txt", SimilarityKind.SAME)]


def test_a_reworded_draft_is_found_by_its_figures(examiner: Examiner) -> None:
    stolen = drafts.REWORDED.replace("荷湾街道", "枫桥街道").replace("荷湾", "枫桥")
    (pair,) = compared(examiner, a=drafts.ORIGINAL, b=stolen)
    assert pair.kind is SimilarityKind.NEAR
    assert {"412名", "63件", "151条"} <= set(pair.overlap.figures)


def test_a_draft_with_only_names_and_figures_changed(examiner: Examiner) -> None:
    form = drafts.ORIGINAL.replace("荷湾", "枫桥").replace("412", "388").replace("63", "57").replace("151", "140")
    (pair,) = compared(examiner, a=drafts.ORIGINAL, b=form)
    assert pair.kind is SimilarityKind.NEAR
    assert any("一时没人领的" in passage for passage in pair.overlap.passages)


def test_an_earlier_draft_of_the_same_unit(examiner: Examiner) -> None:
    """Without dates the shorter is the earlier one, whatever the files are called."""
    (pair,) = compared(examiner, a=drafts.GROWN, b=drafts.ORIGINAL)
    assert (pair.first.name, pair.second.name, pair.kind) == ("b.txt", "a.txt", SimilarityKind.EARLIER)
    assert pair.overlap.new > 80


def test_dates_say_which_is_earlier(examiner: Examiner) -> None:
    later = drafts.ORIGINAL + "2026年11月9日\n"
    earlier = drafts.GROWN + "2026年10月8日\n"
    (pair,) = compared(examiner, a=later, b=earlier)
    assert pair.first.name == "b.txt"


@pytest.mark.parametrize(
    ("one", "other"),
    [(drafts.SAME_TOPIC_A, drafts.SAME_TOPIC_B), (drafts.SAME_WORDS_A, drafts.SAME_WORDS_B)],
    ids=["form and standing phrases", "one unit, one subject"],
)
def test_innocent_pairs_are_silent(examiner: Examiner, one: str, other: str) -> None:
    assert kinds(examiner, a=one, b=other) == []


def test_drafts_on_the_same_matters_are_silent(examiner: Examiner) -> None:
    """The labelled drafts are about the same few matters, and nobody copied them."""
    lines = (ROOT / "tests" / "drafts" / "drafts.jsonl").read_text("utf-8").splitlines()
    texts = {str(number): "\n".join(json.loads(line)["paragraphs"]) for number, line in enumerate(lines)}
    assert len(texts) > 20
    assert kinds(examiner, **texts) == []


def test_a_form_that_all_fill_in_is_not_told(examiner: Examiner) -> None:
    """Thirty answers to one questionnaire: each two share its words, so its words mean nothing."""
    body = "镇党员活动室按统一要求完成了桌椅、书柜、展板和标识的更新，并由镇党委逐一验收后向社会开放使用。"
    names = "青槐柳塘雁坪石阶枫桥白鹭长滩茶亭黄泥竹溪清泉古渡南塘北岭东湖西河大槐小湾"
    texts = {f"t{i}": f"{names[i : i + 2]}镇更新活动室\n{names[i : i + 2]}{body}" for i in range(30)}
    assert kinds(examiner, **texts) == []


def test_overlap_counts_letters_and_shows_passages_as_written() -> None:
    shared = overlap(
        ComparableText("党员按专长各领一件，共63件。"), ComparableText("先开会，党员按专长各领一件，共63件！完了")
    )
    assert (shared.same, shared.new) == (13, 5)
    assert shared.passages == ("党员按专长各领一件，共63件",)
    assert shared.figures == ("63件",)


def test_a_very_long_text_is_compared_in_time() -> None:
    long = "".join(chr(0x4E00 + i * 7919 % 20000) for i in range(60_000))
    assert overlap(ComparableText(long), ComparableText(long)).new == 0


class _Watched(str):
    """A text that can be asked whether anybody still holds it."""

    __slots__ = ("__weakref__",)


def test_nothing_of_the_texts_is_held_once_they_are_compared(examiner: Examiner) -> None:
    """A batch that is forgotten is gone from the memory of the service."""
    found = [
        examiner(Task(f"{name}.txt", text.encode())) for name, text in (("a", drafts.ORIGINAL), ("b", drafts.GROWN))
    ]
    texts = {examined.outcome.name: _Watched(examined.text) for examined in found}
    watched = [weakref.ref(text) for text in texts.values()]
    assert len(pairs([examined.outcome for examined in found], texts.__getitem__)) == 1
    texts.clear()
    assert [each() for each in watched] == [None, None]


def test_drafts_that_share_a_few_phrases_are_not_compared_letter_for_letter(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each with each would be: what two of a hundred drafts share is estimated from their hashes first."""
    looked: list[object] = []

    def counted(first: ComparableText, second: ComparableText) -> Overlap:
        looked.append(first)
        return overlap(first, second)

    monkeypatch.setattr("addin_server.batch.similar.overlap", counted)
    other = random.Random(1)
    letters = [chr(other.randrange(0x4E00, 0x9FA5)) for _ in range(2_000)]
    phrases = ["".join(other.choices(letters, k=24)) for _ in range(60)]
    texts = {}
    for number in range(100):
        own = ["".join(other.choices(letters, k=40)) for _ in range(20)]
        texts[f"{number}.txt"] = "。".join([*own, *other.sample(phrases, 6)])
    drafts_ = [
        FileOutcome(name=name, exact=made.exact, sketch=made.sketch, facts=made.fact_hashes, characters=len(text))
        for name, text in texts.items()
        for made in [ComparableText(text)]
    ]
    assert pairs(drafts_, texts.__getitem__) == []
    assert len(looked) < len(drafts_)
