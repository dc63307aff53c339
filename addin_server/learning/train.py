"""Trains every model in its order: clauses by themselves, then with their neighbours, then leads, titles and texts.

What a later model learns from must not know the labels of the text it reads: texts are read by models that were
trained without them (folds), as they will read the texts of strangers.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial

from addin_server.core.language.lexicon import Automaton
from addin_server.core.reading.models import Models
from addin_server.core.reading.reader import Reader
from addin_server.learning import examples
from addin_server.learning.examples import LabelledExample, Texts
from addin_server.learning.fit import Weights, fit, model
from addin_server.learning.material import Brief, Corpus, TextVerdict, Verdict

FOLDS = 4

# The judgement of a clause needs more freedom than that of a text, of which there are fewer; leads are few and wordy.
_STRENGTH = {"empty": 0.3, "support": 0.1, "lead": 0.1, "genre": 1.0}
_USUAL = 0.3
_AGREED, _AGREED_TOPIC = 0.05, 0.1
"""Verdicts are few for what they are weighed by: little freedom."""


Learn = Callable[..., Weights]


def train(
    material: Corpus,
    automaton: Automaton,
    say: Callable[[str], None] = lambda _: None,
    *,
    without: Callable[[str], bool] = lambda _: False,
) -> dict[str, Weights]:
    """Return the weights by question. LearningUnavailableError without scikit-learn.

    `say` hears what is being done; `without` names the features that are left out, to see what they are worth.
    """
    learn = partial(fit, without=without)
    statements = material.statements
    texts = list(examples.judged(material, automaton))
    say("小句")
    weights = {
        "act": learn(list(examples.statement_rows(statements, automaton, "act"))),
        "mood": learn(list(examples.statement_rows(statements, automaton, "mood"))),
    }
    focus = list(examples.statement_rows(statements, automaton, "empty"))
    weights["claim"] = _claim(learn, texts, focus)
    rows: dict[str, list[LabelledExample]] = {}
    for fold in range(FOLDS):
        say(f"上下文 {fold + 1}/{FOLDS}")
        known = [text for text in texts if _fold(text.id) != fold]
        reader = Reader(_models({**weights, "claim": _claim(learn, known, focus)}))
        _read(reader, material, texts, fold, automaton, rows)
    say("标题")
    titles = list(examples.title_rows(material.titles, material.briefs, automaton))
    weights["title"] = learn(titles, classes=["weak"], strength=_USUAL)
    weights["fault"] = learn([row for row in titles if row.label])
    say("全篇")
    weights["empty"] = learn(rows["empty"], classes=["empty"], strength=_STRENGTH["empty"], balanced=True)
    weights["emptiness"] = learn(rows["emptiness"])
    if material.verdicts:
        weights["agreed"] = agreed(material.verdicts, without=without)
    weights["support"] = learn(rows["support"], classes=["support"], strength=_STRENGTH["support"], balanced=True)
    for question in ("lead-missing", *examples.QUESTIONS_OF_A_LEAD):
        weights[question] = learn(rows[question], classes=["missing"], strength=_STRENGTH["lead"], balanced=True)
    weights["breadth"] = learn(rows["breadth"], classes=["broad"], strength=_USUAL, balanced=True)
    if any(verdict.too_broad is not None for verdict in material.text_verdicts):
        weights["agreed-topic"] = agreed_topic(material.text_verdicts, without=without)
    genres = [*rows["genre"], *examples.genre_rows(material.text_verdicts)]
    weights["genre"] = learn(genres, strength=_STRENGTH["genre"])
    return weights


def agreed(verdicts: Iterable[Verdict], *, without: Callable[[str], bool] = lambda _: False) -> Weights:
    """Return the weights by which a run of clauses is judged as readers judged others."""
    rows = list(examples.verdict_rows(verdicts))
    return fit(rows, classes=["agreed"], strength=_AGREED, without=without)


def agreed_topic(verdicts: Iterable[TextVerdict], *, without: Callable[[str], bool] = lambda _: False) -> Weights:
    """Return the weights by which a broad topic is judged as readers judged others."""
    rows = list(examples.topic_rows(verdicts))
    return fit(rows, classes=["agreed"], strength=_AGREED_TOPIC, balanced=True, without=without)


def models_of(weights: Mapping[str, Weights]) -> Models:
    """Return the models of trained weights."""
    return _models(weights)


def _claim(learn: Learn, texts: Iterable[Texts], focus: Sequence[LabelledExample]) -> Weights:
    return learn([*examples.claim_rows(texts), *focus], classes=["empty"], balanced=True)


def _read(
    reader: Reader,
    material: Corpus,
    texts: Sequence[Texts],
    fold: int,
    automaton: Automaton,
    rows: dict[str, list[LabelledExample]],
) -> None:
    """Add the rows of the texts of one fold, read by models that have not seen them."""
    own = [text for text in texts if _fold(text.id) == fold]
    strangers = _strangers(material.briefs)
    rows.setdefault("empty", []).extend(examples.empty_rows(own, reader))
    rows.setdefault("emptiness", []).extend(examples.emptiness_rows(own, reader))
    for brief in material.briefs:
        if _fold(brief.id) != fold:
            continue
        blocks = examples.brief_blocks(brief, automaton)
        rows.setdefault("support", []).extend(examples.support_rows(brief, blocks, reader))
        for question, row in examples.lead_rows(brief, blocks, reader).items():
            rows.setdefault(question, []).append(row)
        features = examples.genre_features(brief, blocks, reader, automaton)
        rows.setdefault("genre", []).append(LabelledExample(features, brief.genre, brief.id))
        stranger = strangers.get(brief.id, "")
        rows.setdefault("breadth", []).extend(examples.breadth_rows(brief, blocks, stranger, reader, automaton))
    leads = [lead for lead in material.leads if _fold(lead.text) == fold]
    for question, row in examples.rows_of_leads(leads, automaton, reader):
        rows.setdefault(question, []).append(row)


def _strangers(briefs: Iterable[Brief]) -> dict[str, str]:
    """The title of another text for each whose breadth is labelled, by its id; always the same one."""
    judged = sorted((brief for brief in briefs if brief.topic_too_broad is not None), key=lambda b: _number(b.id))
    return {brief.id: other.title for brief, other in zip(judged, [*judged[1:], *judged[:1]], strict=True)}


def _fold(name: str) -> int:
    return _number(name) % FOLDS


def _number(name: str) -> int:
    """A number that has nothing to do with the order of the material, and stays."""
    return int.from_bytes(hashlib.blake2b(name.encode(), digest_size=4).digest(), "big")


def _models(weights: Mapping[str, Weights]) -> Models:
    """Models so far; one that is not trained yet answers evenly."""
    made = {question: model(rows) for question, rows in weights.items()}
    return Models(made)
