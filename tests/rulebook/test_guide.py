"""The rule an organisation is shown how to write is a rule: it loads, its examples hold, the shipped one gives way."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from addin_server.core import ruleset
from addin_server.core.engine import Checker
from addin_server.core.examples import failures
from addin_server.core.model import Severity
from addin_server.core.ruleset import Ruleset
from tests.core.drafts import PROSE, draft

ROOT = Path(__file__).parent.parent.parent
GUIDE = (ROOT / "docs" / "write-a-rule.md").read_text("utf-8")
BLOCKS = re.findall(r"```toml\n(.*?)```", GUIDE, re.DOTALL)


@pytest.fixture(scope="module")
def organisation(tmp_path_factory: pytest.TempPathFactory) -> Ruleset:
    """The shipped rules with the layer of the guide."""
    layer = tmp_path_factory.mktemp("layer")
    (layer / "vague").mkdir()
    (rule,) = [block for block in BLOCKS if "vague.our-praise" in block]
    (profile,) = [block for block in BLOCKS if block.startswith('off = ["vague.reaction"]')]
    (layer / "vague" / "our-praise.toml").write_text(rule, "utf-8")
    (layer / "profile.toml").write_text(profile, "utf-8")
    return ruleset.load(ROOT / "rules", [layer])


def test_its_examples_hold(organisation: Ruleset) -> None:
    assert not organisation.problems
    assert list(failures(organisation["vague.our-praise"], Checker(organisation))) == []


def test_it_speaks_alone(organisation: Ruleset) -> None:
    lines = ("石桥县把党员会开到赶集日", PROSE, "一是延长时间。办事大厅开到晚上八点。群众对此交口称赞。")
    found = Checker(organisation).check(draft(*lines)).findings
    assert [(f.rule, f.severity) for f in found if "称赞" in f.quote] == [("vague.our-praise", Severity.ERROR)]
