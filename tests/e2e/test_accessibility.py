"""Nothing axe-core knows of stands in anybody's way, on any page and in any state; and the keyboard's way is short."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, Literal

import pytest
from playwright.sync_api import Browser, Page, expect

from addin_server import assets
from tests.core.assembly.test_assembly import ROWS
from tests.e2e.test_batch import DROP
from tests.e2e.test_pane import TEXT
from tests.mining.measure import HERE

AXE = assets.taskpane().parent / "node_modules" / "axe-core" / "axe.min.js"
# Experimental, so it has to be asked for: what is read out must hold what is seen, or it cannot be asked for by voice.
OPTIONS = {"rules": {"label-content-name-mismatch": {"enabled": True}}, "resultTypes": ["violations"]}


# All that another scheme of colours can change.
COLOURS = {"runOnly": ["color-contrast", "link-in-text-block"], "resultTypes": ["violations"]}


def _violations(page: Page, options: dict[str, Any]) -> list[str]:
    if not page.evaluate("typeof axe === 'object'"):
        page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate("options => axe.run(document, options)", options)["violations"]
    return [f"{v['id']}: {node['target']} {node['html'][:120]}" for v in found for node in v["nodes"]]


def _tab(name: str) -> Callable[[Page], None]:
    return lambda page: page.get_by_role("tab", name=name, exact=True).first.click()


def _button(name: str) -> Callable[[Page], None]:
    return lambda page: page.get_by_role("button", name=name, exact=True).first.click()


def _lesson(page: Page) -> None:
    page.get_by_role("button", name="把导语写实").click()


def _card(page: Page) -> None:
    page.locator("[data-item]").first.click()


def _back(page: Page) -> None:
    page.locator(".back").click()


def _template(page: Page) -> None:
    _tab("模板")(page)
    page.get_by_role("radio").nth(1).click()
    page.locator(".types__p").wait_for()


def _compare(page: Page) -> None:
    old = {"name": "旧稿.txt", "mimeType": "text/plain", "buffer": "柳河镇办夜校\n镇党委拟在15个村开课。".encode()}
    page.locator('.side input[type="file"]').set_input_files(old)  # type: ignore[arg-type]  # a payload
    page.get_by_text("逐句对照").wait_for()


def _listed(page: Page) -> None:
    files = [("一.txt", "柳河镇办夜校\n镇党委拟在15个村开课。"), ("二.txt", "柳河镇大力加强党建工作")]
    page.evaluate(DROP, dict(files))
    page.get_by_text("看了 2 份").wait_for(timeout=60_000)


def _outline(page: Page) -> None:
    page.locator('.side input[type="file"]').set_input_files(HERE / "township.txt")
    page.locator(".topic__b").first.click()


def _assembled(page: Page) -> None:
    page.evaluate("document.querySelector('.paper__text').focus()")
    page.get_by_label("打开文稿").set_input_files(
        {"name": "稿.txt", "mimeType": "text/plain", "buffer": "\n".join(ROWS).encode()}
    )
    page.get_by_role("button", name="标题像口号").first.click()
    page.get_by_text("下面的话都是稿里的").wait_for()


def _remark(page: Page) -> None:
    page.locator(f"{TEXT} p").nth(1).click(click_count=3)
    page.keyboard.press("Control+Alt+m")


STATES: dict[str, tuple[Callable[[Page], None], ...]] = {
    "the list": (),
    "a card": (_card,),
    "titles from the draft": (_assembled,),
    "the ways to ignore": (_card, _button("忽略")),
    "the paragraphs": (_button("看分段"),),
    "before it is sent": (_button("送审前必查"),),
    "to be written to a file": (_button("导出报送稿"),),
    "facts to verify": (_button("送审前必查"), _button("逐处核实")),
    "versions": (_button("和上一稿对照、存稿"),),
    "two versions": (_button("和上一稿对照、存稿"), _compare),
    "locked sentences": (_card, _button("锁住这句"), _back, _button("锁句子")),
    "help": (lambda page: page.keyboard.press("F1"),),
    "the tour": (_button("走一遍"),),
    "settings": (_button("设置"),),
    "what was read": (_button("设置"), _button("看读法")),
    "a template": (_template,),
    "its sections": (_template, _button("逐段插入")),
    "a review": (_tab("审稿"),),
    "a remark of one's own": (_tab("审稿"), _remark),
    "remarks": (_tab("审稿"), _tab("常用批语")),
    "a verdict": (_tab("审稿"), _tab("审稿结论")),
    "a batch": (_listed,),
    "training": (_tab("培训"),),
    "a lesson": (_tab("培训"), _lesson),
    "a class to be opened": (_tab("培训"), _lesson, _button("开课")),
    "practice": (_tab("培训"), _lesson, _button("练习")),
    "an empty page": (_button("清空"),),
    "mining": (_button("清空"), _button("从材料找信息")),
    "an outline": (_button("清空"), _button("从材料找信息"), _outline),
}
LOOKS: tuple[tuple[Literal["light", "dark"], int], ...] = (("light", 1366), ("dark", 1366), ("light", 320))


@pytest.fixture(scope="module")
def shown(browser: Browser, address: str) -> Iterator[Page]:
    page = browser.new_page(locale="zh-CN", bypass_csp=True)
    page.goto(address)
    yield page
    page.close()


def assert_sound_in_every_look(shown: Page) -> None:
    for scheme, width in LOOKS:
        shown.emulate_media(color_scheme=scheme)
        shown.set_viewport_size({"width": width, "height": 768})
        shown.wait_for_timeout(150)
        assert _violations(shown, COLOURS if scheme == "dark" else OPTIONS) == [], f"{scheme} {width}"


@pytest.mark.parametrize("state", STATES)
def test_axe_finds_nothing(shown: Page, state: str) -> None:
    shown.set_viewport_size({"width": 1366, "height": 768})
    shown.evaluate("sessionStorage.clear(), localStorage.clear()")
    shown.reload()
    shown.get_by_text("处可改").first.wait_for()
    for step in STATES[state]:
        step(shown)
    assert_sound_in_every_look(shown)


PAGES: dict[str, tuple[str, tuple[Callable[[Page], None], ...]]] = {
    "a lesson on the wall": ("training/#floating-members", ()),
    "its remarks": ("training/#floating-members", (lambda page: page.keyboard.press(" "),)),
    "its practice": ("training/#floating-members", (lambda page: page.keyboard.press("p"),)),
    "all lessons": ("training/", ()),
    "installing in WPS": ("wps/install/", ()),
    "the handbook": ("rules/", ()),
}


@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing_on_other_pages(shown: Page, address: str, name: str) -> None:
    path, steps = PAGES[name]
    shown.goto("about:blank")
    shown.goto(f"{address}{path}")
    shown.get_by_role("heading").first.wait_for()
    for step in steps:
        step(shown)
    assert_sound_in_every_look(shown)
    shown.goto(address)


def test_the_labels_of_the_paragraphs_are_one_tab_stop_after_the_text(page: Page) -> None:
    page.set_viewport_size({"width": 1366, "height": 768})
    page.locator(f"{TEXT} p").nth(2).click()
    page.wait_for_function("document.querySelectorAll('.role select')[2].tabIndex === 0")
    page.keyboard.press("Tab")
    first = page.evaluate("document.activeElement.dataset.paragraph")
    assert first == page.evaluate("document.querySelectorAll('.role select')[2].dataset.paragraph")
    page.keyboard.press("ArrowRight")
    assert page.evaluate("document.activeElement.dataset.paragraph") != first
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.roles')") is None


def test_at_200_per_cent_the_first_three_findings_are_in_sight(browser: Browser, address: str) -> None:
    page = browser.new_page(viewport={"width": 683, "height": 340}, device_scale_factor=2, locale="zh-CN")
    page.goto(address)
    page.get_by_text("处可改").first.wait_for()
    for row in page.locator("[data-item]").all()[:3]:
        expect(row).to_be_in_viewport(ratio=1)
    page.close()
