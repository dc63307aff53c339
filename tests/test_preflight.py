"""送审前必查: its rules exist, are silent on good briefs, and see what a leader would see first."""

from __future__ import annotations

import json
from pathlib import Path

from addin_server import assets, preflight
from addin_server.core.engine import Checker
from addin_server.core.model import Draft, Paragraph
from addin_server.core.ruleset import Ruleset

ROOT = Path(__file__).parent.parent
GROUPS = preflight.groups(assets.rules())
RULES = [rule for group in GROUPS for rule in group.rules]


def findings(checker: Checker, *lines: str) -> list[str]:
    draft = Draft(paragraphs=tuple(Paragraph(id=f"p{i}", text=line) for i, line in enumerate(lines)))
    return [f.rule for f in checker.check(draft, unfold=True).findings]


def test_every_rule_of_the_list_exists(rules: Ruleset) -> None:
    assert set(RULES) <= set(rules.by_id)
    assert len({group.id for group in GROUPS}) == len(GROUPS)


def test_good_briefs_are_let_through_in_silence(rules: Ruleset) -> None:
    """What stands on this list is nearly never wrong: on every good brief it says nothing."""
    checker = Checker(rules.selecting(RULES))
    for path in (ROOT / "tests/drafts/drafts.jsonl", ROOT / "tests/drafts/held_out/drafts.jsonl"):
        for line in path.read_text("utf-8").splitlines():
            entry = json.loads(line)
            if entry.get("quality") == "good":
                assert findings(checker, *entry["paragraphs"]) == [], entry["id"]


def test_what_a_leader_sees_first_is_found(rules: Ruleset) -> None:
    checker = Checker(rules.selecting(RULES))
    found = findings(
        checker,
        "清河组工信息",
        "2025年第14期",
        "中共清河县委组织部 2026年3月29日",
        "清河县给新支书配导师",
        "针对新支书上手慢，清河县3月29日（星期六）给11名新支书配了导师，共办结事项86件：调解40件、代办36件。",
        "一是结对。县委组织部部长王建国每月到村对一次账，联系电话13812345678。",
        "二是督办。差错由组织部部长王建军逐件过问，〔结果〕（数据待更新）。",
    )
    assert set(found) == {
        "fact.issue-number",
        "fact.weekday",
        "fact.number-inconsistent",
        "secrecy.phone",
        "policy.person-variants",
        "format.placeholder-residue",
        "format.draft-mark",
    }


def test_headings_are_read_as_the_text_is(rules: Ruleset) -> None:
    """Figures, names, dates, blanks, numbers that should not go out, and the headings' own order."""
    found = findings(
        Checker(rules.selecting(RULES)),
        "清河县给新支书配导师，办结86件：调解40件、代办36件",
        "针对新支书上手慢，清河县今年3月起给11名新支书配了导师，柳河镇石塘村先行，每月对一次账。",
        "一、石堂村结对：2026年3月29日（星期六）开班",
        "县委组织部部长王建国每月到村对一次账，办结调解事项40件。",
        "三、组织部部长王建军督办，电话13812345678",
        "差错由镇里逐件过问，当月改完36件，每季度回访一次。",
        "四、当月回访",
        "五、〔小标题〕，落实《村级便民代办服务管理法》",
        "按照《村级便民代办服务管理办法》，12个村列出代办清单。",
    )
    assert set(found) == {
        "fact.number-inconsistent",
        "policy.unit-variants",
        "fact.weekday",
        "policy.person-variants",
        "secrecy.phone",
        "body.order",
        "body.empty-heading",
        "format.placeholder-residue",
        "policy.name-variants",
    }
