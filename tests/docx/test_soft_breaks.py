"""Title, lead and body in one w:p: comments and corrections land on their words, and clean takes them away again."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from addin_server import docx
from addin_server.annotation import remarks
from addin_server.core.engine import Checker
from addin_server.core.model import Draft, Role, Span
from tests.command import zhubi
from tests.docx.build import p, package, r
from tests.docx.corpus import same
from tests.docx.test_annotate import WHEN

LINES = (
    "柳河镇“三单联动”推动党员教育管理提质增效",
    "近年来，柳河镇高度重视党员教育管理工作，全体党员的综合素质得到明显提升。",
    "经核查，后备人选孙某有问题线索2条,已办结。",
)
BREAK = "<w:r><w:br/></w:r>"
ONE_RUN = p("<w:r>" + "<w:br/>".join(f"<w:t>{line}</w:t>" for line in LINES) + "</w:r>")
MANY_RUNS = p(BREAK.join(r(line[:5]) + r(line[5:], "<w:b/>") for line in LINES))


@pytest.mark.parametrize("body", [ONE_RUN, MANY_RUNS])
def test_comments_and_corrections_land_on_their_words(body: str, checker: Checker) -> None:
    data = package(body)
    read = docx.read(data).paragraphs
    assert [paragraph.text for paragraph in read] == ["\n".join(LINES)]
    report = checker.check(Draft(paragraphs=read))
    assert "title.missing" not in {f.rule for f in report.findings}
    notes = list(remarks.remarks(report, {}))
    comma = LINES[2].index(",") + sum(len(line) + 1 for line in LINES[:2])
    corrections = [docx.TextReplacement("p1", Span(comma, comma + 1), ",", "，")]
    done = docx.annotate(data, notes, author="主笔", highlight=True, date=WHEN, corrections=corrections)
    assert not done.unplaced
    assert not done.refused
    assert {c.quote for c in docx.comments(done.data)} == {n.quote.replace(",", "，") for n in notes}
    assert docx.read(done.data).paragraphs[0].text == "\n".join(LINES).replace(",", "，")
    assert same(docx.clean(done.data, remarks.SIGNS).data, data)


def test_a_template_adds_no_second_title(tmp_path: Path) -> None:
    path, out = tmp_path / "a.docx", tmp_path / "out.docx"
    path.write_bytes(package(ONE_RUN))
    result = zhubi("template", "insert", "T1", path, "-o", out)
    assert result.exit_code == 0
    first = re.match(r"插了 \d+ 部分：(.*)：", result.output)
    assert first is not None
    assert "标题" not in first[1]
    assert docx.read(out.read_bytes()).paragraphs[0].text == "\n".join(LINES)


def test_roles_of_the_lines(checker: Checker) -> None:
    report = checker.check(Draft(paragraphs=docx.read(package(ONE_RUN)).paragraphs))
    assert [role for _, _, role in report.lines()] == [Role.TITLE, Role.LEAD, Role.BODY]
