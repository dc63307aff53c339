"""What is no claim of the writer, however stock it sounds."""

from __future__ import annotations

import pytest

from tests.core.reading.conftest import Read


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("柳塘镇坚持以习近平新时代中国特色社会主义思想为指导，守牢底线。", "思想为指导"),
        ("汛期里四轮强降雨，全县无人员伤亡、无水库垮坝、无堤防决口。", "无"),
        ("全县实现零伤亡、零溃坝、零决口。", "零"),
    ],
)
def test_by_what_work_is_guided_and_what_did_not_happen_is_no_empty_claim(text: str, said: str, read: Read) -> None:
    found = [one for one in read(text).reads if said in text[slice(*one.clause.span)]]
    assert found and all(one.empty == 0 for one in found)


def test_what_goes_on_from_it_is_still_read(read: Read) -> None:
    text = "柳塘镇坚持以习近平新时代中国特色社会主义思想为指导，扎实推进各项工作，取得了显著成效。"
    spans = [text[slice(*span)] for span, _ in read(text).runs]
    assert spans and all("思想" not in span for span in spans)
