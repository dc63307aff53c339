"""What changed in meaning between two versions of a draft: each change in one short sentence, with its places.

Pure, like the core it stands on. What changed only in characters is shown, not said.
"""

from addin_server.comparison.compare import Change, ChangeKind, Comparer, Quoted, Row

__all__ = ["Change", "ChangeKind", "Comparer", "Quoted", "Row"]
