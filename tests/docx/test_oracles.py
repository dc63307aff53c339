"""Independent validators find nothing in our files that was not there before."""

from __future__ import annotations

from pathlib import Path

import ooxml_integrity
import pytest
from openxml_audit import OpenXmlValidator

from addin_server import docx
from addin_server.core.model import Role
from tests.docx import open_xml_sdk
from tests.docx.build import package
from tests.docx.test_annotate import SHAPES, annotate, remark


@pytest.fixture(params=SHAPES)
def pair(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[Path, Path]:
    """A file and the same with two comments."""
    before, after = tmp_path / "a.docx", tmp_path / "b.docx"
    before.write_bytes(package(SHAPES[request.param]))
    after.write_bytes(annotate(before.read_bytes(), remark((3, 12)), remark((0, 17)), highlight=True).data)
    return before, after


def test_integrity(pair: tuple[Path, Path]) -> None:
    before, after = ({(f.code, f.message) for f in ooxml_integrity.check(path)} for path in pair)
    assert after <= before


def test_schema(pair: tuple[Path, Path]) -> None:
    before, after = ({e.description for e in OpenXmlValidator().validate(path).errors} for path in pair)
    assert after <= before


@open_xml_sdk.needed
def test_the_schema_and_meaning_word_asks_for(pair: tuple[Path, Path]) -> None:
    assert not open_xml_sdk.worse(*pair)


@open_xml_sdk.needed
def test_the_validator_says_what_is_wrong(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(package("<w:p><w:r><w:t>字</w:t><w:rPr><w:b/></w:rPr></w:r></w:p>"))
    assert [rule for rule, _, _ in open_xml_sdk.errors(path)] == ["Sch_UnexpectedElementContentExpectingComplex"]


def test_a_validator_that_was_not_brought_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(open_xml_sdk, "_COMMAND", tmp_path / "none")
    with pytest.raises(FileNotFoundError, match="make tools"):
        open_xml_sdk.errors(tmp_path / "a.docx")


@open_xml_sdk.needed
def test_a_new_document_is_what_word_asks_for(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    table = docx.ComposedTable([["单位", "件数"], ["云溪县", "3"]], [5.0, 3.0], header=True)
    path.write_bytes(docx.new_document([*(docx.ComposedParagraph(role, "一\n二") for role in Role), table]))
    assert not open_xml_sdk.errors(path)


def test_a_new_document_reads_back() -> None:
    blocks = [docx.ComposedParagraph(Role.TITLE, "标题"), docx.ComposedParagraph(Role.BODY, "一\n二")]
    assert [p.text for p in docx.read(docx.new_document(blocks)).paragraphs] == ["标题", "一", "二"]
