"""Changing files that a person may edit too: what did not change stays byte for byte, comments and order included."""

from addin_server.in_place.file import update
from addin_server.in_place.lock import alone
from addin_server.in_place.toml import with_values
from addin_server.in_place.words import with_words

__all__ = ["alone", "update", "with_values", "with_words"]
