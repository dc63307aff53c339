"""What the server did, in figures an operator's tools read. The one file that knows prometheus-client.

Each worker writes its own files in one folder; whichever is asked adds them up. No name and no text is a label. The
library looks for the folder when it is imported, so this file is imported when the folder is known (`FOLDER`).
"""

from __future__ import annotations

import os
import time

from flask import Flask, Response, g, request
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, Counter, Histogram, generate_latest, multiprocess

FOLDER = "PROMETHEUS_MULTIPROC_DIR"
_STEPS = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)


def ended(process: int) -> None:
    """A worker is gone; what it counted stays."""
    if FOLDER in os.environ:
        multiprocess.mark_process_dead(process)  # type: ignore[no-untyped-call]


class Metrics:
    """Requests by what was asked and how it ended, and how long they took."""

    def __init__(self) -> None:
        self._registry = CollectorRegistry()
        self._requests = Counter("zhubi_requests", "Requests answered", ["endpoint", "status"], registry=self._registry)
        self._seconds = Histogram(
            "zhubi_request_seconds", "Seconds to an answer", ["endpoint"], buckets=_STEPS, registry=self._registry
        )

    def watch(self, app: Flask) -> None:
        """Count every request of an application."""

        @app.before_request
        def begin() -> None:
            g.began = time.perf_counter()

        @app.after_request
        def end(response: Response) -> Response:
            endpoint = request.endpoint or "none"
            self._requests.labels(endpoint, str(response.status_code)).inc()
            if (began := g.get("began")) is not None:
                self._seconds.labels(endpoint).observe(time.perf_counter() - began)
            return response

    def answer(self) -> Response:
        """Return the figures of all workers."""
        registry = self._registry
        if os.environ.get(FOLDER):
            registry = CollectorRegistry()
            multiprocess.MultiProcessCollector(registry)  # type: ignore[no-untyped-call]
        return Response(generate_latest(registry), content_type=CONTENT_TYPE_LATEST)
