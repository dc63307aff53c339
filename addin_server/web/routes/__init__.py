"""The addresses of the service, one file a subject."""

from addin_server.web.routes import (
    batch,
    check,
    classes,
    comparison,
    documents,
    evidence,
    mining,
    preflight,
    proofing,
    review,
    rules,
    service,
    templates,
    training,
    versions,
)

API = (
    service.routes,
    check.routes,
    proofing.routes,
    rules.routes,
    templates.routes,
    documents.routes,
    preflight.routes,
    mining.routes,
    evidence.routes,
    comparison.routes,
    versions.routes,
    review.routes,
    training.routes,
    classes.routes,
    batch.routes,
)
"""The subjects under /api/v1, in the order the description lists them."""
