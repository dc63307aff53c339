"""Templates: their samples are model briefs, so they must be found clean; their holes must be readable."""

from __future__ import annotations

import re
import typing

import pytest

from addin_server.core.engine import Checker
from addin_server.core.model import BriefType, Draft, Paragraph, Severity
from addin_server.core.ruleset import Ruleset

HOLE = re.compile(r"〔[^〔〕]{1,24}〕")
TYPES = list(typing.get_args(BriefType))
WHOLE = [type_ for type_ in TYPES if type_ != "T12"]
"""All but the masthead, which holds other people's briefs."""


def test_all_are_there(rules: Ruleset) -> None:
    assert list(rules.templates) == TYPES


@pytest.mark.parametrize("type_", TYPES)
def test_sections(type_: str, rules: Ruleset) -> None:
    template = rules.templates[type_]
    assert len({s.id for s in template.section}) == len(template.section)
    for section in template.section:
        assert "〔" not in HOLE.sub("", section.text)
        assert "〔" not in section.sample
        low, high = section.range
        assert low <= len(section.sample) <= high or section.role in ("issue", "masthead", "distribution", "credits")


@pytest.mark.parametrize("type_", WHOLE)
def test_the_sample_is_a_brief_with_nothing_to_mend(type_: str, checker: Checker) -> None:
    sections = checker.ruleset.templates[type_].section
    paragraphs = tuple(Paragraph(id=s.id, text=s.sample, pinned=s.role) for s in sections)
    report = checker.check(Draft(paragraphs=paragraphs, type=type_))  # type: ignore[arg-type]
    assert not [f"{f.rule} {f.quote}" for f in report.findings if f.severity is not Severity.ADVICE]


@pytest.mark.parametrize("type_", WHOLE)
def test_the_sample_reads_as_what_it_is(type_: str, checker: Checker) -> None:
    sections = checker.ruleset.templates[type_].section
    paragraphs = tuple(Paragraph(id=s.id, text=s.sample) for s in sections)
    report = checker.check(Draft(paragraphs=paragraphs, type=type_))  # type: ignore[arg-type]
    assert report.genre.name == "信息"
    roles = {p.id: r.role for p, r in zip(report.paragraphs, report.roles, strict=True)}
    assert roles[sections[0].id] == "title"
    assert roles[sections[1].id] == "lead"
