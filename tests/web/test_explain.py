"""How a draft is read, over HTTP."""

from __future__ import annotations

from tests.web.conftest import Post

DRAFT = {
    "paragraphs": [
        {"text": "柳河镇凝心聚力促发展"},
        {"text": "𠮷溪村党支部书记李大山带4户养蜂，年增收1.2万元，党员的综合素质得到明显提升。"},
    ]
}


def test_the_reading_comes_with_its_names(post: Post) -> None:
    body = post("explain", json={"draft": DRAFT}).get_json()
    (brief,) = body["briefs"]
    assert brief["title"]["fault"] in body["words"]["fault"]
    (paragraph,) = brief["paragraphs"]
    assert (paragraph["id"], paragraph["number"], paragraph["role"]) == ("p2", 2, "lead")
    for clause in paragraph["clauses"]:
        assert clause["act"] in body["words"]["act"] and clause["mood"] in body["words"]["mood"]
        assert 0 <= clause["empty"] <= 1
    assert brief["genres"] == []  # too little is written


def test_genres_come_with_their_shares_likeliest_first(post: Post) -> None:
    more = "他每月逢五到农户家看蜂箱，缺糖的当天送糖，分箱的手把手教，卖不掉的由合作社统一收。" * 3
    draft = {"paragraphs": [*DRAFT["paragraphs"], {"text": more}]}
    (brief,) = post("explain", json={"draft": draft}).get_json()["briefs"]
    shares = [genre["likely"] for genre in brief["genres"]]
    assert {g["name"] for g in brief["genres"]} >= {"信息", "其他"} and shares == sorted(shares, reverse=True)
    assert 0 <= brief["broad_agreed"] <= 1


def test_spans_are_utf16_units(post: Post) -> None:
    text = DRAFT["paragraphs"][1]["text"].encode("utf-16-le")
    (paragraph,) = post("explain", json={"draft": DRAFT}).get_json()["briefs"][0]["paragraphs"]
    clauses = paragraph["clauses"]
    quotes = [c["at"] for c in clauses] + [a["at"] for c in clauses for a in c["amounts"]]
    assert len(quotes) > len(clauses)
    for quote in quotes:
        start, end = quote["span"]
        assert text[2 * start : 2 * end].decode("utf-16-le") == quote["quote"]


def test_paragraphs_with_one_name_are_refused(post: Post) -> None:
    twice = {"paragraphs": [{"text": "甲", "id": "a"}, {"text": "乙", "id": "a"}]}
    assert post("explain", json={"draft": twice}).status_code == 400
