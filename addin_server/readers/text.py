"""Plain text and Markdown as paragraphs: every non-empty line is one, verbatim."""

from __future__ import annotations

import re
from collections.abc import Iterator

from addin_server.core.model import Paragraph
from addin_server.readers.limits import MAX_BYTES, InputError

_BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1b]")
_HEADING = re.compile(r"^(#{1,6})\s+(.*?)\s*#*$")
_MARKUP = (
    (re.compile(r"!\[[^\]]*\]\([^)]*\)"), ""),
    (re.compile(r"\[([^\]]*)\]\([^)]*\)"), r"\1"),
    (re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1"), r"\2"),
    (re.compile(r"^\s*(?:[-*+]\s+|>\s?)"), ""),
    (re.compile(r"`([^`]*)`"), r"\1"),
)
_RULE = re.compile(r"^\s*(?:-{3,}|\*{3,}|_{3,})\s*$")


def decode(data: bytes) -> str:
    """Return the text of a file in UTF-8, UTF-16 or GB 18030. Raises InputError for anything else."""
    if len(data) > MAX_BYTES:
        raise InputError("文字超过 1 MB，请拆成几份再查。")
    encodings = next(([encoding] for bom, encoding in _BOMS if data.startswith(bom)), ["utf-8", "gb18030"])
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if not _CONTROL.search(text):
            return text
    raise InputError("看不懂这个文件的文字编码，请用记事本另存为 UTF-8 再试。")


def paragraphs(text: str) -> Iterator[Paragraph]:
    """Yield the lines of plain text that are not blank."""
    for number, line in enumerate(_lines(text), 1):
        yield Paragraph(id=f"p{number}", text=line)


def markdown(text: str) -> Iterator[Paragraph]:
    """Yield the lines of Markdown without its marks; # headings keep their level: the first is the title."""
    number, titled = 0, False
    for line in _lines(text):
        if _RULE.match(line):
            continue
        number += 1
        if heading := _HEADING.match(line):
            level = len(heading[1])
            is_title = level == 1 and not titled
            titled = titled or is_title
            style = "Title" if is_title else f"heading {max(level - 1, 1)}"
            yield Paragraph(id=f"p{number}", text=_plain(heading[2]), style=style)
        else:
            yield Paragraph(id=f"p{number}", text=_plain(line))


def _lines(text: str) -> Iterator[str]:
    return (line for line in re.split(r"\r\n|[\n\r\x0b\x0c\u2028\u2029]", text) if line.strip())


def _plain(line: str) -> str:
    for pattern, replacement in _MARKUP:
        line = pattern.sub(replacement, line)
    return line
