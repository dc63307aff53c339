"""`check` as its user meets it: output, exit codes, one clear sentence about bad input."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest

from tests.cli.drafts import WEAK
from tests.command import zhubi

ROOT = Path(__file__).parent.parent.parent


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


@pytest.mark.parametrize("form", ["text", "html"])
def test_what_weighed_most_is_shown(weak: Path, form: str) -> None:
    assert "看出来的依据：" in zhubi("check", weak, "--select", "title.slogan", "--format", form).output


def test_a_finding_that_was_not_weighed_has_no_grounds(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("石桥县办夜校\n石桥县〔何时〕起办夜校。\n", "utf-8")
    shown = zhubi("check", path, "--select", "format.placeholder-residue", "--format", "html").output
    assert "<li " in shown and "看出来的依据" not in shown


def test_json_is_the_published_schema(weak: Path) -> None:
    report = json.loads(zhubi("check", weak, "--format", "json").output)
    schema = json.loads((ROOT / "docs/report.schema.json").read_text("utf-8"))
    jsonschema.validate(report, schema)
    assert "file" not in report
    finding = report["findings"][0]
    text = next(p["text"] for p in report["paragraphs"] if p["id"] == finding["paragraph"])
    assert text[slice(*finding["span"])] == finding["quote"]
    assert any(finding["reasons"] for finding in report["findings"])


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


def test_a_mark_leads_to_its_findings_and_a_finding_to_its_paragraph(weak: Path, clean: Path) -> None:
    page = zhubi("check", weak, clean, "--format", "html").output
    targets = set(re.findall(r'id="([^"]+)"', page))
    links = re.findall(r'href="#([^"]+)"', page)
    assert links and set(links) <= targets
    listed = {target for target in targets if "f" in target}
    assert listed <= set(links), "a finding of which the text shows nothing"


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


def test_the_real_command(weak: Path) -> None:
    command = [sys.executable, "-m", "addin_server.cli", "check", str(weak), "--format", "json"]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 1, done.stderr
    assert json.loads(done.stdout)["genre"]["name"] == "信息"


def test_the_published_schema_is_current() -> None:
    from addin_server import wire

    assert json.loads((ROOT / "docs/report.schema.json").read_text("utf-8")) == wire.report_schema()
