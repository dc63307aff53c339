"""A real LanguageTool from Maven Central, installed as a user would, started once; and servers that misbehave."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from addin_server.core.engine import Checker
from addin_server.core.model import Draft, Paragraph, Report, Role
from addin_server.proofing import Proofing, curate, install
from addin_server.proofing.curate import Curation
from addin_server.proofing.languagetool import VERSION
from addin_server.proofing.supervisor import Supervisor
from tests.conftest import ROOT

CACHE = Path.home() / ".cache" / "zhubi-tests" / f"languagetool-{VERSION}"
RULES = ROOT / "rules"
Reported = Callable[..., Report]


@pytest.fixture(scope="session")
def folder() -> Path:
    """LanguageTool as `zhubi proofing install` puts it; kept between runs while its checksums hold."""
    return CACHE if not list(install.complaints(CACHE)) else install.from_maven(CACHE)


@pytest.fixture(scope="session")
def curation() -> Curation:
    return curate.load(RULES)


@pytest.fixture(scope="session")
def supervisor(folder: Path) -> Iterator[Supervisor]:
    """The real server, shared."""
    supervisor = Supervisor(folder)
    yield supervisor
    supervisor.close()


@pytest.fixture
def mortal(folder: Path) -> Iterator[Supervisor]:
    """A real server of the test's own, to be killed."""
    supervisor = Supervisor(folder)
    supervisor.address()
    yield supervisor
    supervisor.close()


@pytest.fixture
def readers(supervisor: Supervisor) -> Proofing:
    """All proofreaders with an empty memory, over the real server."""
    supervisor.address()
    return Proofing(RULES, supervisor)


@pytest.fixture(scope="session")
def reported(checker: Checker) -> Reported:
    """Make the report of body paragraphs, or of paragraphs in another role."""

    def report(*texts: str, role: Role = Role.BODY) -> Report:
        return checker.check(
            Draft(paragraphs=tuple(Paragraph(id=f"p{i}", text=t, pinned=role) for i, t in enumerate(texts, 1)))
        )

    return report


class Fake(ThreadingHTTPServer):
    """A server that answers what it is told to: `check` may hold, die, or babble."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Answer)
        self.version = VERSION
        self.languages = '[{"name":"Chinese","code":"zh","longCode":"zh-CN"}]'
        self.answer = '{"matches":[]}'
        self.hold = threading.Event()
        self.hold.set()
        self.hang_up = False
        self.asked = threading.Semaphore(0)
        self.questions = 0

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/"


class _Answer(BaseHTTPRequestHandler):
    server: Fake

    def do_GET(self) -> None:
        self._send(
            f'{{"software":{{"version":"{self.server.version}"}}}}' if "info" in self.path else self.server.languages
        )

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        self.server.questions += 1
        self.server.asked.release()
        self.server.hold.wait(30)
        if self.server.hang_up:
            self.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\n{")
            self.close_connection = True
            return
        self._send(self.server.answer)

    def _send(self, body: str) -> None:
        self.send_response(200)
        self.send_header("Content-Length", str(len(body.encode())))
        self.end_headers()
        self.wfile.write(body.encode())

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture
def fake() -> Iterator[Fake]:
    server = Fake()
    thread = threading.Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    yield server
    server.hold.set()
    server.shutdown()
    thread.join()
    server.server_close()
