"""Pages from templates that lie beside the code: the one file that knows Jinja. What is filled in is escaped."""

from __future__ import annotations

import functools
from pathlib import Path
from typing import TYPE_CHECKING

from addin_server import vocabulary

# Loaded when a page is made: most commands make none, and all would wait for it.
if TYPE_CHECKING:
    import jinja2
    from markupsafe import Markup


_PAGE = """\
@page { size: A4; margin: 20mm 18mm; @bottom-center { content: counter(page) " / " counter(pages); font-size: 9pt } }
* { box-sizing: border-box; -webkit-print-color-adjust: exact; print-color-adjust: exact }
body { margin: 0 auto; padding: 2rem 1.5rem 3rem; overflow-wrap: anywhere }
body { background: var(--surface); color: var(--text) }
h1, h2, h3, caption, thead { break-after: avoid } tr, li { break-inside: avoid } thead { display: table-header-group }
p { orphans: 2; widows: 2 }
@media (max-width: 40rem) { body { padding: 1rem } }
@media print { body { padding: 0; max-width: none; background: none } }
"""


def page_css() -> str:
    """Return what all pages have that are read, printed and filed: colours, paper, and where it may be cut."""
    return vocabulary.root_css() + _PAGE


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
