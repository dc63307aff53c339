from __future__ import annotations

import pytest

from addin_server.core.structure.headline import own_words


@pytest.mark.parametrize(
    ("title", "own"),
    [
        ("【学习贯彻全会精神在基层】青河县给36名新支书配导师", "青河县给36名新支书配导师"),
        ("青河观潮丨青河县给36名新支书配导师", "青河县给36名新支书配导师"),
        ("【一线】青河观潮 | 青河县给36名新支书配导师", "青河县给36名新支书配导师"),
        ("标题：青河县给新支书配导师", "青河县给新支书配导师"),
        ("青河县：给36名新支书配导师", "青河县：给36名新支书配导师"),
        ("【工作动态】", "【工作动态】"),
        ("", ""),
    ],
)
def test_a_column_is_not_the_titles_words(title: str, own: str) -> None:
    span = own_words(title)
    assert title[span.start : span.end] == own
