"""Every console and every file name: what cannot be shown degrades, data stays UTF-8, exit codes keep their meaning."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

DRAFT = "三措并举抓实党员教育\n今年以来，云溪县高度重视，取得显著成效。\n"


def zhubi(encoding: str, *arguments: str | bytes) -> subprocess.CompletedProcess[bytes]:
    environment = {**os.environ, "PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"}
    command = [sys.executable, "-m", "addin_server.cli", *arguments]
    return subprocess.run(command, env=environment, capture_output=True, timeout=120, check=False)


@pytest.mark.parametrize("encoding", ["gbk", "cp1252", "ascii", "utf-16"])
def test_text_and_json_on_any_console(tmp_path: Path, encoding: str) -> None:
    draft = tmp_path / "稿.txt"
    draft.write_text(DRAFT, "utf-8")
    text = zhubi(encoding, "check", str(draft))
    assert text.returncode == 1 and b"Traceback" not in text.stderr
    assert text.stdout.decode(encoding)
    data = zhubi(encoding, "check", "--format", "json", str(draft))
    assert data.returncode == 1
    assert json.loads(data.stdout.decode("utf-8"))


def test_what_a_script_reads_of_two_hundred_machines_is_the_same_on_every_console() -> None:
    output = zhubi("gbk", "doctor", "wps", "--format", "json").stdout
    assert json.loads(output.decode("gbk")) == json.loads(output.decode("utf-8"))
    assert json.loads(output)["checks"][0]["name"] == "安装"


def test_names_that_are_no_text_and_files_that_are_none(tmp_path: Path) -> None:
    odd = os.fsencode(tmp_path) + b"/\xff\xfe.txt"
    Path(os.fsdecode(odd)).write_text(DRAFT, "utf-8")
    os.mkfifo(tmp_path / "pipe.txt")
    for format_ in ("text", "json", "sarif", "html"):
        result = zhubi(
            "utf-8", "check", "--format", format_, odd, str(tmp_path / "pipe.txt"), "/dev/zero", str(tmp_path)
        )
        assert result.returncode == 2, format_
        assert b"Traceback" not in result.stderr, result.stderr.decode()
