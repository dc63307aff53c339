"""A writer at work in the browser: sees marks, reads why, mends, ignores, takes the document away."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from addin_server import docx
from addin_server.core.model import Role
from tests.docx.corpus import anchors

TEXT = ".paper__text"
VAGUE = "柳河镇党员的综合素质得到明显提升。"


def write(page: Page, *lines: str) -> None:
    """Replace the draft as a user would: select all, type."""
    page.locator(TEXT).click()
    page.keyboard.press("Control+a")
    for number, line in enumerate(lines):
        if number:
            page.keyboard.press("Enter")
        page.keyboard.insert_text(line)


def rest(page: Page) -> None:
    """Let the paragraph just typed be spoken of."""
    page.wait_for_timeout(2200)


@contextmanager
def saved(page: Page) -> Iterator[None]:
    """What is chosen here is kept before the test goes on: what an earlier choice said may still stand there."""
    with page.expect_response(lambda answer: answer.request.method == "PUT" and answer.url.endswith("/profile")):
        yield
    expect(page.get_by_text("已存好")).to_be_visible()


def test_the_sample_is_marked_by_severity(page: Page) -> None:
    for mark in (".mk--warn", ".mk--adv", ".gut--err"):
        expect(page.locator(f"{TEXT} {mark}").first).to_be_visible()
    expect(page.get_by_text("先改三处")).to_be_visible()


def test_marks_appear_as_one_types(page: Page) -> None:
    write(page, "柳河镇办夜校", "针对到会人少，柳河镇办夜校，到课 126 人。", VAGUE)
    rest(page)
    expect(page.locator(f"{TEXT} .mk")).to_contain_text("综合素质得到明显提升")


def test_the_paragraph_being_typed_is_left_in_peace(page: Page) -> None:
    write(page, "柳河镇办夜校", "针对到会人少，柳河镇办夜校，到课 126 人。", "柳河镇党员的综合素质得到")
    rest(page)
    page.keyboard.insert_text("明显提升。")
    page.wait_for_timeout(700)
    expect(page.locator(f"{TEXT} .mk")).to_have_count(0)
    rest(page)
    expect(page.locator(f"{TEXT} .mk")).to_have_count(1)


def test_a_click_on_a_mark_opens_its_card(page: Page) -> None:
    page.locator(f"{TEXT} .mk--warn").first.click()
    card = page.locator(".side")
    expect(card.get_by_text("为什么").first).to_be_visible()
    expect(card.get_by_role("button", name="定位")).to_be_visible()


def test_ignored_here_stays_ignored_after_a_reload(page: Page) -> None:
    quote = "成立工作专班，形成了一级抓一级、层层抓落实的良好格局"
    page.locator(f"{TEXT} .mk--warn", has_text=quote).click()
    page.get_by_role("button", name="忽略").click()
    page.get_by_role("menuitem", name="此处忽略").click()
    expect(page.locator(f"{TEXT} .mk--warn", has_text=quote)).to_have_count(0)
    page.reload()
    page.get_by_text("处可改").first.wait_for()
    expect(page.locator(f"{TEXT} .mk--warn", has_text=quote)).to_have_count(0)


def test_marks_can_be_cleared(page: Page) -> None:
    page.get_by_role("button", name="清除标记").click()
    expect(page.locator(f"{TEXT} .mk")).to_have_count(0)


def test_a_draft_survives_a_reload_and_can_be_cleared(page: Page) -> None:
    write(page, "柳河镇办夜校", VAGUE)
    rest(page)
    page.reload()
    expect(page.locator(TEXT)).to_contain_text(VAGUE)
    page.get_by_role("button", name="清空").click()
    expect(page.get_by_text("文稿还是空的")).to_be_visible()


def test_f8_walks_through_the_findings(page: Page) -> None:
    page.locator(TEXT).click()
    page.keyboard.press("F8")
    first = page.locator(".side").inner_text()
    page.keyboard.press("F8")
    assert page.locator(".side").inner_text() != first


def test_undo_takes_typing_back(page: Page) -> None:
    before = page.locator(TEXT).inner_text()
    page.locator(f"{TEXT} p").last.click()
    page.keyboard.press("End")
    page.keyboard.insert_text("多写的一句。")
    page.keyboard.press("Control+z")
    assert page.locator(TEXT).inner_text() == before


def test_pasted_text_becomes_one_paragraph_a_line(page: Page) -> None:
    page.locator(TEXT).click()
    page.keyboard.press("Control+a")
    page.evaluate(
        """text => {
            const data = new DataTransfer();
            data.setData("text/plain", text);
            data.setData("text/html", "<b>" + text + "</b>");
            const paste = new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true });
            document.querySelector(".paper__text").dispatchEvent(paste);
        }""",
        "第一行\r\n\r\n第二行\n第三行",
    )
    expect(page.locator(f"{TEXT} p")).to_have_count(3)


def test_a_template_goes_in_with_holes_one_can_tab_through(page: Page) -> None:
    page.get_by_role("button", name="清空").click()
    page.get_by_role("button", name="套提纲开始写").click()
    page.locator(".side").get_by_text("经验做法").click()
    page.get_by_role("button", name="套提纲").click()
    expect(page.locator(f"{TEXT} .hole").first).to_be_visible()
    page.locator(TEXT).focus()
    page.keyboard.press("Tab")
    expect(page.locator(f"{TEXT} .hole--now")).to_have_count(1)


def test_a_document_goes_in_and_comes_back_with_comments(page: Page, tmp_path: Path) -> None:
    source, target = tmp_path / "稿.docx", tmp_path / "批.docx"
    source.write_bytes(
        docx.new_document(
            [docx.ComposedParagraph(Role.TITLE, "柳河镇办夜校"), docx.ComposedParagraph(Role.LEAD, VAGUE)]
        )
    )
    page.get_by_label("打开文稿").set_input_files(source)
    expect(page.locator(TEXT)).to_contain_text(VAGUE)
    page.get_by_text("处可改").first.wait_for()
    page.wait_for_timeout(500)
    with page.expect_download() as download:
        page.get_by_role("button", name="下载批注稿").click()
    download.value.save_as(target)
    assert [p.text for p in docx.read(target.read_bytes()).paragraphs] == ["柳河镇办夜校", VAGUE]
    assert any("综合素质得到明显提升" in quote for quote in anchors(target.read_bytes()))


def test_a_bad_file_is_told_in_one_sentence_and_the_draft_stays(page: Page, tmp_path: Path) -> None:
    bad = tmp_path / "旧.docx"
    bad.write_bytes(b"not a document")
    before = page.locator(TEXT).inner_text()
    page.get_by_label("打开文稿").set_input_files(bad)
    expect(page.get_by_role("alert")).to_contain_text("不是 .docx 文稿")
    assert page.locator(TEXT).inner_text() == before


@pytest.mark.parametrize("width", [320, 480, 760, 1020, 1600])
def test_nothing_is_cut_off_at_any_width(browser: Browser, address: str, width: int) -> None:
    page = browser.new_page(viewport={"width": width, "height": 640})
    page.goto(address)
    page.get_by_text("处可改").first.wait_for()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.close()


def test_every_control_has_a_name_and_can_be_reached(page: Page) -> None:
    nameless = page.evaluate(
        """() => [...document.querySelectorAll("button, select, input, [role=textbox]")]
            .filter(e => e.offsetParent !== null)
            .filter(e => !(e.getAttribute("aria-label") || e.innerText || e.title || e.labels?.length))
            .map(e => e.outerHTML)"""
    )
    assert nameless == []
    reached = set()
    for _ in range(60):
        page.keyboard.press("Tab")
        reached.add(page.evaluate("document.activeElement.className + document.activeElement.innerText"))
    assert len(reached) > 8


def test_mending_puts_the_caret_in_the_slot_and_can_be_undone(page: Page) -> None:
    quote = "大力加强夜校管理工作"
    write(page, f"白石县{quote}", "针对到会人少，白石县办夜校，到课 126 人。")
    rest(page)
    page.get_by_text("标题只有目标没有办法").click()
    page.get_by_role("button", name="照改").click()
    expect(page.locator(f"{TEXT} .hole--now")).to_contain_text("单位")
    expect(page.locator(TEXT)).not_to_contain_text(quote)
    page.keyboard.press("Control+z")
    expect(page.locator(TEXT)).to_contain_text(quote)


def test_topics_are_saved_and_used_at_once(page: Page) -> None:
    page.get_by_role("button", name="设置", exact=True).click()
    topics = page.get_by_role("textbox", name="本期要点")
    topics.fill("海洋牧场")
    with saved(page):
        topics.blur()
    page.reload()
    page.get_by_role("button", name="设置", exact=True).click()
    expect(page.get_by_role("textbox", name="本期要点")).to_have_value("海洋牧场")
    topics.fill("")
    with saved(page):
        topics.blur()


def test_a_rule_turned_off_in_the_settings_is_silent(page: Page) -> None:
    write(page, "白石县大力加强夜校管理工作", "基层党组织是党的全部工作和战斗力的基础。")
    rest(page)
    expect(page.get_by_role("button", name="标题只有目标没有办法")).to_have_count(1)
    page.get_by_role("button", name="设置", exact=True).click()
    page.locator("summary", has_text="标题").click()
    with saved(page):
        page.get_by_label("标题只有目标没有办法：轻重").select_option("off")
    page.get_by_role("button", name="设置", exact=True).click()
    expect(page.get_by_text("缺导语").first).to_be_visible()
    expect(page.get_by_role("button", name="标题只有目标没有办法")).to_have_count(0)
    page.get_by_role("button", name="设置", exact=True).click()
    page.locator("summary", has_text="标题").click()
    with saved(page):
        page.get_by_label("标题只有目标没有办法：轻重").select_option("shipped")


def test_nothing_in_the_settings_moves_away_under_a_finger(page: Page) -> None:
    """What the service answers late comes below what can already be pressed."""
    answered: list[str] = []

    def late(route: Route) -> None:
        page.wait_for_timeout(600)
        answered.append(route.request.url)
        route.continue_()

    page.route("**/profile", late)
    page.get_by_role("button", name="设置", exact=True).click()
    button = page.get_by_role("button", name="打开自测")
    before = button.bounding_box()
    assert not answered
    page.get_by_text("本期要点", exact=True).wait_for()
    assert answered
    assert button.bounding_box() == before
