"""Who governs a clause: what is demanded, planned, meant, supposed or quoted is no claim about the world."""

from __future__ import annotations

from collections.abc import Iterator
from re import Match

from addin_server.core.language import han, regex
from addin_server.core.language.block import Block
from addin_server.core.language.tokens import Token
from addin_server.core.model import Span
from addin_server.core.reading.governing import governs
from addin_server.core.reading.speakers import said_by_name
from addin_server.core.reading.statement import Governor, Scope


class Guarded:
    """An expression, and one that finds a word of each of its matches in a fraction of the time: most have none."""

    def __init__(self, word: str, expression: str) -> None:
        self.word, self.expression = regex.compile(word), han.compiled(expression)

    def finditer(self, text: str, span: Span) -> Iterator[Match[str]]:
        """Yield the matches that begin and end in `span`."""
        return self.expression.finditer(text, *span) if self.word.search(text, *span) else iter(())


# The closed class of each governor. A demand reaches from its word, a plan from the beginning of its clause, either to
# the end of the sentence or to what is done; a purpose to the end of its clause, a hypothesis to the clause after it.
_SPOKEN = "要求|强调|希望|指出|寄语|呼吁|号召|勉励|叮嘱|嘱咐|提出"
_BINDING = "必须|务必|不得|严禁|应[当该]"
# What is put forward is a demand, though its word be a noun: 提出三点要求, 提出如下要求：.
_PUT_FORWARD = (
    r"提出[^，。；的]{0,4}[一二三四五六七八九十几两\d][点条项个][^，。；]{0,4}(?:要求|希望|建议)"
    r"|提出(?:如下|以下|了?具体|了?明确)?(?:要求|希望|建议)(?=：)"
)
_DEMAND = Guarded(
    f"要|{_SPOKEN}|{_BINDING}",
    rf"{_PUT_FORWARD}"
    r"|[\p{Han}]{0,4}(?:要求|(?<!加)强调|希望|指出|寄语|呼吁|号召|勉励|叮嘱|嘱咐|明确提出)"
    r"|(?<![\p{Han}“])要(?=[\p{Han}]{2})|必须|务必|不得(?!不|已)|严禁|应当|(?<![供反对响适相回])应该(?![村县镇乡市区校院局户厂项条])",
)
# Who speaks (指出, 要求) and goes on demanding in the sentences after: 二是…, 每个支部都要….
_SPEAKS = regex.compile(_SPOKEN)
_GOES_ON = han.compiled(
    r"^\s*(?:[一二三四五六七八九十]是?要|[二三四五六七八九十]是|(?:还|同时|此外|另外)[，、]?要)"
    r"|^[^。；]{0,16}(?:都|也|更|还|就|既|一定|必须|务必)要(?=[\p{Han}“])|(?:^|[，；])(?:要(?=[\p{Han}“]{2})|不能|不得|必须|务必)"
)
_PUT = regex.compile(_PUT_FORWARD)
# The verb that any other demand ends with; its clause may begin a few characters before.
_VERB = regex.compile(f"(?:{_SPOKEN}|{_BINDING}|要)$")
_PLAN = Guarded(
    r"下|今后|将|力争|争取|拟|计划|打算|准备|预计|有望|明年",
    r"下一?步|下一阶段|接下来|今后|将来|(?<!现)将(?=[\p{Han}])(?!军|士|来|近|才)|现将(?=于)|力争|争取(?!了|到|[^，。；]{0,6}(?:资金|项目|经费|补助))|(?<![模虚草])拟(?=[\p{Han}]{2})(?!人|定|订|出|好|了|的|提拔|任)"
    r"|计划(?=[于在\p{Han}])(?!生育|经济)|打算|准备(?=[\p{Han}])|预计|有望|明年",
)
# Before a noun 将 is 把 and tells no plan (将任务分到各部门). These words say how or when instead.
_ADVERBIAL = regex.compile(
    r"重点|主要|全[面力程部]|整体|统一|专题|大力|着力|定期|适时|陆续|逐[步渐年]|继续|分[期批类片级]|新[建增设]|近期"
    r"|每[年月季周日]|年[内底末]|[今明]年|[上下]半年|本[月年周]|选派|采取|投入|探索"
    # Words that the segmentation takes for nouns.
    r"|充分|基本|现场|面向|在|牢记|树牢|锚定|建立|深化|书面|电话|实地|线[上下]|专人|免费|现金|示范|首批|微信"
)
# What becomes of the object: after a noun any of these, after words that may be verbs the first few alone.
_MADE = (
    r"作为|当[作成]|纳入|列[入为]|摆[在上]|放在|置于|[与同和].{1,14}(?:结合|融合|挂钩|衔接)"
    r"|由.{0,12}?\d.{0,10}?[至到为]|[成到进]了"
)
_DISPOSES = regex.compile(rf".{{1,30}}?(?:{_MADE})")
_DISPOSES_OF_NOUN = regex.compile(
    rf".{{1,30}}?(?:{_MADE}|[融嵌植写录]入|[请搬引带]进|贯穿|交由|移交|下放|[租交转留]给|[分变改化]为|分成"
    r"|(?:打造|改造|转化|转变|建设|连|联)[成为]|(?:落实|细化|细分|分解|压实|延伸|覆盖|传导|转移|下沉|落)到)"
)
_NOUN_TAGS = ("n", "r", "s", "j", "b", "vn", "an")
_SURE_NOUN_TAGS = frozenset(("n", "nz", "ns", "nt", "nr", "ng", "nrt", "s", "j"))
"""Nouns that are hardly ever verbs: 将 before one of two characters is 把 where a verb says what becomes of it."""
_BECOMES = regex.compile(r"[到在为成给至于入进向]|[起出下上]来|[下进出上]去")
"""What stands behind such a verb, or ends it: 凝聚起来, 插到, 转入."""
_DOES = frozenset(("进行", "加以", "予以"))
"""Verbs that need no more: 将诉求进行汇总."""
_REACH, _FAR = 24, 60
"""Words, and characters, in which that verb is looked for."""
_STILL_TO_COME = regex.compile(r"年内|年[底末]前|[季月]底前|[今明后]春|明年|下半年|到20\d\d年|目标|计划|拟")
"""What a sentence says of the time in which it will be."""
_MAYBE_NOUN_TAGS = ("t", "m", "v", "a", "x", "l", "i")
_PURPOSE = Guarded(
    r"为|旨在|以|力求|确保",
    r"(?<!成)为了|旨在|以便|以求|力求|确保(?!了)|(?<![\p{Han}]{4})(?!为[^，。；]{2,30}(?:提供|注入|打下|奠定|创造|积累|贡献)了)为(?=进一步|切实|深入|有效|更好|全面|充分|着力|扎实"
    r"|加强|提升|提高|解决|改变|推动|促进|方便|破解|巩固|规范|激发|增强)|以(?=推动|促进|提升|提高|增强|确保|实现|便|带动|引领)",
)
GUARDED = (_DEMAND, _PLAN, _PURPOSE)
_HYPOTHESIS = regex.compile(r"如果|一旦|假如|倘若|(?<![主需重必])要是|若(?!干|水|即)|只要(?!求)")
# 资金已列入项目; not 在已有基础上, nor 已经签约的企业 or 已婚, which only say which ones.
_DONE = regex.compile(r"[，；][^，。；：在]{0,8}已(?!婚|有|[^，。；]{0,30}的)")
_QUOTATION = 8
_MARKS = "，。；：！？…"
# What one person thinks is his: 在…看来, 某书记认为. A meeting that 认为 speaks for itself, and so do 大家.
_VIEW = Guarded(
    "看来|认为",
    r"在[^，。；：“”]{1,20}看来(?=[，：])"
    r"|(?:书记|主任|主席|部长|局长|院长|校长|教授|经理|董事长|委员|代表|负责人)(?![\p{Han}]{0,3}[会团一都])[\p{Han}]{0,4}认为(?=[，：])",
)


def scopes(block: Block) -> list[Scope]:
    """Return every scope of the block in order of its start; they may overlap."""
    return sorted([*_quotations(block), *_views(block), *_by_sentence(block)])


def _by_sentence(block: Block) -> Iterator[Scope]:
    """The scopes of each sentence; who has begun to demand governs on while the sentences after go on demanding."""
    speaking: Span | None = None
    for sentence in block.sentences:
        found = list(_in_sentence(block, sentence))
        demand = next((scope for scope in found if scope.by is Governor.DEMAND), None)
        if demand:
            speaking = demand.word if _SPEAKS.search(block.text, *demand.word) else speaking
        elif speaking and _GOES_ON.search(block.text[sentence.start : sentence.end]):
            found.append(Scope(sentence, Governor.DEMAND, speaking))
        else:
            speaking = None
        yield from found


def _in_sentence(block: Block, sentence: Span) -> Iterator[Scope]:
    text, end = block.text, sentence.end
    for demand in _DEMAND.finditer(text, sentence):
        word = Span(*demand.span())
        if _demands(block, word):
            # 会议要求，…… reports a speech; what it calls done is a part of that.
            reach = end if text.startswith(("，", "："), word.end) else _until_done(text, word.end, end)
            yield Scope(Span(word.start, reach), Governor.DEMAND, word)
            break
    to_come = "将" in text[slice(*sentence)] and _STILL_TO_COME.search(text, *sentence) is not None
    for plan in _PLAN.finditer(text, sentence):
        word = Span(*plan.span())
        if governs(block, word) and not _disposes(block, word, to_come=to_come):
            start = block.clause_at(word.start).start
            yield Scope(Span(start, _until_done(text, word.end, end)), Governor.PLAN, word)
            break
    for found in _PURPOSE.finditer(text, sentence):
        yield Scope(Span(found.start(), _clause_end(text, found.end(), end)), Governor.PURPOSE, Span(*found.span()))
    for supposed in _HYPOTHESIS.finditer(text, *sentence):
        word = Span(*supposed.span())
        if governs(block, word):
            reach = _clause_end(text, _clause_end(text, word.end, end) + 1, end)
            yield Scope(Span(word.start, reach), Governor.HYPOTHESIS, word)
            break


def _demands(block: Block, found: Span) -> bool:
    """Whether what looks like a demand is one."""
    put = _PUT.match(block.text, found.start)
    if put and put.end() == found.end:
        return True
    verb = _VERB.search(block.text, *found)
    return verb is not None and governs(block, Span(*verb.span()))


def _disposes(block: Block, word: Span, *, to_come: bool) -> bool:
    """Whether the 将 at `word` takes an object, as 把 does; `to_come`: its sentence tells of a time to come."""
    text, at = block.text, word.end
    clause = Span(at, _clause_end(text, at, min(at + _FAR, len(text))))
    token = block.token_at(at)
    if (whole := block.token_at(word.start)) and whole.end > at and whole.tag.startswith("n"):
        return True  # 将乐县
    if text[word.start : at] != "将" or token is None or _ADVERBIAL.match(text, at) or "把" in text[at : clause.end]:
        return False
    sure_noun = token.tag in _SURE_NOUN_TAGS and len(token.text) > 1
    if sure_noun and not to_come and _becomes(block, token, clause.end):
        return True
    if token.tag.startswith(_NOUN_TAGS):
        return _DISPOSES_OF_NOUN.match(text, *clause) is not None
    return token.tag.startswith(_MAYBE_NOUN_TAGS) and _DISPOSES.match(text, *clause) is not None


def _becomes(block: Block, noun: Token, end: int) -> bool:
    """Whether the first verb behind `noun` says what becomes of it; verbs in a row are one, what 的 follows is none."""
    words = block.tokens_from(noun.end, _REACH)
    for number, word in enumerate(words):
        if word.start >= end:
            return False
        following = words[number + 1] if number + 1 < len(words) else None
        if word.tag != "v" or (following and following.text == "的"):
            continue
        told = _BECOMES.match(block.text, word.end) or (len(word.text) > 1 and _BECOMES.match(block.text, word.end - 1))
        if told or word.text in _DOES or (number > 0 and word.end >= end):
            return True
        if following is None or following.tag != "v":
            return False
    return False


def _quotations(block: Block) -> Iterator[Scope]:
    for quoted in block.find("@quoted"):
        if quoted.end - quoted.start > _QUOTATION:
            yield Scope(quoted, Governor.QUOTATION, Span(quoted.start, quoted.start + 1))


def _views(block: Block) -> Iterator[Scope]:
    for sentence in block.sentences:
        for view in _VIEW.finditer(block.text, sentence):
            yield Scope(Span(view.end(), sentence.end), Governor.QUOTATION, Span(*view.span()))
        for said in said_by_name(block, sentence):
            yield Scope(Span(said.end, sentence.end), Governor.QUOTATION, said)


def _until_done(text: str, at: int, limit: int) -> int:
    """How far what is intended or asked for reaches: to where the sentence tells what has come of it."""
    done = _DONE.search(text, at, limit)
    return done.start() if done else limit


def _clause_end(text: str, at: int, limit: int) -> int:
    while at < limit and text[at] not in _MARKS:
        at += 1
    return min(at, limit)
