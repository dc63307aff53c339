"""What the department's own handlers work with: made once in each worker."""

from __future__ import annotations

from dataclasses import dataclass

from addin_server.department.database import Database
from addin_server.department.door import PeoplesDoor
from addin_server.department.metrics import Metrics
from addin_server.department.own import OwnRows
from addin_server.department.people import People
from addin_server.department.published import Published
from addin_server.department.rulebooks import Rulebooks
from addin_server.department.settings import Deployment


@dataclass(frozen=True)
class Department:
    deployment: Deployment
    database: Database
    people: People
    published: Published
    rulebooks: Rulebooks
    own: OwnRows
    door: PeoplesDoor
    metrics: Metrics
