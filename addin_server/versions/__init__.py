"""存稿: drafts and their versions, kept on this machine when the user asked for it, and only sealed.

The key lies in the user's own key store; without one nothing is kept.
"""

from addin_server.versions.absent import Absent
from addin_server.versions.draft import DraftHead, Kept, Saved, State, StoreError, Version, VersionHead, Versions
from addin_server.versions.store import Store, folder

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
