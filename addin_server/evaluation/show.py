"""An evaluation as a table for the terminal."""

from __future__ import annotations

import sys
from typing import TextIO

from rich.console import Console
from rich.table import Table

from addin_server.core.model import Genre
from addin_server.evaluation.judge import Evaluation
from addin_server.evaluation.tally import Tally, interval


def show(done: Evaluation, *, errors: bool, to: TextIO | None = None) -> None:
    """Print the tallies with their 95 % intervals, the confusion of genres, and the noise on good briefs."""
    console = Console(file=to or sys.stdout, highlight=False, width=None if (to or sys.stdout).isatty() else 120)
    console.print(_scores(done))
    if len(done.genres) > 1:
        console.print(_confusion(done))
    if done.good:
        total = done.noise.total()
        console.print(
            f"好稿 {done.good} 篇、{done.characters} 字：建议改以上 {total} 处，"
            f"每篇 {total / done.good:.2f}、每千字 {1000 * total / done.characters:.2f}；"
            f"可斟酌 {done.advice.total()} 处，每篇 {done.advice.total() / done.good:.2f}。"
        )
        for rule, number in done.noise.most_common():
            console.print(f"    {rule}　{number}")
    if errors:
        for name, tally in done.tallies.items():
            for line in tally.errors:
                console.print(f"{name}　{line}", markup=False, soft_wrap=True)


def _scores(done: Evaluation) -> Table:
    table = Table("判断", "该报", "准确率", "查全率", "F1", "好的不出声", title="与编辑的判断相比（方括号是 95% 区间）")
    for name, tally in done.tallies.items():
        f1 = f"{tally.f1:.2f}" if tally.f1 is not None and tally.labelled else "–"
        table.add_row(name, str(tally.labelled), *_shares(tally), f1, _specificity(tally))
    return table


def _shares(tally: Tally) -> tuple[str, str]:
    if not tally.labelled:
        return "–", "–"
    return _share(tally.hit, tally.hit + tally.false), _share(tally.hit, tally.labelled)


def _specificity(tally: Tally) -> str:
    return _share(tally.silent, tally.silent + tally.false)


def _share(part: int, whole: int) -> str:
    if not whole:
        return "–"
    low, high = interval(part, whole)
    return f"{part / whole:.2f} \\[{low:.2f}–{high:.2f}]"


def _confusion(done: Evaluation) -> Table:
    names = [genre for genre in Genre if any(genre in pair for pair in done.genres)]
    table = Table("应是 ＼ 判成", *(genre.value for genre in names), title="体裁")
    for expected in names:
        table.add_row(expected.value, *(str(done.genres[expected, actual] or "·") for actual in names))
    return table
