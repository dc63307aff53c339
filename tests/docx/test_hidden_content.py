"""Words that are in a file and not on its pages are found, each with its place."""

from __future__ import annotations

from addin_server import docx
from tests.docx.build import p, package, r
from tests.docx.test_annotate import BY, TEXT, annotate, remark

CORE = (
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>张三</dc:creator>'
    "<dc:title>拟任人选名单</dc:title></cp:coreProperties>"
)


def test_what_the_pages_do_not_show_is_found_with_its_place() -> None:
    body = p(
        r(TEXT),
        f'<w:del w:id="2" {BY}><w:r><w:delText>原稿写的是29人</w:delText></w:r></w:del>',
        r("先不要报", "<w:vanish/>"),
    )
    found = docx.hidden_content(annotate(package(body, {"docProps/core.xml": CORE}), remark((0, 3))).data)
    assert [one.where for one in found] == ["批注", "修订里删去的字", "隐藏的文字", "文档属性"]
    assert [one.text for one in found[1:]] == ["原稿写的是29人", "先不要报", "拟任人选名单"]


def test_a_plain_file_hides_nothing() -> None:
    assert docx.hidden_content(package(p(r(TEXT)))) == ()
