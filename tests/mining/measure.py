"""How well 找信息 does on material with known topics: `python -m tests.mining.measure [--errors]`.

A planted topic is found when a candidate stands on its words. A fill is right when it overlaps a text the label allows
for its kind by at least half of both together; any other is wrong. Texts in `held_out/` were written with the others
and not looked at while rules and weights were made.
"""

from __future__ import annotations

import sys
import tomllib
from pathlib import Path
from typing import Any, NamedTuple

from addin_server import assets, intake
from addin_server.core import ruleset
from addin_server.mining import Candidate, Document, Mined, Miner

HERE = Path(__file__).parent
FIRST = 5
# What a label calls a kind, where several holes ask for the same thing.
_KINDS = {
    "effect_short": "effect", "change": "effect", "until": "date", "rule": "standard", "state": "problem",
    "stock_total": "base", "stock_part": "base", "stock_level": "base", "weakness": "weak",
}


class Tally(NamedTuple):
    """Of one text."""

    name: str
    planted: int
    found: int
    first: int
    shown: int
    right: int
    wrong: list[str]
    slots: int
    types: int


def mine(path: Path, miner: Miner) -> Mined:
    read = intake.read_file(path.name, path.read_bytes())
    return miner.mine([Document(path.name, read.paragraphs)])


def tally(path: Path, miner: Miner) -> Tally:
    labels = tomllib.loads(path.with_suffix(".toml").read_text("utf-8"))["topic"]
    mined = mine(path, miner)
    held = [(next((t for t in labels if any(t["quote"] in p.quote for p in c.places)), None), c) for c in mined.candidates]
    right, wrong, types = 0, [], 0
    slots = 0
    seen: set[str] = set()
    for topic, candidate in held:
        if topic is None or topic["name"] in seen:
            continue
        seen.add(topic["name"])
        types += candidate.type == topic.get("type", "T1")
        good, bad, open_ = judge(candidate, topic)
        right, slots = right + good, slots + good + len(bad) + open_
        wrong += bad
    first = {t["name"] for t, _ in held[:FIRST] if t}
    return Tally(path.stem, len(labels), len(seen), len(first), len(held), right, wrong, slots, types)


def judge(candidate: Candidate, topic: dict[str, Any]) -> tuple[int, list[str], int]:
    """Right fills, wrong ones in words, and holes left open though the label has something for them."""
    right, wrong, open_ = 0, [], 0
    for section in candidate.outline:
        for fill in section.fills:
            kind = _KINDS.get(fill.kind, fill.kind)
            if any(_alike(fill.place.quote, allowed) for allowed in topic.get(kind, [])):
                right += 1
            else:
                wrong.append(f"{topic['name']} {section.id} {fill.kind}：{fill.place.quote}")
    return right, wrong, open_


def _alike(a: str, b: str) -> bool:
    """Whether one holds the other and is at most twice as long."""
    short, long = sorted((a.strip("“”"), b.strip("“”")), key=len)
    return short in long and 2 * len(short) >= len(long)


def expected(topic: dict[str, Any]) -> int:
    return sum(1 for kind in topic if kind not in ("name", "quote", "type"))


def main() -> None:
    rules = ruleset.load(assets.rules())
    miner = Miner(rules, assets.rules() / "mining")
    for folder, title in ((HERE, "写的时候对照"), (HERE / "held_out", "留着没看")):
        for path in sorted(folder.glob("*.txt")):
            t = tally(path, miner)
            filled = t.right + len(t.wrong)
            print(
                f"{title}　{t.name}：埋 {t.planted} 个，列出 {t.shown} 个；前五里 {t.first} 个，共找到 {t.found} 个，"
                f"类型对 {t.types}；填 {filled} 处，对 {t.right}，错 {len(t.wrong)}"
            )
            if "--errors" in sys.argv and (folder == HERE or "--held-out" in sys.argv):
                for line in t.wrong:
                    print("　　错：", line)


if __name__ == "__main__":
    main()
