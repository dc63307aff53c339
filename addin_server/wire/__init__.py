"""The JSON that leaves and enters the program: the API's bodies and the CLI's output are these structs.

Changes within v1 are additive.
"""

from addin_server.wire.catalogue import (
    HealthOut,
    IdentityOut,
    OpenedOut,
    RuleOut,
    RulesOut,
    TemplateOut,
    TemplatesOut,
    opened_to_wire,
    rule_to_wire,
    rules_to_wire,
    template_to_wire,
    templates_to_wire,
)
from addin_server.wire.reports import FileError, PlanOut, ReportOut, plan_to_wire, report_schema, report_to_wire
from addin_server.wire.requests import AnnotateRequest, CheckRequest, DraftIn, PlanRequest, StopRequest, draft_from_wire
from addin_server.wire.utf16 import Utf16

__all__ = [
    "AnnotateRequest",
    "CheckRequest",
    "DraftIn",
    "FileError",
    "HealthOut",
    "IdentityOut",
    "OpenedOut",
    "PlanOut",
    "PlanRequest",
    "ReportOut",
    "RuleOut",
    "RulesOut",
    "StopRequest",
    "TemplateOut",
    "TemplatesOut",
    "Utf16",
    "draft_from_wire",
    "opened_to_wire",
    "plan_to_wire",
    "report_schema",
    "report_to_wire",
    "rule_to_wire",
    "rules_to_wire",
    "template_to_wire",
    "templates_to_wire",
]
