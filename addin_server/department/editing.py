"""What an editor may change of the department's rules: words, topics, severities, remarks; what it would change.

Pure: files of a layer in, files of a layer out. What the page does not know of a layer stays as it is.
"""

from __future__ import annotations

import functools
import tempfile
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import msgspec

from addin_server import assets, in_place
from addin_server.core import ruleset
from addin_server.core.engine import Checker
from addin_server.core.language.block import SHIELD
from addin_server.core.model import Draft, Finding, Severity
from addin_server.core.rules.profile import Profile
from addin_server.core.ruleset import Ruleset
from addin_server.review import OwnRemark, clean
from addin_server.rulebook import preferences, store
from addin_server.rulebook.pack import Pack, PackManifest
from addin_server.rulebook.preferences import TOPICS, Preferences

_PROFILE = "profile.toml"
_REMARKS = "remarks/department.toml"
_PART = "全篇"


class RuleEdits(msgspec.Struct, frozen=True):
    """What stands on the page. `required` are rules that nobody changes for himself."""

    words: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    off: tuple[str, ...] = ()
    severity: dict[str, Severity] = {}
    required: tuple[str, ...] = ()


class FindingChange(NamedTuple):
    """A finding in one draft that comes, goes or weighs another way. None is nothing."""

    draft: str
    rule: str
    quote: str
    before: Severity | None
    after: Severity | None


def read(files: Mapping[str, bytes]) -> RuleEdits:
    """Return what stands in a layer's files."""
    with tempfile.TemporaryDirectory() as folder:
        Pack(PackManifest("", 0), files).unpack(Path(folder))
        kept = preferences.read(Path(folder))
    profile = msgspec.toml.decode(files.get(_PROFILE, b""), type=Profile)
    rows = tomllib.loads(files.get(_REMARKS, b"").decode()).get("remark", ())
    remarks = tuple(str(row["text"]) for row in rows)
    return RuleEdits(kept.words, kept.topics, remarks, kept.off, kept.severity, profile.required)


def written(files: Mapping[str, bytes], wanted: RuleEdits, rules: Ruleset) -> dict[str, bytes]:
    """Return a layer's files with what is wanted in them. ValueError for what cannot be."""
    profile = msgspec.toml.decode(files.get(_PROFILE, b""), type=Profile)
    asked = Preferences(wanted.off, wanted.severity, profile.set, wanted.words, wanted.topics)
    kept = preferences.checked(asked, rules.known, (name for _, name in profile.names))
    profile = Profile(kept.off, kept.severity, kept.set, wanted.required)
    remarks = [{"text": text, "part": _PART} for text in clean(OwnRemark(text) for text in wanted.remarks)]
    changes = {
        _PROFILE: functools.partial(in_place.with_values, wanted=_plain(profile)),
        f"lexicon/{SHIELD}.txt": functools.partial(in_place.with_words, words=kept.words, heading="认可的词。"),
        f"lexicon/{TOPICS}.txt": functools.partial(in_place.with_words, words=kept.topics, heading="本期要点。"),
        _REMARKS: functools.partial(in_place.with_values, wanted={"remark": remarks}, identity="text"),
    }
    after = dict(files)
    for name, change in changes.items():
        text = change(files.get(name, b"").decode())
        if text.strip() or name in files:
            after[name] = text.encode()
    return after


def differences(
    before: Ruleset, files: Mapping[str, bytes], drafts: Iterable[tuple[str, Draft]]
) -> list[FindingChange]:
    """Return what a layer of these files would change in what is said about drafts."""
    with tempfile.TemporaryDirectory() as folder:
        Pack(PackManifest("", 0), files).unpack(Path(folder))
        after = ruleset.layered(store.shipped(assets.rules()), [Path(folder)])
    old, new = Checker(before), Checker(after)
    found: list[FindingChange] = []
    for name, draft in drafts:
        found += _changes(name, old.check(draft).findings, new.check(draft).findings)
    return found


def _changes(name: str, before: Sequence[Finding], after: Sequence[Finding]) -> list[FindingChange]:
    old, new = {f.key: f for f in before}, {f.key: f for f in after}
    found = []
    for key, finding in {**old, **new}.items():
        was, now = _severity(old.get(key)), _severity(new.get(key))
        if was is not now:
            found.append(FindingChange(name, finding.rule, finding.quote, was, now))
    return found


def _severity(finding: Finding | None) -> Severity | None:
    return finding.severity if finding else None


def _plain(profile: Profile) -> dict[str, object]:
    found: dict[str, object] = msgspec.json.decode(msgspec.json.encode(profile))
    return found
