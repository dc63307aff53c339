"""Every regular expression of ours, found by a machine, so that a new one is attacked without being entered anywhere.

Three sources: what is compiled while all modules are imported, what stands in a call that compiles in passing, and what
the tables hold.
"""

from __future__ import annotations

import ast
import builtins
import contextlib
import importlib
import inspect
import pickle
import pkgutil
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from re import _compiler  # type: ignore[attr-defined]
from types import ModuleType
from typing import Any, NamedTuple

import addin_server
from addin_server import assets, vocabulary
from addin_server.core.language import han, regex

_PACKAGE = str(Path(addin_server.__file__).parent)
_COMPILES = {"compile": 1, "compiled": 1, "sub": 4, "subn": 4, "split": 3}
"""Where the flags of a function of `re` stand; of the others they are the third."""

_HELD = frozenset({"regex", "find", "at", "before", "after"})
"""Keys of the tables under which expressions stand; in some files all that stands is one."""

_ALL = frozenset({"facts.toml"})
_TEXT = (ast.Constant, ast.JoinedStr, ast.BinOp)
_AT_START = frozenset({"match", "fullmatch"})
_ASKS = re.compile(r"\.(search|finditer|findall|subn?|match|fullmatch)\(")
_COMPILING = re.compile(r"\b(?:re|regex|han)\.\w+\(")


class Expression(NamedTuple):
    """A pattern, its flags, and whether it is tried at the start of a text only."""

    pattern: str | bytes
    flags: int
    at_start: bool


def collect() -> list[Expression]:
    """Return every expression; asked of a process that has imported nothing yet."""
    done = subprocess.run([sys.executable, "-m", __name__], stdout=subprocess.PIPE, check=True)
    return [Expression(*each) for each in pickle.loads(done.stdout)]


def _collect() -> list[Expression]:
    found: dict[tuple[str | bytes, int], bool] = {}
    modules = list(_modules(found))
    tables = [path for folder in (assets.rules(), Path(vocabulary.__file__).parent) for path in folder.rglob("*.toml")]
    for path in tables:
        for text in _held(tomllib.loads(path.read_text("utf-8")), path.name in _ALL):
            found[text.replace(r"\p{Han}", han.HAN), 0] = False
    for module, source in modules:
        for function, pattern, flags in _written(module, source):
            found[pattern, flags] = function in _AT_START
    everywhere = "".join(source for _, source in modules)
    for module, source in modules:
        for name, pattern, flags in _named(module):
            found[pattern, flags] = _at_start(name, source, source if name.startswith("_") else everywhere)
    return [Expression(pattern, flags, at_start) for (pattern, flags), at_start in found.items()]


def _modules(found: dict[tuple[str | bytes, int], bool]) -> Iterator[tuple[ModuleType, str]]:
    """Import every module of ours, with its source, and note in `found` what each compiles."""
    original = _compiler.compile

    def compile_(pattern: Any, flags: int = 0) -> Any:
        if isinstance(pattern, str | bytes) and _asked_by_us():
            found[pattern, int(flags)] = False
        return original(pattern, flags)

    late = regex.compile

    def compile_late(source: str, flags: int = 0) -> re.Pattern[str]:
        if _asked_by_us():
            found[source, int(flags)] = False
        return late(source, flags)

    _compiler.compile, regex.compile = compile_, compile_late
    re.purge()
    for info in pkgutil.walk_packages(addin_server.__path__, "addin_server."):
        with contextlib.suppress(ImportError):  # what needs an extra that is not installed
            if not info.name.endswith(("__main__", "migrations.env")):
                module = importlib.import_module(info.name)
                yield module, Path(str(module.__file__)).read_text("utf-8")


def _asked_by_us() -> bool:
    frame = inspect.currentframe()
    while frame is not None and (frame.f_code.co_filename == __file__ or frame.f_globals["__name__"].startswith("re")):
        frame = frame.f_back
    return frame is not None and frame.f_code.co_filename.startswith(_PACKAGE)


def _held(value: Any, is_one: bool) -> Iterator[str]:
    """The texts of a table that are expressions."""
    if isinstance(value, Mapping):
        for key, inner in value.items():
            yield from _held(inner, is_one or key in _HELD)
    elif isinstance(value, list):
        for inner in value:
            yield from _held(inner, is_one)
    elif isinstance(value, str) and is_one:
        with contextlib.suppress(re.error):  # the key means something else there
            re.compile(value.replace(r"\p{Han}", han.HAN))
            yield value


class _Unknown(str):
    """What is known only when the program runs, whatever is asked of it: some character."""

    def __getattr__(self, name: str) -> _Unknown:
        return self

    def __getitem__(self, key: Any) -> _Unknown:
        return self

    def __call__(self, *given: Any, **named: Any) -> _Unknown:
        return self


class _Names(dict[str, Any]):
    """A module's names, and any other."""

    def __missing__(self, name: str) -> Any:
        if hasattr(builtins, name):
            raise KeyError(name)
        return _Unknown("甲")


def _written(module: ModuleType, source: str) -> Iterator[tuple[str, str | bytes, int]]:
    """Calls that compile a pattern, with that pattern."""
    for node in ast.walk(ast.parse(source)) if _COMPILING.search(source) else ():
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute) or not node.args:
            continue
        if ast.unparse(node.func.value) not in ("re", "regex", "han") or not isinstance(node.args[0], _TEXT):
            continue  # a pattern that came from elsewhere
        if node.func.attr in ("escape", "Scanner"):
            continue
        names = _Names(vars(module))
        pattern = _value(node.args[0], names)
        at = _COMPILES.get(node.func.attr, 2)
        given = [*node.args[at : at + 1], *(word.value for word in node.keywords if word.arg == "flags")]
        flags = sum(int(_value(flag, names)) for flag in given)
        if node.func.attr == "compiled":
            pattern = pattern.replace(r"\p{Han}", han.HAN)
        yield node.func.attr, pattern, flags


def _value(node: ast.expr, names: _Names) -> Any:
    return eval(compile(ast.Expression(node), "", "eval"), {}, names)


def _named(module: ModuleType) -> Iterator[tuple[str, str | bytes, int]]:
    """Patterns that have a name of their own in a module."""
    for name, value in vars(module).items():
        if isinstance(value, re.Pattern | regex.LazyPattern):
            yield name, value.pattern, value.flags & ~re.UNICODE


def _at_start(name: str, source: str, where: str) -> bool:
    """Whether the pattern `name` of a module is only ever tried at the start of a text, as far as its code shows."""
    asked = set(re.findall(rf"\b{name}\b(?!\s*=)(?:\.(\w+))?", where))
    if "" in asked:  # handed on, in a table say: then what counts is what the module asks of any expression
        asked = asked - {""} | set(_ASKS.findall(source))
    return bool(asked) and asked <= _AT_START


if __name__ == "__main__":
    sys.stdout.buffer.write(pickle.dumps([tuple(each) for each in _collect()]))
