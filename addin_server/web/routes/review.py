"""Reviewer mode: the bank of remarks and the sheet that goes with a draft."""

from __future__ import annotations

import datetime as dt

import msgspec

from addin_server import comment, review, wire
from addin_server.core.rules.loading import RuleError
from addin_server.os_errors import because
from addin_server.web.bodies import draft_of
from addin_server.web.deadline import deadline
from addin_server.web.problems import Refusal
from addin_server.web.routing import Routes
from addin_server.web.services import Services
from addin_server.wire.review import (
    BankOut,
    ComparedOut,
    CompareRequest,
    ComposedOut,
    ComposeRequest,
    OwnRemarksRequest,
    SheetRequest,
    UsedRemarksRequest,
)

routes = Routes("review")


@routes.get("/remarks", "常用批语，用得多的在前；审稿人的名字")
def get_remarks(services: Services) -> BankOut:
    bank = services.user_data.bank()
    return BankOut(list(bank.remarks), list(bank.problems), services.user_data.reviewer())


@routes.put("/remarks", "存自己的批语")
def put_remarks(services: Services, body: OwnRemarksRequest) -> BankOut:
    try:
        with services.writing:
            services.user_data.save_remarks(body.remarks)
    except RuleError as error:
        raise Refusal("broken-profile", f"{error}。") from None
    except ValueError as error:
        raise Refusal("bad-request", f"{error}。") from None
    except OSError as error:
        raise Refusal("not-saved", f"批语没有存上（{because(error)}），请看一下磁盘和权限。") from None
    return get_remarks(services)


@routes.post("/remarks/used", "记下用了哪几条")
def count_remarks(services: Services, body: UsedRemarksRequest) -> BankOut:
    """Only texts of the bank are counted: what a reviewer wrote about one draft stays nowhere."""
    try:
        with services.writing:
            services.user_data.count_remarks(body.texts)
    except (OSError, RuleError):
        pass  # a count that is not kept costs the order of a list, nothing else
    return get_remarks(services)


@routes.post("/review/compose", "记下的批语并成批注")
def compose_review(services: Services, body: ComposeRequest) -> ComposedOut:
    missing = {rule.id: rule.missing_part for rule in services.rulebook.rules.rules}
    opinion = review.opinion(body.verdict, body.said) if body.opinion is None else body.opinion
    summary = comment.write(comment.Verdict(body.verdict, opinion)) if body.verdict else ""
    return ComposedOut(summary, opinion, review.compose(body.notes, body.title, missing))


@routes.post("/review/compare", "上一轮的批注改没改")
def compare_review(services: Services, body: CompareRequest) -> ComparedOut:
    report = services.known(draft_of(body.draft), body.unfold)
    answers = {remark.text: remark.rules for remark in services.user_data.bank().remarks}
    return ComparedOut(review.compare(body.comments, report, answers, services.rulebook.rules, deadline()))


@routes.post("/review/sheet", "审稿单，.docx 或 HTML")
def make_sheet(services: Services, body: SheetRequest) -> wire.Docx | wire.Html:
    sheet = msgspec.structs.replace(body.sheet, date=body.sheet.date or dt.date.today())
    return wire.Html(review.as_html(sheet).encode()) if body.format == "html" else wire.Docx(review.as_docx(sheet))
