"""How well 找信息 does on material with known topics: `python -m tests.mining.measure [--errors]`.

A planted topic is found when a candidate stands on its words, or fills in what was done from them. A fill is right when
it overlaps a text the label allows for its kind, or for one that holds the same (`_ALSO`), and neither is more than
twice the other; any other is wrong. Of labels with `runs` every run of clauses of a text counts. Texts in `held_out/`
were not looked at while rules and weights were made; those whose errors were read afterwards are no longer unseen (see
README.md).
"""

from __future__ import annotations

import re
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from addin_server import assets, readers
from addin_server.core import ruleset
from addin_server.mining import Candidate, Mined, Miner, SourceDocument

HERE = Path(__file__).parent
FIRST = 5
# What a label calls a kind, where several holes ask for the same thing.
_KINDS = {
    "effect_short": "effect",
    "change": "effect",
    "until": "date",
    "rule": "standard",
    "state": "problem",
    "stock_total": "base",
    "stock_part": "base",
    "stock_level": "base",
    "weakness": "weak",
}
_CLAUSE = re.compile("(?<=[，；：。])")
_DONE = ("practice", "action", "how")
# What else may hold a fact: what was done first is one of the steps, a step may be a rule, what came of it a total.
_ALSO = {
    "action": ("practice", "how"),
    "how": ("action", "standard"),
    "standard": ("how",),
    "effect": ("total",),
    "total": ("effect",),
    "period": ("date",),
    "subject": ("problem",),
}


class Tally(NamedTuple):
    """Of one text. `known` are the kinds of facts that the labels of found topics hold and their
    outlines ask for, `placed` those with a right fill."""

    name: str
    planted: int
    shown: int
    first: int
    found: int
    types: int
    right: int
    wrong: list[str]
    known: int
    placed: int


def mine(path: Path, miner: Miner) -> Mined:
    read = readers.read_file(path.name, path.read_bytes())
    return miner.mine([SourceDocument(path.name, read.paragraphs)])


def tally(path: Path, miner: Miner) -> Tally:
    labels = _labels(path)
    mined = mine(path, miner)
    topics = [_topic(candidate, labels) for candidate in mined.candidates]
    found: dict[str, tuple[dict[str, Any], Candidate]] = {}
    for topic, candidate in zip(topics, mined.candidates, strict=True):
        if topic is not None:
            found.setdefault(topic["name"], (topic, candidate))
    right: list[str] = []
    wrong: list[str] = []
    placed = 0
    for topic, candidate in found.values():
        good, bad = judge(candidate, topic)
        right, wrong = right + good, wrong + bad
        placed += len(set(good))
    return Tally(
        name=path.stem,
        planted=len(labels),
        shown=len(mined.candidates),
        first=len({t["name"] for t in topics[:FIRST] if t}),
        found=len(found),
        types=sum(c.type == t.get("type", "T1") for t, c in found.values()),
        right=len(right),
        wrong=wrong,
        known=sum(kind in t for t, c in found.values() for kind in _asked(c, miner)),
        placed=placed,
    )


def _labels(path: Path) -> list[dict[str, Any]]:
    read = tomllib.loads(path.with_suffix(".toml").read_text("utf-8"))
    topics: list[dict[str, Any]] = read["topic"]
    if not read.get("runs"):
        return topics
    return [{k: list(_runs(v)) if isinstance(v, list) else v for k, v in topic.items()} for topic in topics]


def _runs(values: list[str]) -> Iterator[str]:
    """Each value, and every run of its clauses."""
    for value in values:
        parts = _CLAUSE.split(value)
        for start in range(len(parts)):
            for end in range(start + 1, len(parts) + 1):
                yield "".join(parts[start:end]).strip("，；：。")


def _asked(candidate: Candidate, miner: Miner) -> set[str]:
    """The kinds of facts an outline has holes for."""
    sections = miner.slots[candidate.type].values()
    return {_KINDS.get(kind, kind) for kinds in sections for hole in kinds for kind in hole.split("|")}


def _topic(candidate: Candidate, labels: list[dict[str, Any]]) -> dict[str, Any] | None:
    told = [place.quote for place in candidate.places]
    told += [fill.place.quote for section in candidate.outline for fill in section.fills if fill.kind in _DONE]
    return next((t for t in labels if any(t["quote"] in quote for quote in told)), None)


def judge(candidate: Candidate, topic: dict[str, Any]) -> tuple[list[str], list[str]]:
    """The kinds of the right fills, and the wrong ones in words."""
    right, wrong = [], []
    for section in candidate.outline:
        for fill in section.fills:
            kind = _KINDS.get(fill.kind, fill.kind)
            if any(_alike(fill.place.quote, text) for k in (kind, *_ALSO.get(kind, ())) for text in topic.get(k, [])):
                right.append(kind)
            else:
                wrong.append(f"{topic['name']} {section.id} {fill.kind}：{fill.place.quote}")
    return right, wrong


def _alike(a: str, b: str) -> bool:
    """Whether one holds the other and is at most twice as long."""
    short, long = sorted((a.strip("“”"), b.strip("“”")), key=len)
    return short in long and 2 * len(short) >= len(long)


_BLIND = [
    (HERE / "blind" / name, f"没看过规则的人写的（{name}）")
    for name in ("first", "second", "third", "fourth", "fifth", "sixth")
]


def main() -> None:
    miner = Miner(ruleset.load(assets.rules()), assets.rules() / "mining")
    for folder, title in ((HERE, "对照着写的"), (HERE / "held_out", "留着的"), *_BLIND):
        for path in sorted(folder.glob("*.txt")):
            t = tally(path, miner)
            print(
                f"{title}　{t.name}：埋 {t.planted} 个，列出 {t.shown} 个；前五里 {t.first} 个，共找到 {t.found} 个，"
                f"类型对 {t.types}；填 {t.right + len(t.wrong)} 处，对 {t.right}，错 {len(t.wrong)}；"
                f"原文有的 {t.known} 样，填上 {t.placed} 样"
            )
            if "--errors" in sys.argv and (folder == HERE or "--held-out" in sys.argv):
                for line in t.wrong:
                    print("　　错：", line)


if __name__ == "__main__":
    main()
