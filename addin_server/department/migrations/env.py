"""What Alembic runs: the steps on the connection it was handed (`addin_server.department.migrate`)."""

from alembic import context

from addin_server.department.database import METADATA

context.configure(connection=context.config.attributes["connection"], target_metadata=METADATA, render_as_batch=True)
with context.begin_transaction():
    context.run_migrations()
