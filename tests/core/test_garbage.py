"""What a check leaves goes when it is let go of: nothing in it holds itself, so that it need not be looked for."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Callable

from addin_server.core.assembly import Gathered
from addin_server.core.engine import Checker
from addin_server.core.language.block import Block
from addin_server.core.model import Role
from addin_server.core.reading.judgements import judge_breadth
from addin_server.core.reading.reader import Reader
from addin_server.core.ruleset import Ruleset
from addin_server.core.structure.article import Article
from tests import bench


def test_drafts_checked_and_forgotten_leave_nothing_to_look_for(rules: Ruleset) -> None:
    checker = Checker(rules, memory=2_000)

    def work() -> None:
        for number in range(9):
            checker.check(bench.one_brief(rules, 1_000, number))

    assert _left_by(work) == []


def test_what_holds_itself_is_found(rules: Ruleset) -> None:
    def work() -> None:
        block = Block("石桥县把党员会开到赶集日。", Role.BODY, "", rules.automaton)
        block.facts["itself"] = block

    assert [type(thing) for thing in _left_by(work) if isinstance(thing, Block)] == [Block]


def _left_by(work: Callable[[], None]) -> list[object]:
    """Things of this project that only the garbage collector finds after `work`.

    A thread that another test has left running may leave others at the same time.
    """
    gc.collect()
    gc.disable()
    gc.set_debug(gc.DEBUG_SAVEALL)
    try:
        work()
        gc.collect()
        return [thing for thing in gc.garbage if _module(thing).startswith("addin_server")]
    finally:
        gc.set_debug(0)
        gc.garbage.clear()
        gc.enable()


def _module(thing: object) -> str:
    return str(getattr(thing, "__module__", ""))


def _asked(rules: Ruleset, reader: Reader) -> None:
    with Checker(rules).reading(bench.one_brief(rules, 1_000, 0)) as (article, *_):
        own = Article(article.passages, article.draft)
    assert list(Gathered(own, reader).saying("action"))
    assert judge_breadth(own, reader)


def test_a_reader_goes_with_its_ruleset(rules: Ruleset) -> None:
    reader = Reader(rules.models)
    _asked(rules, reader)
    held = weakref.ref(reader)
    del reader
    gc.collect()
    assert held() is None


def test_nobody_can_add_to_what_was_not_found(rules: Ruleset) -> None:
    def nothing(block: Block) -> list[str]:
        return []

    block = Block("石桥县把党员会开到赶集日。", Role.BODY, "", rules.automaton)
    assert isinstance(block.answer(nothing), tuple)
