"""The shipped lessons do what they claim; a bad file is told by file, line and what is allowed."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from addin_server import assets, training
from addin_server.core.engine import Checker
from addin_server.core.rules.loading import RuleError
from addin_server.core.ruleset import Ruleset
from addin_server.training import PARTS, Library

LESSON = """id = "own"
kind = "restraint"
title = "本县一课"
about = "自己加的。"
type = "T1"
[[step]]
name = "读一遍"
text = '''
白石县派 46 名干部到村
针对 46 个村没有会计的问题，白石县今年 3 月起派 46 名干部到村记账，至 9 月底记清 44 个村。
'''
"""


@pytest.fixture(scope="module")
def library(rules: Ruleset) -> Library:
    return training.load(assets.rules(), [], rules.by_id)


def test_every_shipped_text_does_what_it_claims(library: Library, rules: Ruleset) -> None:
    assert list(training.lint(library, Checker(rules).check)) == []


def test_there_is_enough_to_teach(library: Library) -> None:
    pairs = Counter(library.part_of.values())
    assert all(pairs[part] >= 3 for part in PARTS)
    kinds = [lesson.kind for lesson in library.lessons.values()]
    assert kinds.count("steps") >= 6 and kinds.count("conversion") >= 1
    assert kinds.count("material") >= 2 and kinds.count("restraint") >= 2
    assert len(library.plans) >= 3
    assert len({lesson.type for lesson in library.lessons.values() if lesson.kind == "steps"}) >= 6


def test_every_step_after_the_first_says_what_changed_and_why(library: Library) -> None:
    for lesson in library.lessons.values():
        assert all(step.changed and step.why for step in lesson.step[1:]), lesson.id


def test_one_draft_has_a_fault_no_rule_finds_and_one_has_none(library: Library) -> None:
    faults = [any(p for s in x.step for p in s.weak) for x in library.lessons.values() if x.kind == "restraint"]
    assert sorted(faults) == [False, True]


def test_an_organisation_adds_a_lesson(rules: Ruleset, tmp_path: Path) -> None:
    put(tmp_path, "lessons/own.toml", LESSON)
    found = training.load(assets.rules(), [tmp_path], rules.by_id)
    assert "own" in found.lessons and "floating-members" in found.lessons


def test_a_broken_folder_is_left_out_and_named(rules: Ruleset, tmp_path: Path) -> None:
    put(tmp_path, "lessons/own.toml", LESSON.replace("restraint", "lecture"))
    found = training.load(assets.rules(), [tmp_path], rules.by_id)
    assert "own" not in found.lessons and "floating-members" in found.lessons
    (problem,) = found.problems
    assert "lessons/own.toml 第 2 行" in problem and "kind 只能是：conversion、material、restraint、steps" in problem


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("lessons/own.toml", LESSON.replace("about", "abuot"), "第 4 行：不认识“abuot”"),
        ("lessons/own.toml", LESSON.replace('id = "own"', 'id = "other"'), "第 1 行：id 应与文件名相同"),
        ("lessons/own.toml", LESSON.replace("restraint", "steps"), "要有 3 到 5 个 step"),
        ("lessons/own.toml", LESSON + '[[step.weak]]\nquote = "没有的字"\nhead = "x"\n', "第 13 行：正文里没有"),
        (
            "lessons/own.toml",
            LESSON + '[[step.weak]]\nquote = "46 名"\nhead = "x"\nrule = "no.such"\n',
            "没有叫“no.such”的规则",
        ),
        (
            "pairs/own.toml",
            'part = "标头"\n[[pair]]\nid = "a"\nteaches = ["title.slogan"]\nweak = "a"\ngood = "b"\nwhy = "c"\n',
            "第 1 行：“part”只能是：主体、导语、标题",
        ),
        (
            "pairs/own.toml",
            'part = "标题"\n[[pair]]\nid = "a"\nteaches = ["title.no"]\nweak = "a"\ngood = "b"\nwhy = "c"\n',
            "第 4 行：没有叫“title.no”的规则",
        ),
        (
            "plans/own.toml",
            'id = "own"\ntitle = "t"\nabout = "a"\nbring = "b"\n'
            '[[unit]]\nminutes = 40\nactivity = "讲"\ntitle = "t"\nsay = "s"\n',
            "加起来是 40 分钟",
        ),
    ],
)
def test_a_bad_file_is_told_by_file_line_and_what_is_allowed(
    rules: Ruleset, tmp_path: Path, name: str, text: str, said: str
) -> None:
    put(tmp_path, name, text)
    with pytest.raises(RuleError) as error:
        training.load(tmp_path, [], rules.by_id)
    assert name in str(error.value)
    assert said in str(error.value)


def test_lint_tells_what_a_text_claims_and_does_not_do(rules: Ruleset, tmp_path: Path) -> None:
    put(
        tmp_path,
        "pairs/own.toml",
        'part = "标题"\n[[pair]]\nid = "a"\nteaches = ["title.ornate"]\n'
        'weak = "柳河镇党员积分可抵[[清运费]]"\ngood = "三措并举抓实干部培养"\nwhy = "c"\n',
    )
    faults = list(training.lint(training.load(tmp_path, [], rules.by_id), Checker(rules).check))
    assert [f.where for f in faults] == ["对照 a 弱例", "对照 a 弱例", "对照 a 好例"]
    assert "title.no-subject" in faults[-1].found


def put(folder: Path, name: str, text: str) -> None:
    path = folder / "training" / name
    path.parent.mkdir(parents=True)
    path.write_text(text, "utf-8")
