"""No keystroke loses text, and the last thing done is taken back wherever the focus is."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, Route, expect

from addin_server import readers, service_auth
from addin_server.core.ruleset import Ruleset
from addin_server.web.opened import Opened
from addin_server.web.serve import create_server
from addin_server.web.sockets import listen
from tests.e2e.test_pane import TEXT, VAGUE, rest, write

SENTENCE = "白石县开办党员夜校。"


@pytest.fixture
def started(rules: Ruleset, context: BrowserContext) -> Iterator[Page]:
    """The page of a service that was started with a draft."""
    data = f"白石县办夜校\n{VAGUE}\n".encode()
    opened = Opened("稿.txt", data, readers.read_file("稿.txt", data))
    server = create_server(rules, listen(0), opened=opened, secret="of this user")
    server.start()
    page = context.new_page()
    page.goto(f"http://127.0.0.1:{server.port}{service_auth.entry('of this user')}/")
    page.get_by_text("处可改").first.wait_for()
    yield page
    server.stop()


def _text(page: Page) -> str:
    return page.locator(TEXT).inner_text()


@pytest.mark.parametrize("key", ["Enter", "a", "Backspace", "Delete", " ", "Tab"])
def test_f8_from_the_text_and_then_any_key_changes_nothing(page: Page, key: str) -> None:
    before = _text(page)
    page.locator(TEXT).click()
    page.keyboard.press("F8")
    page.keyboard.press("F8")
    page.keyboard.press(key)
    page.wait_for_timeout(200)
    assert _text(page) == before


def test_esc_gives_the_focus_back_to_the_text_where_it_was(page: Page) -> None:
    page.locator(f"{TEXT} p").last.click()
    page.keyboard.press("End")
    page.keyboard.press("F8")
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    page.keyboard.insert_text("末。")
    assert _text(page).rstrip().endswith("末。")


@pytest.mark.parametrize("way", ["button", "letter"])
def test_what_was_shown_is_not_replaced_by_what_is_typed(page: Page, way: str) -> None:
    before = _text(page)
    page.locator("[data-item]").first.click()
    if way == "button":
        page.get_by_role("button", name="定位").click()
    else:
        page.keyboard.press("d")
    expect(page.locator(f"{TEXT} .here")).not_to_have_count(0)
    page.locator(TEXT).focus()
    page.keyboard.insert_text("新")
    assert len(_text(page)) == len(before) + 1


def test_a_correction_is_taken_back_from_the_pane(page: Page) -> None:
    write(page, "柳河镇办夜校", "柳河镇于2025年13月办夜校，取得显著成效，现将有关情况汇报如下。", VAGUE)
    rest(page)
    before = _text(page)
    for row in page.locator("[data-item]").all():
        row.click()
        fix = page.get_by_role("button", name="照改")
        if fix.is_enabled():
            fix.click()
            break
        page.keyboard.press("Escape")
    expect(page.locator(TEXT)).not_to_have_text(before)
    page.keyboard.press("Control+z")
    page.wait_for_timeout(200)
    assert _text(page) == before


def test_ignoring_and_commenting_are_taken_back_in_turn(page: Page) -> None:
    rows = page.locator("[data-item]")
    count = rows.count()
    first = rows.first.get_attribute("data-item")
    rows.first.focus()
    page.keyboard.press("x")
    expect(page.locator(f'[data-item="{first}"]')).to_have_count(0)
    page.locator(TEXT).click()
    page.keyboard.press("End")
    page.keyboard.insert_text("字")
    rows.first.focus()
    page.keyboard.press("p")
    expect(page.locator(".cmc")).to_have_count(1)
    page.keyboard.press("Control+z")
    expect(page.locator(".cmc")).to_have_count(0)
    page.locator(TEXT).focus()
    page.keyboard.press("Control+z")
    expect(page.locator(TEXT)).not_to_contain_text("字字")
    page.keyboard.press("Control+z")
    expect(page.locator(f'[data-item="{first}"]')).to_have_count(1)
    assert rows.count() >= count


def test_clearing_is_taken_back_and_what_was_typed_before_too(page: Page) -> None:
    write(page, SENTENCE)
    page.get_by_role("button", name="清空").click()
    expect(page.locator(TEXT)).not_to_contain_text(SENTENCE)
    page.keyboard.press("Control+z")
    expect(page.locator(TEXT)).to_contain_text(SENTENCE)
    page.keyboard.press("Control+z")
    expect(page.locator(TEXT)).not_to_contain_text(SENTENCE)


def test_what_was_cleared_comes_back_after_a_reload(page: Page) -> None:
    write(page, SENTENCE)
    page.get_by_role("button", name="清空").click()
    page.reload()
    page.get_by_text("文稿还是空的").wait_for()
    page.get_by_role("button", name="放回来").click()
    expect(page.locator(TEXT)).to_contain_text(SENTENCE)
    page.reload()
    expect(page.locator(TEXT)).to_contain_text(SENTENCE)
    expect(page.get_by_role("button", name="放回来")).to_have_count(0)


def test_putting_back_puts_what_is_here_aside(page: Page) -> None:
    write(page, SENTENCE)
    page.get_by_role("button", name="清空").click()
    page.locator(TEXT).click()
    page.keyboard.insert_text("另一篇。")
    for expected in (SENTENCE, "另一篇。", SENTENCE):
        page.get_by_role("button", name="放回来").click()
        expect(page.locator(TEXT)).to_contain_text(expected)


def test_a_file_that_cannot_be_read_leaves_what_was_set_aside(page: Page, tmp_path: Path) -> None:
    write(page, SENTENCE)
    page.get_by_role("button", name="清空").click()
    broken = tmp_path / "坏.docx"
    broken.write_bytes(b"PK\x03\x04nothing")
    page.get_by_label("打开文稿").set_input_files(broken)
    expect(page.get_by_role("alert")).to_contain_text("坏.docx")
    page.get_by_role("button", name="放回来").click()
    expect(page.locator(TEXT)).to_contain_text(SENTENCE)


def test_what_was_written_over_the_draft_of_the_command_line_survives_a_reload(started: Page) -> None:
    started.locator(f"{TEXT} p").last.click()
    started.keyboard.press("End")
    started.keyboard.insert_text(SENTENCE)
    started.wait_for_timeout(300)
    started.reload()
    expect(started.locator(TEXT)).to_contain_text(SENTENCE)


@contextlib.contextmanager
def _reloading(page: Page, before: str) -> Iterator[None]:
    """The page as it is before the answer to `before`, which comes at the end."""
    held: list[Route] = []
    page.route(before, lambda route: held.append(route))
    page.reload()
    yield
    while not held:
        page.wait_for_timeout(50)
    with page.expect_response(before):
        held[0].continue_()
    page.unroute(before)
    page.wait_for_timeout(500)


def test_the_sample_that_comes_late_does_not_take_the_place_of_an_emptied_page(page: Page) -> None:
    page.evaluate("sessionStorage.clear()")
    with _reloading(page, before="**/sample"):
        page.get_by_role("button", name="清空").click()
    expect(page.get_by_text("文稿还是空的")).to_be_visible()
    assert _text(page).strip() == ""


def test_the_sample_that_comes_late_does_not_take_the_place_of_what_was_written(page: Page) -> None:
    page.evaluate("sessionStorage.clear()")
    with _reloading(page, before="**/sample"):
        page.locator(TEXT).click()
        page.keyboard.insert_text(SENTENCE)
    assert _text(page).strip() == SENTENCE


def test_what_is_typed_before_the_service_answers_is_typed_into_the_draft_of_the_tab(page: Page) -> None:
    write(page, SENTENCE)
    with _reloading(page, before="**/opened"):
        page.locator(TEXT).click()
        page.keyboard.press("Control+End")
        page.keyboard.insert_text("新")
    assert _text(page).strip() == f"{SENTENCE}新"
    page.reload()
    expect(page.locator(TEXT)).to_contain_text(f"{SENTENCE}新")


def test_what_is_ignored_in_one_unnamed_draft_speaks_in_the_next(page: Page) -> None:
    lead = "针对到会人少，柳河镇办夜校，到课 126 人。"
    for ignore in (True, False):
        page.get_by_role("button", name="清空").click()
        write(page, "柳河镇办夜校", lead, VAGUE)
        rest(page)
        page.get_by_role("radio", name="定稿").click()
        mark = page.locator(f"{TEXT} .mk", has_text="综合素质得到明显提升")
        expect(mark).to_have_count(1)
        if ignore:
            mark.click()
            page.get_by_role("button", name="忽略").click()
            page.get_by_role("menuitem", name="本稿不再提示").click()
            expect(mark).to_have_count(0)


def test_a_file_dropped_beside_the_text_does_not_leave_the_page(page: Page) -> None:
    page.evaluate(
        """() => {
            const data = new DataTransfer();
            data.items.add(new File(["白石县开办党员夜校。"], "新.txt", { type: "text/plain" }));
            const drop = new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true });
            document.querySelector(".side").dispatchEvent(drop);
        }"""
    )
    expect(page.locator(TEXT)).to_contain_text(SENTENCE)
