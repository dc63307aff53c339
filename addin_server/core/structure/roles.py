"""Which part of the brief each paragraph is, with a reason a reader would accept.

Two passes: what the paragraph says of itself (`role_table`), then where it stands (here).
"""

from __future__ import annotations

from collections.abc import Container, Sequence

from addin_server.core.language import regex
from addin_server.core.model import Paragraph, Role, RoleReading
from addin_server.core.structure.parallel import heading, opens_list
from addin_server.core.structure.paratext import CONTENTS, SHORT, paratext
from addin_server.core.structure.role_table import QUESTIONS, ParagraphReader, ends_sentence

PROSE = frozenset({Role.LEAD, Role.BODY, Role.ENDING, Role.BACKGROUND})
HEADINGS = frozenset({Role.HEADING1, Role.HEADING2, Role.HEADING3, Role.HEADING4})
_TITLE_LINES = 4
_UNFINISHED = "，、；：,;:"
_ENDS_TITLE = "？！?!."
_LABEL = regex.compile("[^，。：:]{0,8}(?:简介|介绍|概况|寄语|感言|总结|小结|体会)[：:]$")
"""A title with a colon behind it, as on web pages: 学校简介："""


def infer(
    paragraphs: Sequence[Paragraph], paragraph_reader: ParagraphReader, broken: Container[int] = frozenset()
) -> list[RoleReading]:
    """Return one reading per paragraph, in order. `broken` has the indexes of lines that go on in the next."""
    return _Inference(paragraphs, paragraph_reader, broken).run()


def shown(paragraph: Paragraph, paragraph_reader: ParagraphReader) -> tuple[object, ...]:
    """Return all that inference asks of a paragraph of prose: one that shows the same takes its place."""
    text = paragraph.text.strip()
    said = (text, paragraph.label + text)
    return (
        *(paragraph_reader.read(paragraph, in_head=in_head) for in_head in (True, False)),
        *(paragraph_reader.matches(name, each) for each in said for name in QUESTIONS),
        len(text) > paragraph_reader.position.title_max,
        len(text) > SHORT,
        _LABEL.match(text) is not None,
        "。" in text,
        ends_sentence(text),
        text[-1:] if text[-1:] in _ENDS_TITLE + _UNFINISHED else "",
        heading(text),
    )


class _Inference:
    def __init__(
        self, paragraphs: Sequence[Paragraph], paragraph_reader: ParagraphReader, broken: Container[int]
    ) -> None:
        self.paragraphs = paragraphs
        self.paragraph_reader = paragraph_reader
        self.broken = broken
        self.texts = [p.text.strip() for p in paragraphs]
        self.found: list[RoleReading | None] = [None] * len(paragraphs)
        self.paratext, self.listed = paratext(paragraphs, paragraph_reader, self._is_prose)
        self.prose = [i not in self.paratext and self._is_prose(i) for i in range(len(paragraphs))]

    def run(self) -> list[RoleReading]:
        start = 0
        while start < len(self.paragraphs):
            end = self._end_of_brief(start)
            self._brief(range(start, end))
            start = end
        return [reading or RoleReading(Role.OTHER, "看不出是哪一部分") for reading in self.found]

    # ── one brief ──

    def _brief(self, brief: range) -> None:
        head = self._head(brief)
        for i in brief:
            self.found[i] = self._by_itself(i, in_head=i in head)
        self._title(head, brief)
        last = max((i for i in brief if self.prose[i]), default=-1)
        lead_due = not any(self._role(i) is Role.LEAD for i in brief)
        for i in brief:
            role = self._role(i)
            if role in HEADINGS:
                lead_due = False
            if role is None:
                self.found[i] = self._by_position(i, brief, last, lead_due=lead_due)
                lead_due = lead_due and self._role(i) in (Role.OTHER, Role.BYLINE)

    def _by_itself(self, i: int, *, in_head: bool) -> RoleReading | None:
        if i in self.paratext and self.paragraphs[i].pinned is None:
            return self.paratext[i]
        return self.paragraph_reader.read(self.paragraphs[i], in_head=in_head)

    def _by_position(self, i: int, brief: range, last: int, *, lead_due: bool) -> RoleReading:
        if not self.texts[i]:
            return RoleReading(Role.OTHER, "空行")
        above = self._role(i - 1) if i > brief.start and i - 1 in self.broken else None
        if above in PROSE:
            return RoleReading(above or Role.BODY, "接着上一行")
        if i > last:
            signed = self._matches("byline", i)
            return RoleReading(Role.SIGNATURE, "文末的单位名称") if signed else RoleReading(Role.OTHER, "文末的短行")
        if not self.prose[i]:
            return RoleReading(Role.HEADING2, "正文中间的短行，没有句号")
        if lead_due and self._opens_list(i, brief, last):
            return RoleReading(Role.BODY, "和下面几段一样，一段一项")
        if lead_due and not self._matches("enumerated", i):
            return RoleReading(Role.LEAD, "标题后的第一段")
        return self._body(i, brief, last)

    def _opens_list(self, i: int, brief: range, last: int) -> bool:
        title = next((self.texts[j] for j in range(brief.start, i) if self._role(j) is Role.TITLE), "")
        return opens_list([self.texts[j] for j in range(i, last + 1) if self.prose[j]], title)

    def _body(self, i: int, brief: range, last: int) -> RoleReading:
        if i != last and self._matches("background", i):
            return RoleReading(Role.BACKGROUND, "交代背景的开头")
        if i == last and self._matches("ending", i) and self._prose_above(i, brief) >= 2:
            return RoleReading(Role.ENDING, "最后一段，收尾的开头")
        return RoleReading(Role.BODY, "正文")

    def _prose_above(self, i: int, brief: range) -> int:
        return sum(1 for j in range(brief.start, i) if self._role(j) in PROSE)

    # ── the title and what stands around it ──

    def _head(self, brief: range) -> range:
        """Everything before the first prose or numbered line."""
        for i in brief:
            if self.prose[i] or (self.texts[i] and i not in self.paratext and self._matches("enumerated", i)):
                return range(brief.start, i)
        return brief

    def _title(self, head: range, brief: range) -> None:
        title = next((i for i in brief if self._role(i) is Role.TITLE), None)
        if title is None:
            below = max((i for i in head if self.found[i] is CONTENTS), default=-1)
            free = [i for i in head if i > below and self.found[i] is None and self._could_be_title(i)]
            free = [i for i in free if not self._matches("organ", i)] or free
            candidates = (
                (next((i for i in free if self.paragraphs[i].align == "center"), None), "居中的第一行"),
                (next((i for i in head if self._is_bare_heading(i, free)), None), "正文前的标题样式"),
                (next(iter(free), None), "第一个独立短行"),
                (self._only_line(head), "正文前只有这一行"),
            )
            title, because = next(((i, why) for i, why in candidates if i is not None), (None, ""))
            if title is None:
                return
            self.found[title] = RoleReading(Role.TITLE, because)
        last = title
        for i in head:
            if self.texts[i] and self.found[i] is None:
                self.found[i] = self._around_title(i, title, last, brief)
                last = i if self._role(i) is Role.TITLE else last

    def _only_line(self, head: range) -> int | None:
        """The only line of the head, though it is worded as the name of a periodical: a bulletin's title may be."""
        written = [i for i in head if self.texts[i]]
        if len(written) != 1 or self.found[written[0]] is CONTENTS or not self._could_be_title(written[0]):
            return None
        return written[0] if self._role(written[0]) is Role.MASTHEAD else None

    def _around_title(self, i: int, title: int, last: int, brief: range) -> RoleReading | None:
        """`last` is the lowest line of the title so far."""
        if i < title:
            return RoleReading(Role.MASTHEAD, "在标题之前")
        if self._matches("byline", i):
            return RoleReading(Role.BYLINE, "标题下面的单位或姓名")
        centred = self.paragraphs[i].align == "center"
        if i == last + 1 and self.texts[i][0] not in "（(" and self._goes_on(i, title):
            return RoleReading(Role.TITLE, "标题的下一行")
        if centred or (i == title + 1 and not self._has_bare_headings(brief)):
            return RoleReading(Role.SUBTITLE, "紧跟在标题下面的短行")
        return None

    def _goes_on(self, i: int, title: int) -> bool:
        """Whether the title goes on in line `i`: centred like it, or set off from what follows by an empty line."""
        if (
            i - title >= _TITLE_LINES
            or sum(map(len, self.texts[title : i + 1])) > self.paragraph_reader.position.title_max
        ):
            return False
        if self.paragraphs[title].align == "center":
            return self.paragraphs[i].align == "center"
        return i + 1 < len(self.texts) and not self.texts[i + 1]

    def _is_bare_heading(self, i: int, free: Sequence[int]) -> bool:
        """A lone heading style before all prose is how many writers set their title; a lower one if no line is free."""
        role = self._role(i)
        if role not in HEADINGS or (role is not Role.HEADING1 and (free or not self._could_be_title(i))):
            return False
        return not self.paragraphs[i].label and not self._matches("enumerated", i)

    def _has_bare_headings(self, brief: range) -> bool:
        """Whether short lines stand between the paragraphs of prose: then one right below the title is one too."""
        prose = [i for i in brief if self.prose[i]]
        between = range(prose[0], prose[-1]) if prose else ()
        return any(self.found[i] is None and not self.prose[i] and self._could_be_title(i) for i in between)

    # ── several briefs in one document ──

    def _end_of_brief(self, start: int) -> int:
        """Index where the next brief begins: a second title after prose, recognisable by itself."""
        prose_seen = False
        for i in range(start, len(self.paragraphs)):
            if prose_seen and not self.prose[i] and self._begins_brief(i, start):
                return i
            prose_seen = prose_seen or self.prose[i]
        return len(self.paragraphs)

    def _begins_brief(self, i: int, start: int) -> bool:
        paragraph = self.paragraphs[i]
        if paragraph.pinned is not None:
            return paragraph.pinned is Role.TITLE
        if i in self.paratext:
            return False
        if self._is_masthead(i) or self.texts[i] in self.listed:
            return True
        if not self._could_be_title(i) or not self._prose_follows(i) or self._reads(i) is Role.NOTE:
            return False
        if self.paragraph_reader.is_title_style(paragraph.style) or self._matches("restart", i):
            return True
        if self._matches("enumerated", i) or self._matches("clauses", i):
            return False
        above = max(j for j in range(start, i) if self.texts[j])
        first = min(j for j in range(start, i) if self.texts[j])
        centred_again = paragraph.align == self.paragraphs[first].align == "center"
        return centred_again or self._matches("separator", above) or self._is_credits(above)

    def _is_masthead(self, i: int) -> bool:
        """Whether the next issue of a bulletin begins here: its name, and its number below."""
        return self._reads(i) is Role.MASTHEAD and any(
            self._reads(j) is Role.ISSUE for j in range(i + 1, min(i + 3, len(self.texts)))
        )

    def _is_credits(self, i: int) -> bool:
        return self._reads(i) is Role.CREDITS

    def _reads(self, i: int) -> Role | None:
        reading = self.paragraph_reader.read(self.paragraphs[i], in_head=True)
        return reading.role if reading else None

    def _prose_follows(self, i: int) -> bool:
        return any(self.prose[i + 1 : i + 4])

    # ── shapes ──

    def _role(self, i: int) -> Role | None:
        reading = self.found[i]
        return reading.role if reading else None

    def _matches(self, question: str, i: int) -> bool:
        return self.paragraph_reader.matches(question, self.paragraphs[i].label + self.texts[i])

    def _is_prose(self, i: int) -> bool:
        """A sentence, or too long to be anything else."""
        text = self.texts[i]
        if not text:
            return False
        if (reading := self.paragraph_reader.read(self.paragraphs[i], in_head=True)) is not None:
            return reading.role in PROSE
        if i in self.broken or i - 1 in self.broken or len(text) > self.paragraph_reader.position.title_max:
            return True
        if i == 0 and "。" not in text and (text[-1] in _ENDS_TITLE or _LABEL.match(text)):
            return False  # a title may ask, or end in a stop of half width or a colon
        return "。" in text or ends_sentence(text) or text[-1] in _UNFINISHED

    def _could_be_title(self, i: int) -> bool:
        text = self.texts[i]
        short = 0 < len(text) <= self.paragraph_reader.position.title_max
        unfinished = text[-1:] in tuple(_UNFINISHED) and not (i == 0 and _LABEL.match(text))
        return short and "。" not in text and not unfinished
