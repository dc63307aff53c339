"""A .docx given at the start or uploaded: comments and edits go into that very file, and come out of it again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from addin_server import docx, readers
from addin_server.annotation import remarks
from addin_server.core.model import Role
from addin_server.core.ruleset import Ruleset
from addin_server.web.serve import Opened, create_server, link
from addin_server.web.sockets import listen
from tests.docx.corpus import same

BLOCKS = [
    docx.ComposedParagraph(Role.TITLE, "柳河镇给流动党员建联络卡"),
    docx.ComposedParagraph(Role.LEAD, "针对流动党员联系难，柳河镇登记96名。"),
    docx.ComposedParagraph(Role.BODY, "党员的综合素质得到明显提升。"),
]


@pytest.fixture
def draft() -> bytes:
    return docx.new_document(BLOCKS)


@pytest.fixture
def workspace(browser: Browser, rules: Ruleset, draft: bytes) -> Iterator[Page]:
    """The page of a service that was started with a draft."""
    server = create_server(rules, listen(0), opened=Opened("稿.docx", draft, readers.read_file("稿.docx", draft)))
    server.start()
    context = browser.new_context(viewport={"width": 1280, "height": 800}, locale="zh-CN")
    page = context.new_page()
    page.goto(link(server))
    page.get_by_text("处可改").first.wait_for()
    yield page
    context.close()
    server.stop()


def download(page: Page, button: str, target: Path) -> bytes:
    with page.expect_download() as got:
        page.get_by_role("button", name=button).click()
    got.value.save_as(target)
    return target.read_bytes()


def test_comments_go_into_the_file_given_at_the_start(workspace: Page, draft: bytes, tmp_path: Path) -> None:
    annotated = download(workspace, "下载批注稿", tmp_path / "批注.docx")
    assert docx.leftovers(annotated).comments
    assert same(docx.clean(annotated, remarks.SIGNS).data, draft)


def test_what_was_edited_is_a_tracked_change(workspace: Page, tmp_path: Path) -> None:
    workspace.locator(".paper__text").get_by_text("登记96名").click()
    workspace.keyboard.press("End")
    workspace.keyboard.press("ArrowLeft")
    workspace.keyboard.insert_text("、回访36名")
    workspace.wait_for_timeout(2500)
    annotated = download(workspace, "下载批注稿", tmp_path / "批注.docx")
    assert docx.leftovers(annotated).changes == 1
    assert [p.text for p in docx.read(annotated).paragraphs][1] == "针对流动党员联系难，柳河镇登记96名、回访36名。"


def test_our_comments_come_out_of_an_uploaded_file(workspace: Page, draft: bytes, tmp_path: Path) -> None:
    annotated = tmp_path / "批注.docx"
    download(workspace, "下载批注稿", annotated)
    workspace.get_by_label("打开文稿").set_input_files(annotated)
    expect(workspace.get_by_text("批注.docx")).to_be_visible()
    assert same(download(workspace, "去批注", tmp_path / "净.docx"), draft)
    expect(workspace.get_by_text("主笔的批注，另存了一份")).to_be_visible()
