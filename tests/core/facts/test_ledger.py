"""依据表: a fact rests on a source where it says the same of the same thing, and on nothing else."""

from __future__ import annotations

import tracemalloc

import pytest

from addin_server.core.facts import FactKind, LedgerEntry, Material, Standing, entries
from addin_server.core.model import Paragraph
from addin_server.core.ruleset import Ruleset
from addin_server.core.structure.article import Passage
from addin_server.vocabulary import FACT_KINDS, STANDINGS

MATERIAL = (
    "清河县2026年党建工作总结",
    "今年以来，清河县委组织部共选派12名第一书记到后进村任职，收集群众诉求163件，解决问题29件。",
    "柳河镇党委3月15日启动“夜间课堂”，参学党员由9人增加到23人，办理时间由5天缩短到1天。",
    "县委副书记王建国说：“要把课堂开到群众家门口，让党员听得懂、用得上。”",
    "全县投入资金35000元，覆盖38个村，满意率达到百分之九十六，印发《柳河镇夜校管理办法》。",
)


def read(rules: Ruleset, *texts: str) -> list[Passage]:
    return rules.passages(tuple(Paragraph(id=f"p{i}", text=text) for i, text in enumerate(texts)))


def evidence(rules: Ruleset, draft: str, *material: str) -> list[LedgerEntry]:
    return entries(read(rules, draft), [Material.of(read(rules, *(material or MATERIAL)))])


def standing(rules: Ruleset, draft: str, words: str) -> Standing:
    (entry,) = (e for e in evidence(rules, draft) if words in [fact.text for fact in e.mentions])
    return entry.standing


@pytest.mark.parametrize(
    ("draft", "words"),
    [
        ("全县选派12名第一书记。", "12名"),
        ("投入资金3.5万元。", "3.5万元"),
        ("群众满意率达96%。", "96%"),
        ("做法覆盖近40个村。", "40个"),
        ("参学党员从9人增加到23人。", "23人"),
        ("清河县柳河镇办夜校。", "清河县柳河镇"),
        ("印发《柳河镇夜校管理办法》。", "《柳河镇夜校管理办法》"),
        ("县委副书记王建国到场。", "王建国"),
        ("2026年3月15日，镇党委启动“夜间课堂”。", "夜间课堂"),
        ("3月，镇党委启动“夜间课堂”。", "3月"),
        ("他说：“要把课堂开到群众家门口”。", "要把课堂开到群众家门口"),
    ],
)
def test_what_a_source_says_is_borne_out(rules: Ruleset, draft: str, words: str) -> None:
    assert standing(rules, draft, words) is Standing.FOUND


@pytest.mark.parametrize(
    ("draft", "words", "instead"),
    [
        ("参学党员由9人增加到25人。", "25人", "23人"),
        ("办理时间由5天缩短到2天。", "2天", "1天"),
        ("柳合镇也办了夜校。", "柳合镇", "柳河镇党委"),
        (
            "他说：“要把课堂开到群众家门口，让党员听得懂、用得好。”",
            "要把课堂开到群众家门口，让党员听得懂、用得好。",
            "用得上",
        ),
    ],
)
def test_one_matter_told_differently_is_shown_with_what_the_source_says(
    rules: Ruleset, draft: str, words: str, instead: str
) -> None:
    (entry,) = (e for e in evidence(rules, draft) if words in [fact.text for fact in e.mentions])
    assert entry.standing is Standing.DIFFERENT
    ground = entry.grounds[0]
    assert instead in ground.passage.block.quote(ground.span)


@pytest.mark.parametrize(
    ("draft", "words"),
    [
        ("集中解决163件老大难问题。", "163件"),
        ("培训业务骨干12名。", "12名"),
        ("3月15日召开现场会。", "3月15日"),
    ],
)
def test_the_same_digits_said_of_something_else_bear_nothing_out(rules: Ruleset, draft: str, words: str) -> None:
    assert standing(rules, draft, words) is Standing.ELSEWHERE


@pytest.mark.parametrize(
    ("draft", "words"),
    [
        ("发展产业项目7个。", "7个"),
        ("投入资金35元。", "35元"),
        ("5月20日培训骨干。", "5月20日"),
        ("石桥镇也学了这一做法。", "石桥镇"),
        ("群众称之为“板凳课堂”。", "板凳课堂"),
    ],
)
def test_what_no_source_has_is_to_be_verified(rules: Ruleset, draft: str, words: str) -> None:
    assert standing(rules, draft, words) in (Standing.ABSENT, Standing.DIFFERENT)
    assert standing(rules, draft, words) is not Standing.FOUND


def test_one_place_of_a_source_speaks_against_one_fact(rules: Ruleset) -> None:
    found = evidence(rules, "共到课126人：党员80人、群众36人。", "共到课128人：党员80人。")
    standings = {e.mentions[0].text: e.standing for e in found}
    assert standings == {"126人": Standing.DIFFERENT, "80人": Standing.FOUND, "36人": Standing.ABSENT}


def test_a_day_the_source_does_not_tell_is_not_borne_out_by_its_month(rules: Ruleset) -> None:
    (day,) = (e for e in evidence(rules, "4月8日启动夜校。", "4月启动夜校。") if e.kind is FactKind.DATE)
    assert day.standing is Standing.ABSENT


def test_every_kind_is_listed_without_a_source(rules: Ruleset) -> None:
    found = entries(read(rules, *MATERIAL), [])
    assert {e.kind for e in found} == set(FactKind)
    assert {e.standing for e in found} == {Standing.LISTED}


def test_a_fact_told_twice_is_one_line_with_both_places(rules: Ruleset) -> None:
    found = entries(read(rules, "柳河镇办夜校", "柳河镇3月15日办起夜校。"), [])
    (town,) = (e for e in found if e.kind is FactKind.NAME)
    assert [fact.passage.first for fact in town.mentions] == [0, 1]


def test_blanks_ordinals_and_set_phrases_are_no_facts(rules: Ruleset) -> None:
    text = "一是落实“三会一课”，第二批选派〔12名〕干部，发了一批书，十四五期间每月一次。"
    assert entries(read(rules, text), []) == []


def test_who_is_called_so_in_a_quoted_name_is_nobody(rules: Ruleset) -> None:
    told = entries(read(rules, "县里配了“账房师傅”，王建国到会。"), [])
    assert [str(e.mentions[0].says) for e in told if e.kind is FactKind.NAME] == ["王建国"]


def test_every_kind_and_standing_has_a_word() -> None:
    assert [kind.id for kind in FACT_KINDS] == list(FactKind)
    assert {standing.id for standing in STANDINGS} == set(Standing)


def test_a_source_that_says_one_thing_for_ever_costs_little_memory(rules: Ruleset) -> None:
    """Each of many facts could rest on each of many places; only the best are kept, not each with each."""
    draft, source = read(rules, "办成3件。" * 30), Material.of(read(rules, *["办成3件。" * 800] * 3))
    tracemalloc.start()
    (entry,) = entries(draft, [source])
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 3_000_000  # each with each: seven times as much
    assert entry.standing is Standing.FOUND and len(entry.mentions) == 30 and len(entry.grounds) == 3


def test_it_is_ended_when_told(rules: Ruleset) -> None:
    def tick() -> None:
        raise TimeoutError

    with pytest.raises(TimeoutError):
        entries(read(rules, "办成3件。"), [Material.of(read(rules, *MATERIAL))], tick)
