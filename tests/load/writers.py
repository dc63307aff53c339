"""Writers for locust: each signs in, then a check every two seconds of a draft of two thousand characters."""

from __future__ import annotations

import json
import os
import random
import re
from pathlib import Path
from typing import Any

from locust import HttpUser, constant_pacing, events, task

CODES = iter(enumerate(Path(os.environ["ZHUBI_LOAD_CODES"]).read_text("ascii").split()))
DRAFTS = json.loads(Path(os.environ["ZHUBI_LOAD_DRAFTS"]).read_text("utf-8"))
"""One for each writer: its paragraphs."""


class Writer(HttpUser):
    wait_time = constant_pacing(2)

    def on_start(self) -> None:
        self.client.verify = os.environ["ZHUBI_LOAD_AUTHORITY"]
        self.client.headers["Origin"] = str(self.host)
        # Locust counts these too, under their own names.
        number, code = next(CODES)
        self.client.post("/sign-in", data={"code": code}, name="sign-in", allow_redirects=False)
        page = str(self.client.post("/agree", data={"next": "/"}, name="agree").text)
        token = re.search(r'name="zhubi-token" content="([^"]+)"', page)
        if token is None:
            raise RuntimeError("the page carries no token")
        self.client.headers["X-Zhubi-Token"] = token[1]
        self.lines = list(DRAFTS[number % len(DRAFTS)])
        self.at = len(self.lines) // 2

    @task
    def check(self) -> None:
        """Somebody types a few characters into a paragraph, for a while; now and then nothing changed since."""
        if random.random() < 0.1:
            self.at = random.randrange(1, len(self.lines))
        if random.random() < 0.7:
            self.lines[self.at] = (self.lines[self.at] + random.choice("今年以来组织工作"))[-400:]
        paragraphs = [{"id": f"p{n}", "text": line} for n, line in enumerate(self.lines)]
        self.client.post("/api/v1/check", json={"draft": {"paragraphs": paragraphs}}, name="check")


def judge(environment: Any, **_: object) -> None:
    """The command fails when an answer was an error or one in twenty checks took longer than a second."""
    stats = environment.stats
    slow = stats.get("check", "POST").get_response_time_percentile(0.95)
    print(f"checks {stats.get('check', 'POST').num_requests}, failures {stats.total.num_failures}, p95 {slow} ms")
    if stats.total.num_failures or slow is None or slow >= 1000:
        environment.process_exit_code = 1


events.quitting.add_listener(judge)  # type: ignore[no-untyped-call, unused-ignore]  # untyped where it is installed
