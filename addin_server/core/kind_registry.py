"""Every kind of rule there is: a class in a module of `kinds` or `checks` is one, without being listed anywhere."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator, Mapping
from functools import reduce
from operator import or_
from types import ModuleType
from typing import Any

from addin_server.core import checks, kinds
from addin_server.core.rules.rule import Rule


def kinds_of(package: ModuleType) -> Iterator[tuple[str, type[Rule]]]:
    """The kinds the modules of `package` define, by name, in the order of the modules."""
    for found in sorted(pkgutil.iter_modules(package.__path__), key=lambda module: module.name):
        module = importlib.import_module(f"{package.__name__}.{found.name}")
        for value in vars(module).values():
            if isinstance(value, type) and issubclass(value, Rule) and value.__module__ == module.__name__:
                yield str(value.__struct_config__.tag), value


GENERAL: Mapping[str, type[Rule]] = dict(kinds_of(kinds))
"""The kinds made for many rules, by the name that `kind` takes."""

SPECIAL: Mapping[str, type[Rule]] = dict(kinds_of(checks))
"""The kinds made for one question each."""

ANY_RULE: Any = reduce(or_, sorted([*GENERAL.values(), *SPECIAL.values()], key=lambda kind: kind.__name__))
"""The union a rule file is decoded into, distinguished by `kind`."""
