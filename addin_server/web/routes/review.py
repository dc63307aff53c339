"""Reviewer mode: the bank of remarks and the sheet that goes with a draft."""

from __future__ import annotations

import datetime as dt
import threading
from typing import Annotated, Literal

import msgspec
from flask import Blueprint, Response
from msgspec import Meta

from addin_server import assets, comment, wire
from addin_server import review as reviewing
from addin_server.core.rules.loading import RuleError
from addin_server.review import Compared, Composed, Earlier, Note, OwnRemark, Remark, Sheet
from addin_server.rulebook import layers
from addin_server.web.bodies import answer, draft_of, json_body
from addin_server.web.problems import Refusal
from addin_server.web.routes.proofing import Proofed
from addin_server.web.rulebook import Rulebook

_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


class BankOut(msgspec.Struct):
    """`initials` of a remark has one character for each of its text. `author` is whom the computer knows."""

    remarks: list[Remark]
    problems: list[str]
    author: str


class OwnIn(msgspec.Struct, forbid_unknown_fields=True):
    """All of the reviewer's own remarks; what is not among them is gone."""

    remarks: list[OwnRemark]


class UsedIn(msgspec.Struct, forbid_unknown_fields=True):
    texts: Annotated[list[str], Meta(max_length=200)]


class ComposeRequest(msgspec.Struct, forbid_unknown_fields=True):
    """Remarks that are set down, or a verdict; `title` is the id of the paragraph that stands for the whole draft."""

    notes: Annotated[list[Note], Meta(max_length=2_000)] = []
    title: str = ""
    verdict: str = ""
    opinion: str = ""


class ComposedOut(msgspec.Struct):
    """The comments that go in, without sign; `summary` is the verdict's."""

    summary: str
    comments: list[Composed]


class CompareRequest(msgspec.Struct, forbid_unknown_fields=True):
    """Comments of ours that the draft came with."""

    draft: wire.DraftIn
    comments: Annotated[list[Earlier], Meta(max_length=2_000)]
    unfold: bool = False


class ComparedOut(msgspec.Struct):
    """One for each comment asked about, in their order."""

    comments: list[Compared]


class SheetRequest(msgspec.Struct, forbid_unknown_fields=True):
    """The service puts today's date where the sheet has none."""

    format: Literal["docx", "html"]
    sheet: Sheet


def review(rulebook: Rulebook, proofed: Proofed) -> Blueprint:
    """Return the endpoints."""
    blueprint = Blueprint("review", __name__, url_prefix="/api/v1")
    writing = threading.Lock()

    def bank() -> Response:
        found = reviewing.load(assets.rules(), layers.organisation_folder(), layers.user_folder())
        return answer(BankOut(list(found.remarks), list(found.problems), reviewing.reviewer()))

    @blueprint.get("/remarks")
    def get_remarks() -> Response:
        return bank()

    @blueprint.put("/remarks")
    def put_remarks() -> Response:
        body = json_body(OwnIn)
        try:
            with writing:
                reviewing.save_own(layers.user_folder(), body.remarks)
        except RuleError as error:
            raise Refusal("broken-profile", f"{error}。") from None
        except ValueError as error:
            raise Refusal("bad-request", f"{error}。") from None
        except OSError as error:
            raise Refusal("not-saved", f"批语没有存上（{error.strerror}），请看一下磁盘和权限。") from None
        return bank()

    @blueprint.post("/remarks/used")
    def post_used() -> Response:
        """Only texts of the bank are counted: what a reviewer wrote about one draft stays nowhere."""
        texts = json_body(UsedIn).texts
        try:
            with writing:
                known = reviewing.load(assets.rules(), layers.organisation_folder(), layers.user_folder()).remarks
                reviewing.count(layers.user_folder(), set(texts) & {remark.text for remark in known})
        except (OSError, RuleError):
            pass  # a count that is not kept costs the order of a list, nothing else
        return bank()

    @blueprint.post("/review/compose")
    def post_compose() -> Response:
        body = json_body(ComposeRequest)
        missing = {rule.id: rule.missing_part for rule in rulebook.rules.rules}
        summary = comment.write(comment.Verdict(body.verdict, body.opinion)) if body.verdict else ""
        return answer(ComposedOut(summary, reviewing.compose(body.notes, body.title, missing)))

    @blueprint.post("/review/compare")
    def post_compare() -> Response:
        body = json_body(CompareRequest)
        report = proofed.known(draft_of(body.draft), body.unfold)
        known = reviewing.load(assets.rules(), layers.organisation_folder(), layers.user_folder()).remarks
        answers = {remark.text: remark.rules for remark in known}
        return answer(ComparedOut(reviewing.compare(body.comments, report, answers, rulebook.rules)))

    @blueprint.post("/review/sheet")
    def post_sheet() -> Response:
        body = json_body(SheetRequest)
        sheet = msgspec.structs.replace(body.sheet, date=body.sheet.date or dt.date.today())
        if body.format == "html":
            return Response(reviewing.as_html(sheet), content_type="text/html; charset=utf-8")
        response = Response(reviewing.as_docx(sheet), content_type=_DOCX)
        response.headers["Content-Disposition"] = 'attachment; filename="zhubi.docx"'
        return response

    return blueprint
