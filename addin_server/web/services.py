"""What the handlers work with: made once when the application is."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, NamedTuple

import msgspec

from addin_server import proofing
from addin_server.batch.jobs import Jobs
from addin_server.core.model import Draft, Report
from addin_server.officejs import OfficeJs
from addin_server.proofing import Proofing
from addin_server.web.access import AccessControl
from addin_server.web.class_host import ClassHost
from addin_server.web.opened import Opened
from addin_server.web.routing import Route
from addin_server.web.rulebook import Rulebook
from addin_server.web.user_data import UserData, UserFolder


class News(NamedTuple):
    """Of the organisation's rules, for the user: which are in force, and why newer ones are not."""

    says: str = ""
    refused: str = ""


@dataclass(frozen=True)
class Services:
    """The rules in force, the proofreaders, the batches and the class in hand.

    `opened` is the draft the service was started with; `secret` is what it proves its user by; `stop` ends it soon
    after the answer is out. `user_data` is what whoever asks keeps; `writing` is held while they change. `news` are of
    the organisation's rules.
    """

    rulebook: Rulebook
    proofreaders: Proofing
    api: tuple[Route, ...]
    access: AccessControl
    opened: Opened | None = None
    secret: str = ""
    stop: Callable[[], None] = lambda: None
    news: Callable[[], News] = News
    jobs: Jobs = field(default_factory=Jobs)
    classes: ClassHost = field(default_factory=ClassHost)
    user_data: UserData = field(default_factory=UserFolder)
    writing: threading.Lock = field(default_factory=threading.Lock)

    def check(self, draft: Draft, select: list[str], ignore: list[str], unfold: bool) -> Report:
        """Return the report at once, naming LanguageTool among what was skipped when it does not read."""
        report = self.rulebook.check(draft, select, ignore, unfold)
        return msgspec.structs.replace(report, skipped=(*report.skipped, *self.proofreaders.skipped()))

    def known(self, draft: Draft, unfold: bool) -> Report:
        """Return the report with what the proofreaders have found so far: nothing is read for it."""
        report = self.rulebook.check(draft, [], [], unfold)
        return proofing.added(report, self.proofreaders.known(report, self.rulebook.rules))


@dataclass(frozen=True)
class Site:
    """Where the pages come from: the built pane, the add-ins' own files, and from where Word loads office.js.

    `memory`: whether a draft's ignored spots are kept in the page's browser or with the server.
    """

    pane: Path
    manifests: Path
    access: AccessControl
    office_js: OfficeJs
    memory: Literal["browser", "server"] = "browser"
