"""The rules from the command line: listed, explained, drafted, and what is wrong in a layer named with its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.command import zhubi


def test_rules_explain_and_suggest() -> None:
    assert "弱例" in zhubi("rules", "explain", "title.slogan").output
    wrong = zhubi("rules", "explain", "slogan")
    assert wrong.exit_code == 2
    assert "title.slogan" in wrong.output


def test_rules_list_lint_and_test() -> None:
    assert "title.slogan" in zhubi("rules", "list").output
    assert zhubi("rules", "lint").exit_code == 0
    assert zhubi("rules", "test").exit_code == 0


def test_a_broken_layer_is_named_with_file_and_line(tmp_path: Path) -> None:
    (tmp_path / "profile.toml").write_text("off = 3\n", "utf-8")
    result = zhubi("rules", "lint", tmp_path)
    assert result.exit_code == 2
    assert "profile.toml 第 1 行" in result.output


def test_rules_new_writes_a_draft_that_lint_understands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    assert zhubi("rules", "new", "vague.our-slogan").exit_code == 0
    draft = tmp_path / "zhubi" / "rules" / "vague" / "our-slogan.toml"
    text = (
        draft.read_text("utf-8").replace("〔词|词〕 …6 〔词|词〕", "擂响 …6 战鼓").replace("[[这里]]", "[[擂响战鼓]]")
    )
    draft.write_text(text, "utf-8")
    assert zhubi("rules", "lint").exit_code == 0
    assert "本单位" not in zhubi("rules", "list").output
    assert "vague.our-slogan" in zhubi("rules", "list").output
    assert zhubi("rules", "new", "vague.our-slogan").exit_code == 2


@pytest.mark.parametrize("id_", ["vague", "poetry.ours", "vague.Ours", "title.ornate", "vague.../x"])
def test_rules_new_refuses(id_: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    assert zhubi("rules", "new", id_).exit_code == 2
    assert not list(tmp_path.rglob("*.toml"))
