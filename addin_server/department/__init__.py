"""One server for a department: the same application under gunicorn behind a proxy, with people and a database."""
