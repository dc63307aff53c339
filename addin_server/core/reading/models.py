"""The learned weights, one file a question, and the folder they stand in: `rules/reading/`."""

from __future__ import annotations

import msgspec

from addin_server.core.reading.linear import Model

QUESTIONS = (
    "act",
    "mood",
    "claim",
    "empty",
    "emptiness",
    "title",
    "fault",
    "lead-missing",
    "lead-problem",
    "lead-action",
    "lead-effect",
    "breadth",
    "genre",
)
"""Names of the files without suffix.

act and mood: what a clause says and whether it counts. claim: whether it looks empty by itself; empty: with what stands
beside it; emptiness: which sort of empty. title: whether a title is weak; fault: in which way. lead-…: what the lead
leaves out. breadth: whether the topic is too broad. genre: which kind of text.
"""


class Models(msgspec.Struct, frozen=True):
    """The models by the name of their question."""

    by_question: dict[str, Model]
    digest: str

    def __getitem__(self, question: str) -> Model:
        return self.by_question[question]
