"""The rule folder, loaded: rules, word lists, sources, templates, in layers of which the later win."""

from addin_server.core.ruleset.folder import NOT_RULES, Shipped, read
from addin_server.core.ruleset.layers import layered, load
from addin_server.core.ruleset.ruleset import Ruleset, Source

__all__ = ["NOT_RULES", "Ruleset", "Shipped", "Source", "layered", "load", "read"]
