"""What is told of a run of empty clauses: the run itself, the rest of its sentence, the next sentence. No words."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from addin_server.core.reading.run_features import run_features
from tests.core.reading.conftest import Read

CLAIM = "镇里多措并举广泛宣传，全面加强教育引导，不断提升管理水平"


def features(read: Read, before: str, after: str) -> Mapping[str, float]:
    reading = read(before + CLAIM + after)
    spans = [one.clause.span for one in reading.reads]
    within = range(len(before), len(before + CLAIM) + 1)
    return run_features(reading, [at for at, span in enumerate(spans) if span.start in within and span.end in within])


def test_a_claim_that_stands_alone(read: Read) -> None:
    found = features(read, "", "。")
    assert (found["run:clauses"], found["same:nothing"], found["then:nothing"]) == (3, 1, 1)
    assert found["run:certainty"] > 1 and "run:alone" not in found


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("", "，发手册300份。", "same:counted"),
        ("2019年以来，", "。", "same:empty"),
        ("", "。每户发手册1份，共发300份。", "then:counted"),
        ("", "。每户发一份“明白纸”。", "then:has:quoted"),
    ],
)
def test_what_stands_beside_it(before: str, after: str, told: str, read: Read) -> None:
    assert told in features(read, before, after)
    assert told not in features(read, "", "。")


def test_a_year_counts_nothing(read: Read) -> None:
    assert "same:counted" not in features(read, "2019年以来，", "。")
    assert "then:counted" not in features(read, "", "。2019年是建镇50周年。")


def test_a_list_that_ends_is_told(read: Read) -> None:
    reading = read("大力开展法律维权、用工须知、返乡创业等宣传教育活动。")
    assert all("run:lists" in run_features(reading, numbers) for _, numbers in reading.runs)


def test_no_feature_is_a_word(read: Read) -> None:
    assert not any(name.startswith(("word:", "begins:", "closes:")) for name in features(read, "", "。"))
