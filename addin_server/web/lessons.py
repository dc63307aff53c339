"""The lessons in force, and practice on them under the rules in force."""

from __future__ import annotations

from typing import NamedTuple

from addin_server import assets, training
from addin_server.core.model import Draft, Report
from addin_server.rulebook import layers
from addin_server.training import Library
from addin_server.web.problems import Refusal
from addin_server.web.rulebook import Rulebook
from addin_server.wire import training as wire


class PracticeText(NamedTuple):
    """A text to practise on: its draft, how it is checked, and the finished draft it is on the way to."""

    draft: Draft
    check: training.Check
    finished: Draft


class Lessons:
    """The lessons by id, of a rulebook."""

    def __init__(self, rulebook: Rulebook) -> None:
        self._rulebook = rulebook

    def check(self, draft: Draft) -> Report:
        """Return the report of a draft under all rules."""
        return self._rulebook.check(draft, [], [], False)

    @property
    def library(self) -> Library:
        """Read anew each time: an organisation's folder may have changed, and the files are few."""
        return training.load(assets.rules(), layers.folders(), training.known_rules(self._rulebook.rules))

    def lesson(self, id_: str) -> wire.LessonOut:
        """Return a lesson, or a pair or a rule's card as one. Raises Refusal."""
        found = wire.find_lesson(self.library, id_, self.check, self._rulebook.rules.by_id)
        if found is None:
            raise Refusal("not-found", "没有这一课。")
        return found

    def practise(self, asked: wire.PracticeRequest) -> wire.PracticeOut:
        """Return what came of marks on a step, and of a line rewritten. Raises Refusal."""
        rules = self._rulebook.rules.by_id
        text = self.text(asked.lesson, asked.step)
        on = training.exercise(text.check(text.draft))
        out = wire.result_to_wire(on, training.grade(on, asked.marks), rules)
        if asked.rewrite is not None:
            out.rewrite = self.judge(text, asked.rewrite)
        return out

    def judge(self, text: PracticeText, line: wire.RewriteIn) -> wire.RewriteOut:
        """Return what the rules say to a rewritten line of a text. Raises Refusal."""
        draft, check, finished = text
        if line.line >= len(draft.paragraphs):
            raise Refusal("bad-request", "没有这一段。")
        verdict = training.rewrite(draft, draft.paragraphs[line.line].id, line.text, check, finished)
        return wire.rewrite_to_wire(verdict, self._rulebook.rules.by_id)

    def text(self, id_: str, step: int) -> PracticeText:
        """The text of a step. Raises Refusal."""
        library = self.library
        if (lesson := library.lessons.get(id_)) and step < len(lesson.step):
            draft, finished = (training.draft(lesson.step[i].text, lesson.type) for i in (step, -1))
            return PracticeText(draft, self.check, finished)
        if (pair := library.pairs.get(id_)) and step < 2:
            part = library.part_of[id_]
            sides = [training.passage_draft(pair, part, text) for text in (pair.weak, pair.good)]
            return PracticeText(sides[step], training.passage_check(part, self.check), sides[1])
        if (rule := self._rulebook.rules.by_id.get(id_)) and (drafts := training.card(rule)) and step < 2:
            return PracticeText(drafts[step], training.card_check(rule, self.check), drafts[1])
        raise Refusal("not-found", "没有这一课，或没有这一步。")
