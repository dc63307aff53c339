"""A writer at work is not interrupted: half a sentence is not spoken of, however long the pause."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page, expect

from addin_server import docx
from addin_server.core.model import Role
from tests.e2e.test_pane import TEXT, VAGUE, rest

WATCH = """() => {
    window.interruptions = { marks: 0, announced: [] };
    const caret = () => {
        const node = getSelection().anchorNode;
        return node && (node.nodeType === 1 ? node : node.parentElement).closest("p");
    };
    const isMark = (node) => node.nodeType === 1 && (node.matches(".mk") || node.querySelector(".mk"));
    new MutationObserver((changes) => {
        const added = changes.flatMap((change) => [...change.addedNodes]);
        if (added.some((node) => isMark(node) && caret() && caret().contains(node))) window.interruptions.marks += 1;
    }).observe(document.querySelector(".paper__text"), { childList: true, subtree: true });
    const voices = "[role=alert], [role=status], [aria-live]";
    const said = () => [...document.querySelectorAll(voices)].map((e) => e.innerText).join("|");
    let before = said();
    const listen = () => { if (said() !== before) { before = said(); window.interruptions.announced.push(before); } };
    new MutationObserver(listen)
        .observe(document.querySelector(".side"), { childList: true, subtree: true, characterData: true });
}"""

DRAFT = (
    "白石县大力加强基层党建工作",
    "为进一步提升党组织凝聚力战斗力，白石县高度重视、精心部署，取得显著成效。",
    "一是强化教育培训。采取多种形式组织党员学习，党员的综合素质得到明显提升，受到一致好评。",
)
HALF_WRITTEN = "针对到会人少，柳河镇办夜校，党组织凝聚力战斗力明显增强，各项工作迈上新台阶，"


def fresh(page: Page) -> None:
    page.get_by_role("button", name="清空").click()
    page.get_by_role("button", name="跳过，直接写").click()
    page.locator(TEXT).click()


def test_an_hour_of_typing_with_pauses_brings_no_interruption(page: Page) -> None:
    """Every sentence is weak, and the writer stops in the middle of each."""
    fresh(page)
    page.evaluate(WATCH)
    for number, line in enumerate(DRAFT):
        if number:
            page.keyboard.press("Enter")
        for half in (line[: len(line) // 2], line[len(line) // 2 : -1]):
            page.keyboard.type(half)
            page.wait_for_timeout(2000)
        page.keyboard.type(line[-1])
        assert page.evaluate("window.interruptions") == {"marks": 0, "announced": []}
    rest(page)
    assert page.evaluate("window.interruptions.marks") > 0  # the last sentence is finished: now it is spoken of


def test_drafting_holds_back_advice_and_what_is_not_there_yet(page: Page) -> None:
    fresh(page)
    page.keyboard.insert_text(DRAFT[0])
    page.keyboard.press("Enter")
    page.keyboard.insert_text(DRAFT[1])
    page.keyboard.press("Enter")
    page.keyboard.insert_text(VAGUE)
    rest(page)
    side = page.locator(".side")
    expect(side.get_by_role("radio", name="起草")).to_have_attribute("aria-checked", "true")
    expect(page.locator(f"{TEXT} .mk--adv")).to_have_count(0)
    expect(side).to_contain_text("起草时先不提的")
    drafted = page.locator(f"{TEXT} .mk").count()
    side.get_by_role("radio", name="定稿").click()
    expect(side).not_to_contain_text("起草时先不提的")
    expect(page.locator(f"{TEXT} .mk--adv").first).to_be_visible()
    assert page.locator(f"{TEXT} .mk, {TEXT} .gut").count() >= drafted


def test_before_it_is_sent_even_a_draft_is_asked_everything(page: Page) -> None:
    fresh(page)
    page.keyboard.insert_text("柳河镇办夜校")
    page.keyboard.press("Enter")
    page.keyboard.insert_text("针对到会人少，柳河镇办夜校，到课〔多少〕人次。")
    rest(page)
    expect(page.locator(f"{TEXT} .mk")).to_have_count(0)
    page.get_by_role("button", name="送审前必查").click()
    expect(page.locator(".side")).to_contain_text("还有没填的“〔多少〕”")
    page.locator(".side").get_by_role("button", name="这一处").click()
    expect(page.locator(".side").get_by_text("为什么").first).to_be_visible()


def test_a_finished_document_opens_as_final(page: Page, tmp_path: Path) -> None:
    fresh(page)
    source = tmp_path / "稿.docx"
    source.write_bytes(
        docx.new_document([docx.ComposedParagraph(Role.TITLE, DRAFT[0]), docx.ComposedParagraph(Role.LEAD, DRAFT[1])])
    )
    page.locator('input[aria-label="打开文稿"]').set_input_files(source)
    expect(page.get_by_role("radio", name="定稿")).to_have_attribute("aria-checked", "true")


def test_asking_speaks_of_the_half_written_paragraph_too(page: Page) -> None:
    fresh(page)
    page.keyboard.insert_text("柳河镇办夜校")
    page.keyboard.press("Enter")
    page.keyboard.insert_text(HALF_WRITTEN)
    rest(page)
    expect(page.locator(f"{TEXT} .mk")).to_have_count(0)
    page.get_by_role("button", name="自查", exact=True).click()
    expect(page.locator(f"{TEXT} .mk")).to_contain_text("各项工作迈上新台阶")


def test_leaving_the_paragraph_speaks_of_it(page: Page) -> None:
    fresh(page)
    page.keyboard.insert_text("柳河镇办夜校")
    page.keyboard.press("Enter")
    page.keyboard.insert_text(HALF_WRITTEN)
    rest(page)
    for _ in range(2):  # the paragraph has two lines
        page.keyboard.press("ArrowUp")
    page.wait_for_timeout(500)
    expect(page.locator(f"{TEXT} .mk").first).to_be_visible()
