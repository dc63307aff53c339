"""One person cannot read, change or count what is another's."""

from __future__ import annotations

import threading

from addin_server.department.database import Database
from addin_server.department.people import People
from addin_server.department.user_data import UserRows
from addin_server.review import OwnRemark
from tests.department.conftest import ORIGIN, Pane, SignIn

MARK = "只有林小满用的词"


def test_nobody_reads_or_changes_what_is_anothers(sign_in: SignIn) -> None:
    one, other = sign_in("林小满"), sign_in("周一鸣")
    assert one.ask("PUT", "/api/v1/profile", json={"words": [MARK], "off": ["title"]}).status_code == 200
    assert one.ask("PUT", "/api/v1/remarks", json={"remarks": [{"text": MARK}]}).status_code == 200
    assert one.ask("PUT", "/api/v1/ignored/稿一", json={"keys": ["k1", "rule:vague.result"]}).status_code == 204
    assert one.ask("POST", "/api/v1/declined", json={"rules": ["vague.result"], "reason": "有依据"}).status_code == 200
    assert other.ask("GET", "/api/v1/declined").json["declined"] == {}
    assert one.ask("GET", "/api/v1/declined").json["declined"] == {"vague.result": {"有依据": 1}}
    for path in ("profile", "remarks", "ignored/稿一", "rules", "health"):
        found = other.ask("GET", f"/api/v1/{path}")
        assert found.status_code == 200 and MARK not in found.text and "k1" not in found.text, path
    assert not any(id_.startswith("title.") for id_ in _rules(one))
    assert any(id_.startswith("title.") for id_ in _rules(other))
    other.ask("PUT", "/api/v1/profile", json={"words": ["另一个词"]})
    other.ask("PUT", "/api/v1/ignored/稿一", json={"keys": []})
    assert one.ask("GET", "/api/v1/profile").json["words"] == [MARK]
    assert one.ask("GET", "/api/v1/ignored/稿一").json["keys"] == ["k1", "rule:vague.result"]


def _rules(pane: Pane) -> list[str]:
    return [rule["id"] for rule in pane.ask("GET", "/api/v1/rules").json["rules"]]


def test_nobody_is_answered_from_what_another_sent(sign_in: SignIn) -> None:
    one, other = sign_in("林小满"), sign_in("周一鸣")
    one.ask("PUT", "/api/v1/profile", json={"off": ["title.missing"]})
    draft = {"draft": {"paragraphs": [{"id": "p1", "text": "先锋小屋成为一张亮丽名片，取得显著成效。"}]}}
    mine = one.ask("POST", "/api/v1/check", json=draft).json["findings"]
    theirs = other.ask("POST", "/api/v1/check", json=draft).json["findings"]
    again = one.ask("POST", "/api/v1/check", json=draft).json["findings"]
    assert mine == again and mine != theirs


def test_a_name_like_anothers_is_another(database: Database) -> None:
    people = People(database, "k" * 40, 30)
    who = ["林小满"]
    user_data = UserRows(database, lambda: who[0], lambda: None)
    for name in ("林小满", "林小满 ", "林小满%", "林", "林小满' OR '1'='1"):
        try:
            people.of_proxy(name)
        except ValueError:
            continue
        who[0] = name.strip()
        before = user_data.ignored("稿")
        user_data.save_ignored("稿", [name])
        assert before in ([], ["林小满"])
    who[0] = "林小满"
    assert user_data.ignored("稿") == ["林小满 "]


def test_many_at_once_lose_no_count(database: Database) -> None:
    people = People(database, "k" * 40, 30)
    people.of_proxy("林小满")
    user_data = UserRows(database, lambda: "林小满", lambda: None)
    user_data.save_remarks([OwnRemark("数字核一下")])

    def use() -> None:
        for _ in range(5):
            user_data.count_remarks(["数字核一下"])

    threads = [threading.Thread(target=use) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    (mine,) = [remark for remark in user_data.bank().remarks if remark.text == "数字核一下"]
    assert mine.used == 20


def test_paths_and_odd_requests_are_refused_not_faults(sign_in: SignIn) -> None:
    pane = sign_in("林小满")
    for path in (
        "/../../etc/passwd",
        "/wps/..%2f..%2f..%2fetc%2fpasswd",
        "/%2e%2e/%2e%2e/etc/passwd",
        "/word/icons/..%5c..%5cx",
        "/api/v1/ignored/" + "x" * 5000,
        "/department/back/1%00",
        "/api/v1/rules/' OR 1=1 --",
    ):
        with pane.client.get(path, base_url=ORIGIN, headers={"X-Zhubi-Token": pane.token}) as found:
            assert found.status_code in (200, 400, 403, 404, 405), path
            assert b"root:" not in found.data
