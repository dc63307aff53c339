"""TOML, statement by statement: only the statements whose values change are written anew."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any, NamedTuple

import tomlkit
from tomlkit.items import Array, InlineTable

Path = tuple[str | int, ...]
"""Keys from the root down; a number counts the tables of an array of tables."""


class _Statement(NamedTuple):
    """Whole lines: a table's header, a pair (or what dotted keys and inline tables put into one), or neither."""

    text: str
    table: Path = ()
    is_header: bool = False
    leaves: Mapping[Path, Any] = {}


def with_values(text: str, wanted: Mapping[str, Any], *, identity: str = "") -> str:
    """Return the TOML `text` changed so that it holds `wanted` and nothing else.

    Lists of words are sets: their order is the file's, new words come last. Tables of an array are known again by
    their key `identity`, new ones come last too. An empty list or table that is not there is not written. Raises
    tomllib.TOMLDecodeError, and ValueError for a way of writing that cannot be changed.
    """
    before = tomllib.loads(text)
    statements = list(_statements(text))
    arrays = {s.table[:-1] for s in statements if s.is_header and isinstance(s.table[-1], int)}
    leaves, tables = _aligned(wanted, before, arrays, identity)
    kept = [changed for s in statements if (changed := _changed(s, leaves, tables))]
    present = {path for s in kept for path in s.leaves}
    missing = [path for path, value in leaves.items() if path not in present and value not in ([], {})]
    for parent, paths in groupby(missing, key=lambda path: path[:-1]):
        _add(kept, parent, {path: leaves[path] for path in paths})
    after = "".join(s.text for s in kept)
    if _comparable(_read(after)) != _comparable(wanted):
        raise ValueError("这个文件的写法没法自动改，请用记事本打开它，手工改好")
    return after


def _statements(text: str) -> Iterator[_Statement]:
    lines = re.findall(r"[^\n]*\n|[^\n]+", text)
    counts: dict[Path, int] = {}
    table: Path = ()
    while lines:
        size, data = _first(lines)
        block = "".join(lines[:size])
        del lines[:size]
        if block.lstrip().startswith("["):
            table = _table(data, counts)
            yield _Statement(block, table, is_header=True)
        else:
            yield _Statement(block, table, leaves={(*table, *path): value for path, value in _flat(data)})


def _first(lines: Sequence[str]) -> tuple[int, dict[str, Any]]:
    """How many lines the first statement takes, and what it says."""
    for size in range(1, len(lines)):
        try:
            return size, tomllib.loads("".join(lines[:size]))
        except tomllib.TOMLDecodeError:
            continue  # a list or a text that goes on in the next line
    return len(lines), tomllib.loads("".join(lines))


def _table(header: Mapping[str, Any], counts: dict[Path, int]) -> Path:
    path: Path = ()
    node: Any = header
    while node:
        ((key, node),) = node.items()
        path = (*path, key)
        if isinstance(node, list):
            counts[path] = counts.get(path, -1) + 1
            node = node[0]
        if path in counts:
            path = (*path, counts[path])
    return path


def _flat(value: Any, path: Path = ()) -> Iterator[tuple[Path, Any]]:
    if isinstance(value, Mapping) and value:
        for key, inner in value.items():
            yield from _flat(inner, (*path, key))
    elif path:
        yield path, value


def _aligned(
    wanted: Mapping[str, Any], before: Mapping[str, Any], arrays: Iterable[Path], identity: str
) -> tuple[dict[Path, Any], set[Path]]:
    """The values wanted by their path, arrays of tables counted as the file counts them; and the paths of tables."""
    numbered = dict(wanted)
    for key, value in wanted.items():
        if _is_tables(value) and ((key,) in arrays or key not in before):
            old = [table.get(identity) for table in before.get(key, ())]
            new = [table for table in value if table[identity] not in old]
            places = [old.index(table[identity]) for table in value if table not in new]
            known = [table for table in value if table not in new]
            numbered[key] = dict(zip([*places, *range(len(old), len(old) + len(new))], [*known, *new], strict=True))
    leaves = dict(_flat(numbered))
    tables = {path[:size] for path, value in leaves.items() for size in range(1, len(path) + (value == {}))}
    return leaves, tables


def _is_tables(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(item, Mapping) for item in value)


def _changed(statement: _Statement, leaves: Mapping[Path, Any], tables: set[Path]) -> _Statement | None:
    """The statement as it is wanted; None when none of it is."""
    if statement.is_header:
        return statement if statement.table in tables else None
    kept = {path: leaves[path] for path in statement.leaves if path in leaves}
    if kept == statement.leaves:
        return statement
    if not kept:
        return None
    return _rewritten(statement, kept)


def _rewritten(statement: _Statement, leaves: Mapping[Path, Any]) -> _Statement:
    """One statement with other values; its comments stay."""
    document = tomlkit.parse(statement.text)
    depth = len(statement.table)
    for path in statement.leaves:
        if path not in leaves:
            _at(document, path[depth:-1]).remove(str(path[-1]))
    for path, value in leaves.items():
        holder = _at(document, path[depth:-1])
        old = holder.get(str(path[-1]))
        if isinstance(old, Array) and _is_words(old) and _is_words(value):
            _replace(old, value)
        elif old is None or old.unwrap() != value:
            holder[str(path[-1])] = value
    return statement._replace(text=tomlkit.dumps(document), leaves=dict(leaves))


def _at(document: Any, path: Path) -> Any:
    for key in path:
        document = document.setdefault(key, tomlkit.inline_table())
    return document


def _is_words(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) for item in value)


def _replace(array: Array, words: Sequence[str]) -> None:
    for word in [word for word in array if word not in words]:
        array.remove(word)
    for word in words:
        if word not in array:
            array.append(word)


def _add(kept: list[_Statement], parent: Path, leaves: Mapping[Path, Any]) -> None:
    """Put values of one table where others of it stand, else into a table of their own at the end."""
    inline = next((n for n, s in enumerate(kept) if any(parent[: len(p)] == p for p in _inline_tables(s))), None)
    if inline is not None:
        kept[inline] = _rewritten(kept[inline], {**kept[inline].leaves, **leaves})
        return
    beside = [n for n, s in enumerate(kept) if any(path[:-1] == parent for path in s.leaves)]
    header = [n for n, s in enumerate(kept) if s.is_header and s.table == parent]
    if beside or header or not parent:
        at = (beside or header or [_top(kept) - 1])[-1]
        table = kept[at].table if at >= 0 and parent else ()
        kept[at + 1 : at + 1] = [_pair(path, value, table) for path, value in leaves.items()]
        return
    blank = [_Statement("\n")] if kept and kept[-1].text.strip() else []
    kept += [*blank, _header(parent), *(_pair(path, value, parent) for path, value in leaves.items())]


def _inline_tables(statement: _Statement) -> Iterator[Path]:
    if "{" not in statement.text or not statement.leaves:
        return
    document = tomlkit.parse(statement.text)
    for path in statement.leaves:
        node: Any = document
        for size, key in enumerate(path[len(statement.table) : -1], len(statement.table) + 1):
            node = node[key]
            if isinstance(node, InlineTable):
                yield path[:size]


def _top(kept: Sequence[_Statement]) -> int:
    """Where a value of no table can stand: before the first table and the comment right above it."""
    at = next((n for n, s in enumerate(kept) if s.is_header), len(kept))
    while 0 < at < len(kept) and kept[at - 1].text.lstrip().startswith("#"):
        at -= 1
    return at


def _header(table: Path) -> _Statement:
    name = _dotted(table)
    return _Statement(f"[[{name}]]\n" if isinstance(table[-1], int) else f"[{name}]\n", table, is_header=True)


def _pair(path: Path, value: Any, table: Path) -> _Statement:
    shown = tomlkit.item(value).as_string()
    return _Statement(f"{_dotted(path[len(table) :])} = {shown}\n", table, leaves={path: value})


def _dotted(path: Path) -> str:
    return ".".join(tomlkit.key(key).as_string() for key in path if isinstance(key, str))


def _read(text: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return {}


def _comparable(value: Any) -> Any:
    """Equal for what means the same: words in any order, empty lists and tables as if they were not there."""
    if isinstance(value, Mapping):
        return {key: _comparable(inner) for key, inner in value.items() if inner not in ([], {})}
    if _is_words(value):
        return sorted(set(value))
    if _is_tables(value):
        return sorted((_comparable(inner) for inner in value), key=str)
    return value
