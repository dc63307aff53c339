"""The reference for writers of rules, made from the types: a JSON Schema for editors and a page for readers."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping
from typing import Any

import msgspec
from msgspec import inspect

from addin_server.core.kind_registry import ANY_RULE, GENERAL, SPECIAL
from addin_server.core.rules.rule import Rule

_REF = "#/$defs/"
_HEADER = "header-"


def files() -> dict[str, str]:
    """Return what is published in `docs`, text by file name."""
    return {
        "rule-reference.md": page(),
        "rule.schema.json": json.dumps(schema(), ensure_ascii=False, indent=2) + "\n",
    }


def schema() -> dict[str, Any]:
    """Return the JSON Schema of a rule file."""
    made = msgspec.json.schema(ANY_RULE)
    defs: dict[str, Any] = made["$defs"]
    about = {cls.__name__: cls.ABOUT for cls in _structs(inspect.type_info(ANY_RULE))}
    for name, definition in defs.items():
        definition.pop("description")
        if name in about:
            definition["description"] = about[name]
    header = {}
    for kind in (*GENERAL.values(), *SPECIAL.values()):
        properties = defs[kind.__name__]["properties"]
        properties["kind"]["description"] = kind.ABOUT
        for field in Rule.__struct_fields__:
            header[_HEADER + field] = properties[field]
            properties[field] = {"$ref": _REF + _HEADER + field}
    first = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "主笔的规则"}
    return {**first, "anyOf": made["anyOf"], "$defs": {**header, **defs}}


def page() -> str:
    """Return every field of the header and every kind as Markdown."""
    defs = schema()["$defs"]
    header = {field: defs[_HEADER + field] for field in Rule.__struct_fields__}
    kinds = {cls.__name__ for cls in (*GENERAL.values(), *SPECIAL.values())}
    tables = {name: d for name, d in defs.items() if "properties" in d and name not in kinds}
    return "\n".join(
        [
            "# 规则的种类和字段",
            "",
            "一条规则是一个 TOML 文件。`kind` 说用哪一种查法，其余字段说查什么、怎么说。"
            "从头写一条见[十分钟写一条规则](write-a-rule.md)。",
            "",
            "## 每条规则都有的字段",
            "",
            *_table(header, defs[min(kinds)]["required"], defs),
            "## 通用的种类",
            "",
            *(line for name, kind in GENERAL.items() for line in _kind(name, kind, defs)),
            "## 只查一件事的种类",
            "",
            *(line for name, kind in SPECIAL.items() for line in _kind(name, kind, defs)),
            "## 字段里的表",
            "",
            *(line for name in sorted(tables) for line in _nested(name, tables[name], defs)),
        ]
    )


def _kind(name: str, kind: type[Rule], defs: Mapping[str, Any]) -> Iterator[str]:
    definition = defs[kind.__name__]
    own = {
        field: value
        for field, value in definition["properties"].items()
        if field != "kind" and field not in Rule.__struct_fields__
    }
    yield from (f"### {name}", "", f"{kind.ABOUT}。", "")
    if kind.PARAMS:
        yield from (f"`message` 里还可以用：{'、'.join(f'`{{{param}}}`' for param in sorted(kind.PARAMS))}", "")
    if own:
        yield from _table(own, definition["required"], defs)


def _nested(name: str, definition: Mapping[str, Any], defs: Mapping[str, Any]) -> Iterator[str]:
    yield from (f"### {name}", "", f"{definition['description']}。", "")
    yield from _table(definition["properties"], definition.get("required", ()), defs)


def _table(fields: Mapping[str, Any], required: Collection[str], defs: Mapping[str, Any]) -> Iterator[str]:
    yield from ("| 字段 | 写什么 | 值 | 不写时 |", "|---|---|---|---|")
    for name, field in fields.items():
        absent = "必须写" if name in required else _value(field.get("default"))
        yield f"| `{name}` | {field['description'].replace('|', chr(92) + '|')} | {_type(field, defs)} | {absent} |"
    yield ""


_TYPES = {"string": "文字", "integer": "整数", "number": "数", "boolean": "`true`、`false`"}


def _value(default: object) -> str:
    return "空" if default is None or default in ("", (), {}) else f"`{msgspec.json.encode(default).decode()}`"


def _type(field: Mapping[str, Any], defs: Mapping[str, Any]) -> str:
    """What may be written, in words."""
    if "anyOf" in field:
        return _type(next(part for part in field["anyOf"] if part.get("type") != "null"), defs)
    if "$ref" in field:
        name = field["$ref"].removeprefix(_REF)
        return _type(defs[name], defs) if "enum" in defs[name] else f"[{name}](#{name.lower()})"
    if "enum" in field:
        return "、".join(f"`{value}`" for value in field["enum"])
    if field["type"] == "array":
        return f"一列：{_type(field['items'], defs)}"
    if field["type"] == "object":
        return f"表，值是{_type(field['additionalProperties'], defs)}"
    return str(field.get("title", _TYPES[field["type"]]))


def _structs(node: inspect.Type) -> Iterator[Any]:
    """Every struct a type holds."""
    if isinstance(node, inspect.StructType):
        yield node.cls
        for field in node.fields:
            yield from _structs(field.type)
    elif isinstance(node, inspect.UnionType):
        for member in node.types:
            yield from _structs(member)
    elif isinstance(node, inspect.Metadata):
        yield from _structs(node.type)
    elif isinstance(node, inspect.VarTupleType):
        yield from _structs(node.item_type)
