"""The learned weights, one file a question, and the folder they stand in: `rules/reading/`."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

import msgspec

from addin_server.core.reading.linear import Joint, Model
from addin_server.core.reading.reasons import Phrase, Seen, Weighed, in_words
from addin_server.core.reading.weighing import Weighing

QUESTIONS = (
    "act",
    "mood",
    "claim",
    "empty",
    "emptiness",
    "agreed",
    "support",
    "title",
    "fault",
    "lead-missing",
    "lead-problem",
    "lead-action",
    "lead-effect",
    "breadth",
    "agreed-topic",
    "genre",
)
"""Names of the files without suffix.

act and mood: what a clause says and whether it counts. claim: whether it looks empty by itself; empty: with what stands
beside it; emptiness: which sort of empty; agreed: whether a reader would agree. support: whether a clause bears another
out. title: whether a title is weak; fault: in which way. lead-…: what the lead leaves out. breadth: whether the topic
is too broad; agreed-topic: whether a reader would agree. genre: which kind of text.
"""


LEAD_QUESTIONS = ("problem", "action", "effect")
"""What a lead is asked, in order."""
LEAD = ("missing", *LEAD_QUESTIONS)
"""What is judged of a lead: whether it is none, and what it leaves out."""


class Models(msgspec.Struct, frozen=True, dict=True):
    """The models by the name of their question."""

    by_question: dict[str, Model]
    reasons: dict[str, dict[str, Phrase]] = {}
    digest: str = ""

    @cached_property
    def of_clause(self) -> Weighing:
        """What is asked of every clause by itself: claim, what its own features say of its emptiness, act, and mood.

        The first has the most features that no other has: their weights are then short.
        """
        return Weighing(Joint([self["claim"], self["empty"], self["act"], self["mood"]]))

    @cached_property
    def of_lead(self) -> Joint:
        """What a lead leaves open, in the order of `LEAD`."""
        return Joint([self[f"lead-{question}"] for question in LEAD])

    @cached_property
    def of_claim(self) -> Weighing:
        """Which sort of empty claim a clause is."""
        return Weighing(Joint([self["emptiness"]]))

    @cached_property
    def act_names(self) -> tuple[str, ...]:
        """The acts as the features of later judgements name them."""
        return tuple("act:" + name for name in self["act"].classes)

    @cached_property
    def mood_names(self) -> tuple[str, ...]:
        """The moods as the features of later judgements name them."""
        return tuple("mood:" + name for name in self["mood"].classes)

    def __getitem__(self, question: str) -> Model:
        """Return the model of a question; one that was never trained answers evenly."""
        return self.by_question.get(question, _EVEN)

    def overlaid(self, own: Models) -> Models:
        """Return these models with those of `own` in place of theirs."""
        if not own.by_question:
            return self
        return Models(
            {**self.by_question, **own.by_question}, {**self.reasons, **own.reasons}, self.digest + own.digest
        )

    def explained(self, question: str, weighed: Iterable[Weighed], seen: Seen) -> tuple[str, ...]:
        """Return what weighed most in words for a reader; `seen` has the words of the text that were weighed."""
        return in_words(self.reasons.get(question, {}), weighed, seen)


_EVEN = Model((), {})
