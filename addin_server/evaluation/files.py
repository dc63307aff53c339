"""Labelled files: JSON lines, texts in a file of their own, titles in a table. docs/evaluation.md describes them."""

from __future__ import annotations

from pathlib import Path

import msgspec

from addin_server.core.rules.loading import json_complaint
from addin_server.evaluation import marked
from addin_server.evaluation.labels import LabelError, Labelled, LabelledTitle

_SUFFIXES = (".jsonl", ".json", ".tsv")


def read(path: Path) -> list[LabelledTitle | Labelled]:
    """Return the labels of a file, or of every one in a folder; LabelError names what cannot be used."""
    files = sorted(file for file in path.iterdir() if file.suffix in _SUFFIXES) if path.is_dir() else [path]
    if not files:
        raise LabelError(f"“{path}”里没有 .jsonl、.json 或 .tsv 文件")
    return [row for file in files for row in _rows(file)]


def _rows(file: Path) -> list[LabelledTitle | Labelled]:
    try:
        text = file.read_text("utf-8")
    except UnicodeDecodeError:
        raise LabelError(f"{file.name}：不是 UTF-8 编码") from None
    if file.suffix == ".json":
        return [_text(file.name, text)]
    lines = [(f"{file.name} 第 {n} 行", line) for n, line in enumerate(text.split("\n"), 1) if line.strip()]
    if file.suffix == ".tsv":
        return [_title(where, line) for where, line in lines if not line.startswith("#")]
    return [_text(where, line) for where, line in lines]


def _title(where: str, line: str) -> LabelledTitle:
    try:
        return marked.title(line)
    except ValueError:
        raise LabelError(f"{where}：应是“标题 标签”，用制表符隔开") from None


def _text(where: str, text: str) -> LabelledTitle | Labelled:
    as_type: type[marked.Marked | Labelled | LabelledTitle] = marked.Marked
    try:
        data = msgspec.json.decode(text)
        if marked.is_marked(data):
            return marked.labelled(data)
        as_type = Labelled if "paragraphs" in data else LabelledTitle
        return msgspec.convert(data, as_type)
    except msgspec.DecodeError as error:
        raise LabelError(f"{where}：{json_complaint(error, as_type)}") from None
    except (TypeError, IndexError):
        raise LabelError(f"{where}：不是标注稿") from None
