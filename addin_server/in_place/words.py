"""Word lists, line by line."""

from __future__ import annotations

from collections.abc import Sequence

from addin_server.core.language.lexicon import parse_line

_COMMENT = "#"


def with_words(text: str, words: Sequence[str], *, heading: str) -> str:
    """Return a word list that holds `words`: entries of others are taken out, new ones come last.

    What an entry says besides its word, its replacements and reason, stays. A new list begins with `heading`.
    """
    wanted = set(words)
    kept: list[str] = []
    found: set[str] = set()
    for line in text.splitlines(keepends=True):
        entry = None if not line.strip() or line.startswith(_COMMENT) else parse_line(line).text
        if entry is None or entry in wanted:
            kept.append(line)
            found |= {entry} if entry else set()
    new = [word for word in words if word not in found]
    return "".join([*([f"{_COMMENT} {heading}\n"] if new and not text else []), *kept, *(f"{word}\n" for word in new)])
