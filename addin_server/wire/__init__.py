"""The JSON that leaves and enters the program: the API's bodies and the CLI's output are these structs.

Changes within v1 are additive.
"""

from addin_server.wire.catalogue import (
    CommentOut,
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
from addin_server.wire.mined import MinedOut, MineRequest, NewDocument, mined_to_wire
from addin_server.wire.proof import ProofOut, ProofRequest, ProofStateOut
from addin_server.wire.reports import (
    FileError,
    PlanOut,
    ReportOut,
    SkippedOut,
    plan_to_wire,
    report_schema,
    report_to_wire,
)
from addin_server.wire.requests import (
    AnnotateRequest,
    CheckRequest,
    DraftIn,
    PlanRequest,
    RemarkIn,
    StopRequest,
    draft_from_wire,
)
from addin_server.wire.utf16 import Utf16

__all__ = [
    "AnnotateRequest",
    "CheckRequest",
    "CommentOut",
    "DraftIn",
    "FileError",
    "HealthOut",
    "IdentityOut",
    "MineRequest",
    "MinedOut",
    "NewDocument",
    "OpenedOut",
    "PlanOut",
    "PlanRequest",
    "ProofOut",
    "ProofRequest",
    "ProofStateOut",
    "RemarkIn",
    "ReportOut",
    "RuleOut",
    "RulesOut",
    "SkippedOut",
    "StopRequest",
    "TemplateOut",
    "TemplatesOut",
    "Utf16",
    "draft_from_wire",
    "mined_to_wire",
    "opened_to_wire",
    "plan_to_wire",
    "report_schema",
    "report_to_wire",
    "rule_to_wire",
    "rules_to_wire",
    "template_to_wire",
    "templates_to_wire",
]
