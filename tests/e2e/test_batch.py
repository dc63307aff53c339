"""A folder given to the page: progress, a report to save, nothing left when it is closed."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page, expect

from addin_server.batch.collect import collect
from tests.batch import drafts

WEAK = "云泽县多措并举抓实党员教育管理工作\n县委组织部精心部署，周密安排，取得了显著成效。\n"

DROP = """async (names) => {
  const file = (name) => (done) => done(new File([names[name]], name));
  const entry = (name) => ({ isFile: true, isDirectory: false, name, file: file(name) });
  let read = false;
  const folder = { isFile: false, isDirectory: true, name: "拖入的文件夹", createReader: () => ({
    readEntries: (done) => { const some = read ? [] : Object.keys(names).map(entry); read = true; done(some); } }) };
  const event = new Event("drop", { bubbles: true, cancelable: true });
  event.dataTransfer = { types: ["Files"], files: [], items: [{ webkitGetAsEntry: () => folder }] };
  document.querySelector(".paper").dispatchEvent(event);
}"""


def test_a_chosen_folder_gives_a_report(page: Page, tmp_path: Path) -> None:
    folder = tmp_path / "来稿"
    folder.mkdir()
    (folder / "一.txt").write_text(drafts.ORIGINAL, "utf-8")
    (folder / "二.txt").write_text(drafts.ORIGINAL, "utf-8")
    (folder / "图.png").write_bytes(b"x")
    assert len(collect(folder).names) == 2
    page.get_by_label("选文件夹").set_input_files(folder)
    expect(page.get_by_text("看了 2 份")).to_be_visible(timeout=60_000)
    expect(page.get_by_text("重复 1 组")).to_be_visible()
    with page.expect_download() as got:
        page.get_by_role("button", name="下载报告").click()
    assert got.value.suggested_filename == "批量审读报告.html"
    got.value.save_as(tmp_path / "r.html")
    assert "同稿重报" in (tmp_path / "r.html").read_text("utf-8")
    page.get_by_role("button", name="关闭").click()
    expect(page.get_by_label("批量")).to_have_count(0)


def test_on_a_narrow_page_a_batch_asked_for_in_the_queue_is_seen(page: Page, tmp_path: Path) -> None:
    folder = tmp_path / "来稿"
    folder.mkdir()
    (folder / "一.txt").write_text(drafts.ORIGINAL, "utf-8")
    page.set_viewport_size({"width": 320, "height": 640})
    page.get_by_role("tab", name="审稿").click()
    page.locator(".queue__t").click()
    with page.expect_file_chooser() as chooser:
        page.get_by_role("menuitem", name="整个文件夹出一份报告").click()
    chooser.value.set_files(folder)
    expect(page.get_by_text("看了 1 份")).to_be_visible(timeout=60_000)
    expect(page.get_by_role("button", name="下载全部批注稿")).to_be_visible()


def test_a_dropped_folder_is_a_batch_and_leaves_the_text_alone(page: Page) -> None:
    before = page.locator(".paper__text").text_content()
    page.evaluate(DROP, {"一.txt": drafts.ORIGINAL, "二.txt": drafts.REWORDED})
    expect(page.get_by_text("拖入的文件夹")).to_be_visible()
    expect(page.get_by_text("看了 2 份")).to_be_visible(timeout=60_000)
    assert page.locator(".paper__text").text_content() == before


def batch(page: Page, tmp_path: Path, **texts: str) -> None:
    folder = tmp_path / "来稿"
    folder.mkdir()
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, "utf-8")
    page.get_by_label("选文件夹").set_input_files(folder)
    expect(page.get_by_text(f"看了 {len(texts)} 份")).to_be_visible(timeout=60_000)


def test_a_result_opens_with_its_findings_and_the_keyboard_finds_back(page: Page, tmp_path: Path) -> None:
    batch(page, tmp_path, 一=drafts.ORIGINAL, 二=WEAK)
    row = page.get_by_role("table").get_by_role("button", name="云泽县")
    row.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="回到名单")).to_be_focused()
    expect(page.locator(".paper__text")).to_contain_text("精心部署")
    expect(page.locator(".side").get_by_text("题目偏大")).to_be_visible()
    page.keyboard.press("Escape")
    expect(row).to_be_focused()
    expect(page.get_by_text("二.txt · 打开过")).to_be_visible()
    page.keyboard.press("ArrowUp")
    expect(page.get_by_role("table").get_by_role("button", name="荷湾街道")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(".paper__text")).to_contain_text("荷湾街道")
    page.locator(".paper__text").click()
    page.keyboard.press("Control+Alt+b")
    expect(page.get_by_role("table").get_by_role("button", name="荷湾街道")).to_be_focused()


def test_what_was_written_stays_when_results_are_opened(page: Page, tmp_path: Path) -> None:
    page.locator(".paper__text").click()
    page.keyboard.press("End")
    page.keyboard.type("自己写的话")
    batch(page, tmp_path, 一=drafts.ORIGINAL, 二=WEAK)
    page.get_by_role("table").get_by_role("button", name="云泽县").click()
    page.get_by_role("button", name="下一篇").click()
    expect(page.locator(".paper__text")).to_contain_text("荷湾街道")
    page.get_by_role("tab", name="审稿").click()
    page.locator(".queue__t").click()
    page.get_by_role("menuitem", name="示例").click()
    expect(page.locator(".paper__text")).to_contain_text("自己写的话")


def test_a_page_that_is_left_leaves_no_batch(page: Page, tmp_path: Path) -> None:
    for number in range(3):
        place = tmp_path / str(number)
        place.mkdir()
        batch(page, place, 一=drafts.ORIGINAL)
        page.reload()
        page.get_by_text("处可改").first.wait_for()


def test_a_draft_opened_while_topics_are_looked_for_shows_its_own_findings(page: Page, tmp_path: Path) -> None:
    draft = tmp_path / "稿.txt"
    draft.write_text(WEAK, "utf-8")
    page.get_by_role("tab", name="模板").click()
    page.get_by_role("button", name="从材料找信息").click()
    page.get_by_label("打开文稿").set_input_files(draft)
    expect(page.locator(".side").get_by_text("题目偏大")).to_be_visible()
