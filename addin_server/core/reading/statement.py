"""The nouns of the reading. Data only; spans are code points of the block's text."""

from __future__ import annotations

import enum
from typing import NamedTuple

from addin_server.core.model import Span


class Act(enum.StrEnum):
    """What a clause says; values are those of the labelled material."""

    DEED = "deed"
    EMPTY_DEED = "empty-deed"
    EVENT = "event"
    CHANGE = "change"
    STATE_GOOD = "state-good"
    STATE_PROBLEM = "state-problem"
    PURPOSE = "purpose"
    PLAN = "plan"
    DEMAND = "demand"
    ATTITUDE = "attitude"
    OPINION = "opinion"
    SCENE = "scene"
    BACKGROUND = "background"
    DUTY = "duty"


class Mood(enum.StrEnum):
    """Whether what a clause says has happened, and on whose word."""

    DONE = "done"
    ONGOING = "ongoing"
    INTENDED = "intended"
    DEMANDED = "demanded"
    NEGATED = "negated"
    HYPOTHETICAL = "hypothetical"
    QUOTED = "quoted"


class Measure(enum.StrEnum):
    """What an amount measures. Only an outcome says that something came of it."""

    OUTCOME = "outcome"
    ACTIVITY = "activity"
    SIZE = "size"
    MONEY = "money"
    SHARE = "share"
    TIME = "time"
    ANNIVERSARY = "anniversary"
    NAME_PART = "name-part"


class Amount(NamedTuple):
    """A number with its unit, and what it measures."""

    span: Span
    measure: Measure


class Governor(enum.StrEnum):
    """What takes a clause out of what is told as fact."""

    DEMAND = "demand"
    PLAN = "plan"
    PURPOSE = "purpose"
    HYPOTHESIS = "hypothesis"
    QUOTATION = "quotation"


class Scope(NamedTuple):
    """The characters one governing word reaches: from the word on, what is planned from the beginning of its clause."""

    span: Span
    by: Governor
    word: Span


class Support(NamedTuple):
    """The clause that bears a claim out."""

    span: Span
    certainty: float


class Statement(NamedTuple):
    """One clause as it is read.

    `subject` is None where the clause names none. `empty` is the probability that the clause is a claim any unit could
    make and nothing near it bears out; `claim` names which sort. `stock` is the share of its words that every unit
    writes. `reasons` are the features that weighed most for `empty`, in falling order.
    """

    span: Span
    subject: Span | None
    act: Act
    mood: Mood
    scope: Governor | None
    amounts: tuple[Amount, ...]
    specifics: tuple[Span, ...]
    stock: float
    empty: float
    claim: str
    support: Support | None
    heading: bool
