"""What sums of statements come to: a weak title, an open question of the lead, a topic too broad."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple, Protocol

import msgspec

from addin_server.core.language.block import Block
from addin_server.core.model import Role, Span
from addin_server.core.reading.brief_features import Summed, brief_features, joined, summary, summed
from addin_server.core.reading.clause_features import Features
from addin_server.core.reading.lead_features import (
    change,
    deed,
    lead_features,
    lead_reads,
    problem,
)
from addin_server.core.reading.linear import logistic, softmax
from addin_server.core.reading.models import LEAD, LEAD_QUESTIONS
from addin_server.core.reading.opening_features import opening_features
from addin_server.core.reading.protagonist_features import Named, naming, naming_joined, protagonist_features
from addin_server.core.reading.reader import Reader, Reading
from addin_server.core.reading.reasons import Seen, nothing_seen, words_of_class
from addin_server.core.reading.stated_problem import stated_problem
from addin_server.core.reading.stated_result import stated_result
from addin_server.core.reading.title_features import OF_TITLE, title_features, title_words, words_of_title
from addin_server.core.reading.topic_features import topic_features
from addin_server.core.structure.article import Article

_ANSWERS = {"problem": problem, "action": deed, "effect": change}


_EVEN = 0.5
"""From here on a question is rather open than answered."""
_FAINT = 0.1
"""What no clause answers as surely as this is answered by several together: none is quoted."""


class _Stated(Protocol):
    def __call__(self, reading: Reading, *, alone: bool) -> Span | None: ...


_STATED: Mapping[str, _Stated] = {"problem": stated_problem, "effect": stated_result}
"""The questions that a lead can answer in so many words, whatever the model makes of them."""
_LENGTH_ONLY = "too-long"
"""A fault that is counted, not read."""
_NO_SUBJECT = "no-subject"
"""A fault that no title has which names a unit."""


class JudgedTitle(NamedTuple):
    """How surely a title is weak, its likeliest fault, and what weighed most."""

    weak: float
    fault: str
    reasons: tuple[str, ...]


UNTITLED = JudgedTitle(1.0, "too-broad", ())
"""What no title is taken for: it narrows nothing."""


def judge_title(block: Block, reader: Reader) -> JudgedTitle:
    """Return the judgement of a title, kept with its block."""
    key = reader, "title"
    known: JudgedTitle | None = block.facts.get(key)
    if known is None:
        known = block.facts[key] = _judged(block, reader)
    return known


def _judged(block: Block, reader: Reader) -> JudgedTitle:
    models = reader.models
    features = block.answer(title_features)
    weak = logistic(models["title"].score(features))
    scores = dict(zip(models["fault"].classes, models["fault"].scores(features), strict=True))
    scores.pop(_LENGTH_ONLY, None)
    if "has:unit" in features:
        scores.pop(_NO_SUBJECT, None)
    fault = max(scores, key=scores.__getitem__, default="")
    weighed = models["title"].reasons(features, "weak")
    return JudgedTitle(weak, fault, models.explained("title", weighed, words_of_title(block)))


def judge_lead(question: str, block: Block, reader: Reader, *, alone: bool) -> float:
    """Return how surely the lead leaves a question open: problem, action, effect; or is no lead at all: missing."""
    key = reader, "lead", alone
    answers: Mapping[str, float] | None = block.facts.get(key)
    if answers is None:
        reading = reader.read(block)
        scores = reader.models.of_lead.scores(lead_features(reading, alone=alone))
        found = {name: logistic(sum(own)) for name, own in zip(LEAD, scores, strict=True)}
        answers = block.facts[key] = found | {
            name: 0.0 for name, where in _STATED.items() if where(reading, alone=alone)
        }
    return answers[question]


def open_questions(block: Block, reader: Reader, *, alone: bool) -> frozenset[str]:
    """Return the questions that the lead rather leaves open than answers."""
    asked = ((question, judge_lead(question, block, reader, alone=alone)) for question in LEAD_QUESTIONS)
    return frozenset(question for question, open_ in asked if open_ >= _EVEN)


def best_answer(question: str, block: Block, reader: Reader, *, alone: bool) -> str:
    """Return the clause of the lead that answers best, as its writer wrote it; empty where it has none."""
    key = reader, "answer", question, alone
    known: str | None = block.facts.get(key)
    if known is None:
        known = block.facts[key] = _best_answer(question, reader.read(block), alone=alone)
    return known


def _best_answer(question: str, reading: Reading, *, alone: bool) -> str:
    if question in _STATED and (stated := _STATED[question](reading, alone=alone)):
        return reading.block.quote(stated)
    reads = (read for _, read in lead_reads(reading, alone=alone))
    answers = _ANSWERS[question]
    best = max(reads, key=answers, default=None)
    return reading.block.quote(best.clause.span) if best and answers(best) >= _FAINT else ""


def whole_features(article: Article, reader: Reader) -> Features:
    """Return the features of a whole text, those of its title among them; the article keeps them."""
    known: Features | None = article.memo.get(reader)
    if known is None:
        known = article.memo[reader] = _whole(article, reader)
    return known


def _whole(article: Article, reader: Reader) -> Features:
    title = article.title
    words = title.block.answer(title_words) if title else frozenset()
    features = brief_features(list(article.gathered(_Summing(reader), joined)), words)
    if title:
        features |= {OF_TITLE + name: value for name, value in title.block.answer(title_features).items()}
    return features


class _Summing(msgspec.Struct, frozen=True):
    """Sums up neighbouring blocks. Those of one reader are equal, by which chunks know the question again."""

    reader: Reader

    def __call__(self, blocks: Sequence[Block]) -> Summed:
        return summed([summary(block, self.reader) for block in _texts(blocks)])


def _texts(blocks: Sequence[Block]) -> list[Block]:
    """The paragraphs that are read as the text."""
    return [block for block in blocks if block.role in _READ and block.text.strip()]


_READ = frozenset(Role) - {Role.TITLE, Role.MASTHEAD, Role.ISSUE, Role.DISTRIBUTION, Role.CREDITS}


def judge_breadth(article: Article, reader: Reader) -> float:
    """Return how surely the topic is too broad."""
    return logistic(reader.models["breadth"].score(whole_features(article, reader)))


def agree_on_breadth(article: Article, reader: Reader) -> float:
    """Return how surely a reader would agree that the topic is too broad, as readers have said of other texts."""
    title = article.title
    judged = judge_title(title.block, reader) if title else UNTITLED
    broad = judge_breadth(article, reader)
    features = topic_features(whole_features(article, reader), broad, judged.weak, judged.fault)
    return logistic(reader.models["agreed-topic"].score(features))


def reasons_of_breadth(article: Article, reader: Reader) -> tuple[str, ...]:
    """Return what weighed most for a topic that is too broad."""
    models = reader.models
    weighed = models["breadth"].reasons(whole_features(article, reader), "broad")
    several = len(article.prose) > _FEW
    said = (one for one in weighed if several or one.name not in _OF_PARAGRAPHS)
    return models.explained("breadth", said, _words_of(article))


_OF_PARAGRAPHS, _FEW = frozenset({"numbered", "paragraphs"}), 2
"""What is said of several paragraphs, and how many are not."""


def _words_of(article: Article) -> Seen:
    """The words of a text that features of the whole were seen by, those of its title among them."""
    title = words_of_title(article.title.block) if article.title else nothing_seen

    def seen(name: str) -> Sequence[str]:
        if name.startswith(OF_TITLE):
            return title(name.removeprefix(OF_TITLE))
        return next(filter(None, (words_of_class(passage.block)(name) for passage in article.texts)), ())

    return seen


def judge_genre(article: Article, reader: Reader) -> dict[str, float]:
    """Return how likely each genre is, by its name; empty where the model says nothing."""
    model = reader.models["genre"]
    if not model.classes:
        return {}
    features = whole_features(article, reader) | _opening(article, reader) | _protagonist(article)
    return dict(zip(model.classes, softmax(model.scores(features)), strict=True))


def _opening(article: Article, reader: Reader) -> Features:
    """The features of the first paragraph, kept with it."""
    if not article.prose:
        return {}
    block = article.prose[0].block
    key = reader, "opening"
    known: Features | None = block.facts.get(key)
    if known is None:
        known = block.facts[key] = opening_features(reader.read(block))
    return known


def _protagonist(article: Article) -> Features:
    """Whether the text is about one person, by what is read of it otherwise, too."""
    return protagonist_features(naming_joined(list(article.gathered(_naming, naming_joined))))


def _naming(blocks: Sequence[Block]) -> Named:
    return naming(_texts(blocks))
