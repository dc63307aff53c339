"""Documents in and out: read, annotated, cleaned, made anew."""

from __future__ import annotations

import datetime as dt

from addin_server import assets, docx, readers, wire
from addin_server.annotation import remarks
from addin_server.annotation.annotate import annotate, own_comments
from addin_server.annotation.finished import finished
from addin_server.web.bodies import draft_of
from addin_server.web.routing import Routes
from addin_server.web.services import Services

routes = Routes("documents")


@routes.post("/documents", "读一份文件")
def open_document(services: Services, body: wire.DocumentForm) -> wire.OpenedOut:
    name, data = body.file.name, body.file.data
    read = readers.read_file(name, data)
    readers.check_limits(read.paragraphs)
    return wire.opened_to_wire(name, read.paragraphs, read.warnings, own_comments(data))


@routes.post("/documents/annotate", "写批注并取回 .docx")
def annotate_document(services: Services, body: wire.AnnotateForm) -> wire.AnnotatedDocx:
    request = body.request
    report = services.known(draft_of(request.draft), request.unfold)
    document = body.file.data if body.file else None
    sources = services.rulebook.rules.sources
    done = annotate(document, report, sources, wire.annotate_from_wire(request, report), dt.datetime.now())
    return wire.AnnotatedDocx(done.data, _named(done.data), unplaced=done.unplaced)


@routes.post("/documents/clean", "去掉主笔的标记并取回 .docx")
def clean_document(services: Services, body: wire.DocumentForm) -> wire.CleanedDocx:
    done = docx.clean(body.file.data, remarks.SIGNS)
    return wire.CleanedDocx(done.data, _named(done.data), removed=done.comments)


@routes.post("/documents/final", "出一份报送稿并取回 .docx")
def finish_document(services: Services, body: wire.FinalForm) -> wire.FinalDocx:
    report = services.rulebook.check(draft_of(body.request.draft), [], [], unfold=True)
    document = body.file.data if body.file else None
    done = finished(document, report, body.request.remove, dt.datetime.now())
    known = docx.leftovers(document).authors if document else ()
    stays = _told_in_header(docx.leftovers(done.data, known).stays)
    return wire.FinalDocx(done.data, anew=int(done.anew), unplaced=done.unplaced, stays=stays)


@routes.post("/documents/new", "把各段排成一份新的 .docx")
def new_document(services: Services, body: wire.NewDocument) -> wire.Docx:
    return wire.Docx(docx.new_document(docx.ComposedParagraph(block.role, block.text) for block in body.blocks))


@routes.get("/sample", "示例文稿")
def get_sample(services: Services) -> wire.OpenedOut:
    read = readers.read_file("sample.txt", assets.sample().read_bytes())
    return wire.opened_to_wire("示例：一篇待改的信息.txt", read.paragraphs, ())


def _named(data: bytes) -> str:
    """A name under which Word opens the file: the suffix must say what it is."""
    return f"zhubi{docx.suffix_of(data)}"


_PLACES, _LONGEST = 7, 30


def _told_in_header(places: tuple[str, ...]) -> tuple[str, ...]:
    """As many places as a header has room for, each as long; how many more there are is said."""
    more = len(places) - _PLACES - 1
    shown = places if more <= 0 else (*places[:_PLACES], f"另外 {more + 1} 处")
    return tuple(place[:_LONGEST] for place in shown)
