"""How fast and how big: `make bench`. Figures only; nothing here can fail a build.

The unit is `rjieba.tag` over the whole text on the same machine, so that ratios can be compared between machines.
"""

from __future__ import annotations

import itertools
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import rjieba

from addin_server.core import ruleset
from addin_server.core.engine import Checker
from addin_server.core.model import Draft, Paragraph, Report
from addin_server.core.ruleset import Ruleset

ROOT = Path(__file__).parent.parent
SIZES = (500, 2_000, 20_000, 200_000)
_MEMORY = """
import sys
from tests import bench
rules = bench.ruleset.load(bench.ROOT / "rules")
draft = bench.draft(rules, int(sys.argv[1]))
if sys.argv[2] == "check":
    bench.Checker(rules).check(draft)
else:
    bench.rjieba.tag(bench.text_of(draft))
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


def text_of(of: Draft) -> str:
    return "\n".join(paragraph.text for paragraph in of.paragraphs)


def edits(of: Draft) -> Iterator[Draft]:
    """The draft again and again, each time with another character at the end of its middle paragraph."""
    middle = len(of.paragraphs) // 2
    for number in itertools.count():
        paragraphs = list(of.paragraphs)
        paragraphs[middle] = Paragraph(id=paragraphs[middle].id, text=f"{paragraphs[middle].text}{number}")
        yield Draft(paragraphs=tuple(paragraphs))


def best(run: Callable[[], object], budget: float = 1.0) -> float:
    """Seconds of the fastest of as many runs as fit in `budget` seconds, three at least."""
    times: list[float] = []
    begun = time.perf_counter()
    while len(times) < 3 or time.perf_counter() - begun < budget:
        start = time.perf_counter()
        run()
        times.append(time.perf_counter() - start)
    return min(times)


def memory(size: int, what: str) -> int:
    """Peak megabytes of a fresh process (Linux tells)."""
    return int(subprocess.check_output([sys.executable, "-c", _MEMORY, str(size), what], cwd=ROOT, text=True))


def _first_check(rules: Ruleset, sample: Draft) -> Report:
    return Checker(rules).check(sample)


def _next_check(checker: Checker, drafts: Iterator[Draft]) -> Report:
    return checker.check(next(drafts))


def speed(rules: Ruleset) -> None:
    print("    字数     分词 ms     首查 ms      倍   改一段 ms      倍     不改 ms    首查 字/秒")
    for size in SIZES:
        sample = draft(rules, size)
        text = text_of(sample)
        unit = best(partial(rjieba.tag, text))
        cold = best(partial(_first_check, rules, sample))
        checker = Checker(rules)
        changed = edits(sample)
        checker.check(sample)
        edit = best(partial(_next_check, checker, changed))
        last = next(changed)
        checker.check(last)
        same = best(partial(checker.check, last), 0.2)
        print(
            f"{len(text):>8,}{unit * 1e3:>12.3f}{cold * 1e3:>12.2f}{cold / unit:>8.1f}"
            f"{edit * 1e3:>12.2f}{edit / unit:>8.1f}{same * 1e3:>12.4f}{len(text) / cold:>13,.0f}"
        )


def space() -> None:
    print(f"{'字数':>8}{'分词 MB':>10}{'首查 MB':>10}")
    for size in SIZES:
        print(f"{size:>10,}{memory(size, 'tag'):>12}{memory(size, 'check'):>12}")


def start_up() -> None:
    zhubi = [sys.executable, "-m", "addin_server.cli"]
    print(f"命令启动（--version）：{best(lambda: subprocess.run([*zhubi, '--version'], capture_output=True)):.2f} 秒")
    sample = str(ROOT / "rules" / "training" / "sample.txt")
    print(f"命令查一篇：{best(lambda: subprocess.run([*zhubi, 'check', sample], capture_output=True)):.2f} 秒")

    def serve() -> None:
        with subprocess.Popen([*zhubi, "serve", "--port", "0"], stdout=subprocess.PIPE, text=True) as service:
            assert service.stdout is not None
            service.stdout.readline()
            service.terminate()

    print(f"服务启动到可用：{best(serve):.2f} 秒")


def main() -> None:
    rules = ruleset.load(ROOT / "rules")
    rjieba.tag("预热")
    Checker(rules).check(draft(rules, 500))
    print(f"载入 {len(rules.rules)} 条规则：{best(lambda: ruleset.load(ROOT / 'rules')) * 1e3:.0f} ms")
    speed(rules)
    space()
    start_up()
    subprocess.run([sys.executable, "-m", "tests.bench_proofing"], cwd=ROOT)


if __name__ == "__main__":
    main()
