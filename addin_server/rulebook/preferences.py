"""What the user changed about the rules, as one struct: read from and written to the user's layer.

The layer is two kinds of files that a person may edit too, `profile.toml` and word lists: they are changed in place.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping
from pathlib import Path

import msgspec

from addin_server import in_place
from addin_server.core.language import lexicon
from addin_server.core.language.block import SHIELD
from addin_server.core.rules import profile as profiles
from addin_server.core.rules.loading import RuleError, decode, read_text
from addin_server.core.rules.profile import Names, Numbers, Profile, Severities
from addin_server.core.rules.rule import Rule

TOPICS = "topics-now"
"""The list of this period's 信息要点."""

_ACCEPTED = "认可的词：这些词里的字不单独算。"
_TOPICAL = "本期要点。"
_MOST = 2_000
_LONGEST = 40


class Preferences(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Rules that are off, severities and numbers of others by id or prefix; accepted words; this period's topics."""

    off: Names = ()
    severity: Severities = {}
    set: Numbers = {}
    words: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()


def read(folder: Path) -> Preferences:
    """Return the preferences in a layer's folder; the defaults where there is none. Raises RuleError."""
    profile = _profile(folder)
    return Preferences(profile.off, profile.severity, profile.set, _words(folder, SHIELD), _words(folder, TOPICS))


def write(folder: Path, wanted: Preferences, rules: Mapping[str, Rule]) -> None:
    """Write the layer, as `put`. ValueError for what `rules` cannot run with, too.

    A name that already stands in the file may stay, though its rule be gone: to save is not to be blocked by it.
    """
    put(folder, checked(wanted, rules, (name for _, name in _profile(folder).names)))


def checked(wanted: Preferences, rules: Mapping[str, Rule], kept: Iterable[str] = ()) -> Preferences:
    """Return preferences whose words a list can hold; ValueError for what `rules` cannot run with.

    `kept` are names that may stay though their rule be gone.
    """
    profile = profile_of(wanted)
    for complaint in (*profiles.unknown_names(profile, {*rules, *kept}), *profiles.bad_numbers(profile, rules)):
        raise ValueError(complaint.says)
    words, topics = tuple(_clean(wanted.words)), tuple(_clean(wanted.topics))
    return msgspec.structs.replace(wanted, words=words, topics=topics)


def profile_of(wanted: Preferences) -> Profile:
    """Return the part that a profile says."""
    return Profile(wanted.off, wanted.severity, wanted.set)


def words_of(wanted: Preferences) -> dict[str, tuple[str, ...]]:
    """Return the part that word lists say."""
    return {SHIELD: wanted.words, TOPICS: wanted.topics}


def put(folder: Path, wanted: Preferences) -> None:
    """Write the layer; what did not change stays byte for byte, and each file appears whole or not at all.

    ValueError for words no list can hold, RuleError for a file that is broken, OSError.
    """
    words, topics = _clean(wanted.words), _clean(wanted.topics)
    profile = msgspec.json.decode(msgspec.json.encode(profile_of(wanted)))
    with in_place.alone(folder):
        read(folder)  # what is broken is for its owner to mend: nothing is written over it
        in_place.update(folder / "profile.toml", lambda text: in_place.with_values(text, profile))
        for name, heading, held in ((SHIELD, _ACCEPTED, words), (TOPICS, _TOPICAL, topics)):
            change = functools.partial(in_place.with_words, words=held, heading=heading)
            in_place.update(folder / "lexicon" / f"{name}.txt", change)


def _profile(folder: Path) -> Profile:
    path = folder / "profile.toml"
    return decode(path, Profile) if path.exists() else Profile()


def _words(folder: Path, name: str) -> tuple[str, ...]:
    path = folder / "lexicon" / f"{name}.txt"
    if not path.exists():
        return ()
    try:
        return tuple(lexicon.parse(read_text(path)))
    except ValueError as error:
        line, _, message = str(error).partition(": ")
        raise RuleError(path, int(line), message) from None


def _clean(words: Iterable[str]) -> list[str]:
    kept = list(dict.fromkeys(word.strip() for word in words if word.strip()))
    if len(kept) > _MOST:
        raise ValueError(f"词太多，不超过 {_MOST} 个")
    for word in kept:
        if len(word) > _LONGEST or len(word) < 2 or not lexicon.holds(word):
            raise ValueError(f"“{word[:_LONGEST]}”不能当词用：两个到 {_LONGEST} 个字，不带 # | > 和换行")
    return kept
