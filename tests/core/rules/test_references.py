"""The fields of a type say what its values refer to; nothing is listed by hand."""

from __future__ import annotations

from addin_server.core.kinds.claim import Case
from addin_server.core.rules import references
from addin_server.core.rules.brief_type import Guess, TypeTable
from addin_server.core.rules.fix_template import FixTemplate
from addin_server.core.rules.rule import Match
from addin_server.core.rules.unless import Unless


def test_frames_words_and_a_regex_of_one_struct() -> None:
    match = Match(frames=("{aims} …12!{purposes} 推进|抓",), regex="抓.+", prefilter=("抓好",))
    assert set(references.words(match)) == {"aims", "purposes", "=推进", "=抓", "=抓好"}
    assert list(references.regexes(match)) == ["抓.+"]


def test_nested_structs_and_tuples_are_searched() -> None:
    case = Case(frames=("{aims}",), unless=(Unless(("{@number}",)), Unless(("共 {units}",))), firm="never")
    assert set(references.words(case)) == {"aims", "@number", "=共", "units"}
    table = TypeTable((Guess(type="T3", because="", part="title", match=Match(regex="问题$", prefilter=("问题",))),))
    assert list(references.words(table)) == ["=问题"]
    assert list(references.regexes(table)) == ["问题$"]


def test_what_a_field_leaves_out_is_no_reference() -> None:
    assert not list(references.words(FixTemplate(label="删去", where="out")))
    assert not list(references.regexes(Match(frames=("{aims}",))))
