"""找信息: from summaries, reports and meeting papers to single topics for a brief, and an outline of each.

Pure, like the core it stands on. Whatever is put into an outline is a span of a source, character for character;
what is not certain stays a hole.
"""

from addin_server.mining.miner import Miner
from addin_server.mining.model import Candidate, Document, Fill, Location, Mined, OutlineSection
from addin_server.mining.outline import filled

__all__ = ["Candidate", "Document", "Fill", "Location", "Mined", "Miner", "OutlineSection", "filled"]
