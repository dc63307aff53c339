"""A trainer with a projector: a lesson run by keyboard alone, practice, the page from a stick, a class in the room."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from playwright.sync_api import Browser, BrowserContext, Page, expect

from addin_server.cli import main
from addin_server.core.ruleset import Ruleset
from addin_server.web.classroom import Classroom, create_class
from addin_server.web.gateway import BodyLimits
from addin_server.web.server import Server
from addin_server.web.sockets import listener

SIZES = [(1920, 1080), (1280, 800), (320, 640)]


def opened(context: BrowserContext, address: str) -> Page:
    """A page whose every complaint fails the test, by the time it is looked at."""
    page = context.new_page()
    page.on("pageerror", lambda error: pytest.fail(str(error)))
    page.goto(address)
    return page


@pytest.fixture
def stage(context: BrowserContext, address: str) -> Page:
    page = opened(context, f"{address}training/#floating-members")
    page.get_by_role("heading", name="把导语写实").wait_for()
    return page


def step(page: Page, name: str) -> None:
    expect(page.locator("[aria-current=step]")).to_contain_text(name)


def test_a_lesson_runs_by_keyboard_alone(stage: Page) -> None:
    keys, remarks = stage.keyboard, stage.get_by_role("list", name="可改处")
    expect(remarks).to_have_count(0)
    expect(stage.get_by_text("先猜后看：")).to_be_visible()
    keys.press(" ")
    expect(remarks).to_contain_text("绕了一圈没进门")
    keys.press("ArrowRight")
    step(stage, "换题目、补导语")
    expect(remarks).to_have_count(0)
    for heading in ("改前", "改后"):
        expect(stage.get_by_role("heading", name=heading)).to_be_visible()
    keys.press("PageDown")
    expect(stage.get_by_role("list", name="好在哪里")).to_contain_text("针对什么")
    keys.press("PageDown")
    step(stage, "把做法写实")
    keys.press("b")
    expect(stage.get_by_role("img", name="黑屏，按任意键回来")).to_be_visible()
    keys.press("b")
    step(stage, "把做法写实")
    keys.press("ArrowLeft")
    step(stage, "换题目、补导语")
    keys.press("Escape")
    expect(stage.get_by_role("heading", name="培训", exact=True)).to_be_visible()


def test_practice_by_keyboard_is_compared_and_a_rewrite_is_judged(stage: Page) -> None:
    stage.keyboard.press("p")
    clause = stage.get_by_role("button", name="受到外出党员的一致好评。")
    clause.focus()
    stage.keyboard.press(" ")
    expect(clause).to_have_attribute("aria-pressed", "true")
    stage.get_by_role("button", name="一是强化组织领导。").press("Enter")
    stage.get_by_role("button", name="和规则对一对").press("Enter")
    result = stage.get_by_role("region", name="对照结果")
    expect(result).to_contain_text("标对 1 处")
    expect(result).to_contain_text("反响没有出处")
    expect(result).to_contain_text("多标 1 处")
    stage.get_by_label("改哪一段").select_option("5")
    stage.get_by_label("改成").fill("还有 3 名由所在村支书 10 月底前上门问家属。")
    stage.get_by_role("button", name="看规则满意不满意").click()
    expect(stage.get_by_text("规则没有意见了")).to_be_visible()


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_nothing_runs_out_of_the_picture(stage: Page, width: int, height: int) -> None:
    stage.set_viewport_size({"width": width, "height": height})
    for key in (" ", "ArrowRight", " ", "f", "p"):
        stage.keyboard.press(key)
        assert stage.evaluate("document.documentElement.scrollWidth") <= width
        small = stage.evaluate(
            "[...document.querySelectorAll('.stage__bar button')].filter(b => b.offsetHeight < 44).length"
        )
        assert small == 0


def test_a_ticked_fact_leaves_the_clicker_working(context: BrowserContext, address: str) -> None:
    page = opened(context, f"{address}training/#dispute-pack")
    page.get_by_text("森林覆盖率").click()
    expect(page.get_by_role("checkbox", checked=True)).to_have_count(1)
    page.keyboard.press("ArrowRight")
    step(page, "动笔")
    page.keyboard.press("ArrowLeft")
    page.get_by_text("森林覆盖率").click()
    page.keyboard.press(" ")
    expect(page.get_by_role("checkbox", checked=True)).to_have_count(1)


def test_the_room_reads_large_type(stage: Page) -> None:
    stage.set_viewport_size({"width": 1920, "height": 1080})
    stage.keyboard.press("ArrowRight")
    stage.keyboard.press(" ")
    sizes = "[...document.querySelectorAll('.sheet2__t')].map(e => parseFloat(getComputedStyle(e).fontSize))"
    assert min(stage.evaluate(sizes)) >= 28
    hidden = "[...document.querySelectorAll('.sheet2__t')].some(e => e.scrollHeight > e.clientHeight)"
    assert not stage.evaluate(hidden)


def test_a_draft_is_mended_in_the_document_and_comes_back_by_undo(page: Page) -> None:
    paper, before = page.locator(".paper__text"), page.locator(".paper__text").inner_text()
    page.get_by_role("tab", name="培训").click()
    page.get_by_role("button", name="把导语写实").click()
    page.get_by_role("button", name="放进文稿").click()
    expect(page.get_by_role("alert")).to_contain_text("Ctrl+Z")
    assert paper.inner_text() == before
    page.get_by_role("button", name="换成示范稿").click()
    expect(paper).to_contain_text("柳河镇切实加强流动党员教育管理工作")
    page.get_by_role("button", name="改好这一步").click()
    expect(paper).to_contain_text("柳河镇在 5 个城市设联络点找回 28 名外出党员")
    expect(paper).to_contain_text("一是强化组织领导")
    paper.click()
    page.keyboard.press("Control+z")
    page.keyboard.press("Control+z")
    expect(paper).to_contain_text("白石县大力加强基层党建工作取得显著成效")


def test_the_page_from_a_stick_needs_no_service(browser: Browser, tmp_path: Path) -> None:
    out = tmp_path / "lesson.html"
    assert CliRunner().invoke(main, ["training", "export", "plan-1-lead", "-o", str(out)]).exit_code == 0
    context = browser.new_context(offline=True, locale="zh-CN")
    asked: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    said: list[str] = []
    context.on("console", lambda message: said.append(message.text))
    page = opened(context, out.as_uri())
    page.get_by_role("button", name="放“把导语写实”").click()
    page.keyboard.press(" ")
    expect(page.get_by_role("list", name="可改处")).to_contain_text("绕了一圈没进门")
    page.keyboard.press("p")
    page.get_by_role("button", name="受到外出党员的一致好评。").click()
    page.get_by_role("button", name="和规则对一对").click()
    expect(page.get_by_role("region", name="对照结果")).to_contain_text("标对 1 处")
    expect(page.get_by_text("改一句要有主笔服务")).to_be_visible()
    assert asked == [out.as_uri()]
    assert said == []
    context.close()


@pytest.fixture
def room(rules: Ruleset) -> Iterator[tuple[Classroom, str]]:
    held = create_class(rules, "floating-members")
    server = Server(held.app("127.0.0.1"), listener("127.0.0.1", 0), BodyLimits({}, 64 << 10), workers=4)
    server.start()
    yield held, f"http://127.0.0.1:{server.port}/"
    server.stop()


def test_a_trainee_joins_by_code_and_the_trainer_sees_it_and_ends(
    browser: Browser, room: tuple[Classroom, str]
) -> None:
    held, address = room
    phone = browser.new_context(viewport={"width": 320, "height": 640}, locale="zh-CN")
    trainee = opened(phone, address)
    trainee.get_by_label("课堂码").fill("x")
    trainee.get_by_role("button", name="进课堂").click()
    expect(trainee.get_by_role("alert")).to_contain_text("课堂码不对")
    trainee.get_by_label("课堂码").fill(held.code)
    trainee.get_by_role("button", name="进课堂").click()
    trainee.get_by_role("button", name="第 2 段，整段").click()
    trainee.get_by_role("button", name="和规则对一对").click()
    expect(trainee.get_by_role("region", name="对照结果")).to_contain_text("缺导语")
    assert trainee.evaluate("document.documentElement.scrollWidth") <= 320
    trainer = opened(browser.new_context(locale="zh-CN"), f"{address}#{held.key}")
    expect(trainer.get_by_text("交了 1 人")).to_be_visible()
    expect(trainer.get_by_text(held.code)).to_be_visible()
    trainer.get_by_role("button", name="下课").click()
    expect(trainer.get_by_role("heading", name="下课了")).to_be_visible()
    assert held.shutdown.requested
    phone.close()
    trainer.context.close()


def test_in_a_low_window_what_a_button_brings_is_in_sight(page: Page) -> None:
    page.set_viewport_size({"width": 683, "height": 384})
    page.get_by_role("button", name=re.compile("^意见")).click()
    page.get_by_role("tab", name="培训").click()
    page.get_by_role("button", name="把导语写实").click()
    page.get_by_role("button", name="放进文稿").click()
    expect(page.get_by_role("alert")).to_be_in_viewport()
    page.get_by_role("button", name="先不换").click()
    page.get_by_role("button", name="开课").click()
    expect(page.get_by_label("在哪个地址上开课")).to_be_focused()
    expect(page.get_by_label("在哪个地址上开课")).to_be_in_viewport()


def test_a_class_is_held_from_the_page_and_a_telephone_that_read_the_code_is_in(page: Page, browser: Browser) -> None:
    page.get_by_role("tab", name="培训").click()
    page.get_by_role("button", name="把导语写实").click()
    page.get_by_role("button", name="开课").click()
    page.get_by_label("在哪个地址上开课").select_option("127.0.0.1")
    page.get_by_role("button", name="现在开课").click()
    expect(page.get_by_text("正在上课：《把导语写实》")).to_be_visible()
    with page.context.expect_page() as shown:
        page.get_by_role("link", name="投二维码和统计").click()
    board = shown.value
    code = board.get_by_role("img", name="二维码")
    expect(code).to_be_visible()
    said = code.get_attribute("aria-label") or ""
    phone = browser.new_context(viewport={"width": 320, "height": 640}, locale="zh-CN")
    trainee = opened(phone, f"{board.url.split('#')[0]}?code={said[-6:]}")
    trainee.get_by_role("button", name="进课堂").click()
    trainee.get_by_role("button", name="和规则对一对").click()
    expect(board.get_by_text("交了 1 人")).to_be_visible()
    phone.close()
    page.reload()
    page.get_by_role("tab", name="培训").click()
    page.get_by_role("button", name="下课").click()
    expect(page.get_by_text("正在上课")).to_have_count(0)
    expect(board.get_by_text("连不上课堂").or_(board.get_by_text("下课了"))).to_be_visible()
