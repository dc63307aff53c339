"""The real thing: gunicorn with its workers, nginx with the shipped configuration, either database."""

from __future__ import annotations

import http.client
import http.cookiejar
import json
import os
import re
import signal
import socket
import subprocess
import threading
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import psutil
import pytest
from prometheus_client.mmap_dict import MmapedDict

from addin_server.department.database import Database
from addin_server.department.people import People
from addin_server.department.published import Published
from addin_server.rulebook import pack_check, signing
from addin_server.rulebook.pack import PackManifest
from addin_server.rulebook.pack_updates import PackSource, PackUpdates
from addin_server.web.pack_watcher import EVERY
from tests.command import zhubi
from tests.department.running import Postgres, Running, healthy, running_department, until

LINES = [
    "青槐镇：“赶集日党员会”让流动党员归队",
    "针对14个山村党员会一年开不齐一次，青槐镇今年起把党员会开到赶集日，到会人数由9人升到23人。",
]


@pytest.fixture(scope="module")
def department(tmp_path_factory: pytest.TempPathFactory, postgres: Postgres) -> Iterator[Running]:
    folder = tmp_path_factory.mktemp("real")
    with running_department(folder, postgres.new_database()) as found:
        yield found


@pytest.fixture(scope="module")
def database(department: Running) -> Iterator[Database]:
    found = Database(database_of(department))
    yield found
    found.close()


@pytest.fixture(scope="module")
def people(department: Running, database: Database) -> People:
    return People(database, department.deployment.secret("sessions"), 30)


def database_of(department: Running) -> str:
    environment = Path(f"/proc/{department.gunicorn.pid}/environ").read_bytes().split(b"\0")
    found = next(line for line in environment if line.startswith(b"ZHUBI_DATABASE="))
    return found.partition(b"=")[2].decode()


class Window:
    """A person's browser: its cookies, and the token of its page."""

    def __init__(self, department: Running, code: str) -> None:
        self._address = department.address
        handlers = (
            urllib.request.HTTPSHandler(context=department.context),
            urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar()),
        )
        self._opener = urllib.request.build_opener(*handlers)
        self.send("POST", "/sign-in", form={"code": code})
        page = self.send("POST", "/agree", form={"next": "/"})[1]
        found = re.search(r'name="zhubi-token" content="([^"]+)"', page)
        assert found, page
        self._token = found[1]

    def send(self, method: str, path: str, body: object = None, form: dict[str, str] | None = None) -> tuple[int, str]:
        data = urllib.parse.urlencode(form).encode() if form else json.dumps(body).encode() if body else None
        headers = {"Origin": self._address}
        if not form:
            headers |= {"X-Zhubi-Token": self._token, "Content-Type": "application/json"}
        request = urllib.request.Request(self._address + path, data, headers, method=method)
        try:
            with self._opener.open(request, timeout=60) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as error:
            with error:
                return error.code, error.read().decode()
        except (http.client.HTTPException, OSError):
            return 0, ""  # the worker was killed within its answer

    def check(self, *more: str) -> int:
        paragraphs = [{"id": f"p{i}", "text": line} for i, line in enumerate([*LINES, *more])]
        return self.send("POST", "/api/v1/check", {"draft": {"paragraphs": paragraphs}})[0]


@pytest.fixture(scope="module")
def window(department: Running, people: People) -> Window:
    return Window(department, people.issue("林小满", "测试"))


def workers(department: Running) -> list[int]:
    return sorted(child.pid for child in psutil.Process(department.gunicorn.pid).children())


def figures(department: Running) -> set[Path]:
    """The files the workers count in."""
    mapped = {Path(found.path) for pid in workers(department) for found in psutil.Process(pid).memory_maps()}
    return {path for path in mapped if path.suffix == ".db" and path.exists()}


def test_whichever_worker_answers_knows_what_another_was_told(window: Window) -> None:
    wanted = {"off": ["vague."], "severity": {}, "set": {}, "words": ["赶集日"], "topics": []}
    assert window.send("PUT", "/api/v1/profile", wanted)[0] == 200
    answers = {window.send("GET", "/api/v1/profile")[1] for _ in range(20)}
    assert len(answers) == 1 and json.loads(answers.pop())["words"] == ["赶集日"]


def test_one_worker_reads_a_persons_draft_and_each_worker_has_persons(department: Running, people: People) -> None:
    def checks() -> dict[int, float]:
        """How many each worker answered: what it wrote for the figures, before they are added up."""
        counted: dict[int, float] = {}
        for path in figures(department):
            if (found := re.fullmatch(r"counter_(\d+)\.db", path.name)) is None:
                continue
            values = MmapedDict.read_all_values_from_file(str(path))  # type: ignore[no-untyped-call]
            counted[int(found[1])] = sum(value for key, value, *_ in values if "check.check" in key)
        return counted

    answering: list[set[int]] = []
    for number in range(20):
        window = Window(department, people.issue(f"写稿人{number}", "测试"))
        before = checks()
        assert [window.check(), window.check(), window.check(), window.check()] == [200] * 4
        answering.append({pid for pid, count in checks().items() if count > before.get(pid, 0)})
    assert [len(each) for each in answering] == [1] * 20
    assert set().union(*answering) == set(workers(department))


def test_the_figures_are_of_all_workers(department: Running, window: Window) -> None:
    inner = department.deployment.settings.listen
    for _ in range(12):
        assert window.check() == 200

    def counted() -> set[float]:
        with urllib.request.urlopen(f"http://{inner}/metrics", timeout=5) as answer:
            metrics = answer.read().decode()
        return {
            float(n) for n in re.findall(r'zhubi_requests_total\{endpoint="check.check",status="200"\} (\S+)', metrics)
        }

    assert len(workers(department)) == 2
    # Mapped from a disk that is full, a file ends who writes to it.
    assert all(path.is_relative_to("/dev/shm") for path in figures(department))
    assert counted() == counted() and min(counted()) >= 12


def test_the_proxy_lets_nobody_say_who_he_is_nor_see_the_figures(department: Running) -> None:
    headers = {"X-Zhubi-User": "admin", "X-Zhubi-Proxy": "x" * 43}
    request = urllib.request.Request(f"{department.address}/api/v1/profile", headers=headers)
    with pytest.raises(urllib.error.HTTPError) as refused:
        urllib.request.urlopen(request, context=department.context)
    refused.value.close()
    assert refused.value.code == 401
    with pytest.raises(urllib.error.HTTPError) as hidden:
        urllib.request.urlopen(f"{department.address}/metrics", context=department.context)
    hidden.value.close()
    assert hidden.value.code == 404


@pytest.mark.parametrize(
    ("line", "told", "logged"),
    [
        ("mistake = 1", "不认识“mistake”", "不认识“mistake”"),
        ('data = "elsewhere"', "先停下", "data 换了地方"),
    ],
)
def test_settings_that_cannot_be_taken_up_leave_the_server_as_it_was(
    line: str, told: str, logged: str, department: Running, window: Window
) -> None:
    path = department.deployment.folder / "department.toml"
    before = path.read_text("utf-8")
    path.write_text(f"{line}\n{before}", "utf-8")
    try:
        found = zhubi("department", "reload", "--folder", path.parent)
        assert found.exit_code == 2 and told in found.output
        os.kill(department.pid, signal.SIGHUP)
        until(lambda: logged in department.log.read_text("utf-8"), what="the log says so")
        assert window.check() == 200 and department.pid == department.gunicorn.pid
        until(lambda: len(workers(department)) == 2, what="the workers of before have ended")
        assert window.check() == 200
    finally:
        path.write_text(before, "utf-8")


def test_what_programs_fetch_is_open_and_carries_no_name(department: Running) -> None:
    for path in ("healthz", "jsplugins.xml", "word/zhubi.xml"):
        with urllib.request.urlopen(f"{department.address}/{path}", context=department.context) as answer:
            assert answer.status == 200, path
    astray = urllib.request.Request(f"{department.address}/department/x/..%2f..%2fhealthz")
    astray.add_header("Authorization", "Basic Ym9zczpub3Bl")
    with urllib.request.urlopen(astray, context=department.context) as answer:
        assert json.loads(answer.read())["status"] == "ok"  # the file itself, whatever way was said


def test_a_second_server_on_the_same_data_is_refused_and_takes_nothing(department: Running) -> None:
    before = figures(department)
    told = zhubi("department", "run", "--folder", department.deployment.folder)
    assert told.exit_code == 2 and "已经在运行" in told.output
    assert before and before <= figures(department)
    assert department.pid == department.gunicorn.pid


def test_a_killed_server_starts_again_at_once_though_its_workers_are_still_at_something(tmp_path: Path) -> None:
    with running_department(tmp_path) as killed:
        host, _, port = killed.deployment.settings.listen.partition(":")
        unfinished = [socket.create_connection((host, int(port))) for _ in range(8)]
        for each in unfinished:
            each.sendall(b"GET /healthz HTTP/1.1\r\n")
        time.sleep(0.5)
        killed.gunicorn.kill()
        killed.gunicorn.wait()
        with killed.log.open("ab") as log:
            again = subprocess.Popen(killed.gunicorn.args, stdout=log, stderr=subprocess.STDOUT)
        try:
            until(lambda: killed.pid == again.pid or again.poll() is not None, 30, "the server is there again")
            assert again.poll() is None, killed.log.read_text("utf-8")
            until(lambda: healthy(killed), 30, "it answers")
        finally:
            for each in unfinished:
                each.close()
            again.terminate()
            again.wait(90)


def test_a_reload_and_a_killed_worker_lose_no_request(department: Running, window: Window) -> None:
    answers: list[int] = []
    stop = threading.Event()

    def write() -> None:
        while not stop.wait(0.5):  # no faster than one person may, however long a reload takes
            answers.append(window.check(f"第{len(answers)}次改过。"))

    before = workers(department)
    thread = threading.Thread(target=write)
    thread.start()
    try:
        os.kill(department.pid, signal.SIGHUP)
        until(lambda: len(workers(department)) == 2 and not set(before) & set(workers(department)), 90, "reload")
        asked = len(answers)
        until(lambda: len(answers) > asked + 5, 60, "answers after the reload")
        assert set(answers) == {200}
        os.kill(workers(department)[0], signal.SIGKILL)
        until(lambda: len(workers(department)) == 2, 60, "another worker")
        asked = len(answers)
        until(lambda: len(answers) > asked + 5, 60, "answers after the kill")
    finally:
        stop.set()
        thread.join()
    # What the killed worker was at is lost to its asker, who is told and asks again.
    assert set(answers[-5:]) == {200} and sum(answer != 200 for answer in answers) <= 1


def test_while_the_database_is_away_panes_are_told_and_nothing_is_lost(
    department: Running, window: Window, postgres: Postgres
) -> None:
    assert window.check() == 200
    assert window.send("PUT", "/api/v1/profile", {"words": ["赶集日"]})[0] == 200
    postgres.stop()
    try:
        status, answer = window.send("PUT", "/api/v1/profile", {"words": ["丢不了"]})
        assert status == 503 and "文稿没有受影响" in answer
        assert window.check() == 503
    finally:
        postgres.start()
    until(lambda: window.check() == 200, 60, "checks again")
    assert json.loads(window.send("GET", "/api/v1/profile")[1])["words"] == ["赶集日"]


def test_no_word_of_a_draft_is_written_anywhere(department: Running, window: Window) -> None:
    secret = "琥珀色的信号塔"
    assert window.check(f"{secret}今天没有亮。") == 200
    window.send("POST", "/api/v1/check", {"draft": {"paragraphs": secret}})  # refused, and said so
    time.sleep(0.2)
    files = [path for path in department.deployment.folder.rglob("*") if path.is_file()]
    assert department.log in files and department.proxy_log in files
    for path in files:
        assert secret.encode() not in path.read_bytes(), path


def test_one_pack_reaches_two_hundred_machines_within_a_minute(
    department: Running, database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Fetching, verifying and storing are real, through the real proxy; each machine tries the examples on a processor
    of its own, so that here it is done once for all."""
    monkeypatch.setenv("SSL_CERT_FILE", str(department.authority))
    real = pack_check.complaints
    answers: dict[bytes, list[str]] = {}

    def once(folder: Path) -> list[str]:
        words = (folder / "lexicon" / "proper-names.txt").read_bytes()
        if words not in answers:
            answers[words] = real(folder)
        return answers[words]

    monkeypatch.setattr(pack_check, "complaints", once)
    key = department.deployment.secret_file("layer").read_bytes()
    published = Published(database, key)
    machines = [PackUpdates(tmp_path / f"machine-{number}") for number in range(200)]
    for machine in machines:
        machine.follow(PackSource(f"{department.address}/layer/current.zhubi", signing.public_key(key)))
    words = {"lexicon/proper-names.txt": "先锋小屋\n".encode()}
    published.publish(PackManifest("县里的规则", 0, notes="加一个词"), words, "编辑甲")
    until(lambda: _published(department), 30, "the pack is out")
    began = time.monotonic()
    with ThreadPoolExecutor(50) as pool:
        taken = list(pool.map(lambda machine: machine.update(), machines))
    took = time.monotonic() - began
    assert all(state and state.about.notes == "加一个词" for state in taken)
    assert EVERY * 1.25 + took < 60, took


def _published(department: Running) -> bool:
    address = f"{department.address}/layer/current.zhubi"
    with urllib.request.urlopen(address, context=department.context, timeout=10) as answer:
        return bool(answer.status == 200)
