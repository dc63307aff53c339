"""A folder given to the page: progress, a report to save, nothing left when it is closed."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page, expect

from addin_server.batch.collect import collect
from tests.batch import drafts

DROP = """async (names) => {
  const file = (name) => (done) => done(new File([names[name]], name));
  const entry = (name) => ({ isFile: true, isDirectory: false, name, file: file(name) });
  let told = false;
  const folder = { isFile: false, isDirectory: true, name: "拖入的文件夹", createReader: () => ({
    readEntries: (done) => { const some = told ? [] : Object.keys(names).map(entry); told = true; done(some); } }) };
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
    before = page.locator(".paper__text").inner_text()
    page.evaluate(DROP, {"一.txt": drafts.ORIGINAL, "二.txt": drafts.REWORDED})
    expect(page.get_by_text("拖入的文件夹")).to_be_visible()
    expect(page.get_by_text("看了 2 份")).to_be_visible(timeout=60_000)
    assert page.locator(".paper__text").inner_text() == before
