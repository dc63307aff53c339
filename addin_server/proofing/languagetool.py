"""LanguageTool through language-tool-python: the one file that knows that package, loaded when first needed."""

from __future__ import annotations

import re
import threading
import urllib.parse
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any

from addin_server.proofing.adapter import ProofreaderMatch, Unavailable

if TYPE_CHECKING:
    import language_tool_python

NAME = "languagetool"
LANGUAGE = "zh-CN"
TIMEOUT = 20
"""Seconds of silence after which a server is taken for stuck: one batch takes it a tenth of a second."""

VERSION = "6.8"
"""What both ways of installing fetch; language-tool-python's own default is the same."""

_TWO_UNITS = re.compile("[\U00010000-\U0010ffff]")
_BETWEEN = "\n\n"
_EXTRA = "没有装 language-tool-python（pip install language-tool-python）"
# The library asks `requests`, which would send a loopback request through a proxy named in the environment.
_NO_PROXY = {"http": "", "https": "", "all": "", "no_proxy": "*"}
_lock = threading.Lock()


class _NoAnswer(Unavailable):
    """The server did not answer, or not sensibly."""


class LanguageTool:
    """Reads with the server whose address `address` returns; it raises Unavailable while there is none.

    `muted` are ids of the server's rules that it need not run. `failed` is told when the server did not answer well.
    """

    name = NAME

    def __init__(
        self,
        address: Callable[[], str],
        *,
        muted: Iterable[str] = (),
        failed: Callable[[], None] = lambda: None,
        timeout: float = TIMEOUT,
    ) -> None:
        self._address, self._muted, self._failed, self._timeout = address, set(muted), failed, timeout
        self._tool: language_tool_python.LanguageTool | None = None
        self._url = ""

    def read(self, texts: Sequence[str]) -> list[list[ProofreaderMatch]]:
        """As the protocol says. A server that dies underneath is asked for once more."""
        try:
            return self._read(self._address(), texts)
        except _NoAnswer:
            self._tool = None
            self._failed()
            return self._read(self._address(), texts)

    def _read(self, url: str, texts: Sequence[str]) -> list[list[ProofreaderMatch]]:
        # One at a time: `Match` keeps what it knows of the last text on the class.
        with _lock:
            try:
                if self._tool is None or self._url != url:
                    self._tool, self._url = self._connect(url), url
                matches = self._tool.check(_BETWEEN.join(map(_flat, texts)))
                return _apart(texts, [_mark(m) for m in matches])
            except Unavailable:
                raise
            except Exception as error:  # whatever the library makes of a dead, slow or babbling server
                raise _NoAnswer(f"LanguageTool 没有好好应答（{type(error).__name__}）", soon=True) from None

    def _connect(self, url: str) -> language_tool_python.LanguageTool:
        library = _library()
        kind = type("Tool", (library.LanguageTool,), {"_TIMEOUT": self._timeout})
        try:
            tool: language_tool_python.LanguageTool = kind(LANGUAGE, remote_server=url, proxies=_NO_PROXY)
        except ValueError:
            raise Unavailable("这个 LanguageTool 不带中文") from None
        tool.disabled_rules = self._muted
        return tool


def installed() -> str:
    """Why LanguageTool cannot be talked to from here; empty when it can."""
    try:
        _library()
    except Unavailable as error:
        return str(error)
    return ""


def download() -> None:
    """Fetch and unpack LanguageTool where `LTP_PATH` says, from the source and by the checksum the library knows."""
    _library()
    from language_tool_python.download_lt import LocalLanguageTool

    LocalLanguageTool.from_version_name(VERSION).download()


def _library() -> Any:
    try:
        import language_tool_python
    except ImportError:
        raise Unavailable(_EXTRA) from None
    return language_tool_python


def is_public(url: str) -> bool:
    """Whether an address is LanguageTool's public service, which must never see a draft."""
    host = urllib.parse.urlsplit(url).hostname or ""
    return host.endswith(("languagetool.org", "languagetoolplus.com"))


def _flat(text: str) -> str:
    """The text with each character beyond the BMP replaced by one inside it.

    LanguageTool counts UTF-16 units; this way its units are our code points, and nothing needs converting back.
    """
    return text if text.isascii() else _TWO_UNITS.sub("□", text)


def _mark(match: language_tool_python.Match) -> ProofreaderMatch:
    return ProofreaderMatch(
        match.offset,
        match.offset + match.error_length,
        match.rule_id,
        match.category,
        match.message,
        tuple(match.replacements[:5]),
    )


def _apart(texts: Sequence[str], marks: Iterable[ProofreaderMatch]) -> list[list[ProofreaderMatch]]:
    """Give each text its marks, in its own offsets; what reaches beyond a text is about our joining them."""
    found: list[list[ProofreaderMatch]] = []
    begin, left = 0, sorted(marks, key=lambda m: m.start)
    for text in texts:
        end = begin + len(text)
        own = [m for m in left if begin <= m.start < m.end <= end]
        moved = (ProofreaderMatch(m.start - begin, m.end - begin, m.source, m.category, m.says, m.right) for m in own)
        found.append([_whole_word(mark, text) for mark in moved])
        begin = end + len(_BETWEEN)
    return found


_SAYS = re.compile("您的意思是([^吗]{1,60})吗")


def _whole_word(mark: ProofreaderMatch, text: str) -> ProofreaderMatch:
    """Widen a mark on one character to the word the message names: 励 in 再接再励, not a lonely 励."""
    named = _SAYS.search(mark.says)
    word = re.sub('["“”]', "", named[1]) if named else ""
    right = mark.right[0] if len(mark.right) == 1 else ""
    at = word.find(right) if right else -1
    while at >= 0:
        begin, end = mark.start - at, mark.end + len(word) - at - len(right)
        if begin >= 0 and text[begin : mark.start] == word[:at] and text[mark.end : end] == word[at + len(right) :]:
            return ProofreaderMatch(begin, end, mark.source, mark.category, mark.says, (word,))
        at = word.find(right, at + 1)
    return mark
