"""Templates T1–T12: what a type of brief is made of. They drive insertion and the checks of an outline alike."""

from __future__ import annotations

import msgspec

from addin_server.core.model import BriefType, Role


class Section(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A part of a template. `range` is its usual length in characters; slots in `text` are written 〔what〕."""

    id: str
    name: str
    role: Role
    text: str
    guide: str
    sample: str
    required: bool = True
    range: tuple[int, int] = (0, 0)


class Template(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One type of brief. `range` is the usual length of the whole."""

    id: BriefType
    name: str
    use: str
    range: tuple[int, int]
    section: tuple[Section, ...]
