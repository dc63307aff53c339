"""A paragraph that holds a picture and no words is not read; the one above tells that something stands there."""

from __future__ import annotations

import pytest

from addin_server import docx
from tests.docx.build import p, package, r

PICTURE = "<w:r><w:drawing/></w:r>"
CELL = f"<w:tbl><w:tr><w:tc>{p()}</w:tc></w:tr></w:tbl>"


@pytest.mark.parametrize(
    ("body", "shows"),
    [
        (p(r("一、账目走势")) + p(PICTURE) + p(r("二、公示")), [True, False]),
        (p(r("一、账目走势"), PICTURE) + p(r("二、公示")), [True, False]),
        (p(r("一、账目走势")) + p("<w:r><w:object/></w:r>") + p(r("二、公示")), [True, False]),
        (p(r("一、账目走势")) + CELL + p(r("二、公示")), [True, False]),
        (p(r("一、账目走势")) + p() + p(r("二、公示")), [False, False]),
        (p(PICTURE) + p(r("一、账目走势")), [False]),
    ],
)
def test_what_shows_something_is_told_of_the_words_above(body: str, shows: list[bool]) -> None:
    assert [paragraph.shows for paragraph in docx.read(package(body)).paragraphs] == shows
