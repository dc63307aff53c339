"""What was found out about short texts is remembered, about long ones never: memory is bounded in bytes."""

from __future__ import annotations

from addin_server.core.language import memo


def test_a_short_text_is_asked_about_once_and_a_long_one_leaves_nothing_behind() -> None:
    asked: list[str] = []

    @memo.memoised_if_short
    def length(text: str, more: int = 0) -> int:
        asked.append(text)
        return len(text) + more

    long = "长" * (memo.SHORT + 1)
    for _ in range(3):
        assert (length("短", 1), length(long)) == (2, len(long))
    assert asked == ["短", long, long, long]


def test_what_is_remembered_is_bounded() -> None:
    asked: list[str] = []
    ask = memo.memoised_if_short(asked.append)
    for number in range(memo.MANY + 1):
        ask(str(number))
    ask(str(memo.MANY))
    ask("0")
    assert asked[-2:] == [str(memo.MANY), "0"]
