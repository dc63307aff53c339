"""The lock files say what pyproject.toml says; `make lock` writes them anew."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
EXTRA, GROUP = PROJECT["project"]["optional-dependencies"], PROJECT["dependency-groups"]
RUN = [*PROJECT["project"]["dependencies"], *EXTRA["proofing"]]
DEPARTMENT = [*RUN, *EXTRA["department"]]
LOCKS = {
    "requirements.txt": RUN,
    "requirements-department.txt": DEPARTMENT,
    "requirements-dev.txt": [*DEPARTMENT, *EXTRA["learning"], *GROUP["dev"]],
    "requirements-load.txt": [*PROJECT["project"]["dependencies"], *GROUP["load"]],
}


class Pin(NamedTuple):
    """One entry of a lock: what is installed, how many files may be it, and whether pyproject.toml names it."""

    requirement: Requirement
    hashes: int
    direct: bool


def pins(lock: str) -> list[Pin]:
    text = (ROOT / lock).read_text("utf-8")
    entries = re.findall(r"^(\w.*?) \\\n((?:[ ]{4}.*\n)+)", text, re.MULTILINE)
    return [Pin(Requirement(line), rest.count("--hash=sha256:"), "pyproject.toml" in rest) for line, rest in entries]


def names(requirements: Iterable[Requirement]) -> set[str]:
    return {canonicalize_name(r.name) for r in requirements}


@pytest.mark.parametrize(("lock", "wanted"), LOCKS.items())
def test_a_lock_pins_what_the_project_asks_for(lock: str, wanted: list[str]) -> None:
    locked, asked = pins(lock), [Requirement(line) for line in wanted]
    assert names(p.requirement for p in locked if p.direct) == names(asked), "run `make lock`"
    for need in asked:
        for pin in locked:
            if canonicalize_name(need.name) == canonicalize_name(pin.requirement.name):
                (version,) = pin.requirement.specifier
                assert version.operator == "==" and need.specifier.contains(version.version), f"{need}: run `make lock`"


def test_all_locks_pin_the_same_versions() -> None:
    run, department, dev, load = (
        {str(p.requirement.name): str(p.requirement.specifier) for p in pins(lock)} for lock in LOCKS
    )
    assert run.items() <= department.items() <= dev.items()
    assert all(version == dev.get(name, version) for name, version in load.items())


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_names_hashes_and_no_place(lock: str) -> None:
    text = (ROOT / lock).read_text("utf-8")
    assert all(pin.hashes for pin in pins(lock))
    assert "://" not in text and "--index" not in text and "--find-links" not in text
