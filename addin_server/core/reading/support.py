"""Which clause bears a claim out: one of the same matter, near it, with something a reader could check."""

from __future__ import annotations

from addin_server.core.reading.clause_features import Features
from addin_server.core.reading.read import Read
from addin_server.core.reading.statement import Act

REACH = 4
"""Clauses before and after a claim that are looked at; what is farther away bears out something else."""

_ACTS = (Act.DEED, Act.CHANGE, Act.STATE_GOOD, Act.EVENT, Act.OPINION, Act.EMPTY_DEED)
_CARRIED = ("amount", "amounts", "amount:outcome", "amount:activity", "amount:size", "amount:share", "amount:time")
_NAMED = ("has:unit", "has:quoted", "has:book", "has:date", "listed", "completed", "class:specifics", "class:proofs")


_CLAIMS = (Act.CHANGE, Act.STATE_GOOD, Act.DEED, Act.EMPTY_DEED, Act.ATTITUDE, Act.OPINION, Act.PURPOSE, Act.PLAN)
_BEARING = ("amount:outcome", "amount:activity", "amount:size", "amount:share", "has:quoted", "has:unit", "listed")
_OWN = (
    "amount",
    "sentence:last",
    "sentence:only",
    "paragraph:first-sentence",
    "negated",
    "scope:plan",
    "scope:purpose",
)
_LIKELY = 0.2


def near(at: int, count: int) -> range:
    """Numbers of the clauses that could bear out clause `at`, itself among them."""
    return range(max(0, at - REACH), min(count, at + REACH + 1))


def may_begin_another_matter(claim: Read, other: Read) -> bool:
    """Whether `claim` sums up a sentence that has told its numbers, and `other` stands in one after it."""
    form = claim.clause.form
    return other.clause.span.start >= claim.clause.sentence.end and "sentence:last" in form and "before:amount" in form


def pair_features(claim: Read, other: Read, step: int) -> Features:
    """Return the features of `other` as what bears `claim` out; `step` is how many clauses it comes later."""
    features: Features = {f"step:{step:+d}": 1}
    own = other.clause.form
    if claim.clause.sentence == other.clause.sentence:
        features["same-sentence"] = 1
    elif step > 0 and other.clause.sentence.start >= claim.clause.sentence.end:
        features["later-sentence"] = 1
    for name in (*_CARRIED, *_NAMED):
        if name in own:
            features[name] = own[name]
            if step > 0:
                features["later:" + name] = own[name]
    for act in _ACTS:
        features[f"act:{act}"] = other.acts.get(f"act:{act}", 0.0)
    features["empty"] = other.claim
    features["claim:empty"] = claim.claim
    for act in _CLAIMS:
        if (value := claim.acts.get(f"act:{act}", 0.0)) > _LIKELY:
            features[f"claim:{act}"] = value
            for name in _BEARING:
                if name in own:
                    features[f"claim:{act}>{name}"] = value
            features[f"claim:{act}>act:{other.act}"] = value
    for name in _OWN:
        if name in claim.clause.form:
            features["claim:" + name] = 1
    if claim.clause.form.get("ends:：") or "sentence:last" not in claim.clause.form:
        features["leads-on"] = 1
    if other.clause.heading:
        features["heading"] = 1
    features["shared"] = _shared(claim, other)
    return features


def _shared(claim: Read, other: Read) -> float:
    """The share of the claim's content words that the other clause has too."""
    mine = claim.clause.content
    return len(mine & other.clause.content) / len(mine) if mine else 0.0
