"""What a rule refers to: the fields of its type say which values are frames, classes, words or regular expressions."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Annotated, Any

from msgspec import Meta, Struct, inspect

from addin_server.core.rules.frames import LITERAL, parse

FrameText = Annotated[str, Meta(title="句式", extra={"syntax": "frame"})]
"""A frame as it is written."""

ClassName = Annotated[str, Meta(title="词表", extra={"syntax": "class"})]
"""A word class: the name of a list, @ and a feature, or ~ and a list of whole words."""

PlainWord = Annotated[str, Meta(title="词", extra={"syntax": "word"})]
"""A word that stands for itself."""

RegexText = Annotated[str, Meta(title="正则", extra={"syntax": "regex"})]
"""A regular expression."""

_CLASSES: Mapping[str, Callable[[str], Iterable[str]]] = {
    "frame": lambda text: parse(text).classes,
    "class": lambda text: (text,),
    "word": lambda text: (LITERAL + text,),
    "regex": lambda text: (),
}


def words(struct: Struct) -> Iterator[str]:
    """Every word class `struct` names, literals with their prefix; ValueError for a frame that cannot be read."""
    for syntax, text in _marked(_type_of(type(struct)), struct):
        yield from _CLASSES[syntax](text)


def regexes(struct: Struct) -> Iterator[str]:
    """Every regular expression in `struct`."""
    return (text for syntax, text in _marked(_type_of(type(struct)), struct) if syntax == "regex")


_type_of = functools.cache(inspect.type_info)


def _marked(node: inspect.Type, value: Any) -> Iterator[tuple[str, str]]:
    """Yield the syntax and the text of every marked value that is not empty."""
    if not value:
        return
    if isinstance(node, inspect.Metadata):
        if node.extra:
            yield node.extra["syntax"], value
        else:
            yield from _marked(node.type, value)
    elif isinstance(node, inspect.StructType):
        for field in node.fields:
            yield from _marked(field.type, getattr(value, field.name))
    elif isinstance(node, inspect.VarTupleType):
        for item in value:
            yield from _marked(node.item_type, item)
    elif isinstance(node, inspect.UnionType):
        for member in node.types:
            if not isinstance(member, inspect.NoneType):
                yield from _marked(member, value)
