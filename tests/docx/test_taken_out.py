"""What only the words that went referred to goes with them: the picture, the address, the object of deleted text."""

from __future__ import annotations

import zipfile
from io import BytesIO

import pytest

from addin_server import docx
from addin_server.docx.opc import relations as opc_relations
from addin_server.docx.opc.package import Package
from tests.docx.build import p, package, r, related
from tests.docx.cases import parts
from tests.docx.test_annotate import BY

R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"


def picture(relation: str) -> str:
    return f'<w:r><w:drawing><a:blip xmlns:a="{A}" xmlns:r="{R}" r:embed="{relation}"/></w:drawing></w:r>'


def link(relation: str, word: str) -> str:
    return f'<w:hyperlink xmlns:r="{R}" r:id="{relation}">{word}</w:hyperlink>'


def deleted(content: str) -> str:
    return f'<w:del w:id="9" {BY}>{content}</w:del>'


def document(body: str, *relations: tuple[str, str, str], **more: str) -> bytes:
    """A document with its relations and two pictures."""
    rows = related(*relations).replace('Target="http', 'TargetMode="External" Target="http')
    target = BytesIO(package(body, {"word/_rels/document.xml.rels": rows, **more}))
    with zipfile.ZipFile(target, "a") as archive:
        archive.writestr("word/media/image1.png", b"\x89PNG1")
        archive.writestr("word/media/image2.png", b"\x89PNG2")
    return target.getvalue()


KEPT, GONE = ("rId1", "image", "media/image1.png"), ("rId2", "image", "media/image2.png")
ADDRESS = ("rId3", "hyperlink", "http://intra.example/secret")


def test_the_picture_and_the_address_of_deleted_words_go() -> None:
    body = p(r("柳河镇。"), picture("rId1"), deleted(picture("rId2")), deleted(link("rId3", r("旧地址"))))
    done = parts(docx.finish(document(body, KEPT, GONE, ADDRESS), ["changes"]))
    assert "word/media/image1.png" in done
    assert "word/media/image2.png" not in done
    relations = done["word/_rels/document.xml.rels"].decode()
    assert "rId1" in relations
    assert "rId2" not in relations and "secret" not in relations


def test_rejecting_takes_the_picture_of_inserted_words() -> None:
    body = p(r("柳河镇。"), f'<w:ins w:id="9" {BY}>{picture("rId2")}</w:ins>')
    done = docx.finish(document(body, GONE), ["changes"], changes="rejected")
    assert "word/media/image2.png" not in parts(done)


@pytest.mark.parametrize(
    ("body", "relations", "more"),
    [
        (p(picture("rId2"), deleted(picture("rId2"))), (GONE,), {}),
        (p(deleted(picture("rId2"))), (GONE, ("rId4", "image", "media/image2.png")), {}),
        (p(deleted(picture("rId2"))), (GONE,), {"word/_rels/header1.xml.rels": related(GONE)}),
    ],
)
def test_what_something_else_refers_to_stays(
    body: str, relations: tuple[tuple[str, str, str], ...], more: dict[str, str]
) -> None:
    header = {"word/header1.xml": "<hdr/>"} if more else {}
    done = docx.finish(document(p(r("柳河镇。")) + body, *relations, **more, **header), ["changes"])
    assert "word/media/image2.png" in parts(done)


def test_what_nothing_referred_to_before_is_left_alone() -> None:
    body = p(r("柳河镇。"), deleted("<w:r><w:delText>旧</w:delText></w:r>"))
    done = parts(docx.finish(document(body, KEPT), ["changes"]))
    assert "word/media/image1.png" in done and "word/media/image2.png" in done


def test_an_object_takes_what_is_only_its_own_along() -> None:
    chart = ("rId5", "chart", "charts/chart1.xml")
    more = {
        "word/charts/chart1.xml": "<chartSpace/>",
        "word/charts/_rels/chart1.xml.rels": related(("rId1", "package", "../embeddings/a.xlsx")),
        "word/embeddings/a.xlsx": "x",
    }
    shown = f'<w:r><w:drawing><c:chart xmlns:c="c" xmlns:r="{R}" r:id="rId5"/></w:drawing></w:r>'
    done = parts(docx.finish(document(p(r("柳河镇。"), deleted(shown)), chart, **more), ["changes"]))
    assert not {name for name in done if "chart" in name or "embeddings" in name}


def test_many_that_go_are_looked_for_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = 0
    relations = opc_relations.relations

    def counted(package: Package, part: str) -> list[opc_relations.Relation]:
        nonlocal asked
        asked += 1
        return relations(package, part)

    monkeypatch.setattr(opc_relations, "relations", counted)
    links = [(f"rId{number}", "hyperlink", f"http://intra.example/{number}") for number in range(200)]
    body = p(r("柳河镇。"), *(deleted(link(name, r("旧"))) for name, _, _ in links))
    done = parts(docx.finish(document(body, *links), ["changes"]))
    assert b"intra.example" not in done["word/_rels/document.xml.rels"]
    assert asked < len(links) / 4
