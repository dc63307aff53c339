"""A writer at work in WPS 文字 on Windows and Linux: ribbon, marks, comments, corrections, templates, two documents."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.wps import LINES, PLATFORMS, VAGUE, Wps, bundle, start, words_of

OTHER = ["柳河镇办夜校", "针对到会人少，柳河镇自2025年3月起办夜校，到课126人。", "党员的凝聚力得到明显增强。"]


@pytest.fixture(scope="module")
def script(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return bundle(tmp_path_factory.mktemp("wps"))


@pytest.fixture(params=PLATFORMS)
def wps(request: pytest.FixtureRequest, browser: Browser, address: str, script: Path) -> Iterator[Wps]:
    documents = [{"name": "C:\\稿件\\信息.docx", "lines": LINES}, {"name": "文字文稿2", "lines": OTHER}]
    yield from start(browser, address, script, request.param, documents=documents)


def open_card(pane: Page, quote: str) -> None:
    pane.get_by_role("button", name=quote).first.click()
    pane.get_by_role("button", name="定位").wait_for()


def ready(wps: Wps) -> Page:
    pane = wps.open_pane()
    pane.get_by_text("处可改").first.wait_for()
    folded = pane.locator(".folds button[aria-expanded=false]")
    while folded.count():
        folded.first.click()
    return pane


def test_the_pane_reads_the_document_and_writes_nothing(wps: Wps) -> None:
    ready(wps)
    assert wps.see("text") == LINES
    assert wps.see("highlights") == []
    assert wps.hidden.evaluate("fake.program.models[0].writes") == 0


def test_going_to_a_finding_selects_its_words(wps: Wps) -> None:
    pane = ready(wps)
    open_card(pane, VAGUE)
    pane.get_by_role("button", name="定位").click()
    wps.hidden.wait_for_function("fake.selected() !== ''")
    assert VAGUE in wps.see("selected") or wps.see("selected") in LINES[2]


def test_marks_are_made_on_a_click_and_cleared_after_a_restart(wps: Wps) -> None:
    pane = ready(wps)
    pane.get_by_role("button", name="在文中标出").click()
    clear = pane.get_by_role("button", name="清除标记")
    expect(clear).to_be_visible()
    marked = words_of(wps.see("highlights"))
    assert any(VAGUE in words or words in LINES[2] for words in marked)
    pane.reload()
    pane.get_by_text("处可改").first.wait_for()
    expect(clear).to_be_visible()
    clear.click()
    expect(clear).to_be_hidden()
    assert wps.see("highlights") == []
    assert wps.see("text") == LINES


def test_a_comment_is_written_and_taken_out_again(wps: Wps) -> None:
    pane = ready(wps)
    open_card(pane, VAGUE)
    pane.get_by_role("button", name="批注").click()
    expect(pane.get_by_text("批注已写入")).to_be_visible()
    [comment] = wps.see("comments")
    assert comment["text"].startswith("【主笔】")
    assert comment["quote"] in LINES[2]
    pane.get_by_role("button", name="清除标记").click()
    expect(pane.get_by_text("文中的标记已清除")).to_be_visible()
    assert wps.see("comments") == []


def test_a_correction_is_tracked(wps: Wps) -> None:
    pane = ready(wps)
    before = wps.see("text")
    correct = pane.get_by_role("button", name="照改")
    for row in pane.locator("[data-item]").all():
        row.click()
        if correct.is_enabled():
            break
        pane.keyboard.press("Escape")
    correct.click()
    expect(pane.get_by_text("已照改")).to_be_visible()
    changes = wps.see("revisions")
    assert changes
    assert {change["kind"] for change in changes} <= {"inserted", "deleted"}
    assert wps.see("text") != before
    assert not wps.hidden.evaluate("fake.program.models[0].tracking")


def test_a_section_of_a_template_is_inserted_and_nothing_is_lost(wps: Wps) -> None:
    ready(wps)
    wps.press("zhubiTemplates")
    pane = wps.context.pages[-1]
    pane.get_by_text("逐段插入").first.click()
    pane.get_by_role("button", name="插到文末").first.click()
    expect(pane.get_by_text("已插入")).to_be_visible()
    text = wps.see("text")
    assert [line for line in text if line in LINES] == LINES
    assert len(text) > len(LINES)
    assert wps.see("selected").startswith("〔")


def test_another_document_in_front_is_read_and_the_first_kept_apart(wps: Wps) -> None:
    pane = ready(wps)
    rows = pane.get_by_role("button", name=VAGUE)
    left = rows.count() - 1
    open_card(pane, VAGUE)
    pane.get_by_role("button", name="忽略").click()
    pane.get_by_role("menuitem", name="此处忽略").click()
    expect(rows).to_have_count(left)
    wps.hidden.evaluate("fake.activate(1)")
    expect(pane.get_by_role("button", name="得到明显增强").first).to_be_attached(timeout=8000)
    wps.hidden.evaluate("fake.activate(0)")
    expect(pane.get_by_role("button", name="得到明显增强")).to_have_count(0, timeout=8000)
    expect(rows).to_have_count(left)
    assert wps.hidden.evaluate("fake.program.models[1].writes") == 0


def test_a_change_by_hand_is_seen_without_asking(wps: Wps) -> None:
    pane = ready(wps)
    wps.hidden.evaluate("fake.rewrite(2, '二是强化教育培训。126名学员结业。')")
    expect(pane.get_by_role("button", name=VAGUE)).to_have_count(0, timeout=8000)


def test_the_pane_is_folded_shown_again_and_made_anew_when_it_is_dead(wps: Wps) -> None:
    pane = ready(wps)
    visible = "fake.program.panes.made[0].visible"
    pane.get_by_role("button", name="收起").click()
    assert wps.hidden.evaluate(visible) is False
    wps.press("zhubiTemplates")
    assert wps.hidden.evaluate(visible) is True
    expect(pane.get_by_role("tab", name="模板")).to_have_attribute("aria-selected", "true")
    wps.hidden.evaluate("fake.program.panes.kill(100, 'throws')")
    pane.get_by_role("button", name="收起").click()
    expect(pane.get_by_text("没能收起，请点面板右上角的 ×")).to_be_visible()
    again = wps.open_pane("zhubiReview")
    expect(again.get_by_role("tab", name="审稿", exact=True)).to_have_attribute("aria-selected", "true")


@pytest.mark.parametrize("platform", PLATFORMS)
def test_without_a_document_the_pane_says_what_to_do(
    browser: Browser, address: str, script: Path, platform: str
) -> None:
    for wps in start(browser, address, script, platform, documents=[]):
        pane = wps.open_pane()
        expect(pane.get_by_text("没有打开的文稿")).to_be_visible()


def test_a_page_outside_wps_says_where_it_belongs(browser: Browser, address: str) -> None:
    page = browser.new_page()
    page.goto(address + "wps/ui/taskpane.html")
    expect(page.get_by_text("这一页要在 WPS 文字里打开")).to_be_visible()
    page.close()


def test_a_protected_document_is_left_alone_in_words(wps: Wps) -> None:
    pane = ready(wps)
    wps.hidden.evaluate("fake.program.models[0].protection = 3")
    open_card(pane, VAGUE)
    pane.get_by_role("button", name="批注").click()
    expect(pane.get_by_text("文稿受保护，写不进去")).to_be_visible()
