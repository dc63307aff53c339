"""Where the files are that are not code: in a checkout beside the package, in a wheel inside it."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).parent
_WHEEL = _PACKAGE / "_assets"
_CHECKOUT = _PACKAGE.parent


def rules() -> Path:
    """The shipped rule folder."""
    return _WHEEL / "rules" if _WHEEL.is_dir() else _CHECKOUT / "rules"


def taskpane() -> Path:
    """The built pane; it may not have been built."""
    return _WHEEL / "taskpane" if _WHEEL.is_dir() else _CHECKOUT / "taskpane" / "dist"


def manifests() -> Path:
    """What Word and WPS are given: the template of a manifest and icons in `word/`, the add-in itself in `wps/`."""
    return _WHEEL / "manifest" if _WHEEL.is_dir() else _CHECKOUT / "manifest"


def sample() -> Path:
    """The weak brief a new user is shown first."""
    return rules() / "training" / "sample.txt"


def deploy() -> Path:
    """What runs a department's server: configurations to be filled in."""
    return _WHEEL / "deploy" if _WHEEL.is_dir() else _CHECKOUT / "deploy"
