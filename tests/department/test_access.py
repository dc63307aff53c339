"""Who is let in to what, in the application itself."""

from __future__ import annotations

import io
from typing import Any

import pytest
from flask import Flask

from addin_server.department.access import OPEN
from addin_server.department.app import create_app
from addin_server.department.database import Database
from addin_server.department.people import People
from addin_server.department.rate_counter import RateCounter
from addin_server.department.settings import Deployment, UserLimits
from tests.department.conftest import NAME, ORIGIN, SignIn, changed, post

CHECK = {"draft": {"paragraphs": [{"id": "p1", "text": "青槐镇组织委员到村里讲党课。"}]}}


CHROMIUM = (
    "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,image/apng,*/*;q=0.8,"
    "application/signed-exchange;v=b3;q=0.7"
)


def problem(answer: Any) -> str:
    found: str = answer.json["type"]
    return found


def test_a_stranger_gets_no_page_and_no_answer(app: Flask) -> None:
    client = app.test_client()
    for path in ("/", "/word/?tab=check", "/wps/ui/taskpane.html?tab=check", "/training/"):
        found = client.get(path, base_url=ORIGIN)
        assert found.status_code == 303 and found.location.startswith("/sign-in?next="), path
    for path in ("health", "rules", "profile", "remarks"):
        assert client.get(f"/api/v1/{path}", base_url=ORIGIN).status_code == 401
    assert client.post("/api/v1/check", base_url=ORIGIN, json=CHECK, headers={"Origin": ORIGIN}).status_code == 401


def test_every_address_is_closed_to_strangers_unless_it_is_on_the_list(app: Flask) -> None:
    client = app.test_client()
    given = {"name": "x.js", "id_": "x", "ticket": "x", "revision": "1", "document": "d", "draft": "d", "number": "1"}
    for rule in app.url_map.iter_rules():
        path = rule.rule
        for name in rule.arguments:
            path = path.replace(f"<path:{name}>", given[name]).replace(f"<{name}>", given[name])
        for method in (rule.methods or set()) & {"GET", "POST", "PUT", "DELETE"}:
            with client.open(path, method=method, base_url=ORIGIN, headers={"Origin": ORIGIN}) as found:
                status = found.status_code
            open_ = rule.endpoint in OPEN
            assert open_ or status in (303, 401), (method, path, status)


def test_signing_in_leads_back_to_the_page_asked_for_and_nowhere_else(app: Flask, people: People) -> None:
    code = people.issue("林小满", "测试")
    client = app.test_client()
    found = post(client, "/sign-in", {"code": code, "next": "/word/?tab=check"})
    assert found.location == "/word/?tab=check"
    for bad in ("https://evil.test/", "//evil.test/", "/\\evil.test", "javascript:alert(1)", "evil"):
        assert post(client, "/sign-in", {"code": code, "next": bad}).location == "/", bad


def test_the_session_cookie_is_for_this_name_over_tls_and_no_script(app: Flask, people: People) -> None:
    found = post(app.test_client(), "/sign-in", {"code": people.issue("林小满", "测试")})
    cookie = found.headers["Set-Cookie"]
    assert cookie.startswith("__Host-zhubi=")
    assert all(part in cookie for part in ("Secure", "HttpOnly", "SameSite=Lax", "Path=/")) and "Domain" not in cookie


def test_who_did_not_agree_sends_no_draft(app: Flask, people: People) -> None:
    client = app.test_client()
    post(client, "/sign-in", {"code": people.issue("未同意", "测试")})
    page = client.get("/", base_url=ORIGIN)
    assert page.status_code == 303 and page.location.startswith("/agree?next=")
    assert "会经加密的网络送到这台服务器" in client.get(page.location, base_url=ORIGIN).text
    someone = people.of_session(client.get_cookie("__Host-zhubi", domain=NAME).value)  # type: ignore[union-attr]
    assert someone
    headers = {"Origin": ORIGIN, "X-Zhubi-Token": someone.token}
    refused = client.post("/api/v1/check", base_url=ORIGIN, json=CHECK, headers=headers)
    assert refused.status_code == 403 and problem(refused) == "/problems/not-agreed"


def test_a_server_whose_administrator_did_not_choose_it_takes_no_draft(
    deployment: Deployment, kept: Database, people: People
) -> None:
    shut = create_app(changed(deployment, drafts=False), kept, RateCounter())
    client = shut.test_client()
    post(client, "/sign-in", {"code": people.issue("林小满", "测试")})
    assert client.get("/", base_url=ORIGIN).status_code == 403
    assert post(client, "/agree", {}).status_code == 303
    assert problem(client.get("/", base_url=ORIGIN)) == "/problems/closed"


def test_nor_does_it_from_an_editor_who_may_change_its_rules(
    deployment: Deployment, kept: Database, people: People
) -> None:
    client = create_app(changed(deployment, drafts=False), kept, RateCounter()).test_client()
    post(client, "/sign-in", {"code": people.issue("编辑甲", "测试")})
    page = client.get("/department/", base_url=ORIGIN)
    assert page.status_code == 200 and 'type="file"' not in page.text
    assert post(client, "/department/preview", {}).status_code == 200
    refused = post(client, "/department/preview", {"drafts": (io.BytesIO("稿".encode()), "一稿.txt")})
    assert problem(refused) == "/problems/closed"


def test_an_editor_too_is_told_first_where_drafts_go(app: Flask, people: People) -> None:
    client = app.test_client()
    people.remove("编辑甲", "测试")
    post(client, "/sign-in", {"code": people.issue("编辑甲", "测试")})
    page = client.get("/department/", base_url=ORIGIN)
    assert page.status_code == 303 and page.location.startswith("/agree?next=")
    assert problem(post(client, "/department/preview", {})) == "/problems/not-agreed"


def test_a_pane_checks_a_draft(sign_in: SignIn) -> None:
    found = sign_in("林小满").ask("POST", "/api/v1/check", json=CHECK)
    assert found.status_code == 200 and "findings" in found.json


def test_the_token_of_another_is_refused(sign_in: SignIn) -> None:
    one, other = sign_in("林小满"), sign_in("周一鸣")
    one.token = other.token
    assert one.ask("POST", "/api/v1/check", json=CHECK).status_code == 403
    assert one.ask("GET", "/api/v1/profile").status_code == 403


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.test"},
        {"Origin": "null"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ],
)
def test_a_page_of_another_site_changes_nothing(sign_in: SignIn, headers: dict[str, str]) -> None:
    pane = sign_in("林小满")
    assert pane.ask("PUT", "/api/v1/profile", json={}, headers=headers).status_code == 403
    assert pane.client.post("/sign-out", base_url=ORIGIN, headers=headers).status_code == 403


def test_another_name_for_the_server_is_refused(app: Flask) -> None:
    assert app.test_client().get("/sign-in", base_url="https://evil.test").status_code == 403


def test_signing_out_ends_the_session(sign_in: SignIn) -> None:
    pane = sign_in("林小满")
    cookie = pane.client.get_cookie("__Host-zhubi", domain=NAME)
    assert cookie and post(pane.client, "/sign-out", {}).status_code == 303
    pane.client.set_cookie("__Host-zhubi", cookie.value, domain=NAME, secure=True)
    assert pane.client.get("/", base_url=ORIGIN).status_code == 303


def test_guessing_codes_is_slowed_down(deployment: Deployment, kept: Database) -> None:
    client = create_app(deployment, kept, RateCounter()).test_client()
    answers = [post(client, "/sign-in", {"code": "2222"}).status_code for _ in range(25)]
    assert answers[:20] == [200] * 20 and answers[20:] == [429] * 5


def test_a_whole_office_may_sign_in_from_one_address(app: Flask, people: People) -> None:
    codes = [people.issue(f"同事{number}", "测试") for number in range(30)]
    assert {post(app.test_client(), "/sign-in", {"code": code}).status_code for code in codes} == {303}


def test_each_person_has_limits_of_his_own(deployment: Deployment, kept: Database, people: People) -> None:
    limited = changed(deployment, sign_in="header", limits=UserLimits(requests=5, megabytes=1, largest=1))
    client = create_app(limited, kept, RateCounter()).test_client()

    def ask(who: str, size: int = 0) -> int:
        headers = {"X-Zhubi-Proxy": deployment.secret("proxy"), "X-Zhubi-User": who, "Origin": ORIGIN}
        found: int = client.post("/sign-out", base_url=ORIGIN, headers=headers, data=b" " * size).status_code
        return found

    assert [ask("a") for _ in range(7)] == [303] * 5 + [429] * 2
    assert ask("b", 2 << 20) == 413
    assert [ask("b", 700_000) for _ in range(2)] == [303, 429]


def test_a_name_counts_only_when_the_proxy_says_it(deployment: Deployment, kept: Database) -> None:
    headed = create_app(changed(deployment, sign_in="header"), kept, RateCounter())
    client = headed.test_client()
    name = "何静远".encode().decode("latin-1")
    for proxy in ("", "wrong", deployment.secret("sessions")):
        headers = {"X-Zhubi-User": name, "X-Zhubi-Proxy": proxy}
        assert client.get("/", base_url=ORIGIN, headers=headers).status_code == 401
    good = {"X-Zhubi-User": name, "X-Zhubi-Proxy": deployment.secret("proxy")}
    assert client.get("/", base_url=ORIGIN, headers=good).status_code == 303
    assert post(client, "/agree", {}, **good).status_code == 303
    assert client.get("/", base_url=ORIGIN, headers=good).status_code == 200
    assert client.get("/", base_url=ORIGIN, headers={**good, "X-Zhubi-User": ""}).status_code == 401


def test_figures_of_operation_name_nobody_and_are_for_this_machine(app: Flask, sign_in: SignIn) -> None:
    sign_in("林小满").ask("POST", "/api/v1/check", json=CHECK)
    client = app.test_client()
    assert client.get("/metrics", base_url=ORIGIN).status_code == 404
    metrics = client.get("/metrics", base_url="http://127.0.0.1:8770").text
    assert 'zhubi_requests_total{endpoint="check.check",status="200"}' in metrics and "林小满" not in metrics


def test_a_balancer_asks_by_address_and_the_figures_are_for_this_machine_alone(app: Flask) -> None:
    client = app.test_client()
    assert client.get("/healthz", base_url="http://10.1.2.3:8770").status_code == 200
    assert client.get("/sign-in", base_url="http://10.1.2.3:8770").status_code == 403
    elsewhere = {"REMOTE_ADDR": "10.1.2.4"}
    assert client.get("/metrics", base_url="http://127.0.0.1:8770", environ_base=elsewhere).status_code == 404


def test_a_database_that_can_only_be_read_is_not_well(deployment: Deployment, kept: Database) -> None:
    read_only = Database(f"sqlite:///file:{kept.engine.url.database}?mode=ro&uri=true")
    app = create_app(deployment, read_only, RateCounter())
    assert app.test_client().get("/healthz", base_url=ORIGIN).status_code == 503
    read_only.close()


def test_a_database_that_somebody_is_writing_to_is_well(deployment: Deployment, kept: Database) -> None:
    asked = Database(deployment.database)
    with asked.engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA busy_timeout=50")
    app = create_app(deployment, asked, RateCounter())
    with kept.begin():
        assert app.test_client().get("/healthz", base_url=ORIGIN).status_code == 200
    asked.close()


def test_who_opens_a_page_is_answered_by_a_page(app: Flask, sign_in: SignIn) -> None:
    pane = sign_in("林小满")
    found = pane.client.get("/department/", base_url=ORIGIN, headers={"Accept": CHROMIUM})
    assert found.status_code == 403 and found.mimetype == "text/html" and "editors" in found.text
    assert problem(pane.client.get("/department/", base_url=ORIGIN)) == "/problems/editors-only"
    assert pane.client.get("/nowhere", base_url=ORIGIN, headers={"Accept": CHROMIUM}).mimetype == "text/html"


def test_behind_a_proxy_that_signs_in_nobody_is_told_of_codes(deployment: Deployment, kept: Database) -> None:
    app = create_app(changed(deployment, sign_in="header"), kept, RateCounter())
    answer = app.test_client().get("/api/v1/profile", base_url=ORIGIN)
    assert answer.status_code == 401 and "个人码" not in answer.text
