"""Weighing words and tags without naming them comes to what each model says of the named features."""

from __future__ import annotations

from itertools import islice

import pytest

from addin_server.core.ruleset import Ruleset
from tests.core.drafts import written_drafts
from tests.core.reading.conftest import Read


def test_each_model_scores_as_it_would_alone(rules: Ruleset, read: Read) -> None:
    models = rules.reader.models
    texts = [paragraph.text for _, one in islice(written_drafts(), 0, None, 9) for paragraph in one.paragraphs]
    clauses = [one.clause for text in texts for one in read(text).reads]
    assert len(clauses) > 500
    for clause in clauses:
        together = [*models.of_clause.scores(clause), *models.of_claim.scores(clause)]
        alone = [models[name].scores(clause.features) for name in ("claim", "empty", "act", "mood", "emptiness")]
        assert together == [pytest.approx(scores, abs=1e-4) for scores in alone]
