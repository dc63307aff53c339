"""The same practice told twice, in one document or in two, is one topic."""

from __future__ import annotations

from collections import Counter, defaultdict

from addin_server.core.language.figures import figures
from addin_server.core.language.spans import inside
from addin_server.core.tick import Tick
from addin_server.mining.topics import Topic

_SAME_NUMBERS = 3
_COMMON = 20
"""A number that more topics hold tells none from another."""
_LEAD = 2


def merged(found: list[Topic], tick: Tick) -> list[list[Topic]]:
    """Group topics that tell of one thing: by the name of the practice, or by several numbers that only it can have."""
    groups: list[list[Topic]] = []
    named: dict[str, int] = {}
    numbered = defaultdict[tuple[bool, str], list[int]](list)
    for topic in found:
        tick()
        own = [(topic.launch is None, number) for number in _numbers(topic)]
        shared = Counter(group for number in own for group in numbered.get(number, ()))
        same = [group for group, numbers in shared.items() if numbers >= _SAME_NUMBERS]
        name = topic.launch.name if topic.launch is not None and topic.launch.named else None
        if name is not None and name in named:
            same.append(named[name])
        group = min(same, default=len(groups))
        if group == len(groups):
            groups.append([])
        groups[group].append(topic)
        if name is not None:
            named.setdefault(name, group)
        for number in own:
            if group not in numbered[number] and len(numbered[number]) < _COMMON:
                numbered[number].append(group)
    return groups


def differing(group: list[Topic]) -> tuple[str, ...]:
    """Figures that two tellings of one topic give differently, in words for its writer."""
    quotes: dict[tuple[str, str], str] = {}
    found = []
    for number, topic in enumerate(group):
        mine: dict[tuple[str, str], str] = {}
        for excerpt in topic.excerpts:
            text = excerpt.line.block.text
            for figure in figures(excerpt.line.block):
                lead = text[max(figure.span.start - _LEAD, excerpt.span.start) : figure.span.start]
                if (
                    figure.exact
                    and figure.unit
                    and lead.isalpha()
                    and excerpt.span.start <= figure.span.start < excerpt.span.end
                ):
                    mine.setdefault((lead, figure.unit), lead + text[slice(*figure.span)])
        if number:
            found += [
                f"两处数字不一样，请核：{quotes[key]}、{here}"
                for key, here in mine.items()
                if quotes.get(key, here) != here
            ]
        quotes = {**mine, **quotes}
    return tuple(found)


def _numbers(topic: Topic) -> set[str]:
    """Figures of two digits and more with what they count."""
    return {
        excerpt.line.block.text[span.start : span.end]
        for excerpt in topic.excerpts
        for span in inside(excerpt.line.block.find("@number"), excerpt.span)
        if sum(c.isdigit() for c in excerpt.line.block.text[span.start : span.end]) > 1
    }
