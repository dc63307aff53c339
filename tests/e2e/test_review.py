"""A reviewer with twenty drafts and a keyboard: remarks, verdict, next; the files, the sheet, the second round."""

from __future__ import annotations

import io
import json
import subprocess
import zipfile
from collections.abc import Iterator
from pathlib import Path

import docx as python_docx
import pytest
from playwright.sync_api import Browser, Page, expect

from addin_server import docx
from addin_server.core.model import Role
from tests.docx.corpus import anchors

DRAFTS = Path(__file__).parents[1] / "drafts" / "drafts.jsonl"
TWENTY, FEW = 20, 4
REVIEWER = "周敏"
PANE = ".side"
ROW = f"{PANE} [data-stop]"


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Twenty of the test drafts as Word files, the weak ones first."""
    folder = tmp_path_factory.mktemp("drafts")
    rows = [json.loads(line) for line in DRAFTS.read_text("utf-8").splitlines()]
    chosen = sorted(rows, key=lambda row: row["quality"] == "good")[:TWENTY]
    for number, row in enumerate(chosen):
        blocks = [
            docx.ComposedParagraph(Role.BODY if i else Role.TITLE, text) for i, text in enumerate(row["paragraphs"])
        ]
        (folder / f"{number:02}.docx").write_bytes(docx.new_document(blocks))
    return sorted(folder.iterdir())


class Keys:
    """The keyboard, counted."""

    def __init__(self, page: Page) -> None:
        self._page, self.pressed = page, 0

    def __call__(self, *names: str) -> None:
        for name in names:
            self._page.keyboard.press(name)
            self.pressed += 1


def opened(browser: Browser, address: str, files: list[Path], **options: object) -> Iterator[Page]:
    """The page with the files in the queue and 审稿 chosen. Fails when the browser complained."""
    context = browser.new_context(locale="zh-CN", **{"viewport": {"width": 1280, "height": 800}, **options})  # type: ignore[arg-type]
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda m: complaints.append(m.text) if m.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(address)
    page.locator(".have").wait_for(state="attached")
    page.get_by_label("打开文稿").set_input_files(files)
    expect(page.locator(".fname")).to_contain_text(files[0].name, timeout=30_000)  # twenty files are read first
    page.get_by_role("tab", name="审稿").click()
    page.locator(".score").wait_for()
    page.get_by_label("批注署名").fill(REVIEWER)
    page.keyboard.press("Enter")
    expect(page.locator(ROW).first).to_be_focused()
    yield page
    context.close()
    assert not complaints


@pytest.fixture
def twenty(browser: Browser, address: str, files: list[Path]) -> Iterator[Page]:
    yield from opened(browser, address, files)


@pytest.fixture
def queue(browser: Browser, address: str, files: list[Path]) -> Iterator[Page]:
    """A few of them, where their number says nothing."""
    yield from opened(browser, address, files[:FEW])


def at(page: Page, number: int) -> None:
    """Wait for the draft of this number, its report, and the focus in the pane."""
    expect(page.locator(".queue__t")).to_contain_text(f"第 {number} 篇，共")
    page.locator(f"{PANE} .score").wait_for()
    expect(page.locator(f"{PANE} :focus")).to_have_count(1)


def download(page: Page, button: str, target: Path, *, exact: bool = False) -> bytes:
    with page.expect_download() as got:
        page.get_by_role("button", name=button, exact=exact).first.click()
    got.value.save_as(target)
    return target.read_bytes()


def mended(data: bytes) -> bytes:
    """The file after its writer rewrote one commented sentence and 李明 commented on the title, in another program."""
    target = next(c for c in docx.comments(data) if c.paragraph != "p1" and c.span)
    document = python_docx.Document(io.BytesIO(data))
    run = next(r for p in document.paragraphs for r in p.runs if r.text == target.quote)
    run.text = "针对3个村党员会开不齐，清河县今年4月建台账、按月点名，到会率由61%升到93%。"
    document.add_comment(document.paragraphs[0].runs, text="别人的一句话", author="李明")
    target_file = io.BytesIO()
    document.save(target_file)
    return target_file.getvalue()


def test_twenty_drafts_by_keyboard_alone(twenty: Page) -> None:
    """One key a remark, three a draft besides: verdict, write, next."""
    expect(twenty.locator(".queue__t")).to_contain_text(f"共 {TWENTY} 篇")
    keys, remarks = Keys(twenty), 0
    for number in range(1, TWENTY + 1):
        at(twenty, number)
        rows = min(twenty.locator(ROW).count(), 4)
        for _ in range(rows):
            keys("p")
        expect(twenty.locator(f"{PANE} .said")).to_have_count(rows)
        keys("2", "Enter")
        expect(twenty.locator(".queue__t")).to_contain_text("已出结论")
        if number < TWENTY:
            expect(twenty.locator('[data-act="next"]')).to_be_focused()
            keys("Enter")
        remarks += rows
    assert remarks > TWENTY
    assert keys.pressed == remarks + 3 * TWENTY - 1
    twenty.locator(".queue__t").click()
    expect(twenty.get_by_text(f"已出结论 {TWENTY} 篇，共 {TWENTY} 篇").first).to_be_visible()


def test_the_file_holds_exactly_the_reviewers_comments(queue: Page, tmp_path: Path, files: list[Path]) -> None:
    keys = Keys(queue)
    keys("j", "p", "x")
    queue.keyboard.press("e")
    expect(queue.get_by_label("写入前可改")).to_be_focused()
    queue.keyboard.insert_text("写明是哪几项。")
    queue.keyboard.press("Enter")
    keys("5", "Enter")
    expect(queue.locator('[data-act="next"]')).to_be_focused()
    data = download(queue, "下载批注稿", tmp_path / "批.docx")
    found = docx.comments(data)
    assert {c.author for c in found} == {REVIEWER}
    assert all(c.text.startswith("【主笔】") for c in found)
    assert any("写明是哪几项。" in c.text for c in found)
    assert sum("审稿结论：退回" in c.text for c in found) == 1
    texts = {p.id: p.text for p in docx.read(files[0].read_bytes()).paragraphs}
    assert all(c.span and texts[c.paragraph][c.span.start : c.span.end] == c.quote for c in found)
    assert sorted(anchors(data)) == sorted(c.quote for c in found)
    assert docx.read(data).paragraphs == docx.read(files[0].read_bytes()).paragraphs

    profile = f"-env:UserInstallation={(tmp_path / 'p').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "odt", "批.docx"]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, timeout=120)
    content = zipfile.ZipFile(tmp_path / "批.odt").read("content.xml").decode()
    assert content.count("<office:annotation ") == len(found)
    assert content.count(f"<dc:creator>{REVIEWER}</dc:creator>") == len(found)


def test_a_second_round_tells_what_was_mended_and_clears_only_ours(
    browser: Browser, address: str, files: list[Path], tmp_path: Path
) -> None:
    first = opened(browser, address, files[:1])
    page = next(first)
    Keys(page)("p", "p", "p", "p", "2", "Enter")
    expect(page.locator(".queue__t")).to_contain_text("已出结论")
    data = download(page, "下载批注稿", tmp_path / "一审.docx")
    assert list(first) == []

    (tmp_path / "二稿.docx").write_bytes(mended(data))

    again = opened(browser, address, [tmp_path / "二稿.docx"])
    page = next(again)
    page.get_by_role("tab", name="审稿结论").click()
    box = page.get_by_role("region", name="复审对比")
    expect(box).to_contain_text("已改")
    assert int(box.locator(".tri b").nth(0).inner_text()) >= 1
    assert int(box.locator(".tri b").nth(1).inner_text()) >= 1
    before = page.locator(".cmc").count()
    page.get_by_role("button", name="清除标记").click()
    expect(page.locator(".cmc")).to_have_count(0)
    page.get_by_role("button", name="放回来").click()
    expect(page.locator(".cmc")).to_have_count(before)
    page.get_by_role("tab", name="自查").click()
    page.locator(".cmd").get_by_text("自查").click()
    page.get_by_role("button", name="清除标记").click()
    expect(page.locator(".cmc")).to_have_count(0)
    page.get_by_role("tab", name="审稿", exact=True).click()
    Keys(page)("1", "Enter")
    expect(page.locator(".queue__t")).to_contain_text("已出结论")
    final = docx.comments(download(page, "下载批注稿", tmp_path / "二审.docx"))
    assert [(c.author, c.text) for c in final if "审稿结论" not in c.text] == [("李明", "别人的一句话")]
    assert sum("审稿结论" in c.text for c in final) == 1
    assert list(again) == []


def test_a_remark_found_by_initials_goes_on_the_selection(queue: Page) -> None:
    words = queue.locator(".paper__text p").nth(1)
    words.click()
    queue.keyboard.press("Home")
    for _ in range(4):
        queue.keyboard.press("Shift+ArrowRight")
    chosen = queue.evaluate("getSelection().toString()")
    queue.get_by_role("tab", name="常用批语").click()
    expect(queue.locator(".sel")).to_contain_text(chosen)
    queue.get_by_label("找批语，可打拼音首字母").fill("xmsg")
    expect(queue.get_by_text("“xmsg”有 0 条")).to_be_visible()
    queue.get_by_label("找批语，可打拼音首字母").fill("myj")
    queue.keyboard.press("Enter")
    field = queue.get_by_label("插入前可改")
    expect(field).to_be_focused()
    field.fill("这四个字没依据。")
    queue.get_by_role("button", name="存为批语").click()
    expect(queue.locator(".rm__on .rm__m")).to_contain_text("我的")
    field.press("Enter")
    expect(queue.locator(".cmc")).to_contain_text(chosen)
    expect(queue.locator(".cmc")).to_contain_text(f"{REVIEWER}")
    queue.get_by_role("button", name="删去批注 1").click()
    expect(queue.locator(".cmc")).to_have_count(0)


def test_the_sheet_comes_as_document_and_as_page(queue: Page, tmp_path: Path) -> None:
    Keys(queue)("p", "4")
    document = download(queue, "审稿单", tmp_path / "单.docx", exact=True)
    text = "\n".join(p.text for p in docx.read(document).paragraphs)
    assert "■留存" in text and REVIEWER in text and "本轮批注：1 处" in text
    assert "■留存" in download(queue, "审稿单网页版", tmp_path / "单.html").decode()


def test_the_queue_and_what_was_done_survive_a_reload(queue: Page) -> None:
    Keys(queue)("p", "n")
    at(queue, 2)
    queue.reload()
    queue.get_by_role("tab", name="审稿").click()
    at_second = queue.locator(".queue__t")
    expect(at_second).to_contain_text(f"第 2 篇，共 {FEW} 篇")
    queue.get_by_role("button", name="上一篇").click()
    expect(at_second).to_contain_text("在审")
    expect(queue.locator(f"{PANE} .said")).to_have_count(1)


def test_letters_typed_into_a_field_stay_letters(queue: Page) -> None:
    queue.get_by_role("tab", name="常用批语").click()
    field = queue.get_by_label("找批语，可打拼音首字母")
    field.press_sequentially("jkpx12")
    expect(field).to_have_value("jkpx12")
    expect(queue.locator(".queue__t")).to_contain_text("未审")


@pytest.mark.parametrize("look", [(320, "light"), (320, "hc"), (1600, "dark")])
def test_nothing_is_cut_off_and_everything_has_a_name(
    browser: Browser, address: str, files: list[Path], look: tuple[int, str]
) -> None:
    width, theme = look
    for page in opened(browser, address, files[:3], viewport={"width": width, "height": 640}):
        page.evaluate("theme => (document.documentElement.dataset.theme = theme)", theme)
        for tab in ("常用批语", "审稿结论", "逐处批注"):
            page.get_by_role("tab", name=tab).click()
            assert page.evaluate("document.documentElement.scrollWidth") <= width
            right = "[...document.querySelectorAll('.bar1 button')].map(e => e.getBoundingClientRect().right)"
            assert max(page.evaluate(right)) <= width, "no button of the top bar is cut off"
            nameless = page.evaluate(
                """() => [...document.querySelectorAll(".side button, .side select, .side input, .side textarea")]
                    .filter(e => e.offsetParent !== null)
                    .filter(e => !(e.getAttribute("aria-label") || e.innerText || e.title || e.labels?.length))
                    .map(e => e.outerHTML)"""
            )
            assert nameless == []
        page.locator(".queue__t").click()
        expect(page.get_by_role("menuitem")).to_have_count(5)
        expect(page.get_by_role("menuitem", name="整个文件夹出一份报告")).to_be_visible()
        page.keyboard.press("Escape")
        expect(page.locator(".queue__t")).to_be_focused()
