"""A page of ours in the user's browser. What a program is started with everybody on the machine can read."""

from __future__ import annotations

import webbrowser
from pathlib import Path

from addin_server import atomic
from addin_server.setup import settings


def show(address: str) -> Path:
    """Lead the browser to an address by way of a file that only this user can read, and return the file. OSError."""
    page = settings.folder() / settings.OPENING
    content = f'<!doctype html><meta charset="utf-8"><meta http-equiv="refresh" content="0;url={address}">'
    atomic.write(page, content.encode(), mode=atomic.OURS_ALONE)
    webbrowser.open(page.as_uri())
    return page
