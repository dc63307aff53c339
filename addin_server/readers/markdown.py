"""The plain text of a line of Markdown, read by markdown-it-py: the one file of the readers that knows it."""

from __future__ import annotations

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.state_inline import Delimiter
from markdown_it.token import Token

_KEPT = {"text": "content", "code_inline": "content", "em_open": "markup", "em_close": "markup"}
"""What each kind of token leaves behind; a single * may be a footnote sign, so it stays. Others leave nothing."""


def plain(line: str) -> str:
    """Return `line` without its strong marks, code marks, images and link addresses."""
    (inline,) = _PARSER.parseInline(line)
    return "".join(map(_text, inline.children or []))


def _text(token: Token) -> str:
    return str(getattr(token, _KEPT[token.type])) if token.type in _KEPT else ""


def _emphasis(state: StateInline, silent: bool) -> bool:
    """Collect the delimiters of a run of * or _.

    CommonMark lets punctuation bar a delimiter, so that **“院坝党课”**开展 stays as it is: written for languages with
    spaces between words. Here only white space does.
    """
    marker = state.src[state.pos]
    if silent or marker not in "*_":
        return False
    length = state.scanDelims(state.pos, True).length
    before = state.src[max(state.pos - 1, 0) : state.pos]
    after = state.src[state.pos + length : state.pos + length + 1]
    for _ in range(length):
        state.push("text", "", 0).content = marker
        opens, closes = bool(after.strip()), bool(before.strip())
        state.delimiters.append(Delimiter(ord(marker), length, len(state.tokens) - 1, -1, opens, closes))
    state.pos += length
    return True


def _parser() -> MarkdownIt:
    parser = MarkdownIt("zero", {"maxNesting": 4}).enable(
        ["backticks", "emphasis", "link", "image", "balance_pairs", "fragments_join"]
    )
    parser.inline.ruler.at("emphasis", _emphasis)
    return parser


_PARSER = _parser()
