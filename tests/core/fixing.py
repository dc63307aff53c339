"""Fixes carried out, for tests."""

from __future__ import annotations

import msgspec

from addin_server.core.model import Draft, Fix


def fixed(draft: Draft, fix: Fix) -> Draft:
    """Return the draft with the edits of one fix made."""
    texts = {paragraph.id: paragraph.text for paragraph in draft.paragraphs}
    for edit in sorted(fix.edits, key=lambda e: e.span, reverse=True):
        text = texts[edit.paragraph]
        texts[edit.paragraph] = text[: edit.span.start] + edit.text + text[edit.span.end :]
    paragraphs = (msgspec.structs.replace(p, text=texts[p.id]) for p in draft.paragraphs)
    return msgspec.structs.replace(draft, paragraphs=tuple(paragraphs))
