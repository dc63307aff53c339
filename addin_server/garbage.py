"""How often Python looks for objects that hold each other and are otherwise forgotten.

What a reading leaves holds nothing in a circle: it goes when it is let go of, by counting. Python would
still go through everything young after each 700 objects, dozens of times in one check, and through all the remembered
drafts now and then, for as long as half a second in a server that many write at.
"""

from __future__ import annotations

import gc

_YOUNG, _MIDDLE, _OLD = 20_000, 10, 100
"""Objects more than there were; times the young were gone through; times those that outlived that were."""


def collect_rarely() -> None:
    """Ask of a process that reads drafts, as it begins."""
    gc.set_threshold(_YOUNG, _MIDDLE, _OLD)
