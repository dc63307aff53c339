"""How fast and how big: `make bench`, in three minutes. Figures only; nothing here can fail a build.

The unit is `rjieba.tag` over the whole text on the same machine, so that ratios can be compared between machines and
with those that were kept: `python -m tests.bench --keep` keeps the ratios of this run as the baseline of later ones.
"""

from __future__ import annotations

import itertools
import json
import os
import subprocess
import sys
import tempfile
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import rjieba

from addin_server.core import ruleset
from addin_server.core.engine import Checker
from addin_server.core.model import Draft, Paragraph, Report
from addin_server.core.rules.rule import Issue, Rule
from addin_server.core.ruleset import Ruleset

ROOT = Path(__file__).parent.parent
BASELINE = Path(__file__).with_suffix(".json")
PATIENCE = 60
"""Seconds that a program of another process may take before it is given up."""

_MEMORY = """
import sys
from tests import bench
from addin_server.rulebook import layers
rules = layers.load()
checker = bench.Checker(rules)
for number in range(int(sys.argv[2])):
    checker.check(bench.one_brief(rules, int(sys.argv[1]), number))
print(next(int(line.split()[1]) // 1024 for line in open("/proc/self/status") if line.startswith("VmHWM")))
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
    return _of(_lines(_SENTENCES, size, number))


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
    """Print how long one folder takes with one worker and with two."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "drafts"
        folder.mkdir()
        for number in range(drafts):
            (folder / f"{number}.txt").write_text(text_of(one_brief(rules, 1_000, number)), "utf-8")
        seconds = []
        for workers in ("1", "2"):
            report = Path(name) / f"{workers}.xlsx"
            command = [*_ZHUBI, "batch", str(folder), "--report", str(report), "--workers", workers, "--fresh"]
            begun = time.perf_counter()
            subprocess.run(command, cwd=ROOT, capture_output=True, timeout=2 * PATIENCE)
            seconds.append(time.perf_counter() - begun)
        one, two = seconds
        print(f"一批 {drafts} 篇：一个进程 {one:.1f} 秒，两个 {two:.1f} 秒，快 {one / two:.2f} 倍")


_ZHUBI = (sys.executable, "-m", "addin_server.cli")


def _run(*arguments: str) -> None:
    subprocess.run([*_ZHUBI, *arguments], capture_output=True, timeout=PATIENCE)


def start_up() -> None:
    print(f"命令启动（--version）：{best(partial(_run, '--version'), clock=time.perf_counter):.2f} 秒")
    sample = str(ROOT / "rules" / "training" / "sample.txt")
    print(f"命令查一篇：{best(partial(_run, 'check', sample), clock=time.perf_counter):.2f} 秒")
    print(f"服务启动到可用：{best(_serve, clock=time.perf_counter):.2f} 秒")


def _serve() -> None:
    with subprocess.Popen([*_ZHUBI, "serve", "--port", "0"], stdout=subprocess.PIPE, text=True) as service:
        assert service.stdout is not None
        late = threading.Timer(PATIENCE, service.kill)
        late.start()
        service.stdout.readline()
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
    rules = ruleset.load(ROOT / "rules")
    rjieba.tag("预热")
    Checker(rules).check(draft(rules, 500))
    kept = json.loads(BASELINE.read_text("utf-8")) if BASELINE.exists() else {}
    print(f"负载 {os.getloadavg()[0]:.1f}；单位是同一段文字的 rjieba.tag")
    ratios = speed(rules, kept)
    if "--keep" in sys.argv:
        rounded = {name: round(value, 1) for name, value in ratios.items()}
        BASELINE.write_text(json.dumps(rounded, ensure_ascii=False, indent=1) + "\n", "utf-8")
    rules_cost(rules)
    for part in (space, start_up, partial(batch, rules), _beside):
        try:
            part()
        except subprocess.TimeoutExpired as late:
            print(f"{late.cmd}：{late.timeout:.0f} 秒没有做完，略过")


if __name__ == "__main__":
    main()
