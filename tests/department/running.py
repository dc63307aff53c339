"""The real programs around a department's server, started for the tests and ended with them."""

from __future__ import annotations

import contextlib
import os
import shutil
import socket
import ssl
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import trustme

from addin_server.department import settings, setup
from addin_server.department.settings import Deployment

_USER = "postgres"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def free_ports(count: int) -> int:
    """Return the first of some ports that follow each other."""
    while True:
        first = free_port()
        with contextlib.suppress(OSError, OverflowError), contextlib.ExitStack() as probes:
            for port in range(first, first + count):
                probes.enter_context(socket.socket()).bind(("127.0.0.1", port))
            return first


def until(holds: Callable[[], object], seconds: float = 30, what: str = "") -> None:
    """Wait until something holds; what raises does not hold yet."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        with contextlib.suppress(OSError, subprocess.CalledProcessError):
            if holds():
                return
        time.sleep(0.05)
    raise AssertionError(f"not within {seconds} s: {what}")


class Postgres:
    """A PostgreSQL of our own on a free port. It refuses to run as root."""

    def __init__(self, folder: Path) -> None:
        self._bin = max(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name))
        self._folder, self._data, self._port, self._number = folder, folder / "data", free_port(), 0
        if os.getuid() == 0:
            shutil.chown(folder, _USER)
        self._as_user("initdb", "-D", str(self._data), "-A", "trust", "-U", _USER, "--no-sync", "-E", "UTF8")

    def start(self) -> None:
        options = f"-p {self._port} -k {self._folder} -c listen_addresses=127.0.0.1 -c fsync=off"
        self._as_user("pg_ctl", "-D", str(self._data), "-o", options, "-w", "-l", str(self._data / "log"), "start")

    def stop(self) -> None:
        self._as_user("pg_ctl", "-D", str(self._data), "-m", "fast", "stop")

    def new_database(self) -> str:
        """Return the URL of an empty database."""
        self._number += 1
        name = f"zhubi{self._number}"
        self._as_user("createdb", "-h", "127.0.0.1", "-p", str(self._port), "-U", _USER, name)
        return f"postgresql://{_USER}@127.0.0.1:{self._port}/{name}"

    def _as_user(self, program: str, *arguments: str) -> None:
        command = [str(self._bin / program), *arguments]
        if os.getuid() == 0:
            command = ["setpriv", f"--reuid={_USER}", f"--regid={_USER}", "--init-groups", *command]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd="/")


@contextlib.contextmanager
def running_postgres() -> Iterator[Postgres]:
    """A server that is gone afterwards. Not among pytest's folders, which no other user may enter."""
    with tempfile.TemporaryDirectory(prefix="zhubi-postgres-", ignore_cleanup_errors=True) as folder:
        found = Postgres(Path(folder))
        found.start()
        try:
            yield found
        finally:
            found.stop()


class Running(NamedTuple):
    """A server with its proxy: `address` is https, `authority` the certificate that vouches for it."""

    deployment: Deployment
    gunicorn: subprocess.Popen[bytes]
    address: str
    authority: Path
    log: Path
    proxy_log: Path

    @property
    def context(self) -> ssl.SSLContext:
        return ssl.create_default_context(cafile=str(self.authority))

    @property
    def pid(self) -> int:
        return int((self.deployment.data / "zhubi.pid").read_text())


@contextlib.contextmanager
def running_department(folder: Path, database: str = "", **values: object) -> Iterator[Running]:
    """gunicorn with a filled nginx configuration of ours in front of it."""
    workers = 2
    inner, outer = free_ports(1 + workers), free_port()
    name = f"localhost:{outer}"
    folder.mkdir(parents=True, exist_ok=True)
    lines = {"name": name, "drafts": True, "listen": f"127.0.0.1:{inner}", "workers": workers, "threads": 4, **values}
    text = "".join(f"{key} = {_toml(value)}\n" for key, value in lines.items())
    (folder / settings.FILE).write_text(text, "utf-8")
    environment = {**os.environ, **({settings.DATABASE: database} if database else {})}
    with _environment(settings.DATABASE, database):
        list(setup.init(folder, name, drafts=True))
    deployment = settings.read(folder)
    log = folder / "gunicorn.log"
    command = [sys.executable, "-m", "addin_server.cli", "department", "run", "--folder", str(folder)]
    with log.open("wb") as out:
        gunicorn = subprocess.Popen(command, env=environment, stdout=out, stderr=subprocess.STDOUT)
    nginx = None
    try:
        authority, configuration = _proxy(folder, outer)
        nginx = subprocess.Popen(["nginx", "-c", str(configuration), "-e", str(folder / "nginx.err")])
        found = Running(deployment, gunicorn, f"https://{name}", authority, log, folder / "nginx.access")
        until(lambda: _started(found), 120, "the department's server")
        yield found
    finally:
        for process in (nginx, gunicorn):
            if process is not None and process.poll() is None:
                process.terminate()
                process.wait(90)


def _started(found: Running) -> bool:
    assert found.gunicorn.poll() is None, found.log.read_text()
    return healthy(found)


def healthy(found: Running) -> bool:
    with urllib.request.urlopen(f"{found.address}/healthz", context=found.context, timeout=2) as answer:
        return bool(answer.status == 200)


def _proxy(folder: Path, port: int) -> tuple[Path, Path]:
    """The shipped configuration on a port and with a certificate of the test's own; nothing else in it is changed."""
    authority = trustme.CA()
    issued = authority.issue_cert("localhost")
    pem, key, ca = folder / "zhubi.pem", folder / "zhubi.key", folder / "ca.pem"
    for blob in issued.cert_chain_pems:
        blob.write_to_path(pem, append=True)
    issued.private_key_pem.write_to_path(key)
    authority.cert_pem.write_to_path(ca)
    shipped = (folder / "deploy" / "nginx.conf").read_text("utf-8")
    for mark, value in {
        "listen 80": f"listen 127.0.0.1:{free_port()}",
        f"listen {port} ssl": f"listen 127.0.0.1:{port} ssl",
        "/etc/zhubi/tls/zhubi.pem": str(pem),
        "/etc/zhubi/tls/zhubi.key": str(key),
        "/var/log/nginx/zhubi.log": str(folder / "nginx.access"),
    }.items():
        assert mark in shipped, mark
        shipped = shipped.replace(mark, value)
    configuration = folder / "nginx.test.conf"
    user = "user root;" if os.getuid() == 0 else ""
    configuration.write_text(
        f"{user} daemon off; worker_processes 1; pid {folder / 'nginx.pid'}; "
        f"events {{ worker_connections 1024; }} http {{ {shipped} }}",
        "utf-8",
    )
    return ca, configuration


@contextlib.contextmanager
def _environment(name: str, value: str) -> Iterator[None]:
    before = os.environ.get(name)
    if value:
        os.environ[name] = value
    try:
        yield
    finally:
        if before is None:
            os.environ.pop(name, None)
        else:
            os.environ[name] = before


def _toml(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value) if isinstance(value, int) else f'"{value}"'
