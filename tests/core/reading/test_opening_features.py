"""What the first paragraph of a text shows of what it is."""

from __future__ import annotations

import pytest

from addin_server.core.reading.opening_features import opening_features
from tests.core.reading.conftest import Read

EVENT = "6月11日，柳塘镇村会计培训班在镇成校举办，17个村的会计参加培训。"
DEED = "针对报账退单多，柳塘镇让会计带着账本来学。"


def test_the_first_clauses_are_looked_at_one_by_one(read: Read) -> None:
    features = opening_features(read(EVENT + DEED))
    assert features["first-clauses:has:date"] == 1
    assert features["first-clauses:has:unit"] == 1
    assert features["first-clauses:amount"] == 1
    assert "first-clauses:class:problem-openers" not in features  # it stands in the fourth
    assert 0 < features["first-paragraph:class:problem-openers"] < 1


def test_what_the_paragraph_says_is_told_by_its_share(read: Read) -> None:
    event, deed = opening_features(read(EVENT)), opening_features(read(DEED))
    assert sum(v for name, v in event.items() if name.startswith("first-paragraph:act:")) == pytest.approx(1)
    assert event["first-paragraph:act:event"] > deed["first-paragraph:act:event"]


def test_nothing_is_told_of_nothing(read: Read) -> None:
    assert opening_features(read("")) == {}
