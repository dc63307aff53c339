"""审稿意见: what is remarked on as one sentence under the verdict, the same in the pane and on the command line."""

from __future__ import annotations

from collections.abc import Iterable

from addin_server import vocabulary

_OPENING = {verdict.name: verdict.opening for verdict in vocabulary.VERDICTS}
_ENDS = "。；？！?!"
_UNNUMBERED = 2


def opinion(verdict: str, remarks: Iterable[str]) -> str:
    """Return the sentence; nothing remarked on is no opinion. Lines said twice stand once."""
    lines = (line.rstrip(_ENDS) for remark in remarks for line in remark.split("\n"))
    said = [line for line in dict.fromkeys(lines) if line]
    if not said:
        return ""
    if len(said) > _UNNUMBERED:
        said = [f"{number}.{line}" for number, line in enumerate(said, 1)]
    return f"{_OPENING.get(verdict, '')}{'；'.join(said)}。"
