"""The same texts read by our check, by our proofreaders, by LanguageTool, AutoCorrect and zhlint: one row each.

Each reader is a fresh process. Its first answer is counted from the start of that process to what it has to say about
a brief of 2,000 characters; its speed is the best of several runs over 20,000. LanguageTool and zhlint are fetched
into a cache of the tests' own; what cannot be fetched is said, not skipped silently.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from addin_server.core import ruleset
from addin_server.core.engine import Checker
from addin_server.core.model import Draft, Paragraph
from addin_server.processes import megabytes
from addin_server.proofing import Proofing, install
from addin_server.proofing.adapter import Unavailable
from addin_server.proofing.languagetool import VERSION, LanguageTool
from addin_server.proofing.server import LanguageToolServer
from addin_server.proofing.width import AutoCorrect
from tests import bench

CACHE = Path.home() / ".cache" / "zhubi-tests"
ZHLINT = "0.8.2"
FIRST, WHOLE = 2_000, 20_000
_NODE = """
import { readFileSync } from "node:fs";
import { run } from "zhlint";
const [first, whole] = JSON.parse(readFileSync(process.argv[2], "utf8"));
const read = (text) => run(text, { rules: { preset: "default" } }).validations.length;
read(first);
const answered = Date.now() / 1000;
let best = Infinity;
for (let i = 0; i < 5; i++) { const t = performance.now(); read(whole); best = Math.min(best, performance.now() - t); }
console.log(JSON.stringify([answered, best / 1000, Math.round(process.resourceUsage().maxRSS / 1024)]));
"""


class Row(NamedTuple):
    """When it had answered (seconds since the epoch), seconds for the whole, peak megabytes."""

    answered: float
    seconds: float
    megabytes: int


def ours(first: Draft, whole: Draft) -> Row:
    rules = ruleset.load(bench.ROOT / "rules")
    return _timed(lambda draft: Checker(rules).check(draft), first, whole)


def proofreaders(first: Draft, whole: Draft) -> Row:
    """Those of our own process, without a server."""
    rules = ruleset.load(bench.ROOT / "rules")
    checker = Checker(rules)
    reports = {id(draft): checker.check(draft) for draft in (first, whole)}
    return _timed(lambda d: Proofing(bench.ROOT / "rules").proof(reports[id(d)], rules, wait=60), first, whole)


def autocorrect(first: Draft, whole: Draft) -> Row:
    return _timed(lambda draft: AutoCorrect().read([p.text for p in draft.paragraphs]), first, whole)


def languagetool(first: Draft, whole: Draft) -> Row:
    folder = CACHE / f"languagetool-{VERSION}"
    server = LanguageToolServer(folder)
    try:
        server.wait_ready()
        reader = LanguageTool(lambda: server.url)
        row = _timed(lambda draft: reader.read([p.text for p in draft.paragraphs]), first, whole)
        return row._replace(megabytes=megabytes(server.pid))
    finally:
        server.stop()


def zhlint(first: Draft, whole: Draft) -> Row:
    folder = CACHE / f"zhlint-{ZHLINT}"
    with tempfile.TemporaryDirectory() as name:
        texts = Path(name) / "texts.json"
        texts.write_text(json.dumps([bench.text_of(first), bench.text_of(whole)]), "utf-8")
        script = folder / "run.mjs"
        script.write_text(_NODE, "utf-8")
        return Row(
            *json.loads(subprocess.check_output(["node", str(script), str(texts)], text=True, timeout=bench.PATIENCE))
        )


READERS: dict[str, tuple[str, Callable[[Draft, Draft], Row]]] = {
    "ours": ("自查（全部规则）", ours),
    "proofreaders": ("本进程的校对", proofreaders),
    "autocorrect": ("AutoCorrect", autocorrect),
    "languagetool": (f"LanguageTool {VERSION}", languagetool),
}


def main() -> None:
    rules = ruleset.load(bench.ROOT / "rules")
    first, whole = bench.draft(rules, FIRST), bench.draft(rules, WHOLE)
    texts = [[p.text for p in draft.paragraphs] for draft in (first, whole)]
    characters = sum(map(len, texts[1]))
    print(f"{'':<20}{'字/秒':>12}{'首答 ms':>10}{'内存 MB':>9}")
    for key, (name, _) in READERS.items():
        if key == "languagetool" and (missing := _fetch_languagetool()):
            print(f"{name}：{missing}")
            continue
        begun = time.time()
        command = [sys.executable, "-m", "tests.bench_proofing", key]
        printed = subprocess.check_output(
            command, cwd=bench.ROOT, text=True, input=json.dumps(texts), timeout=bench.PATIENCE
        )
        _print(name, Row(*json.loads(printed)), begun, characters)
    if missing := _fetch_zhlint():
        print(f"zhlint：{missing}")
        return
    begun = time.time()
    _print(f"zhlint {ZHLINT}", zhlint(first, whole), begun, characters)


def _draft(texts: list[str]) -> Draft:
    return Draft(paragraphs=tuple(Paragraph(id=f"p{i}", text=text) for i, text in enumerate(texts)))


def _print(name: str, row: Row, begun: float, characters: int) -> None:
    first = (row.answered - begun) * 1e3
    print(f"{name:<20}{characters / row.seconds:>12,.0f}{first:>10,.0f}{row.megabytes:>9}")


def _timed(read: Callable[[Draft], object], first: Draft, whole: Draft) -> Row:
    read(first)
    answered = time.time()
    seconds = bench.best(lambda: read(whole))
    return Row(answered, seconds, _peak())


def _peak() -> int:
    status = Path("/proc/self/status").read_text()
    return next(int(line.split()[1]) // 1024 for line in status.splitlines() if line.startswith("VmHWM"))


def _fetch_languagetool() -> str:
    folder = CACHE / f"languagetool-{VERSION}"
    try:
        if list(install.complaints(folder)):
            install.from_maven(folder)
    except Unavailable as error:
        return str(error)
    return ""


def _fetch_zhlint() -> str:
    folder = CACHE / f"zhlint-{ZHLINT}"
    npm = shutil.which("npm")
    if npm is None:
        return "没有 npm"
    if not (folder / "node_modules" / "zhlint").is_dir():
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "package.json").write_text('{"private": true}')
        command = [npm, "install", "--no-audit", "--no-fund", f"zhlint@{ZHLINT}"]
        done = subprocess.run(command, cwd=folder, capture_output=True)
        if done.returncode:
            return "没有取到"
    return ""


if __name__ == "__main__":
    if len(sys.argv) > 1:
        print(json.dumps(READERS[sys.argv[1]][1](*map(_draft, json.load(sys.stdin)))))
    else:
        main()
