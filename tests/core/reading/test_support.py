"""Which clause bears a claim out: one that tells it of the same matter, not of the next one."""

from __future__ import annotations

from addin_server.core.reading.reader import Reading
from tests.core.reading.conftest import Read


def borne_out_by(claim: str, reading: Reading) -> str | None:
    at = next(at for at, one in enumerate(reading.reads) if reading.block.quote(one.clause.span) == claim)
    found = reading.support(at)
    return reading.block.quote(found.span) if found else None


def test_a_number_of_the_same_matter_bears_a_claim_out(read: Read) -> None:
    reading = read("一是挪会期。党员的积极性明显提高，到会人数由9人升到23人。")
    assert borne_out_by("党员的积极性明显提高", reading) == "到会人数由9人升到23人"


def test_what_sums_a_sentence_up_is_not_borne_out_by_the_next_matter(read: Read) -> None:
    reading = read("科研上，完成调研课题12个，很好地发挥了思想库的作用。后勤上，改造学员宿舍64间，更换桌椅300套。")
    assert borne_out_by("很好地发挥了思想库的作用", reading) is None
