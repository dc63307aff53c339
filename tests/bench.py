"""How fast and how big: `make bench`, in three minutes. Figures only; nothing here can fail a build.

The unit is `rjieba.tag` over the whole text on the same machine, so that ratios can be compared between machines and
with those that were kept: `python -m tests.bench --keep` keeps the ratios of this run as the baseline of later ones,
with the day and the machine they were taken on.
"""

from __future__ import annotations

import datetime as dt
import itertools
import json
import os
import platform
import random
import re
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import psutil
import rjieba

from addin_server import garbage
from addin_server.core import ruleset
from addin_server.core.engine import Checker
from addin_server.core.model import Draft, Paragraph, Report
from addin_server.core.rules.rule import Issue, Rule
from addin_server.core.ruleset import Ruleset

ROOT = Path(__file__).parent.parent
BASELINE = Path(__file__).with_suffix(".json")
PATIENCE = 60
"""Seconds that a program of another process may take before it is given up."""
WHOLE = 170
"""Seconds after which no further part is begun."""

_MEMORY = """
import sys
from addin_server import garbage
garbage.collect_rarely()
from tests import bench
from addin_server.rulebook import layers
rules = layers.load()
checker = bench.Checker(rules)
for number in range(int(sys.argv[2])):
    checker.check(bench.one_brief(rules, int(sys.argv[1]), number))
print(next(int(line.split()[1]) // 1024 for line in open("/proc/self/status") if line.startswith("VmHWM")))
"""


_FIRST_ANSWER = """
import json, sys, time, urllib.request
from addin_server import garbage
garbage.collect_rarely()
from addin_server.rulebook import layers
from addin_server.web.security import TOKEN_HEADER
from addin_server.web.sockets import listen
from addin_server.web.serve import create_server
from tests import bench
rules = layers.load()
server = create_server(rules, listen(0))
server.start()
server.app.extensions["rulebook"].warm_up()
paragraphs = [{"id": p.id, "text": p.text} for p in bench.one_brief(rules, int(sys.argv[1])).paragraphs]
home, token = f"http://127.0.0.1:{server.port}", server.app.extensions["access"].token
headers = {"Content-Type": "application/json", "Origin": home, TOKEN_HEADER: token}
body = json.dumps({"draft": {"paragraphs": paragraphs}}).encode()
asked = urllib.request.Request(f"{home}/api/v1/check", body, headers)
begun, worked = time.perf_counter(), time.process_time()
urllib.request.urlopen(asked).read()
print(time.perf_counter() - begun, time.process_time() - worked)
server.stop()
"""

_BATCH = """
import sys, time
from addin_server.cli import batch
rendering, render = 0.0, batch._rendered

def rendered(*given):
    global rendering
    begun = time.perf_counter()
    try:
        return render(*given)
    finally:
        rendering += time.perf_counter() - begun

if __name__ == "__main__":
    batch._rendered = rendered
    begun = time.perf_counter()
    try:
        batch.batch(sys.argv[1:], standalone_mode=False)
    except SystemExit as end:
        if end.code not in (0, 1):  # not even one draft
            raise
    print(time.perf_counter() - begun, rendering)
"""


def draft(rules: Ruleset, size: int) -> Draft:
    """About `size` characters of the templates' sample briefs, no paragraph twice."""
    samples = [section.sample for template in rules.templates.values() for section in template.section]
    texts, length = [], 0
    for number, sample in enumerate(itertools.cycle(samples)):
        text = sample if number < len(samples) else f"{sample}（第{number}段）"
        texts.append(text)
        length += len(text)
        if length >= size:
            break
    return Draft(paragraphs=tuple(Paragraph(id=f"p{i}", text=text) for i, text in enumerate(texts)))


_SENTENCES = (
    "针对代办点报销难，清河县组织部派出{0}名干部驻村，逐户核对单据，{0}个月办结报销{1}笔，平均用时由19天缩短到4天。",
    "镇里把做法写成明白纸，第{0}组负责张贴，村民不懂就问，{1}户人家都领到了一份。",
    "柳河镇请来{0}位老支书，到{1}个村民小组现场算账，把账本摊在桌上，一笔一笔念给大家听。",
)
_FAULTY = (
    "为进一步提高政治站位，清河县切实加强组织领导，全体党员的综合素质得到明显提升，工作取得显著成效。",
    "第{0}组高度重视，狠抓落实，群众满意度达到百分之百，受到各级领导的一致好评。",
    "共计{0}户：独居老人{1}户、残疾家庭18户，下一步将持续发力，确保各项工作落地见效.",
)


def one_brief(rules: Ruleset, size: int, number: int = 0) -> Draft:
    """One long brief of about `size` characters, no paragraph twice; `number` tells it from others."""
    return _of(paragraphs_of_brief(size, number))


def paragraphs_of_brief(size: int, number: int) -> list[str]:
    """Return the title and the paragraphs of such a brief."""
    return _lines(_SENTENCES, size, number)


def faulty(rules: Ruleset, size: int) -> Draft:
    """About `size` characters with something to mend in every sentence."""
    return _of(_lines(_FAULTY, size))


def huge(rules: Ruleset, size: int) -> Draft:
    """About `size` characters in one paragraph."""
    title, *lines = _lines(_SENTENCES, size)
    return _of([title, "".join(lines)])


def _lines(sentences: Sequence[str], size: int, number: int = 0) -> list[str]:
    texts, length = ["清河县整治“小微权力”办事难"], 0
    for count in itertools.count(number * size):
        texts.append(sentences[count % len(sentences)].format(count + 3, count * 7 + 11))
        length += len(texts[-1])
        if length >= size:
            return texts
    return texts


def _of(texts: Sequence[str]) -> Draft:
    return Draft(paragraphs=tuple(Paragraph(id=f"p{i}", text=text) for i, text in enumerate(texts)))


KINDS: Mapping[str, tuple[Callable[[Ruleset, int], Draft], tuple[int, ...]]] = {
    "许多短稿": (draft, (500, 2_000, 20_000)),
    "一篇长稿": (one_brief, (2_000, 20_000, 200_000)),
    "毛病多": (faulty, (2_000, 20_000)),
    "一整段": (huge, (2_000, 20_000)),
}


def text_of(of: Draft) -> str:
    return "\n".join(paragraph.text for paragraph in of.paragraphs)


def edits(of: Draft) -> Iterator[Draft]:
    """The draft again and again, each time with another character at the end of its middle paragraph."""
    middle = len(of.paragraphs) // 2
    for number in itertools.count():
        paragraphs = list(of.paragraphs)
        paragraphs[middle] = Paragraph(id=paragraphs[middle].id, text=f"{paragraphs[middle].text}{number}")
        yield Draft(paragraphs=tuple(paragraphs))


def best(run: Callable[[], object], budget: float = 0.6, clock: Callable[[], float] = time.process_time) -> float:
    """Seconds of the fastest of as many runs as fit in `budget` seconds, three at least unless one takes longer.

    The seconds are those of this process, so that work beside it counts for little.
    """
    times: list[float] = []
    begun = time.perf_counter()
    while len(times) < 3 or time.perf_counter() - begun < budget:
        start = clock()
        run()
        times.append(clock() - start)
        if times[0] > 2 * budget:
            break
    return min(times)


def memory(size: int, drafts: int) -> int:
    """Peak megabytes of a fresh process that checks so many drafts (Linux tells)."""
    command = [sys.executable, "-c", _MEMORY, str(size), str(drafts)]
    return int(subprocess.check_output(command, cwd=ROOT, text=True, timeout=3 * PATIENCE))


def _first_check(rules: Ruleset, sample: Draft) -> Report:
    return Checker(rules).check(sample)


def _next_check(checker: Checker, drafts: Iterator[Draft]) -> Report:
    return checker.check(next(drafts))


def speed(rules: Ruleset, kept: Mapping[str, float]) -> dict[str, float]:
    """Print a line for each draft, and return its ratios to the unit."""
    ratios: dict[str, float] = {}
    print("文稿           字数   分词 ms   首查 ms     倍  比基线   改一段 ms     倍  比基线   首查 字/秒")
    for kind, (made, sizes) in KINDS.items():
        for size in sizes:
            sample = made(rules, size)
            text = text_of(sample)
            unit = best(partial(rjieba.tag, text))
            cold = best(partial(_first_check, rules, sample))
            checker, changed = Checker(rules), edits(sample)
            checker.check(sample)
            edit = best(partial(_next_check, checker, changed))
            names = f"{kind} {size} 首查", f"{kind} {size} 改一段"
            ratios |= dict(zip(names, (cold / unit, edit / unit), strict=True))
            since = [f"{ratios[name] / kept[name]:>7.2f}" if name in kept else f"{'—':>7}" for name in names]
            print(
                f"{kind:<6}{len(text):>11,}{unit * 1e3:>10.3f}{cold * 1e3:>10.1f}{cold / unit:>7.1f}{since[0]}"
                f"{edit * 1e3:>12.2f}{edit / unit:>7.1f}{since[1]}{len(text) / cold:>13,.0f}"
            )
    return ratios


def rules_cost(rules: Ruleset, most: int = 15) -> None:
    """Print what the dearest rules take of a first check of clean and faulty drafts.

    What several rules read is counted for the one that is first to ask.
    """
    spent: dict[str, float] = defaultdict(float)

    def timed(rule: Rule, check: Callable[[Any], Iterable[Issue]]) -> tuple[Rule, Callable[[Any], list[Issue]]]:
        def run(subject: Any) -> list[Issue]:
            begun = time.process_time()
            try:
                return list(check(subject))
            finally:
                spent[rule.id] += time.process_time() - begun

        return rule, run

    watched = rules.of(rules.rules)
    watched.__dict__["reader"] = rules.reader  # the one that the checks below were made with
    watched.__dict__["block_checks"] = {
        role: tuple(timed(*each) for each in checks) for role, checks in rules.block_checks.items()
    }
    watched.__dict__["article_checks"] = tuple(timed(*each) for each in rules.article_checks)
    drafts = [made(rules, 2_000) for made in (draft, one_brief, faulty)]
    begun = time.process_time()
    for _ in range(5):
        for sample in drafts:
            Checker(watched).check(sample)
    whole = time.process_time() - begun
    print(f"最费时的 {most} 条规则，占首查的百分比：")
    dearest = sorted(spent.items(), key=lambda cost: -cost[1])
    for name, seconds in dearest[:most]:
        print(f"  {name:<36}{100 * seconds / whole:>6.1f}")
    print(f"  {'其余规则':<32}{100 * sum(seconds for _, seconds in dearest[most:]) / whole:>6.1f}")


def space() -> None:
    for name, size, drafts in (
        ("启动", 0, 0),
        ("2,000 字", 2_000, 1),
        ("200,000 字", 200_000, 1),
        ("1,000 篇", 1_000, 1_000),
    ):
        print(f"内存，{name}：{memory(size, drafts)} MB")


def batch(rules: Ruleset, drafts: int = 300) -> None:
    """Print how long one folder takes with one worker and with two, and how much of that the report."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "drafts"
        folder.mkdir()
        for number in range(drafts):
            text = _of_its_own(text_of(one_brief(rules, 1_000, number)), number)
            (folder / f"{number}.txt").write_text(text, "utf-8")
        seconds = []
        for workers in ("1", "2"):
            report = Path(name) / f"{workers}.xlsx"
            script = Path(name) / "batch.py"
            script.write_text(_BATCH, "utf-8")
            command = [sys.executable, str(script), str(folder), "--report", str(report), "--workers", workers]
            printed = subprocess.check_output(
                [*command, "--fresh"], cwd=ROOT, env=_HERE, stderr=subprocess.DEVNULL, text=True, timeout=2 * PATIENCE
            )
            seconds.append([float(each) for each in printed.split()[-2:]])
        (one, _), (two, reporting) = seconds
        print(
            f"一批 {drafts} 篇：一个进程 {one:.1f} 秒，两个 {two:.1f} 秒，快 {one / two:.2f} 倍，"
            f"其中报告占 {100 * reporting / two:.0f}%"
        )


def _of_its_own(text: str, number: int) -> str:
    """A draft that repeats no other: all are made of a few sentences, and each pair would be compared and told of."""
    other = random.Random(number)
    letters = [char for char in text if char.isalpha()]
    return re.sub(r"(\w{4})\w", lambda match: match[1] + other.choice(letters), text)


_HERE = {**os.environ, "PYTHONPATH": str(ROOT)}
"""The environment of a program that imports us."""

_ZHUBI = (sys.executable, "-m", "addin_server.cli")


def _run(*arguments: str) -> None:
    subprocess.run([*_ZHUBI, *arguments], capture_output=True, timeout=PATIENCE)


def start_up() -> None:
    print(f"命令启动（--version）：处理器 {best(partial(_run, '--version'), 2, _children):.2f} 秒")
    sample = str(ROOT / "rules" / "training" / "sample.txt")
    print(f"命令查一篇：处理器 {best(partial(_run, 'check', sample), 2, _children):.2f} 秒")
    print(f"服务启动到打开页面：处理器 {min(_serve() for _ in range(3)):.2f} 秒")
    command = [sys.executable, "-c", _FIRST_ANSWER, "2000"]
    printed = subprocess.check_output(command, cwd=ROOT, text=True, timeout=PATIENCE)
    waited, worked = (1e3 * float(each) for each in printed.split())
    print(f"启动好的服务头一次查 2,000 字：{waited:.0f} 毫秒，其中处理器 {worked:.0f} 毫秒")


def _children() -> float:
    """Seconds of processor that the programs have taken which have ended."""
    times = os.times()
    return times.children_user + times.children_system


def _serve() -> float:
    """Return the seconds of processor until the link that the service says first leads to its page."""
    with subprocess.Popen([*_ZHUBI, "serve", "--port", "0"], stdout=subprocess.PIPE, text=True) as service:
        assert service.stdout is not None
        late = threading.Timer(PATIENCE, service.kill)
        late.start()
        try:
            link = service.stdout.readline().partition("：")[2].strip()
            urllib.request.build_opener(urllib.request.ProxyHandler({})).open(link).close()
            return sum(psutil.Process(service.pid).cpu_times()[:2])
        finally:
            late.cancel()
            service.terminate()
            try:
                service.wait(PATIENCE)
            except subprocess.TimeoutExpired:
                service.kill()


def _beside() -> None:
    """Other programs on the same text."""
    subprocess.run([sys.executable, "-m", "tests.bench_proofing"], cwd=ROOT, timeout=2 * PATIENCE)


def main() -> None:
    garbage.collect_rarely()  # as every command does
    rules = ruleset.load(ROOT / "rules")
    rjieba.tag("预热")
    Checker(rules).check(draft(rules, 500))
    begun = time.monotonic()
    kept = json.loads(BASELINE.read_text("utf-8")) if BASELINE.exists() else {}
    print(f"{_machine()}，负载 {os.getloadavg()[0]:.1f}；单位是同一段文字的 rjieba.tag")
    if kept:
        print(f"基线：{kept['taken']}")
    ratios = speed(rules, kept.get("ratios", {}))
    if "--keep" in sys.argv:
        taken = f"{dt.date.today()}，{_machine()}，负载 {os.getloadavg()[0]:.1f}"
        kept = {"taken": taken, "ratios": {name: round(value, 1) for name, value in ratios.items()}}
        BASELINE.write_text(json.dumps(kept, ensure_ascii=False, indent=1) + "\n", "utf-8")
    parts: dict[str, Callable[[], None]] = {
        "各条规则": partial(rules_cost, rules),
        "别的程序": _beside,
        "启动": start_up,
        "一批": partial(batch, rules),
        "内存": space,
    }
    for name, part in parts.items():
        if time.monotonic() - begun > WHOLE:
            print(f"{name}：已过 {WHOLE} 秒，没有量")
            continue
        try:
            part()
        except (subprocess.TimeoutExpired, subprocess.CalledProcessError, psutil.Error, OSError, ValueError) as error:
            print(f"{name}：没有量成（{type(error).__name__}）")
    print(f"共 {time.monotonic() - begun:.0f} 秒")


def _machine() -> str:
    names = [line.partition(":")[2].strip() for line in _lines_of("/proc/cpuinfo") if line.startswith("model name")]
    return f"{names[0] if names else platform.machine()} {os.cpu_count()} 核，Python {platform.python_version()}"


def _lines_of(file: str) -> list[str]:
    path = Path(file)
    return path.read_text("utf-8").splitlines() if path.exists() else []


if __name__ == "__main__":
    main()
