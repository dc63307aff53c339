"""What we are installed with may be passed on with us: Apache-2.0 asks nothing of others that they do not allow."""

from __future__ import annotations

import re
from importlib import metadata

import pytest

from scripts.offline.packages import licence
from tests.conftest import ROOT

_FREE = re.compile(r"MIT|BSD|Apache|PSF|MPL|ISC", re.IGNORECASE)
_BOUND = re.compile(r"GPL", re.IGNORECASE)
_APART = {
    "language-tool-python": "asked for by who wants LanguageTool, and spoken to from one file",
    "psycopg": "the department's server alone, used as it is",
    "psycopg-binary": "the same, compiled",
}
"""Those that bind whoever passes them on changed, and why they are none of ours."""


def locked() -> dict[str, str]:
    """The licence of each locked package that this system has."""
    files = (ROOT / name for name in ("requirements.txt", "requirements-department.txt"))
    names = {name for file in files for name in re.findall(r"(?m)^([\w.-]+)==", file.read_text("utf-8"))}
    found = {}
    for name in names:
        try:
            found[name] = licence(metadata.metadata(name))  # type: ignore[arg-type]
        except metadata.PackageNotFoundError:
            continue  # another system's
    return found


def test_each_package_is_free_or_known_to_be_apart() -> None:
    found = locked()
    assert len(found) > 50
    doubtful = {name: terms for name, terms in found.items() if _BOUND.search(terms) or not _FREE.search(terms)}
    assert doubtful.keys() == _APART.keys(), doubtful


@pytest.mark.parametrize("name", sorted(_APART))
def test_what_is_apart_is_not_needed(name: str) -> None:
    """An extra asks for it; the rest works without."""
    needed = [line for line in metadata.requires("zhubi") or () if re.match(rf"{name}\b", line)]
    assert all("extra ==" in line for line in needed)
