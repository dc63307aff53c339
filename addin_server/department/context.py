"""What the department's own handlers work with: made once in each worker."""

from __future__ import annotations

from dataclasses import dataclass

from addin_server.department.access import PersonAccess
from addin_server.department.database import Database
from addin_server.department.metrics import Metrics
from addin_server.department.people import People
from addin_server.department.published import Published
from addin_server.department.rulebooks import Rulebooks
from addin_server.department.settings import Deployment
from addin_server.department.user_data import UserRows


@dataclass(frozen=True)
class Department:
    deployment: Deployment
    database: Database
    people: People
    published: Published
    rulebooks: Rulebooks
    user_data: UserRows
    access: PersonAccess
    metrics: Metrics
