"""What the documents point at is there: links, headings, paths of the project, and every room has its line."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PAGES = [*ROOT.glob("*.md"), *(p for p in (ROOT / "docs").rglob("*.md") if p.parent.name != "rules")]
ROOMS = ("addin_server", "manifest", "rules", "scripts", "taskpane", "tests", "docs")
# Nothing but a path of ours: no blank, no … for a name to be filled in.
PATH = re.compile(rf"`((?:{'|'.join(ROOMS)})/[\w./-]*)`")


def anchors(page: Path) -> set[str]:
    headings = re.findall(r"^#+ (.+)$", page.read_text("utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("page", PAGES, ids=lambda p: str(p.relative_to(ROOT)))
def test_every_link_leads_somewhere(page: Path) -> None:
    for link in re.findall(r"\]\((?!\w+:)([^)\s]+)\)", page.read_text("utf-8")):
        file, _, anchor = link.partition("#")
        target = (page.parent / file) if file else page
        assert target.exists(), link
        assert not anchor or anchor in anchors(target), link


@pytest.mark.parametrize("page", PAGES, ids=lambda p: str(p.relative_to(ROOT)))
def test_every_path_named_is_there(page: Path) -> None:
    assert [path for path in PATH.findall(page.read_text("utf-8")) if not (ROOT / path).exists()] == []


def test_every_room_has_its_line() -> None:
    page = (ROOT / "docs" / "architecture.md").read_text("utf-8")
    for parent in ("addin_server", "addin_server/core", "taskpane/src"):
        for room in sorted(filter(_has_source, (ROOT / parent).iterdir())):
            assert f"`{parent}/{room.name}/`" in page


def test_the_drawn_direction_is_the_one_that_is_kept() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    layers = project["tool"]["importlinter"]["contracts"][0]["layers"]
    level = {name.strip().removeprefix("addin_server."): i for i, row in enumerate(layers) for name in row.split("|")}
    page = (ROOT / "docs" / "architecture.md").read_text("utf-8")
    drawn = page.split("```mermaid\nflowchart TB\n")[1].split("```")[0]
    seen = {name: level[name] for name in re.findall(r"\w+", drawn) if name in level}
    assert {"cli", "web", "core"} <= set(seen)
    assert list(seen.values()) == sorted(seen.values())


def _has_source(folder: Path) -> bool:
    return any(file.suffix in (".py", ".ts", ".tsx", ".toml") for file in folder.glob("**/*"))
