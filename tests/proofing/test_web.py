"""The second request over the real service: later, on its own, and never in the way of the first."""

from __future__ import annotations

import io
import json
import threading
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import psutil
import pytest
from click.testing import CliRunner
from flask.testing import FlaskClient

from addin_server import docx, service_auth
from addin_server.cli import main
from addin_server.core.ruleset import Ruleset
from addin_server.proofing import Proofing, installation
from addin_server.proofing.remote import Remote
from addin_server.proofing.supervisor import Supervisor
from addin_server.web.app import create_app
from addin_server.web.routes import proofing as web
from addin_server.web.serve import create_server
from addin_server.web.sockets import listen
from tests.attack import running
from tests.proofing.conftest import RULES, Fake
from tests.web.conftest import OWN, TOKEN, with_token

TEXTS = ["石桥县把党员会开到赶集日", "𠮷家村老党员身体力形，带头赶集，村民代表上台领奖，欢心鼓舞，三个月办结86件。"]
DRAFT = {"paragraphs": [{"text": text} for text in TEXTS]}


@pytest.fixture(autouse=True)
def _patient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(web, "WAIT", 60.0)


def client(rules: Ruleset, readers: Proofing | None) -> FlaskClient:
    return with_token(create_app(rules, token=TOKEN, proofreaders=readers))


def post(to: FlaskClient, path: str, **body: Any) -> Any:
    answer = to.post(f"/api/v1/{path}", headers=OWN, json={"draft": DRAFT, **body})
    assert answer.status_code == 200, answer.data
    return answer.json


def lt(findings: list[dict[str, Any]]) -> list[str]:
    return [f["quote"] for f in findings if f["rule"].startswith("language.lt.")]


def test_findings_come_in_the_shape_of_a_report_and_in_utf16(rules: Ruleset, readers: Proofing) -> None:
    proof = post(client(rules, readers), "proof")
    assert lt(proof["findings"]) == ["身体力形", "欢心鼓舞"]
    for finding in proof["findings"]:
        start, end = finding["span"]
        assert TEXTS[1].encode("utf-16-le")[2 * start : 2 * end].decode("utf-16-le") == finding["quote"]
    assert (proof["complete"], proof["skipped"], proof["state"]["name"]) == (True, [], "ready")
    assert lt(post(client(rules, readers), "proof", ignore=["language.lt.word"])["findings"]) == ["身体力形"]


def test_the_check_itself_has_none_of_it(rules: Ruleset, readers: Proofing) -> None:
    assert lt(post(client(rules, readers), "check")["findings"]) == []


def test_without_languagetool_it_is_named_everywhere_and_the_rest_reads_on(rules: Ruleset) -> None:
    own = client(rules, None)
    health = own.get("/api/v1/health", headers=OWN).get_json()
    for skipped in (health["skipped"], post(own, "check")["skipped"], post(own, "proof")["skipped"]):
        assert "没装 LanguageTool，错字标点没有看全" in [s["because"] for s in skipped if s["rule"] == "languagetool"]
    assert lt(post(own, "proof")["findings"]) == ["身体力形"], "the readers of our own process know the set phrase"
    assert own.get("/api/v1/proof/state", headers=OWN).get_json()["name"] == "absent"


def test_what_was_proofread_is_planned_and_annotated(rules: Ruleset, readers: Proofing) -> None:
    own = client(rules, readers)
    finding = post(own, "proof")["findings"][0]
    plan = post(own, "plan", choices=[{"key": finding["key"], "fix": 0}])
    assert [edit["text"] for edit in plan["edits"]] == ["身体力行"]
    body = {"request": json.dumps({"draft": DRAFT, "keys": [finding["key"]]})}
    answer = own.post("/api/v1/documents/annotate", headers=OWN, data=body, content_type="multipart/form-data")
    comments = docx.read(answer.data)
    assert comments.paragraphs and "身体力行" in _comments(answer.data)


def _comments(data: bytes) -> str:
    import zipfile

    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return package.read("word/comments.xml").decode()


@pytest.fixture
def served(rules: Ruleset) -> Iterator[Callable[[Proofing], str]]:
    stop: list[Callable[[], None]] = []

    def serve(readers: Proofing) -> str:
        server = create_server(rules, listen(0), proofreaders=readers, secret="of this user")
        server.start()
        stop.extend([server.stop, readers.close])
        return f"http://127.0.0.1:{server.port}{service_auth.entry('of this user')}/"

    yield serve
    for end in stop:
        end()


def test_checks_are_answered_while_every_proof_waits(fake: Fake, served: Callable[[Proofing], str]) -> None:
    """LanguageTool answers nobody until the checks are through: more proofs are asked for than there are threads."""
    fake.hold.clear()
    address = served(Proofing(RULES, Remote(fake.url)))
    page = urllib.request.urlopen(address).read().decode()
    token = page.partition('name="zhubi-token" content="')[2].partition('"')[0]

    def ask(path: str) -> Any:
        headers = {"Content-Type": "application/json", "X-Zhubi-Token": token, "Sec-Fetch-Site": "same-origin"}
        request = urllib.request.Request(
            f"{address}api/v1/{path}", json.dumps({"draft": DRAFT}).encode(), headers, method="POST"
        )
        with urllib.request.urlopen(request, timeout=60) as answer:
            return json.load(answer)

    proofs: list[Any] = []
    threads = [threading.Thread(target=lambda: proofs.append(ask("proof"))) for _ in range(12)]
    for thread in threads:
        thread.start()
    assert fake.asked.acquire(timeout=20)
    assert len([ask("check") for _ in range(4)]) == 4
    assert not fake.hold.is_set(), "the checks were answered before LanguageTool was"
    fake.hold.set()
    for thread in threads:
        thread.join()
    assert len(proofs) == 12 and any(proof["complete"] for proof in proofs)


def test_the_service_starts_the_server_and_stops_it_when_told_to_end(folder: Path, tmp_path: Path) -> None:
    with running.service(tmp_path, **{installation.VARIABLE: str(folder)}) as (service, opened):
        state: dict[str, Any] = {}
        while service.poll() is None and state.get("name") != "ready":
            state = json.loads(opened.get("proof/state"))
            time.sleep(0.05)
        (server,) = psutil.Process(service.pid).children()
        service.terminate()
        service.wait(30)
    assert state["version"] == "6.8"
    assert not server.is_running()


def test_the_command_waits_for_it(supervisor: Supervisor, monkeypatch: pytest.MonkeyPatch, tmp_path: Any) -> None:
    file = tmp_path / "draft.txt"
    file.write_text("\n".join(TEXTS), "utf-8")
    monkeypatch.setenv(installation.VARIABLE, supervisor.address())
    report = json.loads(CliRunner().invoke(main, ["check", str(file), "--proof", "--format", "json"]).stdout)
    assert lt(report["findings"]) == ["身体力形", "欢心鼓舞"]
    assert "languagetool" not in [s["rule"] for s in report["skipped"]]
    plain = json.loads(CliRunner().invoke(main, ["check", str(file), "--format", "json"]).stdout)
    assert not lt(plain["findings"]) and "--proof" in plain["skipped"][-1]["because"]
    monkeypatch.setenv(installation.VARIABLE, "http://127.0.0.1:9/")
    alone = CliRunner().invoke(main, ["check", str(file), "--proof"])
    assert "没有 LanguageTool 应答" in alone.stderr and "身体力形" in alone.stdout
