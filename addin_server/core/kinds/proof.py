"""What a proofreader outside the core finds. Here it has only its name, its weight, its reason and its examples."""

from __future__ import annotations

from typing import ClassVar

from addin_server.core.rules.rule import Rule


class Proof(Rule, frozen=True, kw_only=True, tag="proof"):
    """Reports nothing by itself: `addin_server.proofing` makes the findings."""

    ABOUT: ClassVar[str] = "校对软件查出来的；这里只写轻重、说法和例子"

    PARAMS: ClassVar[frozenset[str]] = frozenset({"right", "says"})
    OUTSIDE: ClassVar[bool] = True
