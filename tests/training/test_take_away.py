"""What a trainer takes along: the page in one file, the handouts, the commands that write them."""

from __future__ import annotations

import base64
import hashlib
import io
import re
from pathlib import Path

import docx as python_docx
import pytest
from click.testing import CliRunner

from addin_server import assets, docx, training
from addin_server.cli import main
from addin_server.core.engine import Checker
from addin_server.core.ruleset import Ruleset
from addin_server.output import handout
from addin_server.output.lesson_page import NotBuilt, lesson_page
from addin_server.training import Library
from addin_server.wire.training import find_lesson


@pytest.fixture(scope="module")
def library(rules: Ruleset) -> Library:
    return training.load(assets.rules(), [], rules.by_id)


@pytest.fixture
def built(tmp_path: Path) -> Path:
    """A pane that was built, with what could break a page."""
    (tmp_path / "assets").mkdir()
    (tmp_path / "assets" / "training.js").write_text("var a='</script><!--'", "utf-8")
    (tmp_path / "assets" / "training.css").write_text("b{color:red}", "utf-8")
    return tmp_path


def test_the_page_is_whole_and_allows_only_itself(library: Library, rules: Ruleset, built: Path) -> None:
    lesson = find_lesson(library, "floating-members", Checker(rules).check, rules.by_id)
    assert lesson is not None
    page = lesson_page("<把导语写实>", [lesson], [], built).decode()
    assert page.count("</script>") == 2 and "&lt;把导语写实&gt;" in page
    assert not re.search(r"\b(?:src|href)=|url\(|https?://", page)
    script = re.findall(r"<script>(.*?)</script>", page, re.DOTALL)[0]
    wanted = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    assert f"script-src 'sha256-{wanted}'" in page and "default-src 'none'" in page


def test_without_the_pane_the_page_says_so(tmp_path: Path) -> None:
    with pytest.raises(NotBuilt):
        lesson_page("x", [], [], tmp_path)


def test_a_handout_has_the_tasks_and_no_answers(library: Library, rules: Ruleset) -> None:
    for plan in library.plans.values():
        text = "\n".join(p.text for p in docx.read(handout.handout(plan, library)).paragraphs)
        sheet = "\n".join(p.text for p in docx.read(handout.answers(plan, library, Checker(rules).check)).paragraphs)
        assert all(unit.task in text for unit in plan.unit)
        assert all(unit.say in sheet for unit in plan.unit)
        shown = [library.lessons[u.lesson] for u in plan.unit if u.lesson]
        for point in (p for lesson in shown for s in lesson.step for p in s.weak):
            assert point.head in sheet and f"{point.head}。{point.text}" not in text
        for fact in (f for lesson in shown for f in lesson.fact):
            assert fact.why in sheet and fact.why not in text


def test_what_is_looked_up_stands_in_tables_and_blanks_stay_on_their_line(library: Library, rules: Ruleset) -> None:
    for plan in library.plans.values():
        sheet = python_docx.Document(io.BytesIO(handout.answers(plan, library, Checker(rules).check)))
        heads = [tuple(cell.text for cell in table.rows[0].cells) for table in sheet.tables]
        assert heads.count(("弱例", "好例", "要点")) == sum(bool(unit.pairs) for unit in plan.unit)
        paper = python_docx.Document(io.BytesIO(handout.handout(plan, library)))
        blanks = [p.text for p in paper.paragraphs if "＿" in p.text]
        assert blanks and max(map(len, blanks)) <= 27, "more than 27 characters do not fit the line"


def test_the_commands(tmp_path: Path) -> None:
    run = CliRunner().invoke
    assert "plan-1-lead" in run(main, ["training", "list"]).output
    assert "都和说的一样" in run(main, ["training", "lint"]).output
    out = tmp_path / "x.docx"
    assert run(main, ["training", "handout", "plan-1-lead", "-o", str(out)]).exit_code == 0
    assert docx.read(out.read_bytes()).paragraphs[0].text == "一篇信息立起来"
    again = run(main, ["training", "handout", "plan-1-lead", "-o", str(out)])
    assert again.exit_code == 2 and "已经有了" in again.output
    assert run(main, ["training", "handout", "no", "-o", str(tmp_path / "y.docx")]).exit_code == 2
    assert run(main, ["training", "export", "no", "-o", str(tmp_path / "y.html")]).exit_code == 2
    everywhere = run(main, ["training", "class", "floating-members", "--bind", "0.0.0.0", "--yes"])
    assert everywhere.exit_code == 2 and "写明本机在教室里的地址" in everywhere.output


def test_an_open_network_is_spoken_of_before_anything_opens() -> None:
    held = ["training", "class", "floating-members", "--bind", "192.0.2.1"]
    refused = CliRunner().invoke(main, held, input="n\n")
    assert refused.exit_code == 2 and "向同一网络的人开放" in refused.output and "没有加密" in refused.output
    encrypted = CliRunner().invoke(main, [*held, "--tls"], input="n\n")
    assert encrypted.exit_code == 2 and "没有加密" not in encrypted.output


def test_lint_tells_an_organisation_what_its_own_text_does_not_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = tmp_path / "training" / "pairs" / "own.toml"
    own.parent.mkdir(parents=True)
    own.write_text(
        'part = "标题"\n[[pair]]\nid = "a"\nteaches = ["title.ornate"]\nweak = "白石县派 46 名干部到村"\n'
        'good = "白石县派 46 名干部到村"\nwhy = "c"\n',
        "utf-8",
    )
    monkeypatch.setenv("ZHUBI_RULES", str(tmp_path))
    result = CliRunner().invoke(main, ["training", "lint"])
    assert result.exit_code == 1 and "对照 a 弱例：应当指出 title.ornate" in result.output
