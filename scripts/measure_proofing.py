"""Tell how noisy the proofreaders are on the repository's clean briefs, before and after the table, and what they
catch of the planted faults. LanguageTool must be installed (`zhubi proofing install`)."""

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from addin_server.core import ruleset
from addin_server.core.engine import Checker
from addin_server.core.model import Draft, Finding, Paragraph, Report, Role
from addin_server.proofing import Proofing, installation
from addin_server.proofing.languagetool import LanguageTool
from addin_server.proofing.supervisor import Supervisor
from tests.proofing import material

ROOT = Path(__file__).parent.parent


def main() -> None:
    rules = ruleset.load(ROOT / "rules")
    supervisor = Supervisor(Path(str(installation.find())))
    readers = Proofing(ROOT / "rules", supervisor)
    checker = Checker(rules)

    def report(texts: list[str]) -> Report:
        named = (Paragraph(id=f"p{i}", text=text, pinned=Role.BODY) for i, text in enumerate(texts))
        return checker.check(Draft(paragraphs=tuple(named)))

    try:
        raw = LanguageTool(supervisor.address)
        clean = material.clean(rules)
        thousands = sum(map(len, clean)) / 1_000
        before = Counter(mark.source for marks in raw.read(clean) for mark in marks)
        after = Counter(f.rule for f in readers.proof(report(clean), rules, wait=60).findings)
        print(f"没有错字的稿件 {thousands:.1f} 千字，每千字误报：")
        print(f"  LanguageTool 原样 {before.total() / thousands:.2f}　{dict(before.most_common())}")
        print(f"  筛过、加上其他校对 {after.total() / thousands:.2f}　{dict(after)}")

        planted = material.planted()
        texts = [fault.text for fault in planted]
        checked = report(texts)
        ours = _caught(planted, checked.findings)
        proofread = _caught(planted, readers.proof(checked, rules, wait=60).findings)
        alone = sum(
            any(m.start < fault.end and fault.start < m.end for m in marks)
            for fault, marks in zip(planted, raw.read(texts), strict=True)
        )
        print(f"故意写错的 {len(planted)} 处，查到：LanguageTool 原样 {alone}，校对 {len(proofread)}，")
        print(f"  自查的错字标点规则 {len(ours)}，合起来 {len(ours | proofread)}")
    finally:
        readers.close()


def _caught(planted: list[material.Planted], findings: Iterable[Finding]) -> set[int]:
    return {
        number
        for number, fault in enumerate(planted)
        for f in findings
        if f.paragraph == f"p{number}" and f.span and f.category in ("language", "format")
        if f.span.start < fault.end and fault.start < f.span.end
    }


if __name__ == "__main__":
    main()
