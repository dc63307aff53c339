"""常用批语: the remarks shipped, the organisation's and the reviewer's own, with how often each was used.

A layer's remarks are the TOML files in its folder `remarks/`. What one reviewer added stands in `own.toml` of the
user's layer, and the counts beside it; a remark is known by its text, so the same text in a later layer replaces it.
"""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Literal

import msgspec
import tomlkit

from addin_server import atomic, in_place
from addin_server.core.rules.loading import RuleError, decode
from addin_server.review.initials import initials

Layer = Literal["shipped", "organisation", "user"]

LIMIT = 20
"""Characters of a remark we ship; more is the reviewer's own choice."""

_LONGEST = 60
_MOST = 500
_FOLDER = "remarks"
_OWN = "own.toml"
USED = "remarks-used.toml"
_PART = "其他"


class OwnRemark(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A remark as it is written in a file; `part` is the file's where it has none. `rules` are ids it answers."""

    text: str
    part: str = ""
    rules: tuple[str, ...] = ()


class _RemarkFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    part: str = _PART
    remark: tuple[OwnRemark, ...] = ()


class _Used(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    used: dict[str, int] = {}


class Remark(msgspec.Struct, frozen=True):
    """A remark of the bank. `initials` has one character for each of `text`."""

    text: str
    part: str
    rules: tuple[str, ...]
    layer: Layer
    initials: str
    used: int


class Bank(msgspec.Struct, frozen=True):
    """Most used first, then in the order of the files. `problems` has a sentence for each layer that was left out."""

    remarks: tuple[Remark, ...]
    problems: tuple[str, ...]


def load(shipped: Path, organisation: Path | None, user: Path) -> Bank:
    """Return the bank of three rule folders. Raises RuleError when the shipped one is broken."""
    bank = joined(shipped, organisation, (), _used(user))
    try:
        own = _remarks(user)
    except RuleError as error:
        return msgspec.structs.replace(bank, problems=(*bank.problems, _left_out(error)))
    return joined(shipped, organisation, own, _used(user))


def joined(shipped: Path, organisation: Path | None, own: Iterable[OwnRemark], used: Mapping[str, int]) -> Bank:
    """Return the bank of two rule folders and a reviewer's own remarks, with how often he used each."""
    found: dict[str, tuple[OwnRemark, Layer]] = {remark.text: (remark, "shipped") for remark in _remarks(shipped)}
    problems: list[str] = []
    try:
        found |= {r.text: (r, "organisation") for r in (_remarks(organisation) if organisation else ())}
    except RuleError as error:
        problems.append(_left_out(error))
    found |= {remark.text: (remark, "user") for remark in own}
    bank = [
        Remark(r.text, r.part, r.rules, layer, initials(r.text), used.get(r.text, 0)) for r, layer in found.values()
    ]
    return Bank(tuple(sorted(bank, key=lambda remark: -remark.used)), tuple(problems))


def clean(wanted: Iterable[OwnRemark]) -> dict[str, OwnRemark]:
    """Return a reviewer's own remarks by their text; ValueError for what no bank can hold."""
    kept = {text: r for r in wanted if (text := r.text.strip())}
    if len(kept) > _MOST:
        raise ValueError(f"批语太多，不超过 {_MOST} 条")
    for text in kept:
        if complaint := _complaint(text):
            raise ValueError(complaint)
    return kept


def save_own(user: Path, wanted: Sequence[OwnRemark]) -> None:
    """Replace the reviewer's own remarks; what stays is not written anew.

    ValueError for what no bank can hold, RuleError for a file that is broken, OSError.
    """
    kept = clean(wanted)
    with in_place.alone(user):
        _remarks(user)  # what is broken is for its owner to mend: nothing is written over it
        _put(user / _FOLDER, kept)


def _put(folder: Path, kept: Mapping[str, OwnRemark]) -> None:
    for path in sorted(folder.glob("*.toml")):
        if path.name != _OWN:
            in_place.update(path, functools.partial(_holding, wanted=kept, elsewhere=kept.keys()))
    elsewhere = {
        r.text.strip() for path in folder.glob("*.toml") if path.name != _OWN for r in decode(path, _RemarkFile).remark
    }
    in_place.update(folder / _OWN, functools.partial(_holding, wanted=kept, elsewhere=elsewhere))


def _left_out(error: RuleError) -> str:
    return f"{error}。改好前先不用这里的批语"


def _holding(text: str, *, wanted: Mapping[str, OwnRemark], elsewhere: Collection[str]) -> str:
    """Return a file of remarks that holds what it held of `wanted`, and what of it stands in no other file."""
    data = tomllib.loads(text)
    rows = {row["text"].strip(): row for row in data.get("remark", ()) if row["text"].strip() in wanted}
    for said, row in rows.items():
        part = wanted[said].part.strip() or _PART
        if row.get("part", data.get("part", _PART)) != part:
            row["part"] = part
        if row.get("rules", []) != list(wanted[said].rules):
            row["rules"] = list(wanted[said].rules)
    new = [_row(said, r) for said, r in wanted.items() if said not in rows and said not in elsewhere]
    return in_place.with_values(text, {**data, "remark": [*rows.values(), *new]}, identity="text")


def _row(text: str, remark: OwnRemark) -> dict[str, str | list[str]]:
    return {"text": text, "part": remark.part.strip() or _PART, "rules": list(remark.rules)}


def count(user: Path, texts: Iterable[str]) -> None:
    """Count one more use of each text. OSError."""
    with in_place.alone(user):
        used = dict(_used(user))
        for text in texts:
            used[text] = used.get(text, 0) + 1
        atomic.write(user / USED, tomlkit.dumps({"used": used}).encode(), mode=atomic.OURS_ALONE)


def _remarks(folder: Path) -> list[OwnRemark]:
    found: list[OwnRemark] = []
    for path in sorted((folder / _FOLDER).glob("*.toml")):
        file = decode(path, _RemarkFile)
        for remark in file.remark:
            if complaint := _complaint(remark.text):
                raise RuleError(path, None, complaint)
            found.append(msgspec.structs.replace(remark, part=remark.part or file.part))
    return found


def _complaint(text: str) -> str:
    if not text.strip() or len(text) > _LONGEST or "\n" in text:
        return f"批语“{text[:_LONGEST].strip()}”不能用：一行，一个到 {_LONGEST} 个字"
    return ""


def _used(user: Path) -> Mapping[str, int]:
    """Counts that cannot be read are no loss worth a word: they start again."""
    path = user / USED
    try:
        return decode(path, _Used).used if path.exists() else {}
    except RuleError:
        return {}
