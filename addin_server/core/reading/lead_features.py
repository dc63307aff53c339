"""What a lead says, summed up: the strongest problem, deed and change in it, and how it begins and ends."""

from __future__ import annotations

from addin_server.core.reading.clause_features import WORDS, Features
from addin_server.core.reading.read import Read
from addin_server.core.reading.reader import Reading
from addin_server.core.reading.statement import Act
from addin_server.core.structure.lead import extent

_MANY = 12
_SURE = 0.5
_DETOURS = (Act.OPINION, Act.BACKGROUND, Act.SCENE, Act.ATTITUDE, Act.PURPOSE, Act.EVENT, Act.EMPTY_DEED)
"""What a lead opens with when it is not one."""

_WHEN_TAGS = ("t", "m", "q", "f", "p", "u", "x", "w")
_WHEN = frozenset("起 来 以来 开始 期间 时间 阶段 截至 截止 底 末 初 上午 下午 年 月 日 季度 到 至".split())
"""Tags and words of a clause of nothing but a time."""

_PLACES = ("part:", "paragraph:", "sentence:")
"""Where a clause stands: the same for every lead."""
_SIGNS = ("class:", "amount:", "has:", "scope:")
"""What tells something even where it stands once."""


def lead_reads(reading: Reading, *, alone: bool) -> list[tuple[int, Read]]:
    """Return the clauses that belong to the lead, with their numbers: it may end before its paragraph does."""
    end = extent(reading.block, alone=alone).end
    return [(at, read) for at, read in enumerate(reading.reads) if read.clause.span.start < end]


def lead_features(reading: Reading, *, alone: bool) -> Features:
    """Return the features of a lead. `alone`: it is the only paragraph of its brief."""
    reads = [read for _, read in lead_reads(reading, alone=alone)]
    if not reads:
        return {"none": 1}
    features: Features = {}
    for act in Act:
        name = f"act:{act}"
        values = [read.acts.get(name, 0.0) for read in reads]
        features["max:" + name] = max(values)
        features["mean:" + name] = sum(values) / len(values)
    features["first:" + reads[0].act] = 1
    if len(reads) > 1:
        features["second:" + reads[1].act] = 1
    features["problem"] = max(problem(read) for read in reads)
    features["change"] = max(change(read) for read in reads)
    features["measured-change"] = max((change(read) for read in reads if "amount" in read.clause.form), default=0.0)
    features["good-state"] = max(read.acts.get(f"act:{Act.STATE_GOOD}", 0.0) * (1 - read.claim) for read in reads)
    features["deed"] = max(deed(read) for read in reads)
    features["deeds"] = min(5, sum(deed(read) > 0.5 for read in reads)) / 5
    features["empty"] = sum(read.claim > 0.5 for read in reads) / len(reads)
    features["amounts"] = min(6, sum("amount" in read.clause.form for read in reads)) / 6
    last = reads[-1]
    features["last:change"] = last.acts.get(f"act:{Act.CHANGE}", 0.0)
    features["last:empty"] = last.claim
    features["clauses"] = min(len(reads), _MANY) / _MANY
    if "amount" in last.clause.form:
        features["last:amount"] = 1
    if alone:
        features["alone"] = 1
    first = reads[0].clause
    if "has:ordinal" in first.form:
        features["begins:ordinal"] = 1
    if first.heading:
        features["begins:heading"] = 1
    if "has:quoted" in first.form and "has:unit" not in first.form:
        features["begins:quotation"] = 1
    opening = [read for read in reads if read.clause.sentence == first.sentence]
    later = reads[len(opening) :]
    for name, some in (("opening", opening), ("later", later)):
        if some:
            features[f"{name}:deed"] = max(deed(read) for read in some)
            features[f"{name}:change"] = max(change(read) for read in some)
            features[f"{name}:empty"] = sum(read.empty for read in some) / len(some)
            for act in _DETOURS:
                features[f"{name}:act:{act}"] = sum(read.acts.get(f"act:{act}", 0.0) for read in some) / len(some)
    if any("has:unit" in read.clause.form for read in opening):
        features["opening:unit"] = 1
    sure = [at for at, read in enumerate(reads) if deed(read) > _SURE]
    features["first-deed"] = min(sure[0], _MANY) / _MANY if sure else 1.0
    return features | _gathered(reads)


def _gathered(reads: list[Read]) -> Features:
    """What the clauses bring with them: the words and signs that occur, and how much of the rest."""
    found: Features = {}
    for read in reads:
        for name, value in read.clause.features.items():
            if name.startswith(_PLACES):
                continue
            if name.startswith((*WORDS, *_SIGNS)):
                found[name] = 1
            if not name.startswith(WORDS):
                found["mean:" + name] = found.get("mean:" + name, 0) + value / len(reads)
    return found


def problem(read: Read) -> float:
    """How surely the clause tells a bad state as a fact."""
    return _says_more_than_when(read) * read.acts.get(f"act:{Act.STATE_PROBLEM}", 0.0) * (1 - read.claim)


def change(read: Read) -> float:
    """How surely the clause tells a change that has come about."""
    done = read.moods.get("mood:done", 0.0) + read.moods.get("mood:ongoing", 0.0)
    return _says_more_than_when(read) * read.acts.get(f"act:{Act.CHANGE}", 0.0) * done * (1 - read.claim)


def deed(read: Read) -> float:
    """How surely the clause tells something done that one could copy."""
    return _says_more_than_when(read) * read.acts.get(f"act:{Act.DEED}", 0.0) * (1 - read.claim)


def _says_more_than_when(read: Read) -> bool:
    """今年3月起 tells nothing, whatever the model makes of it."""
    return any(not tag.startswith(_WHEN_TAGS) and text not in _WHEN for text, tag, _ in read.clause.tokens)
