"""存稿: drafts and their versions, kept on this machine when the user asked for it, and only sealed.

The key lies in the user's own key store; without one nothing is kept.
"""

from addin_server.versions.store import (
    Absent,
    DraftHead,
    Kept,
    Saved,
    State,
    Store,
    StoreError,
    Version,
    VersionHead,
    Versions,
    folder,
)

__all__ = [
    "Absent",
    "DraftHead",
    "Kept",
    "Saved",
    "State",
    "Store",
    "StoreError",
    "Version",
    "VersionHead",
    "Versions",
    "folder",
]
