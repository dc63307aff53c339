"""From what was on the page before to what is there now."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from addin_server.annotation import revisions
from addin_server.core.model import Paragraph


def paragraph(text: str, id_: str = "p1") -> Paragraph:
    return Paragraph(id=id_, text=text)


@pytest.mark.parametrize(
    ("old", "new", "changes"),
    [
        ("登记96名。", "登记96名、回访36名。", [("", "、回访36名")]),
        ("登记96名。", "登记96名。", []),
        ("综合素质得到明显提升。", "办结事项由6件升到15件。", [("综合素质得到明显提升", "办结事项由6件升到15件")]),
        ("甲乙丙丁戊己庚辛", "甲丙丁戊己庚辛壬", [("乙", ""), ("", "壬")]),
    ],
)
def test_changes(old: str, new: str, changes: list[tuple[str, str]]) -> None:
    found = revisions.corrections([paragraph(old)], [paragraph(new)])
    assert found is not None
    assert [(c.quote, c.text) for c in found] == changes


@given(old=st.text("甲乙丙丁", max_size=30), new=st.text("甲乙丙丁", max_size=30))
def test_the_corrections_make_the_new_text(old: str, new: str) -> None:
    text = old
    for c in reversed(revisions.corrections([paragraph(old)], [paragraph(new)]) or []):
        assert text[c.span.start : c.span.end] == c.quote
        text = text[: c.span.start] + c.text + text[c.span.end :]
    assert text == new


def test_paragraphs_that_came_or_went_are_not_corrections() -> None:
    assert revisions.corrections([paragraph("甲")], [paragraph("甲"), paragraph("乙", "p2")]) is None
