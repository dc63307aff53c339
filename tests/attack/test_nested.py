"""Packages within a package, each as big as it likes, take no more together than one may."""

from __future__ import annotations

import io
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

_DOCUMENT = '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body/></w:document>'
_TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
_RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="d.xml"/>'
    "</Relationships>"
)
_CELLS = "<c><v>1</v></c>"
_ASKED = """
import pathlib, resource, sys
from addin_server import docx
data = pathlib.Path(sys.argv[1]).read_bytes()
docx.{}
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10)
"""
_MEGABYTES = 700
"""What the process may take: without a limit for all together it takes several times as much."""


def zipped(parts: dict[str, bytes | str]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return target.getvalue()


@pytest.mark.parametrize("use", ["leftovers(data)", "finish(data, ['authors'])"])
def test_many_take_no_more_than_one(tmp_path: Path, use: str) -> None:
    sheet = zipped({"[Content_Types].xml": _TYPES, "s.xml": f"<s>{_CELLS * ((6 << 20) // len(_CELLS))}</s>"})
    within = {f"word/embeddings/{number}.xlsx": sheet for number in range(30)}
    file = tmp_path / "a.docx"
    file.write_bytes(zipped({"[Content_Types].xml": _TYPES, "_rels/.rels": _RELATIONS, "d.xml": _DOCUMENT} | within))
    done = subprocess.run([sys.executable, "-c", _ASKED.format(use), file], stdout=subprocess.PIPE, check=True)
    assert int(done.stdout) < _MEGABYTES
