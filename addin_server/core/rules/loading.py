"""Decoding TOML into structs, with errors a writer of rules can act on: file, line, what is allowed."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import msgspec
from msgspec import inspect

from addin_server.os_errors import because

T = TypeVar("T")


class RuleError(Exception):
    """A file of the rule folder cannot be used. The text is Chinese and names file and line."""

    def __init__(self, path: Path, line: int | None, message: str) -> None:
        self.path, self.line, self.message = path, line, message
        where = f"{path.parent.name}/{path.name}" + (f" 第 {line} 行" if line else "")
        super().__init__(f"{where}：{message}")


def read_text(path: Path) -> str:
    """Return a UTF-8 file's text, a byte order mark left out; RuleError when it is not UTF-8 or cannot be read."""
    try:
        return path.read_text("utf-8-sig")
    except UnicodeDecodeError:
        raise RuleError(path, None, "不是 UTF-8 编码，请用记事本另存为 UTF-8") from None
    except OSError as error:
        raise RuleError(path, None, f"打不开（{because(error)}）") from None


def decode(
    path: Path,
    as_type: type[T],
    extra: dict[str, Any] | None = None,
    renew: Callable[[dict[str, Any]], dict[str, Any]] = dict,
) -> T:
    """Return the struct in a TOML file.

    `extra` adds keys that follow from the path; `renew` replaces former names, with ValueError for a retired kind.
    """
    source = read_text(path)
    try:
        data = tomllib.loads(source)
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"line (\d+)", str(error))
        raise RuleError(path, int(line[1]) if line else None, "TOML 写法不对，看看等号、引号、括号") from None
    except RecursionError:
        raise RuleError(path, None, "套得太深，请写得平一些") from None
    try:
        data = renew(data)
    except ValueError as error:
        raise RuleError(path, line_of(source, ["kind"]), str(error)) from None
    try:
        return msgspec.convert(data | (extra or {}), as_type)
    except msgspec.ValidationError as error:
        message, line_number = explain(str(error), source, data, as_type)
        raise RuleError(path, line_number, message) from None


def json_complaint(error: msgspec.DecodeError, as_type: Any) -> str:
    """Return in Chinese why a line of JSON is none of a type."""
    if isinstance(error, msgspec.ValidationError):
        return explain(str(error), "", {}, as_type)[0]
    return "不是正确的 JSON"


def explain(error: str, source: str, data: dict[str, Any], as_type: Any) -> tuple[str, int | None]:
    """Return msgspec's complaint in Chinese, with the allowed values, and the line it is about."""
    location = re.search(r" - at `(?:key in )?\$([^`]*)`$", error)
    steps: list[str | int] = [
        int(s) if s.isdigit() else s for s in re.findall(r"[^.\[\]]+", location[1] if location else "")
    ]
    node = _type_at(inspect.type_info(as_type), data, steps)
    if unknown := re.search(r"unknown field `(.+?)`", error):
        allowed = "、".join(f.encode_name for f in node.fields) if isinstance(node, inspect.StructType) else ""
        return f"不认识“{unknown[1]}”，可以写：{allowed}", line_of(source, [*steps, unknown[1]])
    if missing := re.search(r"missing required field `(.+?)`", error):
        return f"缺“{missing[1]}”", line_of(source, steps)
    name = next((step for step in reversed(steps) if isinstance(step, str)), "文件")
    if "Invalid value" in error and not steps:
        return f"kind 只能是：{_allowed(node, None)}", line_of(source, ["kind"])
    if steps and steps[-1] == "kind":
        tags = _allowed(_type_at(inspect.type_info(as_type), data, steps[:-1]), None)
        return f"kind 只能是：{tags or _allowed(node, None)}", line_of(source, steps)
    if allowed := _allowed(node, None):
        return f"“{name}”只能是：{allowed}", line_of(source, steps)
    if limit := next((says.format(m[1]) for form, says in _LIMITS if (m := re.search(form, error))), ""):
        return f"“{name}”{limit}", line_of(source, steps)
    expected = re.search(r"Expected `([^`]+)`, got `([^`]+)`", error)
    wanted = f"应是 {_plain(expected[1])}，现在是 {_plain(expected[2])}" if expected else f"值不合要求（{error}）"
    return f"“{name}”{wanted}", line_of(source, steps)


_LIMITS = (
    (r"`array` of length >= (\d+)", "至少要有 {} 个"),
    (r"`(?:array|object)` of length <= (\d+)", "最多写 {} 个"),
    (r"`\w+` >= (-?\d+)", "不能小于 {}"),
    (r"`\w+` <= (-?\d+)", "不能大于 {}"),
)
_TYPES = {"str": "文字", "int": "整数", "array": "列表", "object": "表", "bool": "true 或 false", "float": "小数"}


def _plain(name: str) -> str:
    return "或".join(_TYPES.get(part.strip(), part.strip()) for part in name.split("|"))


def line_of(source: str, steps: list[str | int]) -> int | None:
    """Return the 1-based line where the deepest named step of a path is written, or None."""
    lines = source.splitlines()
    low, found = 0, None
    for position, step in enumerate(steps):
        if isinstance(step, int):
            continue
        index = steps[position + 1] if position + 1 < len(steps) else None
        heads = [
            i
            for i, line in enumerate(lines[low:], low)
            if re.match(rf'\s*\[\[?\s*(?:[\w.-]+\.)?"?{re.escape(str(step))}"?\s*\]\]?', line)
            or re.match(rf'\s*"?{re.escape(str(step))}"?\s*=', line)
            or re.search(rf"[{{,]\s*{re.escape(str(step))}\s*=", line)
        ]
        if not heads:
            continue
        low = heads[index] if isinstance(index, int) and index < len(heads) else heads[0]
        found = low + 1
    return found


def _type_at(node: inspect.Type, data: Any, steps: list[str | int]) -> inspect.Type:
    node = _narrow(node, data)
    for step in steps:
        if isinstance(node, inspect.StructType):
            field = next((f for f in node.fields if f.encode_name == step), None)
            if field is None:
                return node
            node = field.type
        elif isinstance(node, inspect.VarTupleType | inspect.ListType | inspect.SetType):
            node = node.item_type
        elif isinstance(node, inspect.DictType):
            node = node.value_type
        data = _get(data, step)
        node = _narrow(node, data)
    return node


def _get(data: Any, step: str | int) -> Any:
    if isinstance(data, dict):
        return data.get(step)
    return data[step] if isinstance(data, list) and isinstance(step, int) and step < len(data) else None


def _narrow(node: inspect.Type, data: Any) -> inspect.Type:
    node = _bare(node)
    if not isinstance(node, inspect.UnionType):
        return node
    structs = [t for t in node.types if isinstance(t, inspect.StructType)]
    if isinstance(data, dict) and structs:
        return next((s for s in structs if s.tag is not None and data.get(s.tag_field or "") == s.tag), node)
    rest = [t for t in node.types if not isinstance(t, inspect.NoneType)]
    return _bare(rest[0]) if len(rest) == 1 else node


def _bare(node: inspect.Type) -> inspect.Type:
    """The type without its description."""
    return _bare(node.type) if isinstance(node, inspect.Metadata) else node


def _allowed(node: inspect.Type, default: str | None) -> str:
    if isinstance(node, inspect.DictType):  # a complaint about a value of a table does not say which
        return _allowed(_bare(node.value_type), default)
    if isinstance(node, inspect.EnumType):
        return "、".join(str(member.value) for member in node.cls)
    if isinstance(node, inspect.LiteralType):
        return "、".join(map(str, node.values))
    if isinstance(node, inspect.UnionType):
        return "、".join(str(t.tag) for t in node.types if isinstance(t, inspect.StructType) and t.tag)
    return default or ""
