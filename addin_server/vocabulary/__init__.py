"""The facts that stand in several languages, one file each: Python reads them here, the pane as TypeScript and CSS.

Those are written by `scripts/publish_vocabulary.py`.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal

import msgspec

_FOLDER = Path(__file__).parent

Theme = Literal["light", "dark", "contrast"]
Pattern = Literal["dkHorz", "wdUpDiag", "pct20"]


class SeverityWord(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How grave a finding is, in the word a reader sees; `tone` names its colour, `pattern` its fill in a chart.

    `costs` is the share of its part's points that it takes away, `costs_said` the same in words.
    """

    id: str
    name: str
    tone: str
    pattern: Pattern
    costs: float
    costs_said: str


class Category(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A category of rules; without `group` its findings are listed with the part they stand in."""

    id: str
    name: str
    group: str = ""


class RoleWord(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A role of a paragraph; `common` ones are what a writer corrects to most often."""

    id: str
    name: str
    group: str = ""
    common: bool = False


class VerdictWord(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A verdict, and how the opinion that goes with it begins."""

    id: str
    name: str
    opening: str


class Reason(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Why a finding is declined, in the words on the button, and what they mean."""

    name: str
    hint: str


class FactKindWord(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A sort of fact that can be checked against material."""

    id: str
    name: str


class StandingWord(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How material stands to a fact; `to_verify` where a person has to look."""

    id: str
    name: str
    to_verify: bool


class Input(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A kind of file that can be read, by its suffix."""

    suffix: str
    kind: Literal["document", "old", "text", "markdown"]
    template: bool = False


class Colour(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One colour in the three themes, as #rrggbb."""

    light: str
    dark: str
    contrast: str


class Marks(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a comment of ours begins with, and what the one with the verdict goes on with."""

    sign: str
    summary: str


def _table(name: str) -> dict[str, Any]:
    return tomllib.loads((_FOLDER / f"{name}.toml").read_text("utf-8"))


SEVERITIES = msgspec.convert(_table("severities")["severity"], tuple[SeverityWord, ...])
"""The gravest first."""

CATEGORIES = msgspec.convert(_table("categories")["category"], tuple[Category, ...])
ROLES = msgspec.convert(_table("roles")["role"], tuple[RoleWord, ...])
VERDICTS = msgspec.convert(_table("verdicts")["verdict"], tuple[VerdictWord, ...])
REASONS = msgspec.convert(_table("reasons")["reason"], tuple[Reason, ...])
FACT_KINDS = msgspec.convert(_table("facts")["kind"], tuple[FactKindWord, ...])
STANDINGS = msgspec.convert(_table("facts")["standing"], tuple[StandingWord, ...])
"""In the order a person goes through them."""
INPUTS = msgspec.convert(_table("inputs")["input"], tuple[Input, ...])
COLOURS = msgspec.convert(_table("colours"), dict[str, Colour])
_MARKS = msgspec.convert(_table("comments"), Marks)

SIGN = _MARKS.sign
"""Every comment of ours begins with this, in all hosts; that is how our marks are known again."""

SUMMARY = _MARKS.summary

SEVERITY_NAMES: Mapping[str, str] = {severity.id: severity.name for severity in SEVERITIES}
CATEGORY_NAMES: Mapping[str, str] = {category.id: category.name for category in CATEGORIES}
VERDICT_NAMES: Mapping[str, str] = {verdict.id: verdict.name for verdict in VERDICTS}


def suffixes(*kinds: str, templates: bool = True) -> frozenset[str]:
    """Return the suffixes of files that can be read, of some kinds or all, with or without templates."""
    return frozenset(i.suffix for i in INPUTS if (not kinds or i.kind in kinds) and (templates or not i.template))


def severity_colour(severity: str, theme: Theme = "light") -> str:
    """Return the colour of a severity."""
    tone = next(known.tone for known in SEVERITIES if known.id == severity)
    return str(getattr(COLOURS[tone], theme))


def custom_properties(theme: Theme) -> str:
    """Return the colours as CSS custom properties."""
    return " ".join(f"--{name}: {getattr(colour, theme)};" for name, colour in COLOURS.items())


def root_css() -> str:
    """Return the colours of a page on a screen, light or dark as the reader prefers."""
    dark = f"@media screen and (prefers-color-scheme: dark) {{ :root {{ {custom_properties('dark')} }} }}"
    return f":root {{ color-scheme: light dark; {custom_properties('light')} }}\n{dark}\n"
