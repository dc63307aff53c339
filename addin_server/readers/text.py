"""Plain text and Markdown as paragraphs: every non-empty line is one, verbatim."""

from __future__ import annotations

import re
from collections.abc import Iterator

from addin_server.core.model import Paragraph
from addin_server.readers.limits import MAX_BYTES, InputError
from addin_server.readers.markdown import plain

_BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1b]")
_HEADING = re.compile(r"(#{1,6})\s+")
_BLOCK_MARK = re.compile(r"\s*(?:[-*+]\s+|>\s?)")
_THEMATIC_BREAK = re.compile(r"\s*(?:-{3,}|\*{3,}|_{3,})\s*")


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
