"""审稿单: everything in it, nothing of it code, in Word and on paper."""

from __future__ import annotations

import datetime as dt
import io
import re
import subprocess
import zipfile
from html.parser import HTMLParser
from pathlib import Path

import ooxml_integrity
import pytest

from addin_server import docx, review
from addin_server.review.sheet import PartScore, SheetRow

SHEET = review.Sheet(
    title="<b>柳河镇</b>办夜校",
    file="稿.docx",
    author="周敏",
    date=dt.date(2026, 3, 29),
    verdict="修改后采用",
    opinion="请改：成效没依据；\n1 & 2 对不上。",
    parts=(PartScore("标题", 9, 25), PartScore("导语", 10, 30)),
    remarks=(SheetRow("第 2 段", "<script>alert(1)</script>", "成效没依据，请补一个能核对的数。"),),
    earlier=(SheetRow("", "高度重视", "只有表态。", "已改"), SheetRow("", "一致好评", "谁说的？", "未改")),
)
TOLD = (
    "<b>柳河镇</b>办夜校",
    "周敏　2026年3月29日",
    "□采用　■修改后采用　□转综合　□留存　□退回",
    "19（标题 9/25、导语 10/30）",
    "<script>alert(1)</script>",
    "成效没依据，请补一个能核对的数。",
    "上一轮的批注：已改 1 处，共 2 处",
    "审稿人（签字）",
)


class _Text(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)

    def handle_data(self, data: str) -> None:
        self.text += data


def test_the_page_says_it_all_and_runs_nothing() -> None:
    page = _Text()
    page.feed(review.as_html(SHEET))
    assert all(line in page.text for line in TOLD)
    assert page.tags.isdisjoint({"script", "b", "img", "link"})


def test_the_document_says_it_all() -> None:
    text = "\n".join(p.text for p in docx.read(review.as_docx(SHEET)).paragraphs)
    assert all(line in text for line in TOLD)


def test_a_long_quote_is_shortened_in_both() -> None:
    sheet = review.Sheet(title="稿", remarks=(SheetRow("第 2 段", "长" * 90, "几人？"),))
    document = "".join(p.text for p in docx.read(review.as_docx(sheet)).paragraphs)
    for text in (review.as_html(sheet), document):
        assert "长" * 39 + "…" in text and "长" * 40 not in text


def test_no_heading_stands_alone_at_the_foot_of_a_page() -> None:
    styles = zipfile.ZipFile(io.BytesIO(review.as_docx(SHEET))).read("word/styles.xml").decode()
    kept = [s for s in re.findall(r"<w:style .*?</w:style>", styles, re.DOTALL) if "<w:keepNext" in s]
    assert any('w:val="Subtitle"' in style for style in kept) and any('w:val="公文表头"' in style for style in kept)
    assert "thead { break-after: avoid }" in review.as_html(SHEET)


def test_an_empty_sheet_is_a_form_to_fill() -> None:
    text = "\n".join(p.text for p in docx.read(review.as_docx(review.Sheet(title="稿"))).paragraphs)
    assert "□采用　□修改后采用" in text
    assert "批注" not in text


def test_a_sheet_for_what_is_no_brief_has_no_score() -> None:
    assert "不计分" in review.as_html(review.Sheet(title="值班规定", parts=()))
    assert "得分" not in review.as_html(review.Sheet(title="稿"))


@pytest.fixture
def printed(tmp_path: Path) -> Path:
    path = tmp_path / "审稿单.docx"
    path.write_bytes(review.as_docx(SHEET))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    subprocess.run(
        ["soffice", profile, "--headless", "--convert-to", "pdf", path.name],
        cwd=tmp_path,
        check=True,
        capture_output=True,
        timeout=120,
    )
    return tmp_path


def test_libreoffice_prints_it_and_a_validator_finds_nothing(printed: Path) -> None:
    assert (printed / "审稿单.pdf").read_bytes().startswith(b"%PDF")
    assert list(ooxml_integrity.check(printed / "审稿单.docx")) == []
