"""The pane in Word of every tier: real service, real pane, and a fake Word built on a table of facts for office.js."""

from __future__ import annotations

import base64
import json
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, expect

from addin_server import docx
from addin_server.core.model import Role
from tests.docx.corpus import anchors

PANE = Path(__file__).parents[2] / "taskpane"
OFFICE_JS = "https://appsforoffice.microsoft.com/**"
TITLE, LEAD = "柳河镇办夜校", "针对到会人少，柳河镇办夜校，到课 126 人。"
FIXABLE = "一是定任务。镇党委成立工作专班，形成了一级抓一级、层层抓落实的良好格局。"
VAGUE = "柳河镇党员的综合素质得到明显提升。"
LINES = [TITLE, LEAD, FIXABLE, VAGUE]
QUOTE = "镇党委成立工作专班，形成了一级抓一级、层层抓落实的良好格局"

TIERS = ("T0", "T1", "T1.4", "T2", "T3", "web")
COMMENTS = ("T1.4", "T2", "T3", "web")
SHOTS = PANE.parent / "out" / "word"


@pytest.fixture(scope="session")
def fake(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("fake-word")
    subprocess.run(["node", "scripts/fake-word.js", str(folder)], cwd=PANE, check=True, capture_output=True)
    return (folder / "fake-word.js").read_text("utf-8")


class Word:
    """One window of Word with the pane open in it."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def document(self, what: str, *args: object) -> Any:
        return self.page.evaluate("([what, args]) => fakeDocument[what](...args)", [what, list(args)])

    def findings(self) -> None:
        self.page.get_by_text("处可改").first.wait_for()

    def open_card(self) -> None:
        """The card of the finding that can be mended."""
        row = self.page.locator(".row", has_text="一级抓一级").first
        if not row.is_visible():
            for fold in self.page.locator("[aria-expanded=false]").all():
                fold.click()
        row.click()
        self.page.get_by_role("button", name="照改").wait_for()

    def reopen(self) -> None:
        """The pane is closed and opened again; the document stays."""
        self.page.reload()
        self.findings()

    def shot(self, name: str) -> None:
        SHOTS.mkdir(parents=True, exist_ok=True)
        self.page.wait_for_timeout(150)
        self.page.screenshot(path=SHOTS / f"{name}.png")


Open = Callable[..., Word]


@pytest.fixture
def word(browser: Browser, address: str, fake: str) -> Iterator[Open]:
    """Opens the pane in a Word; fails when the browser complained about anything."""
    complaints: list[str] = []
    contexts = []

    def listen(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            complaints.append(message.text)

    def start(tier: str, lines: list[str] = LINES, query: str = "", **options: object) -> Word:
        context = browser.new_context(viewport={"width": 320, "height": 640}, locale="zh-CN", accept_downloads=True)
        contexts.append(context)
        settings = {"tier": tier, "sketch": {"lines": lines}, **options}
        context.add_init_script(f"window.fakeWord = {json.dumps(settings)};")
        context.route(OFFICE_JS, lambda route: route.fulfill(body=fake, content_type="text/javascript"))
        page = context.new_page()
        page.set_default_timeout(8000)
        page.on("console", listen)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(f"{address}word/{query}")
        return Word(page)

    yield start
    for context in contexts:
        context.close()
    assert not complaints


@pytest.mark.parametrize("tier", TIERS)
def test_a_writer_at_work(word: Open, tier: str) -> None:
    pane = word(tier)
    pane.findings()
    page = pane.page

    # Marks: by themselves where Word draws them beside the text; on a click where they are written into it.
    seen = {"T2": "glowing", "T3": "underlined", "web": "underlined"}.get(tier)
    if seen:
        page.wait_for_function(f"() => fakeDocument.{seen}().includes({json.dumps(QUOTE)})")
        assert pane.document("writes") == 0
    elif tier == "T0":
        expect(page.get_by_text("文中没有标记")).to_be_visible()
    else:
        assert pane.document("writes") == 0
        page.get_by_role("button", name="在文中标出").click()
        page.get_by_role("button", name="清除标记").wait_for()
        assert {"words": QUOTE, "colour": "Yellow"} in pane.document("highlights")
    pane.shot(f"{tier}-list")

    # A card; its place in the document; a comment, or what stands in for it.
    pane.open_card()
    page.get_by_role("button", name="定位").click()
    page.wait_for_function(f"() => fakeDocument.selected() === {json.dumps(QUOTE)}")
    if tier in COMMENTS:
        page.get_by_role("button", name="批注", exact=True).click()
        page.get_by_text("批注已写入").wait_for()
        (comment,) = pane.document("comments")
        assert comment["quote"] == QUOTE
        assert comment["text"].startswith("【主笔】")
    else:
        expect(page.get_by_role("button", name="批注", exact=True)).to_be_disabled()
        expect(page.get_by_text("不让插件写批注")).to_be_visible()
        page.get_by_text("不让插件写批注").scroll_into_view_if_needed()
    pane.shot(f"{tier}-card")

    # Mended: tracked where Word can, the caret in the first place to fill.
    page.get_by_role("button", name="照改").click()
    page.get_by_text("已照改").wait_for()
    assert QUOTE not in pane.document("text")[2]
    assert pane.document("selected").startswith("〔")
    assert bool(pane.document("revisions")) == (tier in COMMENTS)

    # Opened again: what is ours is known again and goes; nothing else does.
    text = pane.document("text")
    pane.reopen()
    if tier != "T0":
        page.get_by_role("button", name="清除标记").click()
        page.get_by_text("已清除").wait_for()
    assert pane.document("comments") == []
    assert pane.document("highlights") == []
    assert pane.document("bookmarks") == []
    assert pane.document("text") == text


@pytest.mark.parametrize("tier", ("T0", "T3"))
def test_a_section_goes_in_behind_the_caret(word: Open, tier: str) -> None:
    pane = word(tier)
    pane.findings()
    page = pane.page
    pane.document("caret", 1)
    page.get_by_role("tab", name="模板").click()
    page.get_by_text("经验做法").first.click()
    page.get_by_role("button", name="逐段插入").click()
    # The first part the draft lacks is open already.
    page.get_by_role("button", name="插到光标处").click()
    page.wait_for_function("() => fakeDocument.text().length > 4")
    text = pane.document("text")
    assert [*text[:2], *text[-2:]] == LINES
    assert pane.document("selected").startswith("〔")


def test_a_button_of_the_ribbon_opens_its_tab(word: Open) -> None:
    pane = word("T2", query="?tab=templates")
    expect(pane.page.get_by_role("tab", name="模板")).to_have_attribute("aria-selected", "true")


def test_what_the_writer_changes_is_seen_after_a_pause(word: Open) -> None:
    pane = word("T3", lines=[TITLE, LEAD, "一句平常的话，到课 12 人。"])
    pane.page.wait_for_function("() => fakeDocument.syncs() > 3")
    pane.document("rewrite", 2, VAGUE)
    pane.page.wait_for_function("() => fakeDocument.underlined().join().includes('综合素质得到明显提升')", timeout=8000)


def test_a_click_on_an_underline_opens_its_card(word: Open) -> None:
    pane = word("T3")
    pane.page.wait_for_function("() => fakeDocument.underlined().length > 0")
    pane.document("clickFirstUnderline")
    expect(pane.page.get_by_role("button", name="定位")).to_be_visible()


def test_the_copy_carries_the_comments_and_the_draft_stays(word: Open, tmp_path: Path) -> None:
    roles = (Role.TITLE, Role.LEAD, Role.BODY, Role.BODY)
    data = docx.new_document([docx.ComposedParagraph(role, line) for role, line in zip(roles, LINES, strict=True)])
    pane = word("T1", file=base64.b64encode(data).decode())
    pane.findings()
    pane.open_card()
    with pane.page.expect_download() as got:
        pane.page.get_by_role("button", name="另存带批注的副本").click()
    target = tmp_path / "副本.docx"
    got.value.save_as(target)
    assert QUOTE in anchors(target.read_bytes())
    assert [p.text for p in docx.read(target.read_bytes()).paragraphs] == LINES
    assert pane.document("writes") == 0


def test_a_protected_place_is_told_on_the_card(word: Open) -> None:
    pane = word("T2")
    pane.findings()
    pane.open_card()
    pane.document("fail", "insertText", "AccessDenied")
    pane.page.get_by_role("button", name="照改").click()
    alert = pane.page.get_by_role("alert")
    expect(alert).to_contain_text("不能改")
    assert pane.document("text") == LINES
    pane.shot("T2-protected")


def test_what_was_ignored_stays_ignored_when_the_pane_is_opened_again(word: Open) -> None:
    pane = word("T2")
    pane.findings()
    pane.open_card()
    pane.page.get_by_role("button", name="忽略").click()
    pane.page.get_by_role("menuitem", name="此处忽略").click()
    pane.page.get_by_text("已忽略").wait_for()
    pane.reopen()
    pane.page.wait_for_function("() => fakeDocument.glowing().length > 0")
    assert QUOTE not in pane.document("glowing")


def test_it_takes_the_colours_of_word(word: Open) -> None:
    pane = word("T3", dark=True)
    pane.findings()
    assert pane.page.evaluate("document.documentElement.dataset.theme") == "dark"
    pane.shot("T3-dark")


def test_without_the_interface_of_word_it_says_what_to_do(browser: Browser, address: str) -> None:
    page = browser.new_page(viewport={"width": 320, "height": 640})
    page.route(OFFICE_JS, lambda route: route.abort())
    page.goto(f"{address}word/")
    alert = page.get_by_role("alert")
    expect(alert).to_contain_text("没有取到 Word 的接口文件")
    expect(alert.get_by_role("button", name="再试一次")).to_be_visible()
    SHOTS.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=SHOTS / "no-office-js.png")
    page.close()


def test_internet_explorer_gets_a_plain_page(browser: Browser, address: str) -> None:
    agent = "Mozilla/5.0 (Windows NT 10.0; WOW64; Trident/7.0; rv:11.0) like Gecko"
    context = browser.new_context(viewport={"width": 320, "height": 640}, user_agent=agent)
    page = context.new_page()
    page.route(OFFICE_JS, lambda route: route.abort())
    page.goto(f"{address}word/")
    expect(page.get_by_role("alert")).to_contain_text("打不开主笔窗格")
    page.screenshot(path=SHOTS / "old-engine.png")
    context.close()


def test_the_self_test_gives_a_report_to_send(word: Open, tmp_path: Path) -> None:
    pane = word("T2", lines=[""])
    page = pane.page
    page.get_by_role("button", name="设置", exact=True).click()
    page.get_by_role("button", name="打开自测").click()
    page.get_by_role("button", name="开始自测").click()
    page.get_by_text("都通过了").wait_for()
    pane.shot("T2-selftest")
    with page.expect_download() as got:
        page.get_by_role("button", name="保存报告").click()
    target = tmp_path / "报告.txt"
    got.value.save_as(target)
    assert "没通过 0 项" in target.read_text("utf-8")


def test_the_self_test_does_not_write_into_a_draft_unasked(word: Open) -> None:
    pane = word("T2")
    pane.findings()
    page = pane.page
    page.get_by_role("button", name="设置", exact=True).click()
    page.get_by_role("button", name="打开自测").click()
    start = page.get_by_role("button", name="开始自测")
    expect(start).to_be_disabled()
    pane.shot("T2-selftest-draft")
    page.get_by_text("这份是用来试的").click()
    expect(start).to_be_enabled()
    assert pane.document("text") == LINES
