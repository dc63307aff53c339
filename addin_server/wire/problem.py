"""An error in answer, as RFC 9457 has it."""

from __future__ import annotations

import msgspec


class Problem(msgspec.Struct):
    """`title` and `detail` are Chinese sentences that can be shown as they are; `type` is /problems/ and its kind."""

    type: str
    title: str
    status: int
    detail: str
