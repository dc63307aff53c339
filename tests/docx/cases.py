"""Files as other people's programs leave them: comments, threads, relations, each built from a few parts."""

from __future__ import annotations

import io
import zipfile

from tests.docx.build import W, package, r, related

COMMENTS = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
W15 = "http://schemas.microsoft.com/office/word/2012/wordml"
_EXTENDED = "http://schemas.microsoft.com/office/2011/relationships/commentsExtended"


def parts(data: bytes) -> dict[str, bytes]:
    """The entries of an archive."""
    archive = zipfile.ZipFile(io.BytesIO(data))
    return {name: archive.read(name) for name in archive.namelist()}


def rebuilt(data: bytes, changes: dict[str, bytes]) -> bytes:
    """The archive with other entries."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as out:
        for name, content in {**parts(data), **changes}.items():
            out.writestr(name, content)
    return target.getvalue()


def replaced(data: bytes, part: str, old: str, new: str) -> bytes:
    """The archive with words of one part changed, as by an editor."""
    assert old.encode() in parts(data)[part]
    return rebuilt(data, {part: parts(data)[part].replace(old.encode(), new.encode())})


def comment(number: str, text: str, author: str = "孙若兰", paragraph: str = "10000001") -> str:
    """A w:comment."""
    return (
        f'<w:comment w:id="{number}" w:author="{author}" w:initials="{author[0]}"><w:p w14:paraId="{paragraph}">'
        f"{r(text)}</w:p></w:comment>"
    )


def marked(number: str, content: str) -> str:
    """Content between the markers of a comment."""
    reference = f'<w:r><w:commentReference w:id="{number}"/></w:r>'
    return f'<w:commentRangeStart w:id="{number}"/>{content}<w:commentRangeEnd w:id="{number}"/>{reference}'


def commented(body: str, *comments: str, more: dict[str, str] | None = None) -> bytes:
    """A file with comments."""
    part = f'<w:comments xmlns:w="{W}" xmlns:w14="{W14}">{"".join(comments)}</w:comments>'
    relations = {"word/_rels/document.xml.rels": related(("rId1", "comments", "comments.xml"))}
    types = f'<Override PartName="/word/comments.xml" ContentType="{COMMENTS}"/>'
    return package(body, {"word/comments.xml": part, **relations, **(more or {})}, types)


def threaded(data: bytes, *entries: str) -> bytes:
    """The file with entries of a commentsExtended part."""
    part = f'<w15:commentsEx xmlns:w15="{W15}">{"".join(entries)}</w15:commentsEx>'
    relations = parts(data)["word/_rels/document.xml.rels"].decode()
    relation = f'<Relationship Id="rIdE" Type="{_EXTENDED}" Target="commentsExtended.xml"/></Relationships>'
    changed = relations.replace("</Relationships>", relation).encode()
    return rebuilt(data, {"word/commentsExtended.xml": part.encode(), "word/_rels/document.xml.rels": changed})


def entry(paragraph: str, parent: str = "", *, done: bool = False) -> str:
    """A w15:commentEx."""
    above = f' w15:paraIdParent="{parent}"' if parent else ""
    return f'<w15:commentEx w15:paraId="{paragraph}"{above} w15:done="{int(done)}"/>'
