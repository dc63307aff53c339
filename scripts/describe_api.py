"""Print the OpenAPI description of all a pane may ask: of the local service, and of a department's server."""

from __future__ import annotations

import json

from addin_server.department import routes as department
from addin_server.web import openapi, routes

if __name__ == "__main__":
    described = openapi.document([route for subject in (*routes.API, *department.API) for route in subject])
    print(json.dumps(described, ensure_ascii=False, indent=2))
