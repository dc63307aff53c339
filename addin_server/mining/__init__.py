"""找信息: from summaries, reports and meeting papers to single topics for a brief, and an outline of each.

Pure, like the core it stands on. Whatever is put into an outline is a span of a source, character for character;
what is not certain stays a hole.
"""

from addin_server.mining.miner import Miner
from addin_server.mining.model import Candidate, Fill, Location, Mined, OutlineSection, SourceDocument
from addin_server.mining.outline import filled

__all__ = ["Candidate", "Fill", "Location", "Mined", "Miner", "OutlineSection", "SourceDocument", "filled"]
