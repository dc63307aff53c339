"""A file with a class is a kind of rule; nothing else has to know of it."""

from __future__ import annotations

from pathlib import Path
from types import ModuleType

import pytest

from addin_server.core import checks, kind_registry, kinds

_KIND = """
from addin_server.core.rules.rule import Match, Rule

class Shouting(Rule, frozen=True, kw_only=True, tag="shouting"):
    match: Match
"""


def test_a_new_file_is_a_new_kind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "shouting.py").write_text(_KIND, "utf-8")
    monkeypatch.setattr(kinds, "__path__", [str(tmp_path)])
    assert [name for name, _ in kind_registry.kinds_of(kinds)] == ["shouting"]


@pytest.mark.parametrize("package", [kinds, checks])
def test_every_file_defines_one_kind_and_one_name_stands_for_both(package: ModuleType) -> None:
    files = sorted(path.stem for path in Path(package.__path__[0]).glob("[!_]*.py"))
    assert [name for name, _ in kind_registry.kinds_of(package)] == files


def test_every_kind_says_in_chinese_what_it_finds() -> None:
    for name, kind in {**kind_registry.GENERAL, **kind_registry.SPECIAL}.items():
        assert any("\u4e00" <= char <= "\u9fff" for char in kind.ABOUT), name
