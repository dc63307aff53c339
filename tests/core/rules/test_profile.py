"""No setting can break a check: what a profile says is refused with its place, or the rules can run with it."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from msgspec import inspect

from addin_server.core import engine, ruleset
from addin_server.core.model import Severity
from addin_server.core.rules.profile import Profile, adjustable, tuned
from addin_server.core.ruleset import Ruleset
from tests.core.drafts import PROSE, draft

ROOT = Path(__file__).parents[3]
WEAK = draft(
    "东岭县认真学习上级会议精神切实抓好当前和今后一个时期外出务工党员联系服务各项任务",
    "今年以来，东岭县高度重视，取得显著成效。",
    "一是加强领导。成立领导小组。二是召开会议。三是加强宣传。",
    "下一步，将继续努力。",
)
DRAFTS = (WEAK, draft("", ""), draft(PROSE), draft("三措并举抓实党员教育", PROSE * 20, PROSE))


def loaded(tmp_path: Path, profile: str) -> Ruleset:
    (tmp_path / "profile.toml").write_text(profile, "utf-8")
    return ruleset.load(ROOT / "rules", [tmp_path])


def broken(rules: Ruleset) -> list[str]:
    checker = engine.Checker(rules)
    reports = [checker.check(d, unfold=True) for d in DRAFTS]
    return [skipped.rule for report in reports for skipped in report.skipped if skipped.because == engine.FAILED]


@pytest.mark.parametrize("severity", list(Severity))
def test_every_rule_runs_with_every_severity(rules: Ruleset, severity: Severity) -> None:
    profile = Profile(severity={rule.category: severity for rule in rules.rules})
    assert not broken(_with(rules, profile))


@pytest.mark.parametrize("end", ["ge", "le"])
def test_every_rule_runs_with_its_smallest_and_largest_numbers(rules: Ruleset, end: str) -> None:
    numbers = {
        rule.id: {name: _bound(kind, end) for name, kind in adjustable(type(rule)).items()} for rule in rules.rules
    }
    assert not broken(_with(rules, Profile(set=numbers)))


def _with(rules: Ruleset, profile: Profile) -> Ruleset:
    return rules.of([tuned(rule, profile) for rule in rules.rules])


def _bound(kind: object, end: str) -> int | tuple[int, ...]:
    node = inspect.type_info(kind)
    node = node.type if isinstance(node, inspect.Metadata) else node
    if isinstance(node, inspect.VarTupleType):
        item = node.item_type.type if isinstance(node.item_type, inspect.Metadata) else node.item_type
        return (int(getattr(item, end)),)
    return int(getattr(node, end))


@pytest.mark.parametrize(
    ("profile", "line", "says"),
    [
        ('[set."body.no-levels"]\nlonger_than = -1', 2, "“longer_than”不能小于 0"),
        ('[set."title.too-long"]\nover = []', 2, "“over”至少要有 1 个"),
        ('[set."title.too-long"]\nover = [-3]', 2, "“over”不能小于 0"),
        ('[set."title.too-long"]\nover = 3', 2, "“over”应是 列表，现在是 整数"),
        ('[set."title.too-long"]\nscope = []', 2, "没有叫“scope”的数字，可以写：over"),
        ('[set."title.too-long"]\nrank = 3', 2, "没有叫“rank”的数字"),
        ('[set."body.no-levels"]\nlonger_than = 99999999999999999999', 2, "不能大于 1000000"),
        ('[set."body.no-levels"]\nlonger_than = true', None, "整数"),
        ('[severity]\n"title.too-long" = "fatal"', 1, "error、warning、advice"),
        (f"off = {'[' * 2000}{']' * 2000}", None, "套得太深"),
        (f"off = {['title'] * 1001}", 1, "最多写 1000 个"),
    ],
)
def test_a_number_no_rule_can_run_with_is_refused_by_file_and_line(
    tmp_path: Path, profile: str, line: int | None, says: str
) -> None:
    rules = loaded(tmp_path, profile)
    (problem,) = rules.problems
    assert "profile.toml" in problem and says in problem
    assert line is None or f"第 {line} 行" in problem
    assert rules["title.too-long"].severity == "warning"
    assert not broken(rules)


def test_a_name_no_rule_has_is_told_and_the_rest_of_the_layer_holds(tmp_path: Path) -> None:
    (tmp_path / "lexicon").mkdir()
    (tmp_path / "lexicon/proper-names.txt").write_text("五彩工程\n", "utf-8")
    rules = loaded(tmp_path, 'off = ["title.ornate"]\n\n[severity]\n"title.to-long" = "error"\n')
    (problem,) = rules.problems
    assert "第 4 行：没有叫“title.to-long”的规则，可以写：" in problem and "title.too-long" in problem
    assert "title.ornate" not in rules.by_id and "五彩工程" in rules.lexicons["proper-names"]


def test_a_layer_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    (tmp_path / "lexicon/proper-names.txt").mkdir(parents=True)
    assert "proper-names.txt：打不开" in ruleset.load(ROOT / "rules", [tmp_path]).problems[0]


def test_the_numbers_of_a_kind_are_those_of_its_own_fields(rules: Ruleset) -> None:
    assert list(adjustable(type(rules["title.too-long"]))) == ["over"]
    assert msgspec.convert(24, adjustable(type(rules["body.no-levels"]))["longer_than"]) == 24
