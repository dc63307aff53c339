"""A whole day's session with the real service in its own process and home: all it asks of the system is noted down."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from addin_server import docx
from addin_server.core.model import Role
from tests.mining.measure import HERE as MATERIAL

SECRET = "青石湾那件绝不能外传的事"
TEXT = ".paper__text"


class Session(NamedTuple):
    """What was seen. `events` are (name, arguments) of the service; `home` has every file left behind."""

    events: list[tuple[str, list[str]]]
    listening: list[tuple[str, int]]
    port: int
    asked: list[str]
    output: str
    home: Path
    files: dict[str, bytes]
    session_storage: str
    local_storage: str
    cookies: list[Any]
    before: str
    after: str
    ended: bool


def listening(pid: int) -> list[tuple[str, int]]:
    """Addresses and ports the process listens on, as the system itself has them."""
    own = {str(fd.readlink()) for fd in Path(f"/proc/{pid}/fd").iterdir() if fd.is_symlink()}
    found = []
    for table, family in (("tcp", socket.AF_INET), ("tcp6", socket.AF_INET6)):
        for line in Path(f"/proc/{pid}/net/{table}").read_text().splitlines()[1:]:
            fields = line.split()
            if fields[3] == "0A" and f"socket:[{fields[9]}]" in own:
                address, port = fields[1].split(":")
                raw = b"".join(bytes.fromhex(address[i : i + 8])[::-1] for i in range(0, len(address), 8))
                found.append((socket.inet_ntop(family, raw), int(port, 16)))
    return found


def work(page: Page, folder: Path) -> tuple[str, str]:
    """Everything a writer does in a day. Returns the text before and after it was only looked at."""
    source = folder / "稿.docx"
    blocks = [
        docx.ComposedParagraph(Role.TITLE, "白石县大力加强基层党建工作取得显著成效"),
        docx.ComposedParagraph(Role.LEAD, f"针对{SECRET}，白石县高度重视、精心部署，党员的综合素质得到明显提升。"),
        docx.ComposedParagraph(Role.BODY, "一是加强领导。多次召开会议专题研究，形成了层层抓落实的良好格局。"),
    ]
    source.write_bytes(docx.new_document(blocks))
    page.locator('input[aria-label="打开文稿"]').set_input_files(source)
    expect(page.locator(TEXT)).to_contain_text(SECRET)
    before = page.locator(TEXT).inner_text()
    page.locator(".side [data-item]").first.click()
    expect(page.locator(".side").get_by_text("为什么").first).to_be_visible()
    page.get_by_role("button", name="定位").click()
    page.locator(".back").click()
    page.get_by_role("button", name="送审前必查").click()
    expect(page.get_by_text("数字加得起来")).to_be_visible()
    after = page.locator(TEXT).inner_text()
    page.locator(".back").click()
    page.locator(".side [data-item]").first.click()
    page.get_by_role("button", name="忽略").click()
    page.get_by_role("menuitem", name="此处忽略").click()
    page.get_by_role("tab", name="模板").click()
    page.get_by_role("button", name="从材料找信息").click()
    page.locator('.side input[type="file"]').set_input_files(MATERIAL / "township.txt")
    page.locator(".topic__b").first.click()
    page.get_by_role("button", name="接在文稿后面").click()
    page.get_by_role("button", name="设置", exact=True).click()
    topics = page.get_by_role("textbox", name="本期要点")
    topics.fill("流动党员")
    topics.blur()
    expect(page.get_by_text("已存好")).to_be_visible()
    page.get_by_role("button", name="设置", exact=True).click()
    with page.expect_download():
        page.get_by_role("button", name="下载批注稿").click()
    return before, after


@pytest.fixture(scope="module")
def session(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    home, outside = tmp_path_factory.mktemp("home"), tmp_path_factory.mktemp("outside")
    (home / "tmp").mkdir()
    log = outside / "events"
    environment = {
        **os.environ,
        "HOME": str(home),
        "XDG_CONFIG_HOME": str(home / ".config"),
        "XDG_CACHE_HOME": str(home / ".cache"),
        "TMPDIR": str(home / "tmp"),
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    command = [sys.executable, str(Path(__file__).parent / "watched.py"), str(log), "serve", "--port", "0"]
    asked: list[str] = []
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env=environment
    ) as service:
        try:
            assert service.stdout is not None
            address = service.stdout.readline().rpartition("：")[2].strip()
            port = urlsplit(address).port or 0
            context = browser.new_context(viewport={"width": 1280, "height": 800}, locale="zh-CN")
            page = context.new_page()
            page.on("request", lambda request: asked.append(request.url))
            page.goto(address)
            page.get_by_text("处可改").first.wait_for()
            before, after = work(page, outside)
            stores = ("sessionStorage", "localStorage")
            kept = {name: page.evaluate(f"JSON.stringify(Object.entries({name}))") for name in stores}
            cookies, ears = context.cookies(), listening(service.pid)
            context.close()
        finally:
            service.terminate()
        rest = service.communicate(timeout=20)[0]
    with socket.socket() as probe:
        ended = probe.connect_ex(("127.0.0.1", port)) != 0 and not Path(f"/proc/{service.pid}").exists()
    yield Session(
        events=[tuple(json.loads(line)) for line in log.read_text("utf-8").splitlines()],
        listening=ears,
        port=port,
        asked=asked,
        output=rest,
        home=home,
        files={str(p.relative_to(home)): p.read_bytes() for p in home.rglob("*") if p.is_file()},
        session_storage=kept["sessionStorage"],
        local_storage=kept["localStorage"],
        cookies=cookies,
        before=before,
        after=after,
        ended=ended,
    )


def test_it_listens_on_the_loopback_address_only(session: Session) -> None:
    assert (("127.0.0.1", session.port)) in session.listening
    assert {address for address, _ in session.listening} <= {"127.0.0.1", "::1"}


def test_the_service_connects_to_nobody(session: Session) -> None:
    assert [e for e in session.events if e[0].startswith("socket.") and not _of_itself(e)] == []


def _of_itself(event: tuple[str, list[str]]) -> bool:
    """Its own address, when it opens its ear and when it stops."""
    return any(word in " ".join(event[1]) for word in ("127.0.0.1", "::1"))


def test_the_page_asks_nobody_but_the_service(session: Session) -> None:
    hosts = {urlsplit(url).netloc for url in session.asked if not url.startswith(("blob:", "data:"))}
    assert hosts == {f"127.0.0.1:{session.port}"}


def test_only_settings_are_written(session: Session) -> None:
    settings = {"lexicon/topics-now.txt"}  # the one that was changed; what did not change is not even made
    stored = {name for name in session.files if name.startswith(".cache/zhubi/rules-")}  # the shipped rules, decoded
    assert set(session.files) - stored == {f".config/zhubi/rules/{name}" for name in settings}
    opened = [e[1][0] for e in session.events if e[0] == "open"]
    own = tuple(str(session.home / folder / "zhubi") for folder in (".config", ".cache"))
    assert opened and all(path.startswith(own) or path == "/dev/null" or path.isdigit() for path in opened), opened


def test_no_word_of_the_draft_is_written_or_logged(session: Session) -> None:
    assert not any(SECRET.encode() in data or "院坝党课".encode() in data for data in session.files.values())
    assert SECRET not in session.output and "院坝党课" not in session.output
    assert not any(SECRET in " ".join(args) for _, args in session.events)


def test_the_page_keeps_the_draft_in_its_own_tab_only(session: Session) -> None:
    assert SECRET in session.session_storage
    assert SECRET not in session.local_storage
    assert session.cookies == []


def test_what_is_ignored_is_kept_as_numbers(session: Session) -> None:
    kept = dict(json.loads(session.local_storage))
    [memory] = json.loads(kept["zb_memories"])
    assert memory["keys"] and all(value.isascii() for value in [memory["id"], *memory["prints"], *memory["keys"]])


def test_looking_changes_nothing(session: Session) -> None:
    assert session.before == session.after


def test_when_stopped_nothing_runs_and_the_port_is_closed(session: Session) -> None:
    assert session.ended
    assert not any(e[0] == "subprocess.Popen" for e in session.events)
