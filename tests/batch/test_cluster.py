"""A real scheduler and real workers on this machine, one of them killed midway; nothing travels in the clear."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

import distributed as _distributed
import pytest
import trustme
from click.testing import CliRunner

from addin_server.batch.address import Certificates, ClusterError
from addin_server.batch.cluster import Cluster
from addin_server.batch.examine import Examiner
from addin_server.batch.outcome import Options, Task
from addin_server.cli import main
from addin_server.core.ruleset import Ruleset
from tests.batch.drafts import ORIGINAL

distributed: Any = _distributed  # half of it has no types

MANY = 60
AHEAD = 4  # two workers of one thread each, two drafts ahead for each


class Farm(NamedTuple):
    address: str
    certificates: Certificates
    scheduler: subprocess.Popen[str]
    workers: list[subprocess.Popen[str]]


@pytest.fixture(scope="module")
def farm(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Farm]:
    with _started(tmp_path_factory.mktemp("farm")) as farm:
        yield farm


@contextmanager
def _started(tmp_path: Path) -> Iterator[Farm]:
    """A scheduler and two workers that talk TLS with certificates of their own."""
    authority = trustme.CA()
    issued = authority.issue_cert("127.0.0.1")
    paths = [tmp_path / name for name in ("ca.pem", "cert.pem", "key.pem")]
    authority.cert_pem.write_to_path(paths[0])
    issued.cert_chain_pems[0].write_to_path(paths[1])
    issued.private_key_pem.write_to_path(paths[2])
    tls = [f"--tls-{word}={path}" for word, path in zip(("ca-file", "cert", "key"), paths, strict=True)]
    scheduler = _start("dask-scheduler", "--host=tls://127.0.0.1", "--port=0", "--no-dashboard", "--no-show", *tls)
    started = [scheduler]
    try:
        address = _heard(scheduler, r"Scheduler at:\s+(tls://\S+)")
        for number in range(2):
            options = ["--nthreads=1", "--no-dashboard", "--no-nanny", f"--local-directory={tmp_path / str(number)}"]
            started.append(_start("dask-worker", address, *options, *tls))
        for worker in started[1:]:
            _heard(worker, r"Registered to:\s+(tls://\S+)")
        yield Farm(address, Certificates(*paths), scheduler, started[1:])
    finally:
        for process in started:
            process.kill()
            process.wait()
            assert process.stderr is not None
            process.stderr.close()


def _start(program: str, *arguments: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", f"distributed.cli.{program.replace('-', '_')}", *arguments]
    return subprocess.Popen(command, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True)


def _heard(process: subprocess.Popen[str], pattern: str) -> str:
    """Wait for a line of the log; from then on it is read so that the process never waits for us."""
    assert process.stderr is not None
    for line in process.stderr:
        if match := re.search(pattern, line):
            threading.Thread(target=lambda: [None for _ in process.stderr or ()], daemon=True).start()
            return match[1]
    raise AssertionError(f"{process.args!r} ended early")


@contextmanager
def _watching(farm: Farm) -> Iterator[Any]:
    """A second client: what the workers hold, and which of them the scheduler knows."""
    authority, certificate, key = map(str, farm.certificates)
    security = distributed.Security(tls_ca_file=authority, tls_client_cert=certificate, tls_client_key=key)
    with distributed.Client(farm.address, security=security, set_as_default=False) as client:
        yield client


def _options(farm: Farm) -> list[str]:
    tls = [f"--tls-{word}={path}" for word, path in zip(("ca", "cert", "key"), farm.certificates, strict=True)]
    return [f"--scheduler={farm.address}", *tls]


def _until(true: Callable[[], bool]) -> None:
    for _ in range(600):
        if true():
            return
        time.sleep(0.1)
    raise AssertionError("never came true")


def _tasks() -> list[Task]:
    return [Task(f"{number}.txt", f"{ORIGINAL}另有{number + 10}件待办。\n".encode()) for number in range(MANY)]


def test_every_draft_comes_back_once_though_a_worker_is_killed(farm: Farm, rules: Ruleset) -> None:
    """It dies with results nobody has fetched, and the other is held up: for a while what was done is not done."""
    examiner = Examiner(rules, Options())
    cluster = Cluster(examiner, farm.address, farm.certificates)
    found = {}
    for number, examined in enumerate(cluster.run(_tasks())):
        assert examined.outcome.name not in found
        found[examined.outcome.name] = examined
        if number == MANY // 3:
            with _watching(farm) as client:
                _until(lambda: not any(client.processing().values()))
                _until(lambda: sum(map(len, client.has_what().values())) == AHEAD - 1)  # one was fetched
                process = client.run(os.getpid)
                holds_more = max(client.has_what().items(), key=lambda held: len(held[1]))[0]
                dies, stays = sorted(farm.workers, key=lambda worker: worker.pid != process[holds_more])
                stays.send_signal(signal.SIGSTOP)
                dies.kill()
                _until(lambda: len(client.nthreads()) == 1)
            threading.Timer(1, stays.send_signal, [signal.SIGCONT]).start()
    assert dies.wait() == -signal.SIGKILL
    assert found == {task.name: examiner(task) for task in _tasks()}


def test_without_a_worker_it_does_not_wait_for_ever(
    rules: Ruleset, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Both die with results nobody has fetched."""
    monkeypatch.setattr("addin_server.batch.cluster._WAIT", 3)
    with _started(tmp_path) as farm:
        running = Cluster(Examiner(rules, Options()), farm.address, farm.certificates).run(_tasks())
        next(running)
        with _watching(farm) as client:
            _until(lambda: not any(client.processing().values()))
            for worker in farm.workers:
                worker.kill()
            _until(lambda: not client.nthreads())
        with pytest.raises(ClusterError, match="从这里接着看"):
            list(running)


def test_without_its_scheduler_one_sentence_and_no_trace(tmp_path: Path) -> None:
    drafts = tmp_path / "drafts"
    drafts.mkdir()
    for task in _tasks():
        (drafts / task.name).write_text(ORIGINAL * 20)
    with _started(tmp_path) as farm:
        command = [sys.executable, "-m", "addin_server.cli", "batch", str(drafts), f"--report={tmp_path / 'r.html'}"]
        running = subprocess.Popen([*command, *_options(farm)], stderr=subprocess.PIPE, text=True)
        with _watching(farm) as client:
            _until(lambda: any(client.processing().values()))
            farm.scheduler.kill()
        told = running.communicate(timeout=120)[1]
    assert running.returncode == 2
    assert "从这里接着看" in told
    assert "Traceback" not in told
    assert "distributed" not in told


def test_the_command_on_a_cluster_says_that_drafts_travel(farm: Farm, folder: Path, tmp_path: Path) -> None:
    report = tmp_path / "报告.html"
    done = CliRunner().invoke(main, ["batch", str(folder), f"--report={report}", *_options(farm)])
    assert "文稿会加密经网络传到 tls://" in done.output
    assert "看了 8 份" in done.output, done.output
    assert report.is_file()


def test_a_wrong_certificate_is_one_sentence(farm: Farm, rules: Ruleset, tmp_path: Path) -> None:
    stranger = trustme.CA().issue_cert("127.0.0.1")
    paths = tmp_path / "other.pem", tmp_path / "other.key"
    stranger.cert_chain_pems[0].write_to_path(paths[0])
    stranger.private_key_pem.write_to_path(paths[1])
    certificates = Certificates(farm.certificates.authority, *paths)
    with pytest.raises(ClusterError, match="连不上集群"):
        next(Cluster(Examiner(rules, Options()), farm.address, certificates).run(_tasks()))


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (["--scheduler=tcp://127.0.0.1:1"], "文稿会明文经过网络"),
        (["--scheduler=127.0.0.1:1"], "文稿会明文经过网络"),
        (["--scheduler=tls://127.0.0.1:1"], "加密连接要三个文件"),
        (["--scheduler=ws://127.0.0.1:1", "--insecure"], "集群地址写成 tls://"),
    ],
)
def test_nothing_travels_in_the_clear_unasked(folder: Path, options: list[str], sentence: str) -> None:
    done = CliRunner().invoke(main, ["batch", str(folder), f"--report={folder / 'r.html'}", *options])
    assert done.exit_code == 2
    assert sentence in done.output
    assert not (folder / "r.html").exists()


def test_plaintext_only_after_a_warning(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody listens there: the warning comes before the attempt."""
    monkeypatch.setattr("addin_server.batch.cluster._WAIT", 1)
    options = ["--scheduler=tcp://127.0.0.1:1", "--insecure"]
    done = CliRunner().invoke(main, ["batch", str(folder), f"--report={folder / 'r.html'}", *options])
    assert done.exit_code == 2
    assert done.output.index("不加密地经网络传到 tcp://127.0.0.1:1") < done.output.index("连不上集群")


def test_without_the_extra_one_sentence(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    monkeypatch.delitem(sys.modules, "addin_server.batch.cluster")
    done = CliRunner().invoke(
        main, ["batch", str(folder), f"--report={folder / 'r.html'}", "--scheduler=tcp://h:1", "--insecure"]
    )
    assert done.exit_code == 2
    assert "zhubi[cluster]" in done.output


def test_other_commands_start_without_it() -> None:
    names = "{'distributed', 'dask', 'openpyxl', 'jinja2', 'concurrent.futures.process'}"
    code = f"import sys, addin_server.cli; print({names} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"
