"""What the eye sees, and one class for all Han."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from addin_server.core.language.han import HAN, compiled
from addin_server.core.language.visible import visible_text

SHAPELESS = "\u200b\u200d\u2060\ufeff\u00ad\u202e\u2066\ufe0f\U000e0101\x02"


@given(st.text(), st.text(st.sampled_from(SHAPELESS)))
def test_every_character_seen_is_one_written(text: str, noise: str) -> None:
    read = visible_text(text + noise + "人")
    assert len(read.text) == len(read.places)
    assert list(read.places) == sorted(set(read.places))
    assert read.text.endswith("人")
    assert not set(SHAPELESS) & set(read.text)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("后备⼈选", "后备人选"),
        ("组⼯信息", "组工信息"),
        ("⻓期", "长期"),
        ("\uf98e月", "年月"),
        ("第①条m²", "第①条m²"),
    ],
)
def test_look_alikes_are_what_they_look_like(written: str, read: str) -> None:
    assert visible_text(written).text == read


def test_every_extension_is_han() -> None:
    assert re.fullmatch(f"[{HAN}]+", "中〇々㮾\u3400\U00020000\U0002a700\U0002ceb0\U0002ebf0\U00030000\U00031350")
    assert not re.search(f"[{HAN}]", "a1，。《》①（）")


def test_data_may_name_the_property() -> None:
    assert compiled(r"^[\p{Han}]{2}镇$").search("㮾\U00030001镇")
    assert not compiled(r"[^\p{Han}A]").search("㮾A河")
