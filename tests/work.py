"""Work counted, not timed: what a machine is busy with besides changes nothing of it."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import CodeType, FrameType


def calls(run: Callable[[], object], of: frozenset[CodeType] | None = None) -> int:
    """Calls of functions, methods and generators; `of` these only."""
    made = 0

    def count(frame: FrameType, event: str, argument: object) -> None:
        nonlocal made
        made += event in ("call", "c_call") if of is None else event == "call" and frame.f_code in of

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        run()
    finally:
        sys.setprofile(before)
    return made
