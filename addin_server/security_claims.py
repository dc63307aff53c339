"""What the product promises about security, sentence by sentence, each with the tests that hold it; as one page."""

from __future__ import annotations

from pathlib import Path

import msgspec

from addin_server.core.rules.loading import decode

DATA = Path(__file__).with_suffix(".toml")


class SecurityClaim(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`tests` are files and functions of this project; `check` is how the reader can see for himself."""

    id: str
    text: str
    tests: tuple[str, ...]
    check: str = ""


class ClaimSection(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    id: str
    name: str
    sentence: tuple[SecurityClaim, ...]


class _ClaimsFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    section: tuple[ClaimSection, ...]


def sections() -> tuple[ClaimSection, ...]:
    """Return every section in order."""
    return decode(DATA, _ClaimsFile).section


def page() -> str:
    """The page as Markdown, to read and to print."""
    lines = [
        "# 主笔安全说明",
        "",
        "给信息中心和保密部门。主笔装在自己的电脑上，全部在一台电脑上运行；单位另设了部门服务器的，见最后一节。下面每一句都有测试守着，测试列在最后。",
        "",
    ]
    for section in sections():
        lines += [f"## {section.name}", ""]
        for sentence in section.sentence:
            lines.append(f"- {sentence.text}" + ("\\" if sentence.check else ""))
            if sentence.check:
                lines.append(f"  自己核：{sentence.check}")
        lines.append("")
    lines += ["## 守着它们的测试", "", "| 说的是 | 测试 |", "|---|---|"]
    for section in sections():
        for sentence in section.sentence:
            tests = "、".join(f"`{test}`" for test in sentence.tests)
            lines.append(f"| {sentence.text} | {tests} |")
    return "\n".join([*lines, ""])
