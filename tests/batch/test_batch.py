"""The command on a folder: what it reads, what it writes, how it goes on after an interruption."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from addin_server import docx
from addin_server.annotation import remarks
from addin_server.batch import journal
from addin_server.batch.collect import sort_out
from addin_server.batch.copies import Copies
from addin_server.batch.examine import FAULT, Examiner
from addin_server.batch.outcome import Examined, Options, Task
from addin_server.batch.pool import Pool
from addin_server.batch.roster import parse
from addin_server.batch.unit import canonical, unit_of
from addin_server.core.engine import Checker
from addin_server.core.model import Draft, Paragraph, Role
from addin_server.core.ruleset import Ruleset
from tests.batch import drafts
from tests.command import zhubi
from tests.docx.corpus import same


@pytest.fixture
def weak(folder: Path) -> Path:
    """A weak .docx, and a title that would harm a page or a spreadsheet."""
    blocks = [
        docx.ComposedParagraph(Role.TITLE, "柳河镇凝心聚力促发展"),
        docx.ComposedParagraph(Role.BODY, "党员的综合素质得到明显提升。"),
    ]
    (folder / "弱.docx").write_bytes(docx.new_document(blocks))
    (folder / "注入.txt").write_text('=1+1<script>alert("x")</script>&\n柳河镇办了11件事。\n', "utf-8")
    return folder


def test_reports_copies_and_exit_code(weak: Path, tmp_path: Path, cache: Path) -> None:
    before = {path: path.read_bytes() for path in weak.rglob("*") if path.is_file()}
    out = tmp_path / "批注"
    done = zhubi("batch", weak, "--report", tmp_path / "r.html", "--report", tmp_path / "r.xlsx", "--annotated", out)
    assert done.exit_code == 1, done.output
    assert "看了 10 份" in done.output
    assert {path: path.read_bytes() for path in weak.rglob("*") if path.is_file()} == before
    assert len(list(out.rglob("*.docx"))) == 10
    assert (out / "荷湾街道" / "再报（主笔批注）.docx").is_file()
    copy = (out / "弱（主笔批注）.docx").read_bytes()
    assert docx.leftovers(copy).comments
    assert same(docx.clean(copy, remarks.SIGNS).data, before[weak / "弱.docx"])
    assert not list(cache.rglob("*.jsonl")), "nothing stays behind"


def test_the_page_is_whole_harmless_and_never_ranks(weak: Path, tmp_path: Path) -> None:
    (tmp_path / "名册.txt").write_text("没来镇\n柳塘镇\n荷湾街道, 荷湾\n", "utf-8")
    zhubi("batch", weak, "--report", tmp_path / "r.html", "--roster", tmp_path / "名册.txt")
    page = (tmp_path / "r.html").read_text("utf-8")
    assert "=1+1&lt;script&gt;alert(" in page
    assert not re.search(r"<script|\son\w+=|\sstyle=|(src|href)=\"(?!#)|url\((?!#)|@import", page)
    assert "default-src 'none'; style-src 'sha256-" in page
    assert "没有来稿的：没来镇" in page
    assert "排名（" not in page
    assert re.findall(r'<th scope="row">([^<]+)<small>\d+ 篇，均', page)[:2] == ["柳塘镇", "荷湾街道"]
    assert "石阶乡<small>" in page, "not on the roster, and shown all the same"
    assert "按名册次序" in page
    for kind in ("同稿重报", "同单位前稿"):
        assert kind in page


def test_units_are_ranked_only_when_asked(weak: Path, tmp_path: Path) -> None:
    reports = "--report", tmp_path / "r.html", "--report", tmp_path / "r.xlsx"
    zhubi("batch", weak, *reports)
    assert "按来稿次序，不排名" in (tmp_path / "r.html").read_text("utf-8"), "no roster was given"
    assert "排名" not in openpyxl.load_workbook(tmp_path / "r.xlsx").sheetnames
    zhubi("batch", weak, *reports, "--rank-units", "--force")
    book = openpyxl.load_workbook(tmp_path / "r.xlsx")
    scores = [float(str(row[3])) for row in book["排名"].iter_rows(min_row=2, values_only=True)]
    assert scores == sorted(scores, reverse=True)
    assert "单位排名（按均分）" in (tmp_path / "r.html").read_text("utf-8")


def _total(sheet: Worksheet, *columns: int) -> int:
    """The sum of the numbers in `columns`, below the heading."""
    return sum(int(str(row[column])) for row in sheet.iter_rows(min_row=2, values_only=True) for column in columns)


def test_the_workbook_adds_up_and_opens_elsewhere(weak: Path, tmp_path: Path) -> None:
    zhubi("batch", weak, "--report", tmp_path / "r.xlsx")
    book = openpyxl.load_workbook(tmp_path / "r.xlsx")
    assert book["逐篇"].max_row - 1 == _total(book["单位"], 1) == 10
    assert _total(book["逐篇"], 4) == _total(book["单位"], 2)
    assert _total(book["规则"], 2) == _total(book["逐篇"], 6, 7, 8) == _total(book["单位"], 4, 5, 6) > 0
    title = next(row[1] for row in book["逐篇"].iter_rows(min_row=2) if str(row[1].value).startswith("="))
    assert title.data_type == "s"
    for sheet in book:
        high = sheet.row_dimensions
        for row in sheet.iter_rows(min_row=2):
            tall = {cell.row for cell in row if cell.row and len(str(cell.value)) > 36}
            assert all((high[number].height or 0) >= 30 for number in tall), "a wrapped line is not hidden"
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    convert = ["--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), str(tmp_path / "r.xlsx")]
    subprocess.run(["soffice", profile, *convert], check=True, capture_output=True)
    assert (tmp_path / "r.pdf").stat().st_size > 5_000


def test_a_bad_file_is_a_line_of_the_report(folder: Path, tmp_path: Path) -> None:
    (folder / "坏.docx").write_bytes(b"PK\x03\x04 no document")
    (folder / "空.txt").write_text("", "utf-8")
    (folder / "~$开着.docx").write_bytes(b"x" * 162)
    (folder / ".隐藏.docx").write_bytes(b"x")
    (folder / "图.png").write_bytes(b"x")
    done = zhubi("batch", folder, "--report", tmp_path / "r.html")
    page = (tmp_path / "r.html").read_text("utf-8")
    assert done.exit_code == 2
    assert "坏.docx：文稿已损坏" in done.output
    for line in ("文稿里没有文字", "临时文件 1 个", "隐藏文件 1 个", "另有 1 个不是文稿（.png）"):
        assert line in page


@pytest.mark.parametrize(
    ("report", "sentence"), [("r.pdf", "以 .html 或 .xlsx 结尾"), ("无/r.html", "没有“"), ("有.html", "已经有了")]
)
def test_a_report_that_cannot_be_written_is_told_before_the_work(
    folder: Path, tmp_path: Path, report: str, sentence: str
) -> None:
    (tmp_path / "有.html").write_text("x", "utf-8")
    done = zhubi("batch", folder, "--report", tmp_path / report)
    assert done.exit_code == 2
    assert sentence in done.output
    assert (tmp_path / "有.html").read_text("utf-8") == "x"


_SLOW_DISK = """
import time
from addin_server.batch.journal import Journal
from addin_server.cli import main

add = Journal.add
Journal.add = lambda *line: (add(*line), time.sleep(0.05))[0]
main()
"""
"""The command on a disk so slow that it is not done before somebody stops it."""


def _started(folder: Path, *options: str | Path) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", _SLOW_DISK, "batch", folder, "--workers", "1", *options]
    return subprocess.Popen([str(c) for c in command], stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def _lines(cache: Path) -> int:
    return sum(path.read_bytes().count(b"\n") - 1 for path in cache.rglob("*.jsonl"))


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGINT])
def test_an_interrupted_batch_goes_on_and_gives_the_same_report(
    folder: Path, tmp_path: Path, cache: Path, number: signal.Signals
) -> None:
    for i in range(40):
        (folder / f"稿{i}.txt").write_text(f"{drafts.SAME_WORDS_A}另有{i + 10}户没有问过账，镇里准备上门。\n", "utf-8")
    twin = shutil.copytree(folder, tmp_path / "twin" / folder.name)
    whole, resumed, out = tmp_path / "whole.html", tmp_path / "resumed.html", tmp_path / "out"
    process = _started(folder, "--report", resumed, "--annotated", out)
    while _lines(cache) < 8:
        assert process.poll() is None, process.communicate()
        time.sleep(0.01)
    os.kill(process.pid, number)
    said = process.communicate()[1]
    assert not resumed.exists()
    if number is signal.SIGINT:
        assert process.returncode == 130
        assert "再运行同一条命令，从这里接着看" in said
        assert "Traceback" not in said
    assert 8 <= _lines(cache) < 48
    again = zhubi("batch", folder, "--report", resumed, "--annotated", out)
    assert re.search(r"接着上次：\d+ 份已看过", again.output)
    assert len(list(out.rglob("*.docx"))) == 48, "each copy once"
    zhubi("batch", twin, "--report", whole, "--annotated", tmp_path / "other", "--workers", "2")
    assert resumed.read_bytes() == whole.read_bytes()


def test_the_journal_holds_no_text_of_the_draft(tmp_path: Path, rules: Ruleset) -> None:
    examiner = Examiner(rules, Options())
    log = journal.Journal(tmp_path / "j.jsonl", journal.scope_of(examiner))
    log.add(journal.JournalLine("k", examiner(Task("a.txt", drafts.ORIGINAL.encode())).outcome))
    log.close()
    written = (tmp_path / "j.jsonl").read_text("utf-8")
    title, *body = drafts.ORIGINAL.strip().split("\n")
    assert title in written
    assert not any(sentence[i : i + 8] in written for sentence in body for i in range(0, len(sentence) - 8))
    assert (tmp_path / "j.jsonl").stat().st_mode & 0o077 == 0


def test_other_rules_options_or_content_are_not_resumed(tmp_path: Path, rules: Ruleset) -> None:
    scopes = {
        journal.scope_of(Examiner(rules, Options())),
        journal.scope_of(Examiner(rules, Options(level="市"))),
        journal.scope_of(Examiner(rules.selecting(["title"]), Options())),
        journal.scope_of(Examiner(rules, Options(), parse("柳塘镇"))),
    }
    assert len(scopes) == 4
    assert journal.key_of(Task("a", b"x")) != journal.key_of(Task("a", b"y"))


def test_a_pool_ended_before_it_begins_looks_at_nothing(rules: Ruleset) -> None:
    pool = Pool(Examiner(rules, Options()), 2)
    pool.end()
    assert list(pool.run([Task("一.txt", data="柳河镇办夜校".encode())])) == []


_LEFT = """
import sys
from addin_server import assets, processes
from addin_server.batch.examine import Examiner
from addin_server.batch.outcome import Options, Task
from addin_server.batch.pool import Pool
from addin_server.core import ruleset

if __name__ == "__main__":
    pool = Pool(Examiner(ruleset.load(assets.rules()), Options()), 2)
    for _ in pool.run(Task(f"{i}.txt", "柳河镇办夜校".encode()) for i in range(40)):
        if sys.argv[1] == "ended":
            pool.end()
    processes.leave(0)
"""
"""Leaves as the service does: at once, with nothing tidied up."""


@pytest.mark.parametrize("how", ["ended", "done"])
def test_nothing_of_a_pool_is_left_when_its_run_is_over(tmp_path: Path, how: str) -> None:
    (tmp_path / "left.py").write_text(_LEFT, "utf-8")
    for _ in range(3):
        done = subprocess.run([sys.executable, tmp_path / "left.py", how], capture_output=True, text=True, timeout=60)
        assert (done.returncode, done.stderr) == (0, "")


class _Deadly(Examiner):
    """Brings its process down at one file, as a fault in a library can."""

    def __reduce__(self) -> Any:
        return _deadly, (super().__reduce__(),)

    def __call__(self, task: Task) -> Examined:
        if task.name == "deadly.txt":
            os.kill(os.getpid(), signal.SIGKILL)
        return super().__call__(task)


def _deadly(plain: Any) -> _Deadly:
    build, arguments = plain
    made = build(*arguments)
    return _Deadly(made.ruleset, made.options)


def test_a_file_that_kills_its_process_costs_only_itself(rules: Ruleset) -> None:
    names = [f"{i}.txt" for i in range(5)] + ["deadly.txt"] + [f"{i}.txt" for i in range(5, 10)]
    tasks = [Task(name, drafts.ORIGINAL.encode()) for name in names]
    found = {e.outcome.name: e.outcome.error for e in Pool(_Deadly(rules, Options()), 2).run(tasks)}
    assert found == {name: FAULT if name == "deadly.txt" else "" for name in names}


def test_copies_have_names_of_their_own(tmp_path: Path) -> None:
    (tmp_path / "稿（主笔批注）.docx").write_bytes(b"theirs")
    copies = Copies(tmp_path)
    names = [copies.name(original, ".docx") for original in ("稿.docx", "稿.txt", "a/稿.txt")]
    assert names == ["稿（主笔批注）2.docx", "稿（主笔批注）3.docx", "a/稿（主笔批注）.docx"]


def test_files_stand_as_a_person_reads_their_names() -> None:
    found = sort_out(["第10期.docx", "第2期.docx", "乙/稿.WPS", "~$第2期.docx", "第二期.txt"])
    assert found.names == ("乙/稿.WPS", "第2期.docx", "第二期.txt", "第10期.docx")


def test_a_unit_is_known_by_any_of_its_names(rules: Ruleset) -> None:
    spoken = ["中共青槐镇委员会", "青溪县青槐镇党建办", "荷湾街道党工委", "市人社局", "县委组织部"]
    assert [canonical(name) for name in spoken] == ["青槐镇", "青槐镇", "荷湾街道", "市人社局", "县委组织部"]
    checker = Checker(rules)

    def unit_named(title: str, file: str = "") -> str:
        body = Paragraph(id="p2", text="今天把大家请来，开一个短会。")
        report = checker.check(Draft(paragraphs=(Paragraph(id="p1", text=title), body)))
        return unit_of(f"{file or title}.docx", report, (), rules.automaton)

    assert unit_named("青溪县设“周末党校”让乡镇干部就近补课") == "青溪县", "what it founded is not who sent it"
    assert unit_named("同志们：") == "", "whom a speech greets is no unit"
    assert unit_named("大力加强党建工作", "15我县大力加强党建工作") == "", (
        "what files are sorted by is no part of a name"
    )
    dated = (
        "2025年石桥镇",
        "2025年度石桥镇",
        "2025年底石桥镇",
        "2025年上半年石桥镇",
        "2025年第一季度石桥镇",
        "3月石桥镇报送",
        "2025年3月15日石桥镇",
        "第3期石桥镇",
        "01 2025年石桥镇",
    )
    assert {unit_named("大力加强党建工作", file) for file in dated} == {"石桥镇"}
    assert [unit.name for unit in parse("# 名册\n荷湾街道, 荷湾\n柳塘镇\n")] == ["荷湾街道", "柳塘镇"]
    with pytest.raises(ValueError, match="第 2 行的“荷湾”"):
        parse("荷湾街道, 荷湾\n荷湾")
