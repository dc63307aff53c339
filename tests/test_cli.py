"""The command as its user meets it: output, exit codes, one clear sentence about bad input."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest
from click.testing import CliRunner, Result

from addin_server import docx
from addin_server.cli import main
from addin_server.core.model import Role
from tests.docx.corpus import same

ROOT = Path(__file__).parent.parent
WEAK = "柳河镇凝心聚力促发展\n柳河镇高度重视，精心部署，党员的综合素质得到明显提升。\n"
CLEAN = (
    "石桥县把党员会开到赶集日\n"
    "针对14个山村党员会一年开不齐一次，石桥县今年起把党员会开到赶集日，到会人数由9人升到23人。\n"
    "会期固定在每月第一个赶集日，由村支书提前三天通知；会后党员当场认领小事，三个月办结86件。\n"
)


@pytest.fixture
def weak(tmp_path: Path) -> Path:
    path = tmp_path / "weak.txt"
    path.write_text(WEAK, "utf-8")
    return path


@pytest.fixture
def clean(tmp_path: Path) -> Path:
    path = tmp_path / "clean.txt"
    path.write_text(CLEAN, "utf-8")
    return path


def zhubi(*arguments: str | Path, stdin: str = "") -> Result:
    return CliRunner().invoke(main, [str(a) for a in arguments], input=stdin)


def test_findings_are_exit_1_and_a_clean_draft_is_0(weak: Path, clean: Path) -> None:
    assert zhubi("check", weak).exit_code == 1
    assert zhubi("check", clean).exit_code == 0


def test_fail_on(weak: Path) -> None:
    assert zhubi("check", weak, "--select", "vague.attitude").exit_code == 0
    assert zhubi("check", weak, "--select", "vague", "--fail-on", "advice").exit_code == 1
    assert zhubi("check", weak, "--fail-on", "never").exit_code == 0


def test_text_names_place_message_and_reason(weak: Path) -> None:
    shown = zhubi("check", weak).output
    for part in ("建议改", "第 1 段", "标题像口号", "为什么：", "组工信息写作"):
        assert part in shown


def test_json_is_the_published_schema(weak: Path) -> None:
    report = json.loads(zhubi("check", weak, "--format", "json").output)
    schema = json.loads((ROOT / "docs/report.schema.json").read_text("utf-8"))
    jsonschema.validate(report, schema)
    assert "file" not in report
    finding = report["findings"][0]
    text = next(p["text"] for p in report["paragraphs"] if p["id"] == finding["paragraph"])
    assert text[slice(*finding["span"])] == finding["quote"]


def test_several_files_give_a_line_each_and_a_bad_one_its_error(weak: Path, clean: Path, tmp_path: Path) -> None:
    result = zhubi("check", weak, tmp_path / "missing.txt", clean, "--format", "json")
    lines = [json.loads(line) for line in result.stdout.splitlines()]
    assert [line["file"] for line in lines] == [str(weak), str(tmp_path / "missing.txt"), str(clean)]
    assert set(lines[1]) == {"file", "error"}
    assert result.exit_code == 2


def test_sarif_and_html(weak: Path) -> None:
    log = json.loads(zhubi("check", weak, "--format", "sarif").output)
    assert log["version"] == "2.1.0"
    assert log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"]["startLine"] == 1
    page = zhubi("check", weak, "--format", "html").output
    assert '<mark class="warning"' in page


def test_html_escapes_the_draft(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("<script>alert(1)</script>\n柳河镇党员的综合素质得到明显提升。\n", "utf-8")
    assert "<script>" not in zhubi("check", path, "--format", "html").output


def test_standard_input() -> None:
    assert "标题像口号" in zhubi("check", "-", stdin=WEAK).output


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("empty.txt", b"", "没有文字"),
        ("empty.docx", b"", "空的"),
        ("fake.docx", b"not a zip at all", "不是 .docx"),
        ("old.doc", bytes.fromhex("D0CF11E0A1B11AE1") + b"\0" * 600 + "WordDocument".encode("utf-16-le"), "旧版 .doc"),
        ("binary.txt", bytes(range(256)) * 4, "编码"),
        ("utf7.txt", b"\xff\xff\xff\xff", "编码"),
        ("long.txt", ("字" * 200_001).encode(), "20 万字"),
    ],
)
def test_bad_input_is_one_sentence_and_exit_2(tmp_path: Path, name: str, data: bytes, said: str) -> None:
    path, out = tmp_path / name, tmp_path / "out.docx"
    path.write_bytes(data)
    checked, annotated = zhubi("check", path), zhubi("annotate", path, "-o", out)
    for result in (checked, annotated):
        assert result.exit_code == 2
        assert said in result.output
        assert "Traceback" not in result.output
    assert not out.exists()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_texts_of_all_usual_encodings(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(WEAK.encode(encoding))
    assert "标题像口号" in zhubi("check", path).output


def test_markdown_headings_are_roles(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    lines = ["# 柳河镇凝心聚力促发展", "针对**人少**，柳河镇办夜校，到课 126 人。", "## 一、办班", "每周三开课。"]
    path.write_text("\n\n".join(lines), "utf-8")
    report = json.loads(zhubi("check", path, "--format", "json").output)
    assert [p["role"] for p in report["paragraphs"]][:3] == ["title", "lead", "heading1"]
    assert report["paragraphs"][1]["text"] == "针对人少，柳河镇办夜校，到课 126 人。"


def test_annotate_leaves_the_original_and_its_text_alone(tmp_path: Path) -> None:
    path, out = tmp_path / "a.docx", tmp_path / "out.docx"
    title, lead = WEAK.splitlines()
    path.write_bytes(docx.new_document([docx.Block(Role.TITLE, title), docx.Block(Role.LEAD, lead)]))
    before = path.read_bytes()
    result = zhubi("annotate", path, "-o", out)
    assert result.exit_code == 0
    assert path.read_bytes() == before
    assert docx.read(out.read_bytes()).paragraphs == docx.read(before).paragraphs


def test_annotate_refuses_to_overwrite_its_input(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(docx.new_document([docx.Block(Role.TITLE, "柳河镇凝心聚力促发展")]))
    before = path.read_bytes()
    assert zhubi("annotate", path, "-o", path).exit_code == 2
    assert path.read_bytes() == before


def test_nothing_found_is_a_byte_copy(clean: Path, tmp_path: Path) -> None:
    path, out = tmp_path / "a.docx", tmp_path / "out.docx"
    path.write_bytes(docx.new_document(docx.Block(Role.BODY, line) for line in CLEAN.splitlines()))
    assert zhubi("annotate", path, "-o", out).exit_code == 0
    assert out.read_bytes() == path.read_bytes()


def test_rules_explain_and_suggest() -> None:
    assert "弱例" in zhubi("rules", "explain", "title.slogan").output
    wrong = zhubi("rules", "explain", "slogan")
    assert wrong.exit_code == 2
    assert "title.slogan" in wrong.output


def test_rules_list_lint_and_test() -> None:
    assert "title.slogan" in zhubi("rules", "list").output
    assert zhubi("rules", "lint").exit_code == 0
    assert zhubi("rules", "test").exit_code == 0


def test_a_broken_layer_is_named_with_file_and_line(tmp_path: Path) -> None:
    (tmp_path / "profile.toml").write_text("off = 3\n", "utf-8")
    result = zhubi("rules", "lint", tmp_path)
    assert result.exit_code == 2
    assert "profile.toml 第 1 行" in result.output


def test_template_new(tmp_path: Path) -> None:
    out = tmp_path / "t.docx"
    assert zhubi("template", "new", "T1", "-o", out).exit_code == 0
    assert any("〔" in p.text for p in docx.read(out.read_bytes()).paragraphs)
    assert zhubi("template", "new", "T1", "-o", out).exit_code == 2


def test_the_real_command(weak: Path) -> None:
    command = [sys.executable, "-m", "addin_server.cli", "check", str(weak), "--format", "json"]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 1, done.stderr
    assert json.loads(done.stdout)["genre"]["name"] == "信息"


def test_the_published_schema_is_current() -> None:
    from addin_server import wire

    assert json.loads((ROOT / "docs/report.schema.json").read_text("utf-8")) == wire.report_schema()


def test_rules_new_writes_a_draft_that_lint_understands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    assert zhubi("rules", "new", "vague.our-slogan").exit_code == 0
    draft = tmp_path / "zhubi" / "rules" / "vague" / "our-slogan.toml"
    text = (
        draft.read_text("utf-8").replace("〔词|词〕 …6 〔词|词〕", "擂响 …6 战鼓").replace("[[这里]]", "[[擂响战鼓]]")
    )
    draft.write_text(text, "utf-8")
    assert zhubi("rules", "lint").exit_code == 0
    assert "本单位" not in zhubi("rules", "list").output
    assert "vague.our-slogan" in zhubi("rules", "list").output
    assert zhubi("rules", "new", "vague.our-slogan").exit_code == 2


@pytest.mark.parametrize("id_", ["vague", "poetry.ours", "vague.Ours", "title.ornate", "vague.../x"])
def test_rules_new_refuses(id_: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    assert zhubi("rules", "new", id_).exit_code == 2
    assert not list(tmp_path.rglob("*.toml"))


@pytest.fixture
def weak_document(tmp_path: Path) -> Path:
    path = tmp_path / "稿.docx"
    lines = ["三措并举抓实党员教育", "为进一步加强教育，柳河镇统一布署，综合素质得到明显提升。"]
    path.write_bytes(docx.new_document([docx.Block(Role.TITLE, lines[0]), docx.Block(Role.LEAD, lines[1])]))
    return path


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
    zhubi("annotate", weak_document, "-o", annotated)
    result = zhubi("final", annotated, "-o", out)
    assert result.exit_code == 0
    assert "批注" not in result.output.replace(str(annotated), "")
    assert "作者信息" in result.output
    assert zhubi("final", annotated, "-o", out, "--force", "--remove", "all").output.count("还有") == 0


def test_the_suffix_must_fit_the_content(weak_document: Path, tmp_path: Path) -> None:
    result = zhubi("annotate", weak_document, "-o", tmp_path / "批注.docm")
    assert result.exit_code == 2
    assert ".docx" in result.output


def test_old_formats_are_converted(weak_document: Path, tmp_path: Path) -> None:
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
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
    source.write_bytes(docx.new_document([docx.Block(Role.BODY, f"柳河镇第{n}村登记流动党员。") for n in range(2_100)]))
    assert zhubi("annotate", source, "-o", target).exit_code == 0
    assert target.is_file()


MATERIAL = ROOT / "tests" / "mining" / "township.txt"


def test_mine_lists_topics_with_their_place_and_what_is_missing() -> None:
    result = zhubi("mine", MATERIAL)
    assert result.exit_code == 0
    assert "1. “院坝党课”　经验做法" in result.output
    assert "《township.txt》第 7 段" in result.output
    assert "还缺：" in result.output


def test_mine_as_json_and_as_a_page() -> None:
    body = json.loads(zhubi("mine", MATERIAL, "--format", "json").output)
    assert [c["type"] for c in body["candidates"]] == ["T1"] * 4
    page = zhubi("mine", MATERIAL, "--format", "html").output
    assert "<mark>党员平均到会率由52%提高到87%</mark>" in page
    assert "<i>〔总数〕</i>" in page


def test_mine_writes_an_outline(tmp_path: Path) -> None:
    target = tmp_path / "提纲.docx"
    assert zhubi("mine", MATERIAL, "--outline", "1", "-o", target).exit_code == 0
    assert docx.read(target.read_bytes()).paragraphs[0].text.startswith("柳坪镇“院坝党课”")
    assert zhubi("mine", MATERIAL, "--outline", "9", "-o", tmp_path / "x.docx").exit_code == 2
