"""Secrecy findings that must be mended: a red mark on a hotline teaches people to look past red marks."""

from __future__ import annotations

from pathlib import Path

import pytest

from addin_server.core.engine import Checker
from addin_server.core.model import Draft, Paragraph, Role, Severity

SENTENCES = [
    line.split("\t")
    for line in Path(__file__).with_name("drafts").joinpath("secrecy.tsv").read_text("utf-8").splitlines()
]


def red(checker: Checker, *texts: str, title: str = "石桥县给36个村配账房师傅") -> list[str]:
    paragraphs = (
        Paragraph(id="t", text=title, pinned=Role.TITLE),
        *(Paragraph(id=f"p{i}", text=text, pinned=Role.BODY) for i, text in enumerate(texts)),
    )
    findings = checker.check(Draft(paragraphs=paragraphs), unfold=True).findings
    return [f.quote for f in findings if f.category == "secrecy" and f.severity is Severity.ERROR]


def test_precision_and_recall(checker: Checker) -> None:
    flagged = {text for _, text in SENTENCES if red(checker, text)}
    secret = {text for label, text in SENTENCES if label == "secret"}
    assert len(flagged & secret) >= 0.95 * len(flagged), flagged - secret
    assert len(flagged & secret) >= 0.95 * len(secret), secret - flagged


@pytest.mark.parametrize(
    "title", ["石桥县2026年公开招聘社区工作者公告", "柳河镇便民服务大厅改造工程招标公告", "关于评选优秀党员的公示"]
)
def test_a_published_notice_gives_its_telephone_numbers(checker: Checker, title: str) -> None:
    assert red(checker, "联系人：王工，电话：13974512366。", title=title) == []


def test_a_published_notice_still_names_no_identity_card(checker: Checker) -> None:
    text = "周小满，身份证号431226196803124517。"
    assert red(checker, text, title="关于评选优秀党员的公示") == ["431226196803124517"]


def test_names_in_a_notice_before_appointment_are_public(checker: Checker) -> None:
    text = "周立平，现任柳河镇镇长，拟任柳河镇党委书记。"
    assert red(checker, text, title="关于周立平等同志任前公示") == []
    assert red(checker, text)
