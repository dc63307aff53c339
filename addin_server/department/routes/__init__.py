"""The addresses only a department's server has, one file a subject."""

from addin_server.department.routes import editing, entry, panes

SUBJECTS = (entry.routes, panes.routes, editing.routes)
