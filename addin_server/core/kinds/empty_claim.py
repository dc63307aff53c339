"""An empty claim: clauses any unit could have written and nothing near them bears out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Annotated, ClassVar, Literal

from msgspec import Meta

from addin_server.core.language.block import Block
from addin_server.core.model import Span
from addin_server.core.reading.reader import Reading
from addin_server.core.reading.told_problem import told_as_problem
from addin_server.core.rules.references import ClassName
from addin_server.core.rules.rule import BlockCheck, Issue, Rule, RuleContext

Percent = Annotated[int, Meta(ge=1, le=100)]


class EmptyClaim(Rule, frozen=True, kw_only=True, tag="empty_claim"):
    """Reports runs of clauses that are read as empty claims of one sort; the surer ones weigh more."""

    ABOUT: ClassVar[str] = "空话：换个单位名也成立、近旁又没有同一件事的凭据"

    claim: Annotated[
        Literal["result", "attitude", "purpose", "reaction", "plan", "measure"],
        Meta(
            description="哪一种空话：result 成效，attitude 表态，purpose 目的，reaction 反响，plan 打算，measure 措施"
        ),
    ]
    least: Annotated[Percent, Meta(description="百分之几的读者会同意才报")] = 35
    firm: Annotated[Percent, Meta(description="百分之几的读者会同意才用后一档轻重")] = 75
    says: Annotated[
        tuple[ClassName, ...], Meta(description="空话里要有其中一类词才报：比如有人说了、觉得了，才是反响")
    ] = ()

    PARAMS: ClassVar[frozenset[str]] = frozenset({"match"})

    def on_block(self, context: RuleContext) -> BlockCheck:
        def check(block: Block) -> Iterator[Issue]:
            reading = context.reader.read(block)
            for span, numbers in reading.runs:
                if reading.emptiness(numbers) != self.claim or told_as_problem(reading, numbers):
                    continue
                if self.says and not block.find_any(self.says, span):
                    continue
                certainty = reading.agreed(numbers) * 100
                if certainty < self.least:
                    continue
                surest = max(numbers, key=lambda at: reading.reads[at].empty)
                yield Issue(
                    span=span,
                    mends=_last_of_sort(reading, numbers, self.claim),
                    params={"match": block.quote(span)},
                    grade=int(certainty >= self.firm),
                    reasons=reading.reasons(surest, numbers),
                )

        return check


def _last_of_sort(reading: Reading, numbers: Sequence[int], sort: str) -> Span | None:
    """The clauses at the end of a run that claim what it does: what leads to them is not to be replaced."""
    first = len(numbers)
    while first and reading.emptiness(numbers[first - 1 : first]) == sort:
        first -= 1
    own = [reading.reads[at].clause.span for at in numbers[first:]]
    return Span(own[0].start, own[-1].end) if own else None
