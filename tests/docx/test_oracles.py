"""An independent validator finds nothing in our files that was not there before."""

from __future__ import annotations

from pathlib import Path

import ooxml_integrity
import pytest
from openxml_audit import OpenXmlValidator

from addin_server import docx
from addin_server.core.model import Role
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


def test_a_new_document_reads_back() -> None:
    blocks = [docx.ComposedParagraph(Role.TITLE, "标题"), docx.ComposedParagraph(Role.BODY, "一\n二")]
    assert [p.text for p in docx.read(docx.new_document(blocks)).paragraphs] == ["标题", "一", "二"]
