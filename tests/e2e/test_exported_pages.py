"""The pages that are written to files: on a small screen, in the dark and on paper nothing is cut off or unreadable."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page

from tests.command import zhubi
from tests.e2e.test_accessibility import AXE
from tests.mining.measure import HERE as MATERIAL

BRIEF = """柳河镇给新支书配“账房师傅”
针对新支书上手慢、账目记不清，柳河镇今年3月起给36名新支书各配一名“账房师傅”，已改正差错214处，满意率由71%升到93%。
一、清河村先行
组织部部长王建国每月到清河村对一次账，联系电话13812345678，广大党员的综合素质得到明显提升，受到一致好评。
三、逐件督办
清和村的差错由组织部部长王建军逐件过问，共办结事项86件：调解40件、代办36件。
"""
Make = Callable[[Path, Path], Path]


def printed(*words: str) -> Make:
    """A page that a command prints; {draft} and {folder} stand for the draft and its folder."""

    def make(draft: Path, target: Path) -> Path:
        filled = [word.format(draft=draft, folder=draft.parent) for word in words]
        target.write_text(zhubi(*filled, "--format", "html").output, "utf-8")
        return target

    return make


def written(*words: str) -> Make:
    """A page that a command writes, to the path behind its last word."""

    def make(draft: Path, target: Path) -> Path:
        filled = [word.format(draft=draft, folder=draft.parent) for word in words]
        assert zhubi(*filled, target).exit_code in (0, 1)
        return target

    return make


PAGES: dict[str, Make] = {
    "what to mend": printed("check", "{draft}"),
    "facts to verify": printed("evidence", "{draft}"),
    "facts and their grounds": printed("evidence", "{draft}", "-m", str(MATERIAL / "township.txt")),
    "topics": printed("mine", str(MATERIAL / "township.txt"), str(MATERIAL / "tables" / "gains.txt")),
    "a review sheet": written("review", "{draft}", "--verdict", "修改后采用", "-o"),
    "a batch": written("batch", "{folder}", "--fresh", "--rank-units", "--report"),
    "rules by what was adopted": written(
        "rules", "calibrate", "--adopted", "{folder}", "--returned", "{folder}", "--report"
    ),
}


@pytest.fixture(scope="module")
def draft(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("drafts")
    for number in range(3):
        (folder / f"{number}稿.txt").write_text(BRIEF, "utf-8")
    return folder / "0稿.txt"


@pytest.fixture(params=PAGES)
def exported(request: pytest.FixtureRequest, browser: Browser, draft: Path, tmp_path: Path) -> Iterator[Page]:
    path = PAGES[request.param](draft, tmp_path / "page.html")
    page = browser.new_page(locale="zh-CN", viewport={"width": 320, "height": 640}, bypass_csp=True)
    page.goto(path.as_uri())
    yield page
    page.close()


def _luminances(page: Page) -> tuple[float, float]:
    """Of the page and of its text, from 0, black, to 1."""
    colours = page.evaluate("() => { const s = getComputedStyle(document.body); return [s.backgroundColor, s.color] }")
    return tuple(sum(map(float, re.findall(r"[\d.]+", colour)[:3])) / 765 for colour in colours)  # type: ignore[return-value]


def test_nothing_is_cut_off_on_a_small_screen(exported: Page) -> None:
    assert exported.evaluate("document.documentElement.scrollWidth") <= 320
    assert exported.title() and exported.locator("h1").count() >= 1


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_word_can_be_read(exported: Page, scheme: Literal["light", "dark"]) -> None:
    exported.emulate_media(color_scheme=scheme)
    page, text = _luminances(exported)
    assert (page > text) is (scheme == "light")
    exported.add_script_tag(path=AXE)
    found = exported.evaluate("axe.run({ runOnly: ['color-contrast'] })")["violations"]
    assert [node["html"] for each in found for node in each["nodes"]] == []


def test_paper_is_light_whatever_the_screen_shows(exported: Page) -> None:
    exported.emulate_media(media="print", color_scheme="dark")
    _, text = _luminances(exported)
    assert text < 0.3
