"""What a clause tells: a deed and whose, or that something is wrong."""

from __future__ import annotations

import re

from addin_server.core.language.block import Block
from addin_server.core.language.spans import inside
from addin_server.core.model import Span
from addin_server.core.reading.statement import Act
from addin_server.mining.rules import SURE, MiningRules

OURS = "们把将请局镇乡县区市院校村所厂部站行社街办公党"
"""What 我 stands before where a unit speaks of itself: 我镇, 我社区."""
AROUND = 160
"""Characters of its sentence, on either side, that may say something of a clause."""
_ALONE = re.compile(f"(?<![让请给对跟和自])我(?![{OURS}])")
"""我跑5路末班, 上个月我让小孟记了一本账 is what one person lived through."""
_OPENING = 6
BEGINS = frozenset({"起", "开始", "起头", "起步", "截至", "截止"})
"""Verbs that say when, and nothing that was done."""
TROUBLES = ("problem-states", "problem-events", "@cannot")


def troubled(block: Block, span: Span) -> bool:
    """Whether something is wrong in these words."""
    return any(inside(block.find(name), span) for name in TROUBLES)


def says_wrong(block: Block, span: Span, rules: MiningRules) -> bool:
    return (
        bool(rules.regexes["wrong"][0].search(block.text, *span))
        or rules.acts(block, span).get(Act.STATE_PROBLEM, 0.0) >= SURE
    )


def has_verb(block: Block, span: Span) -> bool:
    """Whether something is done in these words, and not only begun: 6月1日开始."""
    return any(token.tag.startswith("v") and token.text not in BEGINS for token in block.tokens_in(*span))


def takes(block: Block, clause: Span) -> bool:
    """Whether something is taken in hand: 把账本贴上墙, not 一把手, 把关."""
    return any(token.text == "把" and token.tag == "p" for token in block.tokens_in(*clause))


def is_deed(block: Block, clause: Span, rules: MiningRules) -> bool:
    """Whether it tells what was done; 把党员大会改到赶集日 sounds like an event, or a change, and is none."""
    if _ALONE.search(block.text, clause.start, min(clause.end, clause.start + _OPENING)):
        return False
    acts = rules.acts(block, clause)
    told = (Act.DEED, Act.EVENT, Act.CHANGE) if takes(block, clause) else (Act.DEED,)
    return sum(acts.get(act, 0.0) for act in told) >= SURE


def of_others(block: Block, clause: Span, rules: MiningRules) -> bool:
    """Whether what is told was done by somebody else: 浙江某市推行…, 考察了邻市的做法."""
    sentence = block.sentence_at(clause.start)
    around = Span(max(sentence.start, clause.start - AROUND), min(sentence.end, clause.end + AROUND))
    learnt = rules.regexes["learnt"][0].search(block.text, *around)
    return learnt is not None or bool(rules.regexes["others"][0].search(block.text, *clause))
