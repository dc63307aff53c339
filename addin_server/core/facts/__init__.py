"""The facts of a text that can be checked against another: figures, names, dates and quotations.

A figure is the same where value, unit and what it measures agree; a name, a date and a quotation where they say the
same. Nothing here compares strings of digits.
"""

from addin_server.core.facts.agreement import Agreement, agreement
from addin_server.core.facts.fact import Fact, FactKind
from addin_server.core.facts.find import facts
from addin_server.core.facts.ledger import Ground, LedgerEntry, Material, Standing, entries

__all__ = [
    "Agreement",
    "Fact",
    "FactKind",
    "Ground",
    "LedgerEntry",
    "Material",
    "Standing",
    "agreement",
    "entries",
    "facts",
]
