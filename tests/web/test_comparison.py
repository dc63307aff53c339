"""两稿对照 over HTTP."""

from __future__ import annotations

from tests.web.conftest import Post


def test_changes_of_meaning_with_their_places(post: Post) -> None:
    before, after = ({"paragraphs": [{"id": "a", "text": f"𠮷溪镇{word}在15个村推行积分制。"}]} for word in "拟已")
    body = post("versions/compare", json={"before": before, "after": after}).get_json()
    (row,) = body["rows"]
    (change,) = row["changes"]
    assert change["says"] == "“拟”改成“已”：从打算做变成已经做了。"
    assert (change["kind"], change["before"]["quote"], change["after"]["span"]) == ("stage", "拟", [4, 5])
    assert row["after"]["paragraph"] == "a" and not row["moved"]


def test_an_empty_version_is_told(post: Post) -> None:
    response = post("versions/compare", json={"before": {"paragraphs": []}, "after": {"paragraphs": [{"text": "甲"}]}})
    assert response.status_code >= 400 and response.get_json()["detail"]
