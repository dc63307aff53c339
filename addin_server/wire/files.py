"""Files that travel: uploads in the forms that carry them, and what is answered to be kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import ClassVar

import msgspec

from addin_server.wire.requests import AnnotateRequest, FinalRequest


class Upload:
    """A file that was sent."""

    def __init__(self, name: str, data: bytes) -> None:
        self.name, self.data = name, data


class Form(msgspec.Struct):
    """A body of parts, multipart/form-data: files, and text that is a string or JSON by its field's type."""


class DocumentForm(Form):
    file: Upload


class AnnotateForm(Form):
    """Without a file the draft of the request becomes a new document."""

    request: AnnotateRequest
    file: Upload | None = None


class FinalForm(Form):
    """Without a file, or where paragraphs came or went since, the text is laid out anew."""

    request: FinalRequest
    file: Upload | None = None


@dataclass(frozen=True)
class File:
    """A file in answer, downloaded under its `name`; without one the page decides."""

    data: bytes
    name: str = ""
    media: ClassVar[str] = "application/octet-stream"
    headers: ClassVar[Mapping[str, str]] = MappingProxyType({})
    """Fields that travel as headers of the answer."""


@dataclass(frozen=True)
class Html(File):
    media: ClassVar[str] = "text/html"


@dataclass(frozen=True)
class Zip(File):
    media: ClassVar[str] = "application/zip"


@dataclass(frozen=True)
class Xlsx(File):
    media: ClassVar[str] = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True)
class Docx(File):
    name: str = "zhubi.docx"
    media: ClassVar[str] = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@dataclass(frozen=True)
class AnnotatedDocx(Docx):
    """`unplaced` comments and changes found no words to stand on."""

    unplaced: int = 0
    headers: ClassVar[Mapping[str, str]] = MappingProxyType({"unplaced": "X-Zhubi-Unplaced"})


@dataclass(frozen=True)
class FinalDocx(Docx):
    """`anew` is 1 for a new layout; `unplaced` changes found no words to stand on; `stays` is where to look still."""

    anew: int = 0
    unplaced: int = 0
    stays: tuple[str, ...] = ()
    headers: ClassVar[Mapping[str, str]] = MappingProxyType(
        {"anew": "X-Zhubi-Anew", "unplaced": "X-Zhubi-Unplaced", "stays": "X-Zhubi-Stays"}
    )


@dataclass(frozen=True)
class CleanedDocx(Docx):
    """`removed` comments were taken out."""

    removed: int = 0
    headers: ClassVar[Mapping[str, str]] = MappingProxyType({"removed": "X-Zhubi-Removed"})
