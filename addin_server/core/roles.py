"""Which part of the brief each paragraph is, with a reason a reader would accept.

Two passes over a table (`rules/roles.toml`): what the paragraph says of itself, then where it stands.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from typing import Literal

import msgspec

from addin_server.core.model import Paragraph, Role, RoleReading

PROSE = frozenset({Role.LEAD, Role.BODY, Role.ENDING, Role.BACKGROUND})
HEADINGS = frozenset({Role.HEADING1, Role.HEADING2, Role.HEADING3, Role.HEADING4})
HEAD = frozenset({Role.MASTHEAD, Role.ISSUE, Role.DATE, Role.TITLE, Role.SUBTITLE, Role.BYLINE, Role.SALUTATION})
TAIL = frozenset(
    {Role.SIGNATURE, Role.DATE, Role.DISTRIBUTION, Role.CREDITS, Role.ATTACHMENT, Role.NOTE, Role.BYLINE, Role.OTHER}
)
_TERMINAL = "。！？；…!?;"
_CLOSERS = "”’）)》】"


class StyleRow(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    names: tuple[str, ...]
    role: Role
    because: str


class PatternRow(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    regex: str
    role: Role
    because: str
    zone: Literal["any", "head", "tail"] = "any"
    max: int = 10_000


class Position(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Lengths are characters."""

    title_max: int
    heading_max: int
    byline: str
    enumerated: str
    ending: str
    background: str
    restart: str
    separator: str


class RoleTable(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`rules/roles.toml`."""

    style: tuple[StyleRow, ...]
    pattern: tuple[PatternRow, ...]
    position: Position


def infer(paragraphs: Sequence[Paragraph], table: RoleTable) -> list[RoleReading]:
    """Return one reading per paragraph, in order."""
    return _Inference(paragraphs, table).run()


class _Inference:
    def __init__(self, paragraphs: Sequence[Paragraph], table: RoleTable) -> None:
        self.paragraphs = paragraphs
        self.table = table
        self.position = table.position
        self.found: list[RoleReading | None] = [None] * len(paragraphs)

    def run(self) -> list[RoleReading]:
        start = 0
        while start < len(self.paragraphs):
            end = self._end_of_brief(start)
            self._brief(range(start, end))
            start = end
        return [reading or RoleReading(Role.OTHER, "看不出是哪一部分") for reading in self.found]

    # ── one brief ──

    def _brief(self, indexes: range) -> None:
        head = self._head_zone(indexes)
        for i in indexes:
            self.found[i] = self._intrinsic(i, in_head=i in head)
        self._title(head, indexes)
        last_prose = max((i for i in indexes if self._is_prose(i)), default=-1)
        lead_seen = any(self._role(i) is Role.LEAD for i in indexes)
        broken_off = False
        for i in indexes:
            role = self._role(i)
            if role in HEADINGS:
                broken_off = True
            if role is not None or not self.paragraphs[i].text.strip():
                self.found[i] = self.found[i] or RoleReading(Role.OTHER, "空行")
            elif i > last_prose:
                self.found[i] = self._tail(i)
            elif not self._is_prose(i):
                self.found[i] = RoleReading(Role.HEADING2, "正文中间的短行，没有句号")
            elif not lead_seen and not broken_off and not self._matches(self.position.enumerated, i):
                self.found[i] = RoleReading(Role.LEAD, "标题后的第一段" if head else "开头第一段")
                lead_seen = True
            else:
                lead_seen = True
                self.found[i] = self._body(i, last_prose, indexes)

    def _intrinsic(self, i: int, *, in_head: bool) -> RoleReading | None:
        paragraph = self.paragraphs[i]
        if paragraph.pinned is not None:
            return RoleReading(paragraph.pinned, "您指定的")
        style = paragraph.style.strip().lower()
        for row in self.table.style:
            if style in row.names and paragraph.text.strip() and not self._runs_on(i):
                return RoleReading(row.role, row.because)
        text = paragraph.label + paragraph.text.strip()
        for pattern in self.table.pattern:
            if len(text) > pattern.max or (pattern.zone == "head" and not in_head):
                continue
            if _compiled(pattern.regex).search(text):
                return RoleReading(pattern.role, pattern.because)
        if paragraph.outline is not None and paragraph.text.strip() and not self._runs_on(i):
            return RoleReading(Role(f"heading{min(paragraph.outline, 4)}"), f"大纲级别是 {paragraph.outline} 级")
        return None

    def _head_zone(self, indexes: range) -> range:
        """Everything before the first prose or numbered line."""
        for i in indexes:
            if self._is_prose(i) or (self.paragraphs[i].text.strip() and self._matches(self.position.enumerated, i)):
                return range(indexes.start, i)
        return indexes

    def _title(self, head: range, indexes: range) -> None:
        if any(self._role(i) is Role.TITLE for i in indexes):
            self._beside_title(head)
            return
        free = [i for i in head if self.found[i] is None and self._could_be_title(i)]
        styled = [i for i in head if self._role(i) is Role.HEADING1 and not self.paragraphs[i].label]
        styled = [i for i in styled if not self._matches(self.position.enumerated, i)]
        centred = [i for i in free if self.paragraphs[i].align == "center"]
        # A lone heading style before all prose is how many writers set their title.
        for candidates, because in (
            (centred, "居中的第一行"),
            (styled, "正文前唯一的标题样式"),
            (free, "第一个独立短行"),
        ):
            if candidates:
                self.found[candidates[0]] = RoleReading(Role.TITLE, because)
                self._beside_title(head)
                return

    def _beside_title(self, head: range) -> None:
        title = next((i for i in head if self._role(i) is Role.TITLE), None)
        if title is None:
            return
        for i in head:
            if self.found[i] is not None or not self.paragraphs[i].text.strip():
                continue
            if i < title:
                self.found[i] = RoleReading(Role.MASTHEAD, "在标题之前")
            elif self._matches(self.position.byline, i):
                self.found[i] = RoleReading(Role.BYLINE, "标题下面的单位或姓名")
            elif i == title + 1 or self.paragraphs[i].align == "center":
                self.found[i] = RoleReading(Role.SUBTITLE, "紧跟在标题下面的短行")

    def _tail(self, i: int) -> RoleReading:
        if self._matches(self.position.byline, i):
            return RoleReading(Role.SIGNATURE, "文末的单位名称")
        if self._is_prose(i):
            return RoleReading(Role.BODY, "正文")
        return RoleReading(Role.OTHER, "文末的短行")

    def _body(self, i: int, last_prose: int, indexes: range) -> RoleReading:
        if self._matches(self.position.background, i) and i != last_prose:
            return RoleReading(Role.BACKGROUND, "交代背景的开头")
        earlier = sum(1 for j in range(indexes.start, i) if self._role(j) in PROSE)
        if i == last_prose and earlier >= 2 and self._matches(self.position.ending, i):
            return RoleReading(Role.ENDING, "最后一段，收尾的开头")
        return RoleReading(Role.BODY, "正文")

    # ── several briefs in one document ──

    def _end_of_brief(self, start: int) -> int:
        """Index where the next brief begins: a second title after prose, recognisable by itself."""
        prose_seen = False
        for i in range(start, len(self.paragraphs)):
            if prose_seen and self._begins_brief(i, start):
                return i
            prose_seen = prose_seen or self._is_prose(i)
        return len(self.paragraphs)

    def _begins_brief(self, i: int, start: int) -> bool:
        paragraph = self.paragraphs[i]
        if not self._could_be_title(i) or not self._prose_follows(i):
            return False
        if paragraph.pinned is not None:
            return paragraph.pinned is Role.TITLE
        if paragraph.style.strip().lower() in self.table.style[0].names:
            return True
        if self._matches(self.position.enumerated, i):
            return False
        if self._matches(self.position.restart, i):
            return True
        before = self.paragraphs[i - 1].text.strip()
        after_break = bool(_compiled(self.position.separator).match(before)) or self._closes_brief(i - 1)
        first = next((p for p in self.paragraphs[start:i] if p.text.strip()), None)
        centred_again = paragraph.align == "center" and first is not None and first.align == "center"
        return after_break or centred_again

    def _closes_brief(self, i: int) -> bool:
        reading = self._intrinsic(i, in_head=False)
        return reading is not None and reading.role is Role.CREDITS

    def _prose_follows(self, i: int) -> bool:
        following = (j for j in range(i + 1, min(i + 4, len(self.paragraphs))) if self.paragraphs[j].text.strip())
        return any(self._is_prose(j) for j in following)

    # ── shapes ──

    def _role(self, i: int) -> Role | None:
        reading = self.found[i]
        return reading.role if reading else None

    def _runs_on(self, i: int) -> bool:
        return len(self.paragraphs[i].text.strip()) > self.position.title_max and self._ends_sentence(i)

    def _ends_sentence(self, i: int) -> bool:
        text = self.paragraphs[i].text.strip().rstrip(_CLOSERS)
        return text[-1:] in _TERMINAL

    def _is_prose(self, i: int) -> bool:
        """A sentence, or too long to be anything else."""
        reading = self.found[i]
        if reading is not None:
            return reading.role in PROSE
        paragraph = self.paragraphs[i]
        text = paragraph.text.strip()
        if not text or paragraph.pinned in HEAD | HEADINGS | TAIL:
            return False
        if (intrinsic := self._intrinsic(i, in_head=True)) is not None:
            return intrinsic.role in PROSE
        if len(text) > self.position.title_max:
            return True
        return "。" in text or self._ends_sentence(i) or text[-1] in "，、：,:"

    def _could_be_title(self, i: int) -> bool:
        text = self.paragraphs[i].text.strip()
        return (
            bool(text) and len(text) <= self.position.title_max and "。" not in text and text[-1] not in "，、；：,;:"
        )

    def _matches(self, pattern: str, i: int) -> bool:
        paragraph = self.paragraphs[i]
        return bool(_compiled(pattern).search(paragraph.label + paragraph.text.strip()))


@functools.cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)
