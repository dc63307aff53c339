"""What grows with the square of its changes is a file that never comes back: ten times the work, ten times as long."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from addin_server import docx
from tests.docx.build import p, package, r
from tests.docx.cases import comment, commented, marked
from tests.docx.test_annotate import BY
from tests.docx.test_resolved import ROW_GONE, mark, row, table


def joined(number: int) -> bytes:
    """So many paragraphs that run into one."""
    return package(p(mark(), r("一")) * number + p(r("尾")))


def commented_rows(number: int) -> bytes:
    """A deleted table with a comment in every row, and as many paragraphs behind it."""
    rows = (row(f"<w:tc><w:tcPr/>{p(marked(str(n), r('去')))}</w:tc>", change=ROW_GONE) for n in range(number))
    said = (comment(str(n), "请核。", paragraph=f"{n + 1:08X}") for n in range(number))
    return commented(table(*rows) + p(r("一")) * number, *said)


def nested_fields(number: int) -> bytes:
    """So many fields, each in the result of the one around it, and none with words."""
    begin, separate, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end"))
    code = f"{begin}<w:r><w:instrText>A</w:instrText></w:r>{separate}"
    return package(p(code * number, end * number, f'<w:ins w:id="1" {BY}>{r("一")}</w:ins>'))


@pytest.mark.parametrize("built", [joined, commented_rows, nested_fields])
def test_eight_times_the_changes_take_no_more_than_some_times_as_long(built: Callable[[int], bytes]) -> None:
    def seconds(number: int) -> float:
        data = built(number)
        began = time.process_time()
        docx.finish(data, ["changes"])
        docx.read(data)
        return time.process_time() - began

    seconds(10)
    assert seconds(3200) < 24 * max(min(seconds(400) for _ in range(3)), 0.03)


def test_a_prompt_of_eight_times_the_blanks_takes_no_more_than_some_times_as_long() -> None:
    def seconds(number: int) -> float:
        code = f'<w:r><w:instrText xml:space="preserve">MACROBUTTON x{" " * number}</w:instrText></w:r>'
        begin, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "end"))
        data = package(p(r("一"), begin, code, end))
        began = time.process_time()
        docx.read(data)
        return time.process_time() - began

    seconds(10)
    assert seconds(32_000) < 24 * max(min(seconds(4_000) for _ in range(3)), 0.03)
