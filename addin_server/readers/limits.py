"""How large a draft may be to be checked as text."""

from __future__ import annotations

from collections.abc import Sequence

from addin_server.core.model import Paragraph

MAX_BYTES = 1 << 20
MAX_PARAGRAPHS = 2_000
MAX_CHARACTERS = 200_000
MAX_PARAGRAPH = 5_000
"""Characters of one paragraph: some of what is asked of one takes longer than in proportion."""


class InputError(Exception):
    """The input cannot be used; the text is one Chinese sentence for the user."""


def require_text(paragraphs: Sequence[Paragraph]) -> None:
    """Raise InputError when there is nothing to check."""
    if not any(p.text.strip() for p in paragraphs):
        raise InputError("文稿里没有文字，请写一点或另选一份。")


def check_limits(paragraphs: Sequence[Paragraph]) -> None:
    """Raise InputError when there is nothing to check, or more than a pane can hold."""
    require_text(paragraphs)
    if len(paragraphs) > MAX_PARAGRAPHS:
        raise InputError(f"文稿超过 {MAX_PARAGRAPHS:,} 段，请拆成几份再查。")
    if sum(len(p.text) for p in paragraphs) > MAX_CHARACTERS:
        raise InputError(f"文稿超过 {MAX_CHARACTERS // 10_000} 万字，请拆成几份再查。")
    if long := next((p.text for p in paragraphs if len(p.text) > MAX_PARAGRAPH), ""):
        raise InputError(f"有一段超过 {MAX_PARAGRAPH:,} 字（“{long[:10]}…”），请分段再查。")
