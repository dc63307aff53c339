"""Commands that write documents: the original stays, what was there is kept, and clean gives the draft back."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from docx import Document

from addin_server import docx
from addin_server.core.model import Role
from tests.cli.drafts import CLEAN, WEAK
from tests.command import zhubi
from tests.docx.build import p, package, r
from tests.docx.cases import comment, commented, marked
from tests.docx.corpus import same
from tests.docx.test_other_stories import beside


def test_annotate_leaves_the_original_and_its_text_alone(tmp_path: Path) -> None:
    path, out = tmp_path / "a.docx", tmp_path / "out.docx"
    title, lead = WEAK.splitlines()
    path.write_bytes(
        docx.new_document([docx.ComposedParagraph(Role.TITLE, title), docx.ComposedParagraph(Role.LEAD, lead)])
    )
    before = path.read_bytes()
    result = zhubi("annotate", path, "-o", out)
    assert result.exit_code == 0
    assert path.read_bytes() == before
    assert docx.read(out.read_bytes()).paragraphs == docx.read(before).paragraphs


def test_annotate_refuses_to_overwrite_its_input(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(docx.new_document([docx.ComposedParagraph(Role.TITLE, "柳河镇凝心聚力促发展")]))
    before = path.read_bytes()
    assert zhubi("annotate", path, "-o", path).exit_code == 2
    assert path.read_bytes() == before


def test_nothing_found_is_a_byte_copy(clean: Path, tmp_path: Path) -> None:
    path, out = tmp_path / "a.docx", tmp_path / "out.docx"
    path.write_bytes(docx.new_document(docx.ComposedParagraph(Role.BODY, line) for line in CLEAN.splitlines()))
    assert zhubi("annotate", path, "-o", out).exit_code == 0
    assert out.read_bytes() == path.read_bytes()


def test_template_new(tmp_path: Path) -> None:
    out = tmp_path / "t.docx"
    assert zhubi("template", "new", "T1", "-o", out).exit_code == 0
    assert any("〔" in p.text for p in docx.read(out.read_bytes()).paragraphs)
    assert zhubi("template", "new", "T1", "-o", out).exit_code == 2


def test_annotate_fix_clean_give_the_draft_back(weak_document: Path, tmp_path: Path) -> None:
    annotated, cleaned = tmp_path / "批注.docx", tmp_path / "清.docx"
    result = zhubi("annotate", weak_document, "-o", annotated, "--highlight", "--fix")
    assert "1 处修订" in result.output
    assert "部署" in docx.read(annotated.read_bytes()).paragraphs[1].text
    assert zhubi("clean", annotated, "-o", cleaned).exit_code == 0
    assert same(cleaned.read_bytes(), weak_document.read_bytes())


def test_an_existing_file_is_kept_unless_forced(weak_document: Path, tmp_path: Path) -> None:
    out = tmp_path / "有了.docx"
    out.write_text("别人的")
    for command in ("annotate", "clean", "final"):
        result = zhubi(command, weak_document, "-o", out)
        assert result.exit_code == 2
        assert "--force" in result.output
        assert out.read_text() == "别人的"
    assert zhubi("annotate", weak_document, "-o", out, "--force").exit_code == 0
    before = weak_document.read_bytes()
    assert zhubi("clean", weak_document, "-o", weak_document, "--force").exit_code == 2
    assert weak_document.read_bytes() == before


def test_final_lists_what_is_left_and_takes_it_out(weak_document: Path, tmp_path: Path) -> None:
    annotated, out = tmp_path / "批注.docx", tmp_path / "报送.docx"
    signed = Document(str(weak_document))
    signed.core_properties.author = "王敏"
    signed.save(str(weak_document))
    zhubi("annotate", weak_document, "-o", annotated)
    result = zhubi("final", annotated, "-o", out)
    assert result.exit_code == 0
    assert "批注" not in result.output.replace(str(annotated), "")
    assert "作者信息" in result.output
    assert zhubi("final", annotated, "-o", out, "--force", "--remove", "all").output.count("还有") == 0


def test_the_suffix_must_fit_the_content(weak_document: Path, tmp_path: Path) -> None:
    for command in (["annotate"], ["clean"], ["final"], ["template", "insert", "T1"]):
        result = zhubi(*command, weak_document, "-o", tmp_path / "新.docm")
        assert result.exit_code == 2
        assert ".docx" in result.output
        assert not (tmp_path / "新.docm").exists()


def test_old_formats_are_converted(weak_document: Path, tmp_path: Path) -> None:
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "doc", "--outdir", str(tmp_path), str(weak_document)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    old, out = weak_document.with_suffix(".doc"), tmp_path / "批注.docx"
    assert old.read_bytes()[:4] == b"\xd0\xcf\x11\xe0"
    result = zhubi("annotate", old, "-o", out)
    assert result.exit_code == 0, result.output
    assert "旧格式" in result.output
    assert "三措并举" in docx.read(out.read_bytes()).paragraphs[0].text


def test_old_formats_are_refused_without_the_converter(
    weak_document: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = tmp_path / "旧.doc"
    old.write_bytes(bytes.fromhex("D0CF11E0A1B11AE1") + "WordDocument".encode("utf-16-le"))
    monkeypatch.setattr("shutil.which", lambda _: None)
    result = zhubi("check", old)
    assert result.exit_code == 2
    assert "另存为 .docx" in result.output


def test_template_insert_adds_what_is_missing(weak_document: Path, tmp_path: Path) -> None:
    out = tmp_path / "补.docx"
    result = zhubi("template", "insert", "T1", weak_document, "-o", out)
    assert result.exit_code == 0, result.output
    written = [paragraph.text for paragraph in docx.read(out.read_bytes()).paragraphs]
    assert written[:2] == [paragraph.text for paragraph in docx.read(weak_document.read_bytes()).paragraphs]
    assert any("〔" in text for text in written[2:])
    assert zhubi("template", "insert", "T1", weak_document, "-o", out, "--section", "nonsense").exit_code == 2


def test_a_document_without_words_is_copied(tmp_path: Path) -> None:
    source, target = tmp_path / "空.docx", tmp_path / "批注.docx"
    source.write_bytes(docx.new_document([]))
    done = zhubi("annotate", source, "-o", target)
    assert done.exit_code == 0
    assert target.read_bytes() == source.read_bytes()
    assert zhubi("check", source).exit_code == 2


def test_a_document_may_be_longer_than_typed_text(tmp_path: Path) -> None:
    source, target = tmp_path / "长.docx", tmp_path / "批注.docx"
    source.write_bytes(
        docx.new_document([docx.ComposedParagraph(Role.BODY, f"柳河镇第{n}村登记流动党员。") for n in range(2_100)])
    )
    assert zhubi("annotate", source, "-o", target).exit_code == 0
    assert target.is_file()


def test_final_lists_blanks_in_headers(tmp_path: Path) -> None:
    source = tmp_path / "期号.docx"
    source.write_bytes(beside("header", "hdr", "组工信息 第〔期号〕期"))
    result = zhubi("final", source, "-o", tmp_path / "报送.docx", "--remove", "all")
    assert "〔期号〕" in result.output


CHANGED = (
    '<w:ins w:id="1" w:author="贺知行（主笔）">' + r("新的。") + '</w:ins><w:del w:id="2" w:author="贺知行">'
    "<w:r><w:delText>旧的。</w:delText></w:r></w:del>"
)


def test_final_does_not_say_that_something_stays_which_it_takes_out(tmp_path: Path) -> None:
    source = tmp_path / "稿.docx"
    source.write_bytes(commented(p(marked("1", CHANGED)), comment("1", "【主笔】这里请再想一想。")))
    assert zhubi("final", source, "-o", tmp_path / "一.docx").output.count("没有动") == 2
    assert zhubi("final", source, "-o", tmp_path / "二.docx", "--remove", "comments").output.count("没有动") == 1
    assert "没有动" not in zhubi("final", source, "-o", tmp_path / "三.docx", "--remove", "all").output


def test_final_rejects_the_changes_when_asked(tmp_path: Path) -> None:
    source, target = tmp_path / "稿.docx", tmp_path / "报送.docx"
    source.write_bytes(package(p(CHANGED)))
    assert zhubi("final", source, "-o", target, "--reject").exit_code == 2
    assert zhubi("final", source, "-o", target, "--remove", "changes", "--reject").exit_code == 0
    assert [paragraph.text for paragraph in docx.read(target.read_bytes()).paragraphs] == ["旧的。"]
