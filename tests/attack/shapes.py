"""Requests made from the routes' own types, so that a new route is attacked without being entered anywhere."""

from __future__ import annotations

import io
import json
import random
from collections.abc import Sequence
from typing import Any, get_args, get_origin

import msgspec
from msgspec import inspect

from addin_server.web.routing import API, Route
from addin_server.wire import Form, Upload

TEXTS = (
    "",
    "甲",
    "一是加强领导。二是召开会议。",
    "三措并举抓实党员教育",
    "云溪县柳河镇轮训支书126人，办成3件，占91.5%。",
    "\x00",
    "\u2028",
    "\U0001f600",
    "[[",
    "../../x",
    "0" * 500,
    "２０２６年２月３０日",
)
ODD: tuple[Any, ...] = (None, True, -1, 0, 10**25, 1.5, "", [], {}, "x" * 3000, "\x1b[2J")
_DATES = ("2026-03-29", "0001-01-01", "9999-12-31")
_NAMES = ("稿.txt", "稿.md", "稿.docx", "稿.doc", "../稿.docx", "\u202e稿.docx", "稿\x00.txt")


def request(route: Route, dice: random.Random, files: Sequence[bytes], known: Sequence[str]) -> dict[str, Any]:
    """Return a request as a test client takes it; what stands in its path is `known` or odd."""
    path = API + route.path
    for name in route.in_path:
        part = dice.choice([*known, *known, *TEXTS]).replace("/", "%2f") or "-"
        path = path.replace(f"<{name}>", part)
    query = {name: dice.choice([*known, *TEXTS]) for name in route.in_query if dice.random() < 0.7}
    sent: dict[str, Any] = {"path": path, "method": route.method, "query_string": query}
    if route.body is None:
        return sent
    if isinstance(route.body, type) and issubclass(route.body, Form):
        fields = msgspec.structs.fields(route.body)
        parts = {f.name: _part(f.type, dice, files) for f in fields if f.required or dice.random() < 0.7}
        return sent | {"data": parts, "content_type": "multipart/form-data"}
    return sent | {"json": bent(made(inspect.type_info(route.body), dice), dice)}


def _part(kind: Any, dice: random.Random, files: Sequence[bytes]) -> Any:
    if Upload in (kind, *get_args(kind)):
        several = [(io.BytesIO(dice.choice(files)), dice.choice(_NAMES)) for _ in range(dice.randrange(3))]
        return several if get_origin(kind) is tuple else (io.BytesIO(dice.choice(files)), dice.choice(_NAMES))
    if kind is str:
        return dice.choice(TEXTS)
    return json.dumps(bent(made(inspect.type_info(kind), dice), dice))


def made(node: inspect.Type, dice: random.Random) -> Any:
    """Return a value of a type, as JSON has it."""
    match node:
        case inspect.Metadata():
            return made(node.type, dice)
        case inspect.StructType():
            given = (field for field in node.fields if field.required or dice.random() < 0.6)
            return {field.encode_name: made(field.type, dice) for field in given}
        case inspect.TupleType():
            return [made(item, dice) for item in node.item_types]
        case inspect.ListType() | inspect.VarTupleType() | inspect.SetType() | inspect.FrozenSetType():
            return [made(node.item_type, dice) for _ in range(dice.randrange(4))]
        case inspect.DictType():
            return {str(made(node.key_type, dice)): made(node.value_type, dice) for _ in range(dice.randrange(3))}
        case inspect.UnionType():
            return made(dice.choice(node.types), dice)
        case inspect.LiteralType():
            return dice.choice(node.values)
        case inspect.EnumType():
            return dice.choice([member.value for member in node.cls])
        case inspect.StrType():
            return dice.choice(TEXTS)
        case inspect.IntType():
            return dice.choice([0, 1, 2, 7, 10_000])
        case inspect.FloatType():
            return dice.choice([0.0, 0.5, 1e300])
        case inspect.BoolType():
            return dice.random() < 0.5
        case inspect.DateType():
            return dice.choice(_DATES)
        case inspect.NoneType():
            return None
    raise NotImplementedError(node)


def bent(value: Any, dice: random.Random) -> Any:
    """Return a body with a few of its parts exchanged for odd ones, renamed or doubled; often as it is."""
    return _bent(value, dice, dice.choice([0.0, 0.0, 0.03, 0.15]))


def _bent(value: Any, dice: random.Random, share: float) -> Any:
    if dice.random() < share:
        return dice.choice(ODD)
    if isinstance(value, dict):
        return {key if dice.random() > share / 3 else "odd": _bent(item, dice, share) for key, item in value.items()}
    if isinstance(value, list):
        return [_bent(item, dice, share) for item in value] * (3 if dice.random() < share else 1)
    return value
