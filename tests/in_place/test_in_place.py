"""Files a person may edit too: what was not changed stays byte for byte, and what was written is read back."""

from __future__ import annotations

import tempfile
import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from addin_server import in_place, review
from addin_server.core.language import lexicon
from addin_server.core.language.block import SHIELD
from addin_server.core.model import Severity
from addin_server.core.rules.loading import RuleError
from addin_server.review import OwnRemark
from addin_server.rulebook import preferences
from addin_server.rulebook.preferences import Preferences

RULES = ("title.slogan", "lead", "fact.no-number", "body.order", "vague")
BOM = "\ufeff".encode()
WORDS = ("五彩工程", "红旗驿站", "村级代办", "一线工作法", "减负")
TRIVIA = st.sampled_from(["", "# 局里定的，别动", "   # 缩进的注", "#", "\t"])
COMMENT = st.sampled_from(["", "  # 主任的意思", " #不说理由", "\t# off = []"])
ENDS = st.sampled_from(["\n", "\r\n"])
SEVERITIES = st.sampled_from(["error", "warning", "advice"])


def key(draw: st.DrawFn, name: str) -> str:
    bare = "." not in name and draw(st.booleans())
    return name if bare else draw(st.sampled_from([f'"{name}"', f"'{name}'"]))


@st.composite
def profiles(draw: st.DrawFn) -> str:
    """A profile.toml as different hands would write it."""
    lines = [*draw(st.lists(TRIVIA, max_size=2))]
    off = draw(st.lists(st.sampled_from(RULES), unique=True))
    match draw(st.sampled_from(["none", "line", "block"])) if off else "none":
        case "line":
            lines.append("off=[ " + ",".join(f'"{rule}"' for rule in off) + " ]" + draw(COMMENT))
        case "block":
            lines += ["off = [", *(f'    "{rule}",{draw(COMMENT)}' for rule in off), "]" + draw(COMMENT)]
    severities = draw(st.dictionaries(st.sampled_from(RULES), SEVERITIES))
    form = draw(st.sampled_from(["table", "dotted", "inline"])) if severities else "none"
    pairs = [(key(draw, rule), severity) for rule, severity in severities.items()]
    if form == "dotted":
        lines += [f'severity.{rule} = "{severity}"{draw(COMMENT)}' for rule, severity in pairs]
    if form == "inline":
        lines.append("severity = { " + ", ".join(f'{rule} = "{severity}"' for rule, severity in pairs) + " }")
    tables = [["[severity]", *(f'{rule}   = "{sev}"{draw(COMMENT)}' for rule, sev in pairs)]] if form == "table" else []
    tables += [
        [f'[set."{rule}"]{draw(COMMENT)}', f"over = {draw(st.sampled_from(['3', '[ 1,2 ]', '1_000']))}"]
        for rule in draw(st.lists(st.sampled_from(RULES), unique=True, max_size=2))
    ]
    for table in draw(st.permutations(tables)):
        lines += [*draw(st.lists(TRIVIA, max_size=2)), table[0], *draw(st.lists(TRIVIA, max_size=1)), *table[1:]]
    lines += draw(st.lists(TRIVIA, max_size=2))
    return "\n".join(lines)


@st.composite
def word_lists(draw: st.DrawFn) -> str:
    lines = []
    for word in draw(st.lists(st.sampled_from(WORDS), unique=True)):
        lines += draw(st.lists(TRIVIA.filter(lambda line: not line.startswith(" ")), max_size=1))
        lines.append(word + draw(st.sampled_from(["", "->新村", " -> 新村, 新寨 | 去年改的名", "  ", "|局里定的"])))
    return "\n".join(lines)


def saved(path: Path, text: str, end: str, bom: bool, final: bool) -> bytes:
    data = ("\ufeff" if bom and text else "") + (text + ("\n" if final and text else "")).replace("\n", end)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data.encode())
    return data.encode()


@st.composite
def wishes(draw: st.DrawFn) -> Preferences:
    numbers = st.one_of(st.integers(1, 9), st.tuples(st.integers(1, 9), st.integers(1, 9)))
    return Preferences(
        off=tuple(draw(st.lists(st.sampled_from(RULES), unique=True))),
        severity=draw(st.dictionaries(st.sampled_from(RULES), SEVERITIES.map(Severity))),
        set=draw(st.dictionaries(st.sampled_from(RULES), st.dictionaries(st.just("over"), numbers, min_size=1))),
        words=tuple(draw(st.lists(st.sampled_from(WORDS), unique=True))),
    )


def same(a: Preferences, b: Preferences) -> bool:
    """Rules and words are sets."""
    held = ((set(x.off), x.severity, x.set, set(x.words), set(x.topics)) for x in (a, b))
    return next(held) == next(held)


def is_subsequence(lines: list[bytes], of: list[bytes]) -> bool:
    rest = iter(of)
    return all(line in rest for line in lines)


def unconcerned(before: bytes, was: Preferences, wanted: Preferences) -> list[bytes]:
    """Lines that say nothing of what changed: comments, blanks, and those whose rule keeps all it has."""
    changed = {rule for rule in RULES if any(_of(rule, was, n) != _of(rule, wanted, n) for n in range(3))}
    lines = [line for line in before.split(b"\n") if line.strip()]
    named = [line for line in lines if not any(f"{rule}".encode() in line for rule in changed)]
    return [line for line in named if line.lstrip().startswith((b"#", b'"', b"'"))]


def _of(rule: str, held: Preferences, what: int) -> object:
    return (rule in held.off, held.severity.get(rule), held.set.get(rule))[what]


@settings(max_examples=150, deadline=None)
@given(profiles(), word_lists(), wishes(), ENDS, st.booleans(), st.booleans())
def test_a_profile(text: str, words: str, wanted: Preferences, end: str, bom: bool, final: bool) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        profile, accepted = folder / "profile.toml", folder / "lexicon" / f"{SHIELD}.txt"
        before = saved(profile, text, end, bom, final)
        saved(accepted, words, end, bom, final)
        was = preferences.read(folder)
        preferences.put(folder, wanted)
        after = profile.read_bytes()
        assert same(preferences.read(folder), wanted)
        ours = [line.removesuffix(b"\r") for line in unconcerned(before.removeprefix(BOM), was, wanted)]
        assert is_subsequence(ours, [line.removesuffix(b"\r") for line in after.removeprefix(BOM).split(b"\n")])
        assert after.startswith(BOM) == before.startswith(BOM)
        if end == "\r\n" and b"\r\n" in before:
            assert after.count(b"\r\n") == after.count(b"\n")
        preferences.put(folder, preferences.read(folder))
        assert profile.read_bytes() == after


@settings(max_examples=80, deadline=None)
@given(profiles(), word_lists(), ENDS, st.booleans(), st.booleans())
def test_nothing_changed_is_nothing_written(text: str, words: str, end: str, bom: bool, final: bool) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        paths = (folder / "profile.toml", folder / "lexicon" / f"{SHIELD}.txt")
        before = [saved(path, source, end, bom, final) for path, source in zip(paths, (text, words), strict=True)]
        preferences.put(folder, preferences.read(folder))
        assert [path.read_bytes() for path in paths] == before


@settings(max_examples=80, deadline=None)
@given(word_lists(), st.lists(st.sampled_from(WORDS), unique=True))
def test_a_word_list_keeps_what_an_entry_says_besides_its_word(text: str, wanted: list[str]) -> None:
    before = lexicon.parse(text)
    after = in_place.with_words(text + "\n" if text else "", wanted, heading="认可的词")
    assert set(lexicon.parse(after)) == set(wanted)
    assert all(entry == before.get(word, lexicon.LexiconEntry(word)) for word, entry in lexicon.parse(after).items())
    dropped = {word for word in before if word not in wanted}
    lines = [line for line in text.splitlines() if line.startswith("#") or (line.strip() and not _names(line, dropped))]
    assert is_subsequence([line.encode() for line in lines], [line.encode() for line in after.splitlines()])


def _names(line: str, words: set[str]) -> bool:
    return lexicon.parse_line(line).text in words


PROFILE = """\
off = [
  "lead", # 导语另有人看
  "vague", # 先不查
]

[severity]
# 书记看重数字
"fact.no-number" = "warning" # 原是 advice
"""


def test_the_sentence_a_person_wrote_beside_a_rule_stays_beside_it() -> None:
    wanted = {"off": ["vague", "title.slogan"], "severity": {"fact.no-number": "error"}}
    after = PROFILE.replace('  "lead", # 导语另有人看\n', "").replace("# 先不查\n", '# 先不查\n  "title.slogan",\n')
    assert in_place.with_values(PROFILE, wanted) == after.replace('"warning"', '"error"')


OWN = """\
# 我的
part = "数字"

# 常用
[[remark]]
text = "补数。"

# 老周教的
[[remark]]
text = "写到县。" # 好用
part = "层级"
rules = [ "lead" ]"""


def test_own_remarks_keep_their_comments(tmp_path: Path) -> None:
    own = tmp_path / "remarks" / "own.toml"
    saved(own, OWN, "\r\n", True, False)
    review.save_own(tmp_path, [OwnRemark("新的。"), OwnRemark("写到县。", "层级", ("lead",))])
    after = OWN.replace('[[remark]]\ntext = "补数。"\n', "") + '\n\n[[remark]]\ntext = "新的。"\npart = "其他"\n'
    assert own.read_bytes().decode() == "\ufeff" + after.replace("\n", "\r\n")


def test_remarks_of_another_file_of_ones_own_stay_there(tmp_path: Path) -> None:
    other = tmp_path / "remarks" / "导语.toml"
    saved(
        other,
        'part = "导语"\nremark = [\n  { text = "补问题。" }, # 一\n  { text = "补效果。" },\n]\n',
        "\n",
        False,
        True,
    )
    review.save_own(tmp_path, [OwnRemark("补效果。", "导语"), OwnRemark("补数。")])
    assert "补问题" not in other.read_text("utf-8")
    assert "补效果" in other.read_text("utf-8")
    own = tomllib.loads((tmp_path / "remarks" / "own.toml").read_text("utf-8"))
    assert [remark["text"] for remark in own["remark"]] == ["补数。"]


@pytest.mark.parametrize(("name", "text"), [("profile.toml", "off = 3"), ("lexicon/proper-names.txt", "->甲\n")])
def test_a_broken_file_is_not_written_over(tmp_path: Path, name: str, text: str) -> None:
    saved(tmp_path / name, text, "\n", False, False)
    with pytest.raises(RuleError):
        preferences.put(tmp_path, Preferences(off=("lead",)))
    assert (tmp_path / name).read_text("utf-8") == text


def test_what_cannot_be_written_in_place_is_said_and_not_half_done() -> None:
    twice = [{"text": "补数。"}, {"text": "补数。", "part": "数字"}]
    with pytest.raises(ValueError, match="手工改好"):
        in_place.with_values('[[remark]]\ntext = "补数。"\n', {"remark": twice}, identity="text")
