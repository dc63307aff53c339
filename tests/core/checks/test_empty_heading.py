"""What stands below the headings of a draft is put together from its parts as one would read it through."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from addin_server.core.checks.empty_heading import EmptyHeading
from addin_server.core.language.block import Block
from addin_server.core.model import Draft, Paragraph, Role
from addin_server.core.rules.rule import ArticleCheck
from addin_server.core.ruleset import Ruleset
from addin_server.core.structure import chunks
from addin_server.core.structure.article import Article, Passage

RANKS = {Role.HEADING1: 1, Role.HEADING2: 2}
AFTER = (Role.SIGNATURE, Role.DATE)
ROWS = st.lists(
    st.tuples(st.sampled_from([*RANKS, *AFTER, Role.BODY]), st.sampled_from(["抓好落实", "抓好落实。", " "])),
    max_size=40,
)


@pytest.fixture
def check(rules: Ruleset) -> ArticleCheck:
    """What the rule asks of a brief."""
    return next(find for rule, find in rules.article_checks if isinstance(rule, EmptyHeading))


def empty(rows: Sequence[tuple[Role, str]]) -> list[int]:
    """The headings with nothing below, where most of their list have something."""
    lists: dict[tuple[int, Role], list[int]] = {}
    for at, (role, _) in enumerate(rows):
        if role in RANKS:
            above = [i for i in range(at) if rows[i][0] in RANKS and RANKS[rows[i][0]] < RANKS[role]]
            lists.setdefault((above[-1] if above else -1, role), []).append(at)

    def is_empty(at: int) -> bool:
        role, text = rows[at]
        below = next((other for other, words in rows[at + 1 :] if words.strip()), None)
        ends = below is None or below in AFTER or (below in RANKS and RANKS[below] <= RANKS[role])
        return bool(text.strip()) and not text.endswith("。") and ends

    without = {key: [at for at in numbers if is_empty(at)] for key, numbers in lists.items()}
    return sorted(at for key, found in without.items() for at in found if 2 * len(found) < len(lists[key]))


@pytest.mark.parametrize("largest", [2, 64])
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(rows=ROWS)
def test_headings_with_nothing_below(
    rules: Ruleset, check: ArticleCheck, largest: int, rows: list[tuple[Role, str]]
) -> None:
    blocks = [Block(text, role, "", rules.automaton) for role, text in rows]
    paragraphs = tuple(Paragraph(id=f"p{i}", text=text) for i, (_, text) in enumerate(rows))
    passages = [Passage(block, ((i, 0),)) for i, block in enumerate(blocks)]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(chunks, "_LARGEST", largest)
        found = [issue.at for issue in check(Article(passages, Draft(paragraphs=paragraphs)))]
    assert [passage.first for passage in found if passage] == empty(rows)
