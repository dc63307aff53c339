"""Errors as RFC 9457 problem documents, all from one function; every type has its line in the table."""

from __future__ import annotations

from typing import NamedTuple

import msgspec
from flask import Flask, Response
from werkzeug.exceptions import HTTPException

from addin_server import wire
from addin_server.docx import DocxError
from addin_server.readers import InputError
from addin_server.readers.limits import MAX_BYTES
from addin_server.sniff import MAX_FILE
from addin_server.versions import StoreError


class _Problem(NamedTuple):
    status: int
    title: str
    detail: str


TYPES = {
    "bad-input": _Problem(422, "这份文稿查不了", "请换一份再试。"),
    "bad-request": _Problem(400, "请求写得不对", "请更新任务窗格后再试。"),
    "forbidden": _Problem(403, "请求不是从主笔的页面来的", "请刷新页面后再试。"),
    "editors-only": _Problem(
        403, "这一页只给管规则的人", "要改全单位的规则，请找管理员在 department.toml 的 editors 里加上。"
    ),
    "locked": _Problem(401, "主笔还不认识这个窗口", "请在这台电脑上运行 zhubi serve --open，从它打开的页面进。"),
    "signed-out": _Problem(401, "请先登录", "请关掉这个窗格再打开，用个人码登录。"),
    "not-agreed": _Problem(403, "还没有说同意", "请关掉这个窗格再打开，看过说明再用。"),
    "closed": _Problem(403, "这台服务器不收文稿", "管理员没有打开这一项，请用装在自己电脑上的主笔。"),
    "not-found": _Problem(404, "没有这个地址", "请从主笔的首页重新进入。"),
    "not-allowed": _Problem(405, "这个地址不接受这种请求", "请更新任务窗格后再试。"),
    "too-large": _Problem(
        413, "文件太大", f"文字不超过 {MAX_BYTES >> 20} MB，.docx 不超过 {MAX_FILE >> 20} MB，请拆分后再试。"
    ),
    "unsupported": _Problem(415, "请求的格式不对", "请更新任务窗格后再试。"),
    "broken-profile": _Problem(409, "设置文件读不懂", "请按提示改好设置文件，或删去重来。"),
    "not-saved": _Problem(507, "设置没有存上", "请看一下磁盘和权限。"),
    "not-kept": _Problem(422, "没有存上", "请看一下存稿的说明。"),
    "too-often": _Problem(429, "请求太多", "请等一分钟再试。"),
    "too-slow": _Problem(503, "看得太久，停下了", "请稍等再试；还不行，请把文稿拆成几份。"),
    "database": _Problem(503, "服务器暂时用不了", "文稿没有受影响。请稍等再试。"),
    "class-over": _Problem(410, "已经下课", "这堂课已经结束，练习不再接收。"),
    "fault": _Problem(500, "主笔出了故障", "文稿没有受影响。请再试一次；还不行，请重启主笔。"),
}
_BY_STATUS = {problem.status: kind for kind, problem in TYPES.items()}


class Refusal(Exception):  # noqa: N818  (an answer, not a fault)
    """Raised anywhere in a request to answer with a problem."""

    def __init__(self, kind: str, detail: str = "") -> None:
        super().__init__(kind)
        self.kind, self.detail = kind, detail


def problem(kind: str, detail: str = "") -> Response:
    """Return the problem document of a type; `detail` overrides the table's."""
    found = TYPES[kind]
    body = wire.Problem(f"/problems/{kind}", found.title, found.status, detail or found.detail)
    return Response(msgspec.json.encode(body), found.status, content_type="application/problem+json; charset=utf-8")


def handle(app: Flask) -> None:
    """Turn every error of `app` into a problem. A fault's text may quote the draft, so it is never logged."""

    @app.errorhandler(Refusal)
    def refused(error: Refusal) -> Response:
        return problem(error.kind, error.detail)

    @app.errorhandler(StoreError)
    def not_kept(error: StoreError) -> Response:
        return problem("not-kept", str(error))

    @app.errorhandler(InputError)
    def bad_input(error: InputError) -> Response:
        return problem("bad-input", str(error))

    @app.errorhandler(DocxError)
    def bad_document(error: DocxError) -> Response:
        return problem("bad-input", error.message)

    @app.errorhandler(ValueError)
    def not_for_a_document(error: ValueError) -> Response:
        """The one complaint of the XML library about what it is given; any other is a fault of ours."""
        if "XML compatible" in str(error):
            return problem("bad-request", "文字里有文档放不下的控制字符，请去掉再试。")
        return fault(error)

    @app.errorhandler(HTTPException)
    def http(error: HTTPException) -> Response:
        return problem(_BY_STATUS.get(error.code or 500, "bad-request"))

    @app.errorhandler(Exception)
    def fault(error: Exception) -> Response:
        app.logger.error("fault in a request: %s", type(error).__name__)
        return problem("fault")
