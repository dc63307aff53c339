"""Draw docs/img/ from the running product: `make screenshot`. One function a picture, named like its file."""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

ROOT = Path(__file__).parent.parent
TARGET = ROOT / "docs" / "img"
LESSON = "把导语写实"
MATERIAL = ROOT / "tests" / "mining" / "township.txt"
WIDE: ViewportSize = {"width": 1280, "height": 800}


def pane(page: Page) -> None:
    page.get_by_text("题目偏大").first.click()


def guide_first(page: Page) -> None:
    """The sample as it is met first."""


def guide_tour(page: Page) -> None:
    page.get_by_role("button", name="走一遍").click()
    page.get_by_role("button", name="下一步").click()


def guide_template(page: Page) -> None:
    page.get_by_role("tab", name="模板").click()


def guide_topics(page: Page) -> None:
    page.get_by_role("tab", name="模板").click()
    page.get_by_role("button", name="从材料找信息").click()
    page.locator('.side input[type="file"]').set_input_files(MATERIAL)
    page.get_by_text("个题目可以写成信息").wait_for()


def guide_outline(page: Page) -> None:
    page.get_by_role("button", name="清空").click()
    page.get_by_role("button", name="从材料找信息").click()
    page.locator('.side input[type="file"]').set_input_files(MATERIAL)
    page.get_by_role("button", name="“院坝党课”").click()
    page.get_by_role("button", name="写进文稿").click()
    page.wait_for_timeout(1500)


def guide_ready(page: Page) -> None:
    page.get_by_role("button", name="送审前必查").click()
    page.get_by_text("数字加得起来").wait_for()


def guide_export(page: Page) -> None:
    """What is left in a file, and what of it goes."""
    walk_clear(page)
    page.get_by_role("button", name="导出报送稿").click()
    page.get_by_text("数字加得起来").wait_for()
    page.locator(".side").get_by_role("button", name="导出报送稿").scroll_into_view_if_needed()


def guide_batch(page: Page) -> None:
    rows = (ROOT / "tests" / "drafts" / "drafts.jsonl").read_text("utf-8").splitlines()
    with tempfile.TemporaryDirectory() as above:
        folder = Path(above, "来稿")
        folder.mkdir()
        for number, row in enumerate(rows[::7], 1):
            (folder / f"{number}.txt").write_text("\n".join(json.loads(row)["paragraphs"]), "utf-8")
        page.get_by_label("选文件夹").set_input_files(folder)
        page.get_by_text("看了 6 份").wait_for(timeout=60_000)


def guide_class(page: Page) -> None:
    page.get_by_role("tab", name="培训").click()
    page.get_by_role("button", name=LESSON).click()
    page.get_by_role("button", name="开课").click()
    page.get_by_label("在哪个地址上开课").select_option("127.0.0.1")
    page.get_by_role("button", name="现在开课").click()
    page.get_by_text("正在上课").wait_for()


def _draft(page: Page, step: str) -> None:
    """A step of a lesson in the text, and what was found in it."""
    page.get_by_role("button", name="不用了").click()
    page.get_by_role("tab", name="培训").click()
    page.get_by_role("button", name=LESSON).click()
    page.get_by_role("radio", name=step).click()
    page.get_by_role("button", name="放进文稿").click()
    page.get_by_role("button", name="换成示范稿").click()
    page.get_by_role("tab", name="自查").click()
    page.wait_for_timeout(1500)


def walk_weak(page: Page) -> None:
    _draft(page, "原稿")


def walk_card(page: Page) -> None:
    _draft(page, "原稿")
    page.locator(".row").first.click()


def walk_clear(page: Page) -> None:
    _draft(page, "收好尾")


def guide_settings(page: Page) -> None:
    page.get_by_role("button", name="设置", exact=True).click()


PICTURES: tuple[Callable[[Page], None], ...] = (
    pane,
    guide_first,
    guide_tour,
    guide_template,
    guide_topics,
    guide_outline,
    guide_ready,
    guide_settings,
    walk_weak,
    walk_card,
    walk_clear,
    guide_export,
    guide_batch,
    guide_class,
)


def main() -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium")
        for draw in PICTURES:
            _picture(browser, draw)
        browser.close()


def _picture(browser: Browser, draw: Callable[[Page], None]) -> None:
    """Draw one picture of a service of its own: the address it tells lets one browser in."""
    command = [sys.executable, "-m", "addin_server.cli", "serve", "--port", "0"]
    environment = {**os.environ, "XDG_CONFIG_HOME": tempfile.mkdtemp()}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as service:
        assert service.stdout is not None
        try:
            page = browser.new_context(viewport=WIDE, locale="zh-CN").new_page()
            page.set_default_timeout(20_000)
            page.goto(service.stdout.readline().rpartition("：")[2].strip())
            page.get_by_text("处可改").first.wait_for()
            draw(page)
            page.wait_for_timeout(500)
            page.screenshot(path=TARGET / f"{draw.__name__.replace('_', '-')}.png")
            page.context.close()
        finally:
            service.terminate()


if __name__ == "__main__":
    main()
