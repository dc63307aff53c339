from __future__ import annotations

from pathlib import Path

import pytest

from addin_server import docx
from addin_server.core.model import Role
from tests.cli.drafts import CLEAN, WEAK


@pytest.fixture
def weak(tmp_path: Path) -> Path:
    path = tmp_path / "weak.txt"
    path.write_text(WEAK, "utf-8")
    return path


@pytest.fixture
def clean(tmp_path: Path) -> Path:
    path = tmp_path / "clean.txt"
    path.write_text(CLEAN, "utf-8")
    return path


@pytest.fixture
def weak_document(tmp_path: Path) -> Path:
    path = tmp_path / "稿.docx"
    lines = ["三措并举抓实党员教育", "为进一步加强教育，柳河镇统一布署，综合素质得到明显提升。"]
    path.write_bytes(
        docx.new_document([docx.ComposedParagraph(Role.TITLE, lines[0]), docx.ComposedParagraph(Role.LEAD, lines[1])])
    )
    return path
