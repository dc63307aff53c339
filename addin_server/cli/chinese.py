"""click speaks Chinese: its headings, its notes on options, and what it says of a command that was mistyped.

click looks its words up by `gettext` under the names `_` and `ngettext`. A catalogue of gettext is found by the
machine's locale, and a Windows in English would read English; so the names themselves are given our words.
"""

from __future__ import annotations

import click.core
import click.decorators
import click.exceptions
import click.formatting
import click.parser
import click.types

WORDS = {
    "Usage:": "用法：",
    "Options": "选项",
    "Commands": "命令",
    "Show this message and exit.": "看这一页。",
    "Show the version and exit.": "看版本。",
    "%(prog)s, version %(version)s": "%(prog)s %(version)s",
    "default: {default}": "不写就是 {default}",
    "(dynamic)": "（临时定）",
    "required": "必写",
    "Aborted!": "已停下。",
    "Error: {message}": "{message}",
    "Try '{command} {option}' for help.": "怎么用：{command} {option}",
    "Invalid value: {message}": "写得不对：{message}",
    "Invalid value for {param_hint}: {message}": "{param_hint} 写得不对：{message}",
    "Missing argument": "没有写",
    "Missing option": "没有写",
    "Missing parameter": "没有写",
    "Missing {param_type}": "没有写",
    "Missing parameter: {param_name}": "没有写 {param_name}",
    "Missing command.": "没有写命令。",
    "Choose from:\n\t{choices}": "可以是：\n\t{choices}",
    "No such option {name!r}.": "没有 {name} 这个选项。",
    "No such command {name!r}.": "没有 {name} 这个命令。",
    "Did you mean {possibility}?": "是不是 {possibility}？",
    "(Did you mean one of: {possibilities}?)": "是不是其中一个：{possibilities}",
    "(Possible options: {possibilities})": "是不是其中一个：{possibilities}",
    "Could not open file {filename!r}: {message}": "打不开“{filename}”：{message}",
    "Option {name!r} does not take a value.": "{name} 后面不写值。",
    "Option {name!r} requires an argument.": "{name} 后面要写值。",
    "Got unexpected extra argument ({args})": "多写了 {args}。",
    "Got unexpected extra arguments ({args})": "多写了 {args}。",
    "file": "文件",
    "directory": "文件夹",
    "path": "路径",
    "{name} {filename!r} does not exist.": "找不到{name}“{filename}”。",
    "{name} {filename!r} is a directory.": "“{filename}”是文件夹。",
    "{name} {filename!r} is a file.": "“{filename}”是文件。",
    "{name} {filename!r} is not readable.": "“{filename}”读不了。",
    "{name} {filename!r} is not writable.": "“{filename}”写不了。",
    "{value!r} is not a valid {number_type}.": "“{value}”不是数。",
    "{value} is not in the range {range}.": "{value} 不在 {range} 之内。",
    "{value!r} is not {choice}.": "没有“{value}”，只能是 {choice}。",
    "{value!r} is not one of {choices}.": "没有“{value}”，只能是 {choices}。",
    "{value!r} does not match the format {format}.": "“{value}”不是 {format} 的写法。",
    "{value!r} does not match the formats {formats}.": "“{value}”不是 {formats} 的写法。",
}

_MODULES = (click.core, click.decorators, click.exceptions, click.formatting, click.parser, click.types)


def _one(message: str) -> str:
    return WORDS.get(message, message)


def _counted(singular: str, plural: str, n: int) -> str:
    return _one(singular if n == 1 else plural)


def speak() -> None:
    """Before any command is declared: some words are looked up then."""
    for module in _MODULES:
        for name, lookup in (("_", _one), ("ngettext", _counted)):
            if hasattr(module, name):
                setattr(module, name, lookup)
