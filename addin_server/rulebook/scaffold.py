"""A first draft of a rule, for its writer to fill in."""

from __future__ import annotations

_DRAFT = """id = "{id}"
name = "〔一句话：查什么〕"
kind = "pattern"
severity = "advice"                      # error 必改　warning 建议改　advice 可斟酌
scope = ["lead", "body", "ending"]       # 在哪里查：title 标题　lead 导语　body 主体　heading 小标题　prose 全部正文
message = "“{{quote}}”〔怎么改，一个动作〕。"
why = "〔一句话：为什么〕"
source = ["通行"]

[match]
frames = ["〔词|词〕 …6 〔词|词〕"]          # 词之间空一格；…6 是中间最多隔六个字；{{词表名}} 引用 lexicon/ 里的词表

[[unless]]                               # 旁边有这些就不报；不需要可以整段删去
within = "sentence"
frames = ["{{@number}}"]

[[example]]
weak = "〔弱例，用方括号标出要指出的字：[[这里]]〕"
good = "〔同一件事，好的写法〕"

[[example]]
ok = "〔看着像、但不该报的〕"
"""


def rule(id_: str) -> str:
    """The file of a new rule."""
    return _DRAFT.format(id=id_)
