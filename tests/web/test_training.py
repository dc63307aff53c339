"""Lessons and practice over HTTP."""

from __future__ import annotations

from pathlib import Path

from flask.testing import FlaskClient

from addin_server import assets
from addin_server.core import ruleset
from addin_server.web.app import create_app
from tests.web.conftest import OWN, TOKEN, Post, get, with_token


def test_everything_listed_can_be_opened(client: FlaskClient) -> None:
    listed = get(client, "training")
    assert {head["kind"] for head in listed["lessons"]} == {"steps", "conversion", "material", "restraint", "pair"}
    for head in listed["lessons"]:
        lesson = get(client, f"training/{head['id']}")
        assert len(lesson["steps"]) == head["steps"], head["id"]
    known = {head["id"] for head in listed["lessons"]}
    assert {id_ for plan in listed["plans"] for unit in plan["units"] for id_ in unit["lessons"]} <= known


def test_remarks_stand_where_they_say(client: FlaskClient) -> None:
    step = get(client, "training/floating-members")["steps"][0]
    quotes = [step["lines"][p["line"]]["text"][slice(*p["span"])] for p in step["weak"]]
    assert quotes[1] == "镇党委高度重视，精心部署，成立工作专班，形成了齐抓共管的良好格局"


def test_a_rule_with_a_weak_and_a_good_example_is_a_card(client: FlaskClient) -> None:
    card = get(client, "training/title.ornate")
    assert card["kind"] == "pair" and [s["name"] for s in card["steps"]] == ["弱例", "好例"]
    assert card["steps"][0]["weak"][0]["rule"] == "title.ornate" and card["steps"][1]["findings"] == []
    assert '"../training/#title.ornate"' in client.get("/rules/title.ornate", headers=OWN).text


def test_practice_compares_marks_and_judges_a_rewrite(post: Post) -> None:
    body = {
        "lesson": "floating-members",
        "marks": [{"line": 1}, {"line": 2, "clause": 0}],
        "rewrite": {"line": 5, "text": "还有 3 名由所在村支书 10 月底前上门问家属。"},
    }
    answer = post("practice", json=body).json
    assert [hit["rule"] for hit in answer["hits"]] == ["lead.missing"]
    assert [(f["line"], f["clause"]) for f in answer["false"]] == [(2, 0)]
    assert answer["rewrite"] == {"content": True, "left": [], "new": []}


def test_practice_on_a_pair_and_on_a_card(post: Post) -> None:
    for lesson in ("vague-result", "title.ornate"):
        answer = post(
            "practice", json={"lesson": lesson, "marks": [{"line": 0, "clause": 0}, {"line": 0, "clause": 1}]}
        )
        assert answer.json["hits"], lesson


def test_a_rule_turned_off_does_not_take_the_lessons_away(tmp_path: Path) -> None:
    (tmp_path / "profile.toml").write_text('off = ["title.slogan"]\n', "utf-8")
    quiet = with_token(create_app(ruleset.load(assets.rules(), [tmp_path]), token=TOKEN))
    pair = get(quiet, "training/title-slogan")
    assert len(get(quiet, "training")["plans"]) >= 3
    assert "title.slogan" not in {f["rule"] for f in pair["steps"][0]["findings"]}


def test_what_is_not_there_is_said(client: FlaskClient, post: Post) -> None:
    assert get(client, "training/no-such")["status"] == 404
    assert post("practice", json={"lesson": "no-such"}).status_code == 404
    assert post("practice", json={"lesson": "floating-members", "step": 9}).status_code == 404
    far = {"lesson": "floating-members", "rewrite": {"line": 99, "text": "x"}}
    assert post("practice", json=far).status_code == 400
