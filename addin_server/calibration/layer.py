"""What was agreed to, written into a layer: severities, rules off, words. Nothing of a draft but those words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

import msgspec

from addin_server.calibration.proposing import Proposal, ProposalKind
from addin_server.core.model import Severity
from addin_server.core.rules.rule import Rule
from addin_server.rulebook import preferences


def write(folder: Path, agreed: Iterable[Proposal], rules: Mapping[str, Rule]) -> None:
    """Add to the layer in a folder; what stands there stays. RuleError, ValueError, OSError."""
    before = preferences.read(folder)
    agreed = list(agreed)
    off = [p.row.rule for p in agreed if p.kind is ProposalKind.OFF]
    severity = {p.row.rule: Severity(p.to) for p in agreed if p.kind in (ProposalKind.DEMOTE, ProposalKind.PROMOTE)}
    words = [p.to for p in agreed if p.kind is ProposalKind.ACCEPT]
    after = msgspec.structs.replace(
        before,
        off=tuple(dict.fromkeys((*before.off, *off))),
        severity={**before.severity, **severity},
        words=tuple(dict.fromkeys((*before.words, *words))),
    )
    preferences.write(folder, after, rules)
