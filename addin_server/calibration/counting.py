"""How often each rule speaks, counted by draft: a rule that speaks thrice about one brief spoke about one brief."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path, PurePath
from typing import NamedTuple

from addin_server import readers
from addin_server.core.engine import Checker
from addin_server.core.model import Draft, Report
from addin_server.os_errors import because


class RuleCounts(NamedTuple):
    """Of one pile of drafts: about how many each rule spoke, and in how many it picked out which words."""

    drafts: int
    spoke: Counter[str]
    words: Counter[tuple[str, str]]
    unread: tuple[str, ...] = ()


def count(reports: Iterable[Report], unread: Sequence[str] = ()) -> RuleCounts:
    """Return the counts over reports."""
    drafts, spoke, words = 0, Counter[str](), Counter[tuple[str, str]]()
    for report in reports:
        drafts += 1
        spoke.update({finding.rule for finding in report.findings})
        words.update({(f.rule, f.quote) for f in report.findings if f.quote})
    return RuleCounts(drafts, spoke, words, tuple(unread))


def of_folder(folder: Path, checker: Checker) -> RuleCounts:
    """Return the counts over every draft in a folder; what cannot be read is named. Nothing of a text is kept."""
    reports: list[Report] = []
    unread: list[str] = []
    for name, read in reports_of(folder, checker, unfold=True):
        if isinstance(read, Report):
            reports.append(read)
        else:
            unread.append(f"{PurePath(name).name}：{read}")
    return count(reports, unread)


def reports_of(folder: Path, checker: Checker, *, unfold: bool = False) -> Iterator[tuple[str, Report | str]]:
    """Yield the name of every draft in a folder, from there on, with its report or the sentence why there is none."""
    for path in sorted(path for path in folder.rglob("*") if path.is_file() and not path.name.startswith((".", "~$"))):
        try:
            read = readers.read_file(path.name, readers.bytes_at(path))
            readers.check_limits(read.paragraphs)
        except readers.InputError as error:
            found: Report | str = str(error)
        except OSError as error:
            found = f"打不开（{because(error)}）。"
        else:
            found = checker.check(Draft(paragraphs=tuple(read.paragraphs)), unfold=unfold)
        yield path.relative_to(folder).as_posix(), found
