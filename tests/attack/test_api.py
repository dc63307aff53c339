"""Whatever is sent to the API in the right shape or nearly so, it never answers with a fault."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import pytest

from addin_server.rulebook import layers
from addin_server.web.app import create_app
from tests.attack import many
from tests.web.conftest import OWN, TOKEN, with_token

_TEXTS = (
    "",
    "甲",
    "一是加强领导。二是召开会议。",
    "三措并举抓实党员教育",
    "\x00",
    "\u2028",
    "\ud83d\ude00",
    "[[",
    "0" * 500,
    "２０２６年２月３０日",
)
_ODD: tuple[Any, ...] = (None, True, -1, 0, 10**25, 1.5, "", [], {}, "x" * 3000, "\x1b[2J")


def _draft(dice: random.Random) -> dict[str, Any]:
    paragraphs = [{"text": dice.choice(_TEXTS)} for _ in range(dice.randrange(6))]
    extra = {"type": "T1", "level": dice.choice(["县", "市"]), "date": "2026-03-29"}
    return {"paragraphs": paragraphs, **dict(dice.sample(sorted(extra.items()), dice.randrange(4)))}


def _bodies(dice: random.Random) -> dict[str, Any]:
    text = dice.choice(_TEXTS)
    return {
        "check": {"draft": _draft(dice), "select": [text], "unfold": True},
        "plan": {"draft": _draft(dice), "choices": [{"key": text, "fix": 0}]},
        "documents/new": {"blocks": [{"role": "body", "text": text}]},
        "review/sheet": {"format": dice.choice(["docx", "html"]), "sheet": {"title": text, "opinion": text}},
        "practice": {"lesson": "floating-members", "step": 0, "marks": [{"line": dice.randrange(9)}]},
        "remarks/used": {"texts": [text]},
        "stop": {"proof": text},
        "batches": {"folder": text},
        "profile": {"off": [text], "severity": {text: "error"}, "set": {text: {text: 1}}},
        "remarks": {"remarks": [{"text": text, "problem": text}]},
    }


def _mutated(value: Any, dice: random.Random) -> Any:
    if dice.random() < 0.15:
        return dice.choice(_ODD)
    if isinstance(value, dict):
        return {key if dice.random() > 0.05 else "odd": _mutated(item, dice) for key, item in value.items()}
    if isinstance(value, list):
        return [_mutated(item, dice) for item in value] * dice.choice([1, 1, 1, 3])
    return value


def test_nothing_that_is_sent_is_a_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    client = with_token(create_app(layers.load(), token=TOKEN, load=layers.load))
    dice = random.Random(17)
    for number in range(many(10_000, 120)):
        path, body = dice.choice(sorted(_bodies(dice).items()))
        method = "PUT" if path in ("profile", "remarks") else "POST"
        sent = _mutated(body, dice)
        answer = client.open(f"/api/v1/{path}", method=method, headers=OWN, json=sent)
        assert answer.status_code < 500, (number, path, sent)
