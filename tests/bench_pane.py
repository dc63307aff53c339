"""How long a key pressed in a long draft takes to be painted: `python -m tests.bench_pane`. Figures only.

Chromium's own trace is read: how long the page's main thread was at work, in processor time, so that what runs beside
it counts for little. What one key costs are the tasks from its event to the next paint.
"""

from __future__ import annotations

import json
import shutil
import sys
from bisect import bisect_left
from collections.abc import Iterable
from typing import Any, NamedTuple

from playwright.sync_api import Browser, Page, sync_playwright

from addin_server import docx, readers
from addin_server.core.model import Role
from addin_server.rulebook import layers
from addin_server.web.serve import Opened, create_server, link
from addin_server.web.sockets import listen
from tests import bench

SIZE = 20_000
KEYS = 60
PAUSE = 180
"""Milliseconds between two keys: three pauses are long enough for a check in between."""

_CATEGORIES = ["devtools.timeline", "toplevel", "disabled-by-default-devtools.timeline", "__metadata"]
_BROWSERS = ("chromium", "chromium-browser", "google-chrome")


class Task(NamedTuple):
    """A task of the page's main thread: when it began, and its milliseconds by the clock and of the processor."""

    begun: float
    wall: float
    cpu: float


def trace(browser: Browser, page: Page) -> list[dict[str, Any]]:
    """Return the events of a trace in which somebody writes in the middle of the draft."""
    place = page.locator(".paper__text p").nth(page.locator(".paper__text p").count() // 2)
    place.click()
    page.keyboard.press("End")
    page.wait_for_timeout(2_000)
    browser.start_tracing(page=page, categories=_CATEGORIES)
    for number in range(KEYS):
        page.keyboard.insert_text("改" if number % 8 else "。")
        page.wait_for_timeout(PAUSE if number % 10 else 10 * PAUSE)
    page.wait_for_timeout(3_000)
    events: list[dict[str, Any]] = json.loads(browser.stop_tracing())["traceEvents"]
    return events


def main_thread(events: Iterable[dict[str, Any]]) -> tuple[int, int]:
    """Return the process and thread in which the input was handled."""
    handled = [(e["pid"], e["tid"]) for e in events if _is_input(e)]
    return max(set(handled), key=handled.count)


def _is_input(event: dict[str, Any]) -> bool:
    return event["name"] == "EventDispatch" and event["args"]["data"]["type"] in ("beforeinput", "textInput", "input")


def tasks(events: Iterable[dict[str, Any]], thread: tuple[int, int]) -> list[Task]:
    """Return the tasks of one thread, in order."""
    found = (
        Task(e["ts"] / 1e3, e.get("dur", 0) / 1e3, e.get("tdur", 0) / 1e3)
        for e in events
        if (e["pid"], e["tid"]) == thread and e["name"] == "RunTask"
    )
    return sorted(found)


def keys(events: Iterable[dict[str, Any]], thread: tuple[int, int], done: list[Task]) -> list[Task]:
    """Return what each key cost from its event to the end of the task that painted next."""
    own = [e for e in events if (e["pid"], e["tid"]) == thread]
    painted = sorted(e["ts"] / 1e3 for e in own if e["name"] in ("Paint", "Commit", "PrePaint"))
    begun = sorted({e["ts"] / 1e3 for e in own if _is_input(e) and e["args"]["data"]["type"] == "beforeinput"})
    cost = []
    for start in begun:
        at = bisect_left(painted, start)
        if at == len(painted):
            continue
        within = [t for t in done if t.begun + t.wall >= start and t.begun <= painted[at]]
        if within:
            end = max(t.begun + t.wall for t in within)
            cost.append(Task(start, end - start, sum(t.cpu for t in within)))
    return cost


def _at(values: Iterable[float], share: float) -> float:
    ordered = sorted(values)
    return ordered[min(int(len(ordered) * share), len(ordered) - 1)] if ordered else 0.0


def main() -> None:
    rules = layers.load()
    texts = [paragraph.text for paragraph in bench.one_brief(rules, SIZE).paragraphs]
    roles = [Role.TITLE, Role.LEAD, *[Role.BODY] * (len(texts) - 2)]
    data = docx.new_document([docx.ComposedParagraph(role, text) for role, text in zip(roles, texts, strict=True)])
    server = create_server(rules, listen(0), opened=Opened("稿.docx", data, readers.read_file("稿.docx", data)))
    server.start()
    path = next(filter(None, map(shutil.which, _BROWSERS)), None)
    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=path)
            page = browser.new_page(viewport={"width": 1280, "height": 800}, locale="zh-CN")
            page.goto(link(server))
            page.get_by_text("处可改").first.wait_for(timeout=60_000)
            events = trace(browser, page)
            browser.close()
    finally:
        server.stop()
    if len(sys.argv) > 1:
        with open(sys.argv[1], "w", encoding="utf-8") as file:  # noqa: PTH123
            json.dump(events, file)
    thread = main_thread(events)
    done = tasks(events, thread)
    cost = keys(events, thread, done)
    for name, of in (("字到画面", cost), ("一个任务", done)):
        cpu, wall = [t.cpu for t in of], [t.wall for t in of]
        print(
            f"{name}（{len(of)} 次）：处理器 p95 {_at(cpu, 0.95):.1f} 毫秒，最多 {max(cpu, default=0):.1f}；"
            f"钟点 p95 {_at(wall, 0.95):.1f}，最多 {max(wall, default=0):.1f}"
        )


if __name__ == "__main__":
    main()
