"""From the remarks a reviewer has set down to the comments that go in: one a paragraph, one for all missing parts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from addin_server.comment import MissingParts, RemarkLine, Remarks, write

_QUOTED = 8
"""Characters quoted of the words a line of a merged comment is about."""

_WHOLE = "全篇"


class Note(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A remark on one finding. `offered`: its words are those of the bank. No `paragraph` is the whole draft.

    `quote` is empty where the remark is about a whole paragraph.
    """

    item: str
    rule: str
    text: str
    place: str
    offered: bool = False
    paragraph: str | None = None
    quote: str = ""


class Composed(msgspec.Struct, frozen=True):
    """A comment that answers `items`. It stands where the note of item `at` does; on the whole draft when None."""

    items: tuple[str, ...]
    at: str | None
    text: str
    place: str


def compose(notes: Sequence[Note], title: str, missing: Mapping[str, str]) -> list[Composed]:
    """Return the comments, missing parts first, then as the notes come.

    `title` is the id of the paragraph that stands for the whole draft; `missing` names the part a rule misses.
    """
    absent = [note for note in notes if note.offered and missing.get(note.rule)]
    together = absent if len(absent) > 1 else []
    found: list[Composed] = []
    if together:
        parts = MissingParts(tuple(missing[note.rule] for note in together))
        found.append(Composed(tuple(note.item for note in together), None, write(parts), _WHOLE))
    groups: dict[str, list[Note]] = {}
    for note in notes:
        if note not in together:
            groups.setdefault(title if note.paragraph is None else note.paragraph, []).append(note)
    return [*found, *(_merged(group) for group in groups.values())]


def _merged(group: Sequence[Note]) -> Composed:
    # The comment stands on words where any of its remarks has some; the other lines say which words they mean.
    first = next((note for note in group if note.quote), group[0])
    quotes: dict[str, list[str]] = {}
    for note in sorted(group, key=lambda note: note is not first):
        beside = [_clipped(note.quote)] if note.quote and note.quote != first.quote else []
        quotes.setdefault(note.text, []).extend(beside)
    lines = tuple(RemarkLine(text, tuple(words)) for text, words in quotes.items())
    at = None if first.paragraph is None else first.item
    return Composed(tuple(note.item for note in group), at, write(Remarks(lines)), first.place)


def _clipped(text: str) -> str:
    return text if len(text) <= _QUOTED else text[: _QUOTED - 1] + "…"
