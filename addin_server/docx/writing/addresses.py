"""The address of a file on somebody's computer: how it is known, and what may stay of it."""

from __future__ import annotations

import re
from urllib.parse import unquote

_LOCAL = re.compile(
    r"(?i)\A(?:file:|[a-z]:[\\/]|\\\\++[^\\/\s]++[\\/]|\.\.[\\/]|~/|/(?:users|home|root|media|mnt|volumes)/)"
)
"""How the address of a file on somebody's computer begins."""
_FOLDERS = re.compile(r"(?is)\A(?:.*[\\/])?(?:file:)*")
_FIELD_WORDS = re.compile(r'"[^"]*"|[^\s"]+')


def is_address(words: str) -> bool:
    """Whether `words` are the address of a file on somebody's computer; what `name_of_file` leaves of one never is."""
    return _LOCAL.match(words) is not None


def addresses_in(code: str) -> list[str]:
    """The words of a field code that are addresses of files on somebody's computer."""
    words = (word.strip('"') for word in _FIELD_WORDS.findall(code))
    return [word for word in words if is_address(word)]


def without_addresses(code: str) -> str:
    """A field code with the names of those files alone."""
    return _FIELD_WORDS.sub(_shortened, code)


def _shortened(word: re.Match[str]) -> str:
    quote, address = word[0][:1] if word[0].startswith('"') else "", word[0].strip('"')
    return f"{quote}{name_of_file(address)}{quote}" if is_address(address) else word[0]


def name_of_file(address: str) -> str:
    """What is left of an address without the folders."""
    return _FOLDERS.sub("", unquote(address))
