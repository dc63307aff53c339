"""Before it goes to the leader: a short list to tick off, and to print."""

from __future__ import annotations

from pathlib import Path

from docx import Document
from playwright.sync_api import Page, expect

from addin_server import docx
from addin_server.core.model import Role

TEXT = ".paper__text"


def open_draft(page: Page, tmp_path: Path) -> None:
    source = tmp_path / "稿.docx"
    lines = [
        docx.ComposedParagraph(Role.TITLE, "柳河镇办夜校"),
        docx.ComposedParagraph(Role.LEAD, "针对到会人少，柳河镇办夜校，共到课 126 人：党员 80 人、群众 36 人。"),
        docx.ComposedParagraph(Role.BODY, "村支书张伟的手机号是13812345678。"),
    ]
    source.write_bytes(docx.new_document(lines))
    signed = Document(str(source))
    signed.core_properties.author = "王敏"
    signed.save(str(source))
    page.locator('input[aria-label="打开文稿"]').set_input_files(source)
    expect(page.locator(TEXT)).to_contain_text("柳河镇办夜校")
    page.get_by_text("处可改").first.wait_for()
    page.get_by_role("button", name="送审前必查").click()


def test_the_list_is_ticked_off_and_printed_alone(page: Page, tmp_path: Path) -> None:
    open_draft(page, tmp_path)
    side = page.locator(".side")
    expect(side).to_contain_text("查出 2 处")
    expect(side).to_contain_text("文件里还有：作者信息")
    boxes = side.get_by_role("checkbox")
    for number in range(boxes.count()):
        boxes.nth(number).check(force=True)
    expect(side).to_contain_text("都勾完了，可以送了")
    page.emulate_media(media="print")
    expect(page.locator(TEXT)).to_be_hidden()
    expect(side.get_by_text("数字加得起来")).to_be_visible()
    expect(side.get_by_role("button", name="打印这张单子")).to_be_hidden()
    page.emulate_media(media="screen")


def test_a_line_of_the_list_opens_its_card(page: Page, tmp_path: Path) -> None:
    open_draft(page, tmp_path)
    page.locator(".side").get_by_role("button", name="这一处").first.click()
    expect(page.locator(".side").get_by_text("为什么").first).to_be_visible()


def test_what_the_material_tells_differently_is_shown_beside_the_draft(page: Page, tmp_path: Path) -> None:
    open_draft(page, tmp_path)
    side = page.locator(".side")
    side.get_by_role("button", name="逐处核实").click()
    expect(side.get_by_text("都要核实")).to_be_visible()
    material = tmp_path / "总结.docx"
    lines = [
        docx.ComposedParagraph(Role.TITLE, "总结"),
        docx.ComposedParagraph(Role.BODY, "柳河镇办夜校，共到课 128 人：党员 80 人。"),
    ]
    material.write_bytes(docx.new_document(lines))
    side.locator('input[type="file"]').set_input_files(material)
    group = side.get_by_role("group", name="材料里写得不一样")
    expect(group).to_contain_text("126 人")
    expect(group).to_contain_text("总结.docx 第 2 段")
    expect(group).to_contain_text("共到课 128 人")
    group.get_by_role("button", name="本稿第 2 段").click()
    expect(page.locator(f"{TEXT} .here")).to_have_text("126 人")
