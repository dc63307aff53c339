"""A record that somebody else wrote: marks of ours go by what they say of themselves, and no word goes with them."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any, get_args

import pytest

from addin_server import docx
from addin_server.docx.writing.finish import Leftover
from tests.docx.build import p, package, r
from tests.docx.cases import parts, replaced
from tests.docx.test_annotate import TEXT, annotate, remark, texts
from tests.docx.test_clean import SIGNS
from tests.docx.test_ownership import FINDING

WORDS = [TEXT, "设立综合窗口。"]
Record = dict[str, Any]


def forged(change: Callable[[Record], object]) -> bytes:
    """An annotated file whose record was changed."""
    data = annotate(package(p(r(TEXT)) + p(r(WORDS[1]))), remark((0, 3), FINDING), highlight=True).data
    [(name, part)] = [(name, part) for name, part in parts(data).items() if b"urn:zhubi:record" in part]
    text = part.decode()
    old = text[text.index("{", text.index("urn:zhubi:record")) : text.rindex("}") + 1]
    record: Record = json.loads(old)
    change(record)
    return replaced(data, name, old, json.dumps(record))


def changing(what: str, *path: object) -> Callable[[Record], object]:
    return lambda record: record["changes"].append([what, list(path), ""])


CASES: dict[str, Callable[[Record], object]] = {
    "a kind there is none of": lambda record: record["changes"].append(["highl>ight", [0, 0], ""]),
    "the text itself": changing("marker"),
    "a paragraph as a marker": changing("marker", 0, 1),
    "a run of words as a marker": changing("marker", 0, 1, 0),
    "a run of words as an insertion": changing("inserted", 0, 1, 0),
    "a first run as the half of another": changing("cut", 0, 1, 0),
    "a place there is none of": changing("marker", 0, 99, 99),
    "a place beyond all numbers": changing("marker", 10**30),
    "a place that is no number": changing("marker", "x"),
    "a place that is endless": changing("marker", float("inf")),
    "the same run twice": lambda record: record["changes"].extend(c for c in list(record["changes"]) if c[0] == "cut"),
    "comments that are a list": lambda record: record.update(comments=["0"]),
    "parts that are lists": lambda record: record.update(brought=[[[], [], [], 1, 1]]),
    "the text as a part of ours": lambda record: record["brought"].append(
        ["word/document.xml", "", "rId1", True, True]
    ),
    "a version there is none of": lambda record: record.update(version=[]),
    "nothing": lambda record: record.clear(),
}


@pytest.mark.parametrize("case", CASES)
def test_no_word_goes_and_nothing_falls_over(case: str) -> None:
    data = forged(CASES[case])
    assert texts(docx.clean(data, SIGNS).data) == WORDS
    assert texts(docx.finish(docx.clean(data, SIGNS).data, get_args(Leftover))) == WORDS
    assert texts(annotate(data, remark((0, 3), FINDING + "二")).data) == WORDS


def test_our_remark_goes_all_the_same() -> None:
    cleaned = docx.clean(forged(CASES["a paragraph as a marker"]), SIGNS)
    assert cleaned.comments == 1
    assert not docx.comments(cleaned.data)
    assert "再看一眼" in "".join(cleaned.notices)
