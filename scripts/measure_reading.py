"""Tell how well the reading judges texts it has not learned from, what each sort of feature is worth, and what more
material brings: the tables of docs/reading.md. `python -m scripts.measure_reading`; scikit-learn must be installed."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from addin_server import learning
from addin_server.core import ruleset
from addin_server.core.reading.models import Models
from addin_server.core.reading.title_features import is_word
from addin_server.evaluation.tally import interval
from addin_server.learning.measure import ConfusionCounts

ROOT = Path(__file__).parent.parent
MATERIAL = ROOT / "rules" / "reading" / "material"
UNSEEN = {
    "没看过": ROOT / "tests" / "drafts" / "unseen",
    "照发表的样子": ROOT / "tests" / "drafts" / "published",
    "新写的": ROOT / "tests" / "drafts" / "fresh",
    "县乡的": ROOT / "tests" / "drafts" / "county",
    "各样单位的": ROOT / "tests" / "drafts" / "mixed",
    "平实的": ROOT / "tests" / "drafts" / "plain",
    "各样口吻": ROOT / "tests" / "drafts" / "voices",
}

QUESTIONS = {
    "empty": "空话",
    "title": "标题弱",
    "fault": "弱在哪里",
    "breadth": "题目偏大",
    "lead-missing": "缺导语",
    "lead-problem": "没写针对什么",
    "lead-action": "没写干什么",
    "lead-effect": "没写见什么效果",
    "genre": "体裁",
    "support": "凭据指到那个分句",
    "support-sentence": "凭据指到那一句",
}
ABLATIONS: Mapping[str, Callable[[str], bool]] = {
    "什么也不去": lambda name: False,
    "词（`word:` `begins:` `closes:`）": lambda name: is_word(name.removeprefix("title:")),
    "词类（`class:`）": lambda name: "class:" in name,
    "数（`amount` 一族）": lambda name: "amount" in name,
    "左右邻句（`-1:` `+1:` 一族）": lambda name: name[:1] in "+-" or name.startswith(("paragraph:", "next:")),
    "说的是什么（`act:` `mood:`）": lambda name: "act:" in name or "mood:" in name,
}
COLUMNS = {
    "空话": ("empty",),
    "标题": ("title",),
    "题目": ("breadth",),
    "导语三问": ("lead-problem", "lead-action", "lead-effect"),
    "体裁": ("genre",),
}
SURELY = (35, 50, 65, 75, 80)
QUARTERS = {1: "四分之一", 2: "一半", 4: "全部"}


def main() -> None:
    rules = ruleset.load(ROOT / "rules")
    material = learning.load([MATERIAL])
    unseen = {name: learning.load([folder]) for name, folder in UNSEEN.items()}

    def judged(
        known: learning.Corpus, without: Callable[[str], bool] = lambda _: False
    ) -> Mapping[str, ConfusionCounts]:
        weights = learning.train(learning.with_examples(known, rules), rules.automaton, without=without)
        return measured("没看过", learning.models_of(weights))

    def measured(texts: str, models: Models) -> Mapping[str, ConfusionCounts]:
        return learning.measure(unseen[texts], models, rules.automaton)

    for texts in unseen:
        say(f"\n| {texts} | 对 | 误 | 漏 | 准确率 | 查全率 | F1 |")
        say("|---|---|---|---|---|---|---|")
        found = measured(texts, rules.models)
        for question, name in QUESTIONS.items():
            c = found[question]
            shares = f"{share(c.right, c.right + c.wrong)} | {share(c.right, c.right + c.missed)}"
            say(f"| {name} | {c.right} | {c.wrong} | {c.missed} | {shares} | {c.f1:.2f} |")
    if "--all" not in sys.argv:
        return
    readers(material.verdicts)
    head("去掉")
    for name, without in ABLATIONS.items():
        say(f"| {name} | {cells(judged(material, without))} |")
    head("用了多少材料")
    for parts, name in QUARTERS.items():
        say(f"| {name} | {cells(judged(material.part(parts, 4)))} |")


def readers(verdicts: Sequence[learning.Verdict]) -> None:
    """What readers said of the findings of a set, by how surely the other sets expected them to agree."""
    say(f"\n| 读者的判断，轮流留出 | {' | '.join(f'{percent}% 以上：同意 / 不同意' for percent in SURELY)} |")
    say(f"|---|{'---|' * len(SURELY)}")
    expected = list(learning.held_out(verdicts))
    for source in sorted({verdict.source for verdict in verdicts}):
        told = [
            [v.agreed for v, surely in expected if v.source == source and surely * 100 >= percent] for percent in SURELY
        ]
        say(f"| {source} | {' | '.join(f'{sum(row)} / {len(row) - sum(row)}' for row in told)} |")


def head(first: str) -> None:
    say(f"\n| {first} | {' | '.join(COLUMNS)} |\n|---|{'---|' * len(COLUMNS)}")


def cells(found: Mapping[str, ConfusionCounts]) -> str:
    """One F1 a column; several questions are added up."""
    sums = []
    for questions in COLUMNS.values():
        counts = ConfusionCounts()
        for question in questions:
            counts.right += found[question].right
            counts.wrong += found[question].wrong
            counts.missed += found[question].missed
        sums.append(f"{counts.f1:.2f}")
    return " | ".join(sums)


def share(part: int, whole: int) -> str:
    low, high = interval(part, whole)
    return f"{part / whole:.2f} [{low:.2f}–{high:.2f}]" if whole else "–"


def say(line: str) -> None:
    print(line, flush=True)


if __name__ == "__main__":
    main()
