"""The page on which an editor changes the department's rules: change, see what it would change, publish, go back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

from flask import Response, redirect, request
from werkzeug.wrappers import Response as AnyResponse

from addin_server import assets, readers
from addin_server.core.model import Draft, Severity
from addin_server.core.rules.loading import RuleError
from addin_server.department import editing
from addin_server.department.access import someone
from addin_server.department.context import Department
from addin_server.department.editing import RuleEdits
from addin_server.department.pages import page
from addin_server.department.published import tried
from addin_server.os_errors import because
from addin_server.rulebook import pack_check
from addin_server.rulebook.pack import PackError, PackManifest
from addin_server.vocabulary import CATEGORY_NAMES, SEVERITY_NAMES
from addin_server.web.problems import Refusal
from addin_server.web.routing import Routes

OFF = "off"
_MOST = 20
_LONGEST_NOTES = 200

routes = Routes("editing", prefix="/department")


@routes.get("/")
def show(department: Department) -> Response:
    return _page(department, editing.read(_files(department)))


@routes.post("/preview")
def preview(department: Department) -> Response:
    """What the form would change in the last drafts; they are read here and forgotten."""
    wanted = _wanted()
    try:
        files = editing.written(_files(department), wanted, pack_check.shipped())
        wrong = tried(files)
        drafts = list(_drafts(department))
        changes = [] if wrong else editing.differences(department.rulebooks.base, files, drafts)
    except (ValueError, RuleError, readers.InputError) as error:
        return _page(department, wanted, wrong=[str(error)])
    return _page(department, wanted, wrong=wrong, changes=changes, drafts=len(drafts))


@routes.post("/publish")
def publish(department: Department) -> AnyResponse:
    wanted, title = _wanted(), department.deployment.settings.title
    about = PackManifest(title, 0, title=f"{title}的规则", notes=request.form.get("notes", "").strip()[:_LONGEST_NOTES])
    try:
        files = editing.written(_files(department), wanted, pack_check.shipped())
        department.published.publish(about, files, someone().name)
    except (ValueError, RuleError, PackError) as error:
        return _page(department, wanted, wrong=[str(error)])
    return redirect("/department/", 303)


@routes.post("/back/<revision>")
def go_back(department: Department, revision: str) -> AnyResponse:
    if not revision.isdigit() or len(revision) > 9:
        raise Refusal("not-found")
    try:
        department.published.roll_back(int(revision), someone().name)
    except PackError as error:
        return _page(department, editing.read(_files(department)), wrong=[str(error)])
    return redirect("/department/", 303)


def _files(department: Department) -> dict[str, bytes]:
    return department.published.files(department.published.revision())


def _wanted() -> RuleEdits:
    form = request.form
    chosen = {name.removeprefix("rule:"): value for name, value in form.items() if name.startswith("rule:") and value}
    known = {severity.value for severity in Severity}
    return RuleEdits(
        words=_lines("words"),
        topics=_lines("topics"),
        remarks=_lines("remarks"),
        off=tuple(rule for rule, value in chosen.items() if value == OFF),
        severity={rule: Severity(value) for rule, value in chosen.items() if value in known},
        required=tuple(form.getlist("required")),
    )


def _lines(name: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in request.form.get(name, "").splitlines() if line.strip())


def _drafts(department: Department) -> Iterator[tuple[str, Draft]]:
    """The drafts that came with the form, those of the folder set aside for it, and the sample shipped."""
    sent = [(file.filename or "", file.read()) for file in request.files.getlist("drafts") if file.filename]
    if sent and not department.deployment.settings.drafts:
        raise Refusal("closed")
    kept = department.deployment.settings.preview
    folder = department.deployment.folder / kept if kept else None
    try:
        there = sorted(path for path in folder.iterdir() if path.is_file()) if folder and folder.is_dir() else []
        found = [(path.name, path.read_bytes()) for path in (*there[:_MOST], assets.sample())]
    except OSError as error:
        raise Refusal("bad-input", f"preview 写的文件夹打不开（{because(error)}），请让运行主笔的用户能读。") from None
    for name, data in [*sent[:_MOST], *found]:
        read = readers.read_file(name, data)
        readers.check_limits(read.paragraphs)
        yield Path(name).name, Draft(paragraphs=tuple(read.paragraphs))


def _page(department: Department, wanted: RuleEdits, **more: object) -> Response:
    rules = sorted(pack_check.shipped().known.values(), key=lambda rule: (rule.category, rule.id))
    history = [
        (each.about.revision, each.about.notes, each.who, f"{dt.datetime.fromtimestamp(each.at):%Y-%m-%d %H:%M}")
        for each in department.published.history(10)
    ]
    shown = {"wrong": (), "changes": None, "drafts": 0, "notes": request.form.get("notes", "")} | more
    return page(
        "editing",
        wanted=wanted,
        rules=rules,
        history=history,
        severities=SEVERITY_NAMES,
        categories=CATEGORY_NAMES,
        names={rule.id: rule.name for rule in rules},
        takes_drafts=department.deployment.settings.drafts,
        **shown,
    )
