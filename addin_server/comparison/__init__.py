"""What changed in meaning between two versions of a draft: each change in one short sentence, with its places.

Pure, like the core it stands on. What changed only in characters is shown, not said.
"""

from addin_server.comparison.compare import ChangeKind, Comparer, ComparisonRow, MeaningChange, Quoted

__all__ = ["ChangeKind", "Comparer", "ComparisonRow", "MeaningChange", "Quoted"]
