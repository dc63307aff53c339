"""How well models judge labelled texts: precision, recall and F1 a question, as counts that can be added up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from addin_server.core.language.block import Block
from addin_server.core.language.lexicon import Automaton
from addin_server.core.model import Span
from addin_server.core.reading.linear import logistic, softmax
from addin_server.core.reading.models import Models
from addin_server.core.reading.reader import Reader
from addin_server.learning import examples
from addin_server.learning.examples import LabelledExample
from addin_server.learning.material import Corpus, LabelledClaim, Verdict
from addin_server.learning.train import agreed, models_of

EVEN = 0.5


class ConfusionCounts(msgspec.Struct):
    """Right, wrong and missed judgements."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    def add(self, wanted: bool, given: bool) -> None:
        """Count one judgement."""
        self.right += wanted and given
        self.wrong += given and not wanted
        self.missed += wanted and not given

    @property
    def precision(self) -> float:
        return self.right / max(1, self.right + self.wrong)

    @property
    def recall(self) -> float:
        return self.right / max(1, self.right + self.missed)

    @property
    def f1(self) -> float:
        return 2 * self.right / max(1, 2 * self.right + self.wrong + self.missed)


def measure(material: Corpus, models: Models, automaton: Automaton) -> dict[str, ConfusionCounts]:
    """Return the counts by question; `genre` counts right texts as right and all others as missed."""
    reader = Reader(models)
    found: dict[str, ConfusionCounts] = {}

    def count(name: str, wanted: bool, given: bool) -> None:
        found.setdefault(name, ConfusionCounts()).add(wanted, given)

    for text in examples.judged(material, automaton):
        for para, one in enumerate(text.blocks):
            marks = [mark for mark in text.marks if mark.para == para]
            reading = reader.read(one)
            spans = [span for span, _ in reading.runs]
            counts = found.setdefault("empty", ConfusionCounts())
            for span in spans:
                counts.wrong += not any(_overlap(span, mark) for mark in marks)
            for mark in marks:
                hit = any(_overlap(span, mark) for span in spans)
                counts.right += hit
                counts.missed += not hit
    for row in examples.title_rows(material.titles, material.briefs, automaton):
        count("title", bool(row.label), _probability(models, "title", row) > EVEN)
        if row.label:
            model = models["fault"]
            scores = model.scores(row.features)
            count("fault", True, model.classes[scores.index(max(scores))] == row.label)
    genres: Counter[tuple[str, str]] = Counter()
    for brief in material.briefs:
        blocks = examples.brief_blocks(brief, automaton)
        for claim in brief.supported:
            if claim.evidence and claim.evidence.para == claim.para:
                for name, link in zip(("support", "support-sentence"), _link(claim, blocks, reader), strict=True):
                    counts = found.setdefault(name, ConfusionCounts())
                    hit = link is not None and link.start < claim.evidence.end and claim.evidence.start < link.end
                    counts.right += hit
                    counts.missed += not hit
                    counts.wrong += link is not None and not hit
        for question, row in examples.lead_rows(brief, blocks, reader).items():
            count(question, bool(row.label), _probability(models, question, row) > EVEN)
        features = examples.genre_features(brief, blocks, reader, automaton)
        if brief.genre == "信息" and brief.topic_too_broad is not None:
            row = LabelledExample(features, "", brief.id)
            count("breadth", brief.topic_too_broad, _probability(models, "breadth", row) > EVEN)
        model = models["genre"]
        scores = softmax(model.scores(features))
        genres[brief.genre, model.classes[scores.index(max(scores))]] += 1
        count("genre", True, model.classes[scores.index(max(scores))] == brief.genre)
    for question, row in examples.rows_of_leads(material.leads, automaton, reader):
        count(question, bool(row.label), _probability(models, question, row) > EVEN)
    return found


def held_out(verdicts: Sequence[Verdict]) -> Iterator[tuple[Verdict, float]]:
    """Yield every verdict with how surely its reader was expected to agree, by weights that know nothing of its set.

    LearningUnavailableError without scikit-learn.
    """
    for source in sorted({verdict.source for verdict in verdicts}):
        model = models_of({"agreed": agreed(v for v in verdicts if v.source != source)})["agreed"]
        yield from ((v, logistic(model.score(v.features))) for v in verdicts if v.source == source)


def _link(claim: LabelledClaim, blocks: Sequence[Block], reader: Reader) -> tuple[Span | None, Span | None]:
    """The clause that the reading says bears a claim out, and its sentence."""
    reading = reader.read(blocks[claim.para])
    links = [reading.support(at) for at, read in enumerate(reading.reads) if _overlap(read.clause.span, claim)]
    best = max((link for link in links if link), key=lambda link: link.certainty, default=None)
    sentences = {read.clause.span: read.clause.sentence for read in reading.reads}
    return (best.span, sentences[best.span]) if best else (None, None)


def table(found: Mapping[str, ConfusionCounts]) -> Iterable[str]:
    """Yield one line a question."""
    for name, counts in found.items():
        yield (
            f"{name:14} P {counts.precision:.2f} R {counts.recall:.2f} F1 {counts.f1:.2f}"
            f"  ({counts.right} / {counts.wrong} / {counts.missed})"
        )


def _probability(models: Models, question: str, row: LabelledExample) -> float:
    return logistic(models[question].scores(row.features)[0])


def _overlap(span: Span, mark: LabelledClaim) -> bool:
    return span.start < mark.end and mark.start < span.end
