"""The store of decoded rules: the same rules, and never a reason why a start fails."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from addin_server.core import ruleset
from addin_server.core.ruleset import Shipped
from addin_server.rulebook import store
from tests.conftest import ROOT


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache" / "zhubi"


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    return shutil.copytree(ROOT / "rules", tmp_path / "rules", ignore=shutil.ignore_patterns("material"))


def _same(one: Shipped, other: Shipped) -> bool:
    but_models = msgspec.structs.replace(one, models=other.models)
    weights = [{q: (m.classes, m.packed) for q, m in s.models.by_question.items()} for s in (one, other)]
    return but_models == other and weights[0] == weights[1] and one.models.reasons == other.models.reasons


def _not_read_again(monkeypatch: pytest.MonkeyPatch) -> None:
    def read(folder: Path) -> Shipped:
        raise AssertionError("the folder was read again")

    monkeypatch.setattr(ruleset, "read", read)


def test_what_is_stored_is_what_was_read(cache: Path, rules: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read = store.shipped(rules)
    _not_read_again(monkeypatch)
    again = store.shipped(rules)
    assert _same(again, read)
    assert ruleset.layered(again, []).digest == ruleset.layered(read, []).digest


@pytest.mark.parametrize(
    "spoil",
    [
        lambda data: b"",
        lambda data: data[: len(data) // 2],
        lambda data: data[:5000] + bytes([data[5000] ^ 1]) + data[5001:],
        lambda data: b"{}",
    ],
    ids=["empty", "half", "one bit", "foreign"],
)
def test_a_damaged_store_is_made_again(cache: Path, rules: Path, spoil: Callable[[bytes], bytes]) -> None:
    read = store.shipped(rules)
    [file] = cache.glob("rules-*.bin")
    whole = file.read_bytes()
    file.write_bytes(spoil(whole))
    assert _same(store.shipped(rules), read)
    assert file.read_bytes() == whole


def test_a_changed_rule_file_is_seen(cache: Path, rules: Path) -> None:
    store.shipped(rules)
    words = rules / "lexicon" / "slogans.txt"
    words.write_text(words.read_text("utf-8") + "万马奔腾新气象\n", "utf-8")
    assert "万马奔腾新气象" in store.shipped(rules).lexicons["slogans"]


def test_without_a_cache_the_rules_are_read(rules: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    assert store.shipped(rules).rules


def test_few_stores_are_kept(cache: Path, rules: Path) -> None:
    for number in range(5):
        sources = rules / "sources.toml"
        sources.write_text(sources.read_text("utf-8") + f"# {number}\n", "utf-8")
        store.shipped(rules)
    assert len(list(cache.glob("rules-*.bin"))) == 3
