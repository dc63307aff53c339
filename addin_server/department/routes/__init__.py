"""The addresses only a department's server has, one file a subject."""

from addin_server.department.routes import absent, editing, entry, figures, ignored, panes

API = (ignored.routes, figures.sending)
"""The subjects under /api/v1 that a local service does not have; they are described like its own."""

SUBJECTS = (entry.routes, panes.routes, editing.routes, absent.routes, figures.showing, *API)
