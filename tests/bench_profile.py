"""Where the time of a check goes, by folder: `python -m tests.bench_profile`, in a minute. Figures only.

The program is looked at a few hundred times a second of its own processor time, which slows it by a tenth to a
quarter; a profiler that counts calls would make small functions look dear. What a library written in C takes, and what
is looked at outside the core, is counted for the file of the core that asked for it.
"""

from __future__ import annotations

import functools
import signal
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from types import FrameType

import rjieba

from addin_server import garbage
from addin_server.core.engine import Checker
from addin_server.core.model import Draft, Paragraph
from addin_server.rulebook import layers
from tests import bench

_CORE = Path(__file__).parent.parent / "addin_server" / "core"
_EVERY = 0.001
"""Seconds of processor time between two looks, or as many as the system's clock makes of it."""
_LONG_ENOUGH = 12
"""Seconds one thing is done over and over."""
_SHOWN = 0.01
"""Shares below it are told together."""


def looked_at(work: Callable[[], object], seconds: float) -> tuple[Counter[str], float]:
    """Return how often each folder of the core was found at work while `work` is repeated, and milliseconds a time."""
    found: Counter[str] = Counter()

    def look(_signal: int, frame: FrameType | None) -> None:
        while frame is not None:
            if folder := _folder(frame.f_code.co_filename):
                found[folder] += 1
                return
            frame = frame.f_back

    before = signal.signal(signal.SIGPROF, look)
    signal.setitimer(signal.ITIMER_PROF, _EVERY, _EVERY)
    times, begun = 0, time.process_time()
    try:
        while (passed := time.process_time() - begun) < seconds:
            work()
            times += 1
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
    return found, passed / times * 1e3


@functools.cache
def _folder(file: str) -> str:
    """The folder below the core that a file is in, "" for none; its own name for one that lies open, and for those of
    the lists and the tokens, which are the borders to C."""
    if not Path(file).is_relative_to(_CORE):
        return ""
    inner = Path(file).relative_to(_CORE)
    if inner.stem in ("tokens", "lexicon"):
        return str(inner)
    return str(inner.parent) if len(inner.parts) > 1 else inner.name


def lines(found: Counter[str], milliseconds: float) -> list[str]:
    """Return a table of the folders, dearest first."""
    total = found.total()
    told = [(name, count) for name, count in found.most_common() if count >= _SHOWN * total]
    rest = total - sum(count for _, count in told)
    rows = [*told, ("其余", rest)]
    return [f"  {name:28}{count / total:6.1%}{count / total * milliseconds:9.2f} ms" for name, count in rows]


def main() -> None:
    garbage.collect_rarely()
    rules = layers.load()
    cold = bench.one_brief(rules, 2_000)
    text = bench.text_of(cold)
    unit = bench.best(lambda: rjieba.tag(text))
    Checker(rules).check(cold)  # expressions and lists are made at first use
    long = Draft(
        paragraphs=tuple(
            Paragraph(id=f"p{i}", text=line) for i, line in enumerate(bench.paragraphs_of_brief(20_000, 1))
        )
    )
    warm = Checker(rules)
    warm.check(long)
    edited = bench.edits(long)
    for name, work in (
        ("从头查 2,000 字", lambda: Checker(rules).check(cold)),
        ("20,000 字里改一段", lambda: warm.check(next(edited))),
    ):
        found, milliseconds = looked_at(work, _LONG_ENOUGH)
        print(f"{name}：{milliseconds:.1f} ms，{milliseconds / unit / 1e3:.0f} 个只分词的时间")
        print("\n".join(lines(found, milliseconds)))


if __name__ == "__main__":
    main()
