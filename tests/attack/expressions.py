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
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from re import _compiler  # type: ignore[attr-defined]
from types import ModuleType
from typing import Any, NamedTuple

import addin_server
from addin_server import assets, vocabulary
from addin_server.core.language import han

_PACKAGE = Path(addin_server.__file__).parent
_COMPILES = {"compile": 1, "compiled": 1, "sub": 4, "subn": 4, "split": 3}
"""Where the flags of a function of `re` stand; of the others they are the third."""

_HELD = frozenset({"regex", "find", "at", "before", "after"})
"""Keys of the tables under which expressions stand; in some files all that stands is one."""

_ALL = frozenset({"facts.toml"})
_TEXT = (ast.Constant, ast.JoinedStr, ast.BinOp)
_AT_START = frozenset({"match", "fullmatch"})
_SCANS = frozenset({"search", "finditer", "findall", "sub", "subn"})
_HANDED_ON = "handed on"


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
    for module, tree in modules:
        for function, pattern, flags in _written(module, tree):
            found[pattern, flags] = function in _AT_START
    everywhere = _uses([tree for _, tree in modules])
    for module, tree in modules:
        uses = _uses([tree])
        for name, pattern, flags in _named(module, tree):
            asked = uses[name] if name.startswith("_") else everywhere[name]
            if _HANDED_ON in asked:  # in a table, say: then all that the module asks of any expression
                asked = set().union(*uses.values()) & _SCANS | asked
            found[pattern, flags] = bool(asked) and asked <= _AT_START | {_HANDED_ON}
    return [Expression(pattern, flags, at_start) for (pattern, flags), at_start in found.items()]


def _modules(found: dict[tuple[str | bytes, int], bool]) -> Iterator[tuple[ModuleType, ast.Module]]:
    """Import every module of ours, and note in `found` what each compiles."""
    original = _compiler.compile

    def compile_(pattern: Any, flags: int = 0) -> Any:
        if isinstance(pattern, str | bytes) and _asked_by_us():
            found[pattern, int(flags)] = False
        return original(pattern, flags)

    _compiler.compile = compile_
    re.purge()
    for info in pkgutil.walk_packages(addin_server.__path__, "addin_server."):
        with contextlib.suppress(ImportError):  # what needs an extra that is not installed
            if not info.name.endswith(("__main__", "migrations.env")):
                module = importlib.import_module(info.name)
                yield module, ast.parse(Path(str(module.__file__)).read_text("utf-8"))


def _asked_by_us() -> bool:
    frame = inspect.currentframe()
    while frame is not None and (frame.f_code.co_filename == __file__ or frame.f_globals["__name__"].startswith("re")):
        frame = frame.f_back
    return frame is not None and _PACKAGE in Path(frame.f_code.co_filename).parents


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


def _written(module: ModuleType, tree: ast.AST) -> Iterator[tuple[str, str | bytes, int]]:
    """Calls that compile a pattern, with that pattern."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute) or not node.args:
            continue
        if ast.unparse(node.func.value) not in ("re", "han") or not isinstance(node.args[0], _TEXT):
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


def _named(module: ModuleType, tree: ast.Module) -> Iterator[tuple[str, str | bytes, int]]:
    """Patterns that have a name of their own in a module."""
    for name in (
        target.id
        for node in tree.body
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name)
    ):
        value = getattr(module, name)
        if isinstance(value, re.Pattern):
            yield name, value.pattern, value.flags & ~re.UNICODE


def _uses(trees: Iterable[ast.Module]) -> Mapping[str, set[str]]:
    """How each name is used: the attributes asked of it, and whether it is handed on. "" is what has no name."""
    uses: defaultdict[str, set[str]] = defaultdict(set)
    for tree in trees:
        asked = set()
        for node in ast.walk(tree):
            if isinstance(node, ast.Attribute):
                uses[node.value.id if isinstance(node.value, ast.Name) else ""].add(node.attr)
                asked.add(id(node.value))
        for node in ast.walk(tree):
            if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load) and id(node) not in asked:
                uses[node.id].add(_HANDED_ON)
    return uses


if __name__ == "__main__":
    sys.stdout.buffer.write(pickle.dumps([tuple(each) for each in _collect()]))
