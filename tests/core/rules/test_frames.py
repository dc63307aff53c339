from __future__ import annotations

import pytest

from addin_server.core.language.block import Block
from addin_server.core.language.lexicon import Automaton
from addin_server.core.model import Role
from addin_server.core.rules import frames
from addin_server.core.rules.frames import Frames

LISTS = {"act": ["提升", "增强"], "head": ["水平", "凝聚力"], "degree": ["明显", "进一步"], "cut": ["人"]}


def found(frame: str, text: str, within: str = "clause") -> list[str]:
    parsed = frames.parse(frame)
    lists = LISTS | {name: [name[1:]] for name in parsed.classes if name.startswith(frames.LITERAL)}
    block = Block(text, Role.BODY, "", Automaton(lists))
    return [text[s.start : s.end] for s in Frames([frame], within).find(block)]


@pytest.mark.parametrize(
    ("frame", "text", "expected"),
    [
        ("{act} … {head} $", "我县提升了服务水平。", ["提升了服务水平"]),
        ("{act} … {head} $", "提升水平的办法有三。", []),
        ("{act} … {head} $", "提升服务，水平不高。", []),
        ("{act} {head}", "提升了水平", []),
        ("{act} …2-4 {head}", "提升了水平，提升服务水平", ["提升服务水平"]),
        ("{degree}? {act} … {head}", "明显增强凝聚力", ["明显增强凝聚力"]),
        ("{degree}? {act} … {head}", "增强凝聚力", ["增强凝聚力"]),
        ("^ {act}", "我县提升，增强", ["增强"]),
        ("^ {act}", "“增强”", ["增强"]),
        ("…1-6 ( {act} )", "我县提升", ["提升"]),
        ("{act} …10!{cut} {head}", "提升村水平，提升人水平", ["提升村水平"]),
        ("打造|建成 … 样板", "打造全市样板，建成了样板", ["打造全市样板", "建成了样板"]),
        ("{act|degree} …", "明显好", ["明显好"]),
        ("组织 … 仪式", "村党组织办起仪式感", ["党组织办起仪式"]),
        ("辖 …4 社", "辖 9 个社区", ["辖 9 个社区"]),
    ],
)
def test_matching(frame: str, text: str, expected: list[str]) -> None:
    assert found(frame, text) == expected


def test_a_frame_may_look_further_than_a_clause() -> None:
    assert found("{act} … {head}", "提升服务，水平很高", "sentence") == ["提升服务，水平"]


@pytest.mark.parametrize("frame", ["", "…", "^ $", "{act}? …", "{act", "{}", "a{b}"])
def test_what_cannot_be_read_is_refused(frame: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        frames.parse(frame)
