"""Texts in the encodings that offices have used, read as they were written."""

from __future__ import annotations

import pytest

from addin_server import readers

TEXT = "柳河镇凝心聚力促发展\r\n针对到会人少的问题，柳河镇推行“三单联动”，党员参与率升到96%。\r\n"
TRADITIONAL = "關於加強黨員教育管理工作的報告\r\n近年來，各單位認真落實責任，黨員參與率升到96%。\r\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16", "utf-16-le", "utf-16-be"])
def test_simplified(encoding: str) -> None:
    assert readers.decode(TEXT.encode(encoding)).lstrip("\ufeff") == TEXT


@pytest.mark.parametrize("encoding", ["utf-8", "big5", "utf-16"])
def test_traditional(encoding: str) -> None:
    assert readers.decode(TRADITIONAL.encode(encoding)) == TRADITIONAL


def test_a_short_line_is_not_taken_for_big5() -> None:
    assert readers.decode("党委会议纪要".encode("gb18030")) == "党委会议纪要"


@pytest.mark.parametrize("encoding", ["gb18030", "utf-8", "utf-16"])
@pytest.mark.parametrize("end", ["\x1a", "\x1a\x1a\r\n"])
def test_the_end_mark_of_old_programs(encoding: str, end: str) -> None:
    assert readers.decode((TEXT + end).encode(encoding)) == TEXT


def test_an_end_mark_before_the_end_is_none() -> None:
    with pytest.raises(readers.InputError, match="编码"):
        readers.decode((TEXT + "\x1a" + TEXT).encode())


@pytest.mark.parametrize("data", [b"\x89PNG\r\n\x1a\n\0\0\0", b"\0" * 40])
def test_what_is_no_text(data: bytes) -> None:
    with pytest.raises(readers.InputError, match="编码"):
        readers.decode(data)


@pytest.mark.parametrize(
    "data",
    [
        b"<html><body><p>x</p></body></html>",
        b"<!-- saved -->\n<!DOCTYPE html><p>x",
        b"\xef\xbb\xbf<meta charset='utf-8'><p>x",
        "\ufeff<html><p>党员</p></html>".encode("utf-16-le"),
        b"From: <Saved by Windows>\r\nSubject: x",
        b"MIME-Version: 1.0\r\n",
        b"Subject: x\r\nFrom: y\r\nContent-Type: multipart/related; boundary=z\r\n",
        "Subject: 关于\r\n 报送的\r\nX-Mailer2: y\r\nContent-Type:\r\n\tmultipart/related\r\n".encode(),
    ],
)
@pytest.mark.parametrize("name", ["a.html", "a.txt", "a.doc", "a.docx"])
def test_a_web_page_is_refused_whatever_it_is_called(name: str, data: bytes) -> None:
    with pytest.raises(readers.InputError, match="网页"):
        readers.read_file(name, data)


@pytest.mark.parametrize("between", ["关于报送的说明\n", "\n", "主题：报送\n"])
@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16"])
def test_a_text_that_begins_as_a_letter_does_is_no_web_page(between: str, encoding: str) -> None:
    text = f"from: 张三\nto: 李四\n{between}content-type: text/html\n正文"
    assert readers.read_file("a.txt", text.encode(encoding)).paragraphs


@pytest.mark.parametrize("name", ["a.html", "A.HTM", "a.mhtml"])
def test_a_piece_of_a_web_page_is_refused_by_its_name(name: str) -> None:
    with pytest.raises(readers.InputError, match="另存为"):
        readers.read_file(name, "<p>党员教育管理</p>".encode())
    assert readers.read_file("a.md", "<p>党员教育管理</p>".encode()).paragraphs
