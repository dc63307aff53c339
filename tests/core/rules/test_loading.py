"""What a writer of rules reads when a file is wrong: the file, the line, what is allowed."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from addin_server.core import ruleset
from addin_server.core.engine import Checker
from addin_server.core.examples import failures
from addin_server.core.rules.loading import RuleError

ROOT = Path(__file__).parents[3]
GOOD = (ROOT / "rules/title/too-long.toml").read_text("utf-8")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A rule folder with one rule."""
    target = tmp_path / "rules"
    (target / "title").mkdir(parents=True)
    for path in (ROOT / "rules").glob("*.toml"):
        shutil.copy(path, target)
    shutil.copytree(ROOT / "rules/lexicon", target / "lexicon")
    (target / "title/too-long.toml").write_text(GOOD, "utf-8")
    return target


@pytest.mark.parametrize(
    ("old", "new", "line", "says"),
    [
        ('severity = "warning"', 'severity = "fatal"', 4, "error、warning、advice"),
        ('scope = ["title"]', 'scope = ["titel"]', 6, "“scope”只能是：any、background、body"),
        ("over = [24, 28]", 'over = "24"', 7, "应是 列表"),
        ('short = "偏长"', 'shrot = "偏长"', 8, "不认识“shrot”，可以写：id、name"),
        ('kind = "length"', 'kind = "lenght"', 3, "length"),
        ('why = "', 'because = "', 10, "不认识“because”"),
        ("{n} 字", "{count} 字", None, "可以用：limit、n、quote"),
        ('source = ["S15.标题"]', 'source = ["S99"]', None, "S99"),
        ('id = "title.too-long"', 'id = "title.long"', None, "id 应是“title.too-long”"),
        ("ok = ", "good = ", None, "ok"),
        ("over = [24, 28]", "over = [24, 28", 8, "TOML"),
    ],
)
def test_complaints(folder: Path, old: str, new: str, line: int | None, says: str) -> None:
    assert old in GOOD
    (folder / "title/too-long.toml").write_text(GOOD.replace(old, new), "utf-8")
    with pytest.raises(RuleError) as error:
        ruleset.load(folder)
    assert error.value.path.name == "too-long.toml"
    assert error.value.line == line
    assert says in str(error.value)


def layer(tmp_path: Path, name: str, text: str) -> Path:
    path = tmp_path / "own" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return tmp_path / "own"


def test_a_layer_changes_numbers_severities_words_and_turns_rules_off(folder: Path, tmp_path: Path) -> None:
    own = layer(tmp_path, "profile.toml", '[severity]\ntitle = "advice"\n[set."title.too-long"]\nover = [30]\n')
    layer(tmp_path, "lexicon/proper-names.txt", "五彩工程\n")
    loaded = ruleset.load(folder, [own])
    assert loaded["title.too-long"].severity == "advice"
    assert loaded["title.too-long"].over == (30,)  # type: ignore[attr-defined]
    assert "五彩工程" in loaded.lexicons["proper-names"]
    layer(tmp_path, "profile.toml", 'off = ["title"]\n')
    assert not ruleset.load(folder, [own]).rules


@pytest.mark.parametrize(
    ("name", "text", "says"),
    [
        ("profile.toml", "off = 3", "第 1 行"),
        ("profile.toml", '[set."title.too-long"]\nunder = 3', "没有叫“under”的数字"),
        ("lexicon/nonsense.txt", "甲", "没有叫“nonsense”的词表"),
        ("lexicon/proper-names.txt", "甲->", "第 1 行：箭头后面没有替换词"),
    ],
)
def test_a_broken_layer_is_named_and_left_out(folder: Path, tmp_path: Path, name: str, text: str, says: str) -> None:
    loaded = ruleset.load(folder, [layer(tmp_path, name, text)])
    assert loaded.by_id.keys() == {"title.too-long"}
    assert len(loaded.problems) == 1
    assert says in loaded.problems[0]


def test_a_list_in_another_encoding_is_refused_by_name(folder: Path, tmp_path: Path) -> None:
    own = layer(tmp_path, "lexicon/proper-names.txt", "")
    (own / "lexicon/proper-names.txt").write_bytes("五彩工程".encode("gbk"))
    assert "UTF-8" in ruleset.load(folder, [own]).problems[0]


OWN = """
id = "vague.ours"
name = "本单位不用的口号"
kind = "pattern"
severity = "advice"
message = "“{quote}”是口号。"
why = "放在谁头上都行。"
source = ["S15"]
match = { frames = ["{our-drums}"] }
example = [{ weak = "全镇[[擂响战鼓]]。" }, { ok = "鼓楼修好了。" }]
"""


def test_a_layer_adds_a_rule_with_its_own_words(folder: Path, tmp_path: Path) -> None:
    own = layer(tmp_path, "vague/ours.toml", OWN)
    layer(tmp_path, "lexicon/our-drums.txt", "擂响战鼓\n")
    loaded = ruleset.load(folder, [own])
    assert not loaded.problems
    assert not list(failures(loaded["vague.ours"], Checker(loaded)))


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('frames = ["{our-drums}"]', 'regex = "擂响"', "不能写 regex"),
        ("{our-drums}", "{our-drum}", "没有叫“our-drum”的词表，可以用：our-drums"),
    ],
)
def test_a_layer_may_not_bring(folder: Path, tmp_path: Path, old: str, new: str, says: str) -> None:
    own = layer(tmp_path, "vague/ours.toml", OWN.replace(old, new))
    layer(tmp_path, "lexicon/our-drums.txt", "擂响战鼓\n")
    assert says in ruleset.load(folder, [own]).problems[0]


def test_a_layer_may_not_take_over_a_shipped_rule(folder: Path, tmp_path: Path) -> None:
    own = layer(tmp_path, "title/too-long.toml", GOOD)
    assert "已有规则“title.too-long”" in ruleset.load(folder, [own]).problems[0]
