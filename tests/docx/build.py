"""Small Word files, built in code: each a body of hand-written XML in a minimal package."""

from __future__ import annotations

import io
import zipfile

_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_DOCUMENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_DOCUMENT}"/>{{more}}</Types>'
)
_RELS = (
    f'<Relationships xmlns="{_RELATIONS}">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>'
)


def package(body: str, parts: dict[str, str] | None = None, types: str = "") -> bytes:
    """Return a .docx whose w:body holds `body`; `parts` adds files, `types` their content types."""
    names = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
    document = f'<w:document xmlns:w="{W}" {names}><w:body>{body}</w:body></w:document>'
    files = {"[Content_Types].xml": _TYPES.format(more=types), "_rels/.rels": _RELS, "word/document.xml": document}
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as out:
        for name, text in {**files, **(parts or {})}.items():
            out.writestr(name, f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n{text}')
    return target.getvalue()


def p(*runs: str) -> str:
    """A paragraph of runs, or of other inline content."""
    return f"<w:p>{''.join(runs)}</w:p>"


def r(text: str, properties: str = "") -> str:
    """A run."""
    return f'<w:r>{f"<w:rPr>{properties}</w:rPr>" if properties else ""}<w:t xml:space="preserve">{text}</w:t></w:r>'


def related(*relations: tuple[str, str, str]) -> str:
    """A part of relations: id, kind, target of each."""
    rows = "".join(f'<Relationship Id="{i}" Type="{_OFFICE}/{kind}" Target="{t}"/>' for i, kind, t in relations)
    return f'<Relationships xmlns="{_RELATIONS}">{rows}</Relationships>'
