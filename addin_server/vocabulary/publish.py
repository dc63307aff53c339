"""The vocabulary as the pane's own files."""

from __future__ import annotations

import json
from typing import Any

from addin_server import vocabulary

_WRITTEN = "Written by scripts/publish_vocabulary.py from addin_server/vocabulary: change it there."
_SELECTORS: tuple[tuple[vocabulary.Theme, str], ...] = (
    ("light", ".zb"),
    ("dark", '.zb[data-theme="dark"]'),
    ("contrast", '.zb[data-theme="hc"]'),
)


def files() -> dict[str, str]:
    """Return the text of each file by its name."""
    return {"vocabulary.ts": _typescript(), "colours.css": _css()}


def _typescript() -> str:
    groups = [*dict.fromkeys(c.group for c in vocabulary.CATEGORIES if c.group and c.group != "其他"), "其他"]
    constants: dict[str, Any] = {
        "SEVERITIES": [s.id for s in vocabulary.SEVERITIES],
        "SEVERITY": {s.id: {"word": s.name, "tone": s.tone, "costs": s.costs_said} for s in vocabulary.SEVERITIES},
        "ROLE": {r.id: r.name for r in vocabulary.ROLES},
        "COMMON_ROLES": [r.id for r in vocabulary.ROLES if r.common],
        "GROUPS": groups,
        "GROUP_OF_ROLE": {r.id: r.group for r in vocabulary.ROLES if r.group},
        "GROUP_OF_CATEGORY": {c.id: c.group for c in vocabulary.CATEGORIES if c.group},
        "CATEGORY": vocabulary.CATEGORY_NAMES,
        "VERDICTS": [v.name for v in vocabulary.VERDICTS],
        "REASONS": [{"name": r.name, "hint": r.hint} for r in vocabulary.REASONS],
        "FACT_KINDS": [{"id": k.id, "name": k.name} for k in vocabulary.FACT_KINDS],
        "STANDINGS": [{"id": s.id, "name": s.name, "toVerify": s.to_verify} for s in vocabulary.STANDINGS],
        "SIGN": vocabulary.SIGN,
        "INPUTS": ",".join(i.suffix for i in vocabulary.INPUTS),
        "WORD_SUFFIXES": [i.suffix for i in vocabulary.INPUTS if i.kind == "document"],
        "DRAFT_SUFFIXES": [i.suffix for i in vocabulary.INPUTS if not i.template],
    }
    lines = [f"export const {name} = {json.dumps(value, ensure_ascii=False, indent=2)} as const;" for name, value in
             constants.items()]  # fmt: skip
    return "\n\n".join([f"/** {_WRITTEN} */", *lines, ""])


def _css() -> str:
    """On paper all is light, whatever the screen shows."""
    light, *others = (_block(theme, selector) for theme, selector in _SELECTORS)
    return "\n".join([f"/* {_WRITTEN} */\n", light, "@media screen {", *others, "}\n"])


def _block(theme: vocabulary.Theme, selector: str) -> str:
    properties = vocabulary.custom_properties(theme).replace("; ", ";\n  ")
    return f"{selector} {{\n  {properties}\n}}\n"
