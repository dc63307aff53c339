"""What several commands share: files in and out, rules, options, the way they fail."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn, get_args

import click

from addin_server import atomic, readers
from addin_server.core.model import BriefType, Level
from addin_server.os_errors import because

if TYPE_CHECKING:
    from addin_server.core.ruleset import Ruleset

BAD_INPUT = 2
TYPES = click.Choice(get_args(BriefType))
LEVELS = click.Choice(get_args(Level))
DATE = click.DateTime(["%Y-%m-%d"])
STDIN = "-"

output_option = click.option(
    "-o", "--output", required=True, type=click.Path(path_type=Path, dir_okay=False), help="写到哪里（.docx）。"
)
force_option = click.option("--force", is_flag=True, help="要写的文件已经有了也照写；原稿不会被覆盖。")


def fail(message: str) -> NoReturn:
    click.echo(message, err=True)
    sys.exit(BAD_INPUT)


def load_rules(extra: list[Path] | None = None) -> Ruleset:
    """The rules in force; a broken layer is told and left out."""
    from addin_server.core.rules.loading import RuleError  # only where rules are read: setup does without
    from addin_server.rulebook import layers

    try:
        ruleset = layers.load(extra or [])
    except RuleError as error:
        fail(f"规则文件有误：{error}")
    for problem in ruleset.problems:
        click.echo(f"注意：{problem}", err=True)
    return ruleset


def bytes_of(file: str) -> tuple[str, bytes]:
    """Return a file's name as it is shown, and its bytes; - is standard input. Raises InputError."""
    if file == STDIN:
        return "标准输入", readers.bytes_of(sys.stdin.buffer)
    try:
        return readers.readable(file), readers.bytes_at(Path(file))
    except FileNotFoundError:
        raise readers.InputError(f"找不到文件“{readers.readable(file)}”。") from None
    except OSError as error:
        raise readers.InputError(f"打不开“{readers.readable(file)}”（{because(error)}）。") from None


def write(output: Path, data: bytes, *, source: str = STDIN, force: bool = False) -> None:
    """Write `output` whole or not at all. Never over the source, over another file only when forced."""
    try:
        if output.exists():
            if source != STDIN and output.samefile(source):
                fail("不能覆盖原稿，请换一个文件名。")
            if not force:
                fail(f"“{output}”已经有了，请换一个文件名，或加 --force。")
        atomic.write(output, data)
    except OSError as error:
        fail(f"写不进“{output}”（{because(error)}），请换个位置。")


def write_document(output: Path, data: bytes, *, source: str = STDIN, force: bool) -> None:
    """Write a Word document under a suffix that fits: Word refuses to open one whose content says otherwise."""
    from addin_server import docx  # only where a document is written

    suffix = docx.suffix_of(data)
    if output.suffix.lower() != suffix:
        fail(f"这份文稿要存成 {suffix}，请把 -o 后面的文件名改成以 {suffix} 结尾。")
    write(output, data, source=source, force=force)
