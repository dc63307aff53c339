"""What the system says in English, or in whatever it speaks, is said in Chinese."""

from __future__ import annotations

import ast
import errno
import os
from pathlib import Path

import pytest

import addin_server
from addin_server import os_errors

PACKAGE = Path(addin_server.__file__).parent
MODULES = sorted(PACKAGE.rglob("*.py"))


@pytest.mark.parametrize("name", os_errors.WORDS)
def test_every_word_is_of_an_error_there_is_and_chinese(name: str) -> None:
    number = getattr(errno, name)
    said = os_errors.because(OSError(number, os.strerror(number), "稿.docx"))
    assert said == os_errors.WORDS[name] and not any(char.isascii() for char in said)


def test_what_a_disk_and_a_right_are_called() -> None:
    assert os_errors.because(OSError(errno.ENOSPC, "No space left on device")) == "磁盘满了"
    assert os_errors.because(PermissionError(errno.EACCES, "Permission denied")) == "没有权限"


def test_what_another_program_holds_is_no_missing_right() -> None:
    """As Windows says it; elsewhere the number is kept with the error all the same."""
    error = PermissionError(errno.EACCES, "in use")
    error.winerror = 32  # type: ignore[attr-defined]
    assert os_errors.because(error) == "别的程序正用着它"


@pytest.mark.parametrize(
    ("winerror", "said"), [(123, os_errors.WORDS["EINVAL"]), (225, "系统错误 225"), (1314, "系统错误 1314")]
)
def test_what_windows_alone_knows_is_not_blamed_on_a_name(winerror: int, said: str) -> None:
    """Python calls every error of Windows that it has no number for an argument that is not valid."""
    error = OSError(errno.EINVAL, "a virus")
    error.winerror = winerror  # type: ignore[attr-defined]
    assert os_errors.because(error) == said


def test_an_error_without_a_number_is_known_by_its_kind() -> None:
    assert os_errors.because(TimeoutError("timed out")) == "等得太久"
    assert os_errors.because(OSError("something")) == "原因不明"


def test_an_error_nobody_has_words_for_is_told_by_its_number() -> None:
    assert os_errors.because(OSError(9999, "Unheard of")) == "系统错误 9999"


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_no_sentence_of_ours_quotes_the_system(module: Path) -> None:
    tree = ast.parse(module.read_text("utf-8"))
    assert not [node.lineno for node in ast.walk(tree) if isinstance(node, ast.Attribute) and _is_word(node)]
    for handler in (node for node in ast.walk(tree) if isinstance(node, ast.ExceptHandler) and _of_system(node)):
        quoted = [ast.unparse(node) for node in ast.walk(handler) if _quotes(node, str(handler.name))]
        assert not quoted, "say os_errors.because(…)"


def _is_word(node: ast.Attribute) -> bool:
    """`error.strerror`; `os.strerror(…)` is for making an error."""
    return node.attr == "strerror" and ast.unparse(node.value) != "os"


def _of_system(handler: ast.ExceptHandler) -> bool:
    return handler.name is not None and handler.type is not None and "OSError" in ast.unparse(handler.type)


def _quotes(node: ast.AST, name: str) -> bool:
    """Whether a sentence holds the error itself."""
    return isinstance(node, ast.FormattedValue) and isinstance(node.value, ast.Name) and node.value.id == name
