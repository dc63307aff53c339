"""存稿: drafts and their versions, kept on this machine when the user asked for it, and only sealed.

The key lies in the user's own key store; without one nothing is kept.
"""

from addin_server.versions.draft import DraftHead, Saved, State, StoredDraft, StoreError, Version, VersionHead, Versions
from addin_server.versions.null_store import NullStore
from addin_server.versions.store import Store, folder

__all__ = [
    "DraftHead",
    "NullStore",
    "Saved",
    "State",
    "Store",
    "StoreError",
    "StoredDraft",
    "Version",
    "VersionHead",
    "Versions",
    "folder",
]
