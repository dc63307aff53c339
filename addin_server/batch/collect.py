"""Which files of a folder are drafts, in the order a person reads their names; what is passed over, and why."""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from addin_server.core.language.figures import chinese
from addin_server.readers import readable
from addin_server.vocabulary import suffixes

SUFFIXES = suffixes(templates=False)
_LOCK = re.compile(r"^(~\$|\.~)")
_NUMBER = re.compile(r"(\d+|[一二三四五六七八九十百]+)")


class Collected(NamedTuple):
    """Paths inside the folder, with slashes; and sentences on what was passed over."""

    names: tuple[str, ...]
    passed_over: tuple[str, ...]


def collect(folder: Path, without: Iterable[Path] = ()) -> Collected:
    """Return the drafts in `folder` and the folders below it. Folders in `without` are none of the batch's."""
    barred = {path.resolve() for path in without}
    closed: list[OSError] = []
    found = sort_out(_files(folder, barred, closed.append))
    said = [f"{len(closed)} 个文件夹打不开，没有看。"] if closed else []
    return found._replace(passed_over=(*found.passed_over, *said))


def sort_out(names: Iterable[str]) -> Collected:
    """Tell the drafts among `names` (paths with slashes) from what is not one."""
    drafts, counts, others = [], Counter[str](), Counter[str]()
    for name in names:
        path = PurePosixPath(name)
        if _LOCK.match(path.name):
            counts["文稿开着时留下的临时文件"] += 1
        elif any(part.startswith(".") for part in path.parts):
            counts["隐藏文件"] += 1
        elif path.suffix.lower() in SUFFIXES:
            drafts.append(name)
        else:
            others[readable(path.suffix.lower()) or "没有后缀"] += 1
    said = [f"{word} {number} 个，没有看。" for word, number in counts.items()]
    if others:
        kinds = "、".join(suffix for suffix, _ in others.most_common(5))
        said.append(f"另有 {others.total()} 个不是文稿（{kinds}），没有看。")
    return Collected(tuple(sorted(drafts, key=_reading_order)), tuple(said))


def _files(folder: Path, barred: set[Path], failed: Callable[[OSError], object]) -> Iterator[str]:
    for place, folders, files in os.walk(folder, onerror=failed):
        here = Path(place)
        folders[:] = [name for name in folders if (here / name).resolve() not in barred]
        for name in files:
            yield (here / name).relative_to(folder).as_posix()


def _reading_order(name: str) -> tuple[list[tuple[int, str]], str]:
    """第2期 before 第10期, 第二期 before 第十期."""
    parts = enumerate(_NUMBER.split(name))
    return [(_value(part), "") if i % 2 else (0, part) for i, part in parts], name


def _value(number: str) -> int:
    return int(number) if number.isdecimal() else int(chinese(number) or 0)
