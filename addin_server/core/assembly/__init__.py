"""Titles, leads and parts of leads put together from the draft's own words: pure, built on what the statements say.

Nothing is written that does not stand in the draft, but for the few words that join two parts; what the draft does not
say stays a hole that names it.
"""

from addin_server.core.assembly.build import Purpose, answers, assemble
from addin_server.core.assembly.gather import Gathered
from addin_server.core.assembly.parts import JOINTS, Assembled, Connective, Hole, SourcePhrase

__all__ = ["JOINTS", "Assembled", "Connective", "Gathered", "Hole", "Purpose", "SourcePhrase", "answers", "assemble"]
