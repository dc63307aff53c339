"""Pages from templates that lie beside the code: the one file that knows Jinja. What is filled in is escaped."""

from __future__ import annotations

import functools
from pathlib import Path
from typing import TYPE_CHECKING

# Loaded when a page is made: most commands make none, and all would wait for it.
if TYPE_CHECKING:
    import jinja2
    from markupsafe import Markup


def render(template: Path, **values: object) -> str:
    """Return the page of a .html.j2 file. A value that is missing is an error."""
    return _environment(template.parent).get_template(template.name).render(values)


def verbatim(text: str) -> Markup:
    """Mark a text of our own as markup, to be filled in as it is."""
    from markupsafe import Markup

    return Markup(text)


@functools.cache
def _environment(folder: Path) -> jinja2.Environment:
    import jinja2

    return jinja2.Environment(
        loader=jinja2.FileSystemLoader(folder),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        keep_trailing_newline=True,
    )
