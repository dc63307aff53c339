"""The addresses only a department's server has, one file a subject."""

from addin_server.department.routes import absent, editing, entry, figures, ignored, panes

SUBJECTS = (entry.routes, panes.routes, editing.routes, ignored.routes, absent.routes, figures.sending, figures.showing)
