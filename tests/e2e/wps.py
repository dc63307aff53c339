"""The add-in in a fake WPS 文字: its hidden page holds the program, its pane is a window that page opens."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page

TASKPANE = Path(__file__).parents[2] / "taskpane"
PLATFORMS = ("Windows", "Linux")

LINES = [
    "白石县大力加强基层党建工作取得显著成效",
    "针对村民办事跑远路，白石县自2025年3月起设村级代办点，至9月办结1260件。",
    "二是强化教育培训。广大党员的综合素质得到明显提升，受到干部群众的一致好评。",
    "三是抓好为民服务。走出了一条具有白石特色的党建新路子。",
]
VAGUE = "综合素质得到明显提升"


def bundle(folder: Path) -> Path:
    """The fake as one script."""
    script = folder / "fake-wps.js"
    subprocess.run(["node", "scripts/bundle-fake.js", str(script)], cwd=TASKPANE, check=True)
    return script


class Wps:
    """WPS with the add-in loaded. Complaints of any page are kept."""

    def __init__(self, context: BrowserContext, address: str, hidden: Page) -> None:
        self.context = context
        self.address = address
        self.hidden = hidden

    def press(self, button: str) -> None:
        """A button of the ribbon."""
        assert self.hidden.evaluate("id => OnAction({ Id: id })", button) is True

    def open_pane(self, button: str = "zhubiCheck") -> Page:
        with self.context.expect_page() as opened:
            self.press(button)
        pane = opened.value
        pane.set_viewport_size({"width": 320, "height": 720})
        return pane

    def see(self, what: str) -> Any:
        """`text`, `comments`, `highlights`, `revisions` or `selected` of the document in front."""
        return self.hidden.evaluate(f"fake.{what}()")


def start(browser: Browser, address: str, script: Path, platform: str, **wanted: Any) -> Iterator[Wps]:
    """WPS with documents open; fails when a page complained about anything.

    `documents` is what is open, `before` a script that runs first on every page, `cost` the milliseconds a call takes.
    """
    context = browser.new_context(locale="zh-CN", color_scheme="light")
    complaints: list[str] = []
    if before := wanted.pop("before", None):
        context.add_init_script(path=before)
    documents = wanted.pop("documents", [{"name": "C:\\稿件\\信息.docx", "lines": LINES}])
    setting = {"platform": platform, "cost": 0, "documents": documents, **wanted}
    context.add_init_script(f"window.wantedWps = {json.dumps(setting, ensure_ascii=False)};")
    context.add_init_script(path=script)
    listen(context, complaints)
    hidden = context.new_page()
    hidden.goto(address + "wps/index.html")
    assert hidden.evaluate("OnAddinLoad({})") is True
    yield Wps(context, address, hidden)
    context.close()
    assert complaints == []


def listen(context: BrowserContext, complaints: list[str]) -> None:
    def follow(page: Page) -> None:
        page.on("console", lambda m: complaints.append(m.text) if m.type in ("error", "warning") else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))

    context.on("page", follow)


def words_of(found: list[dict[str, str]]) -> list[str]:
    return [one["words"] for one in found]
