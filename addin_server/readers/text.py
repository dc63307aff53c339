"""Plain text and Markdown as paragraphs: every non-empty line is one, verbatim."""

from __future__ import annotations

import re
from collections.abc import Iterator

from addin_server.core.model import Paragraph
from addin_server.readers.encoding import text_of
from addin_server.readers.limits import MAX_BYTES, InputError

_HEADING = re.compile(r"(#{1,6})\s+")
_BLOCK_MARK = re.compile(r"\s*(?:[-*+]\s+|>\s?)")
_THEMATIC_BREAK = re.compile(r"\s*(?:-{3,}|\*{3,}|_{3,})\s*")


def decode(data: bytes) -> str:
    """Return the text of a file. Raises InputError for what is no text in any encoding that is known."""
    if len(data) > MAX_BYTES:
        raise InputError(f"文字超过 {MAX_BYTES >> 20} MB，请拆成几份再查。")
    text = text_of(data)
    if text is None:
        raise InputError("看不懂这个文件的文字编码，请用记事本另存为 UTF-8 再试。")
    return text


def paragraphs(text: str) -> Iterator[Paragraph]:
    """Yield the lines of plain text that are not blank."""
    for number, line in enumerate(_lines(text), 1):
        yield Paragraph(id=f"p{number}", text=line)


def markdown(text: str) -> Iterator[Paragraph]:
    """Yield the lines of Markdown without its marks; # headings keep their level: the first is the title."""
    from addin_server.readers.markdown import plain  # a parser that plain text has no need of

    number, titled = 0, False
    for line in _lines(text):
        if _THEMATIC_BREAK.fullmatch(line):
            continue
        number += 1
        if heading := _HEADING.match(line):
            level = len(heading[1])
            is_title = level == 1 and not titled
            titled = titled or is_title
            style = "Title" if is_title else f"heading {max(level - 1, 1)}"
            words = line[heading.end() :].rstrip().rstrip("#").rstrip()
            yield Paragraph(id=f"p{number}", text=plain(words), style=style)
        else:
            mark = _BLOCK_MARK.match(line)
            yield Paragraph(id=f"p{number}", text=plain(line[mark.end() :] if mark else line))


def _lines(text: str) -> Iterator[str]:
    return (line for line in re.split(r"\r\n|[\n\r\x0b\x0c\u2028\u2029]", text) if line.strip())
