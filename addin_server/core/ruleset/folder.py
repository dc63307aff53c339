"""One folder of rules, read: the shipped one has all that there can be, that of a layer a part of it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TypeVar

import msgspec

from addin_server.core.kind_registry import ANY_RULE
from addin_server.core.language import features, lexicon
from addin_server.core.language.block import SHIELD
from addin_server.core.language.lexicon import LexiconEntry
from addin_server.core.reading import linear
from addin_server.core.reading.models import Models
from addin_server.core.reading.reasons import WORDS, Phrase
from addin_server.core.reading.title_features import OF_TITLE
from addin_server.core.rules import former_names, references
from addin_server.core.rules.brief_type import TypeTable
from addin_server.core.rules.frames import LITERAL
from addin_server.core.rules.genre import GenreTable
from addin_server.core.rules.loading import RuleError, decode, read_text
from addin_server.core.rules.rule import Rule
from addin_server.core.rules.template import Template
from addin_server.core.ruleset import complaints
from addin_server.core.ruleset.ruleset import Source
from addin_server.core.structure.role_table import RoleTable

NOT_RULES = frozenset({"lexicon", "templates", "profiles", "training", "remarks", "mining", "reading"})

Table = TypeVar("Table", GenreTable, TypeTable)


class Shipped(msgspec.Struct, frozen=True):
    """The shipped rule folder, decoded and found right; the fields are those of a `Ruleset`."""

    rules: tuple[ANY_RULE, ...]
    lexicons: dict[str, dict[str, LexiconEntry]]
    roles: RoleTable
    genres: GenreTable
    types: TypeTable
    sources: dict[str, Source]
    templates: dict[str, Template]
    models: Models
    literals: frozenset[str]
    computed: dict[str, frozenset[str]]


def read(folder: Path) -> Shipped:
    """Return the rules in `folder`. RuleError when something in it is wrong."""
    lexicons = {path.stem: read_words(path) for path in sorted((folder / "lexicon").glob("*.txt"))}
    lexicons.setdefault(SHIELD, {})
    sources = decode(folder / "sources.toml", dict[str, Source])
    genres = _table(folder / "genres.toml", GenreTable, lexicons)
    types = _table(folder / "types.toml", TypeTable, lexicons)
    rules = tuple(read_rule(path, lexicons, sources) for path in rule_files(folder))
    return Shipped(
        rules=rules,
        lexicons=lexicons,
        roles=decode(folder / "roles.toml", RoleTable),
        genres=genres,
        types=types,
        sources=sources,
        templates=read_templates(folder),
        models=read_models(folder / "reading"),
        literals=frozenset(literals(*rules, genres, types)),
        computed=dict(features.lists()),
    )


def literals(*parts: msgspec.Struct) -> Iterator[str]:
    """Yield the words that the frames of `parts` name themselves."""
    return (word for part in parts for word in references.words(part) if word.startswith(LITERAL))


def rule_files(folder: Path) -> list[Path]:
    """Return the files of `folder` that hold a rule each."""
    return [path for path in sorted(folder.glob("*/*.toml")) if path.parent.name not in NOT_RULES]


def read_rule(path: Path, lexicons: Mapping[str, object], sources: Mapping[str, Source]) -> Rule:
    """Return the rule of one file. RuleError when it is wrong in itself or refers to what there is not."""
    rule: Rule = decode(path, ANY_RULE, renew=former_names.renewed)
    for complaint in complaints.of_rule(rule, path, lexicons, sources):
        raise RuleError(path, None, complaint)
    return rule


def read_models(folder: Path) -> Models:
    """The models of the folder; a question without a file is answered evenly."""
    models, digest = {}, hashlib.blake2b(digest_size=6)
    for path in sorted(folder.glob("*.tsv")):
        source = read_text(path)
        try:
            models[path.stem] = linear.parse(source)
        except ValueError as error:
            line, _, message = str(error).partition(": ")
            raise RuleError(path, int(line), message) from None
        digest.update(source.encode())
    return Models(models, _reasons(folder / "reasons.toml"), digest.hexdigest())


def _reasons(path: Path) -> dict[str, dict[str, Phrase]]:
    """What features are called before a reader, by question; those of word classes hold for every question."""
    if not path.exists():
        return {}
    questions = decode(path, dict[str, dict[str, str | Phrase]])
    called = {
        question: {name: Phrase(phrase) if isinstance(phrase, str) else phrase for name, phrase in phrases.items()}
        for question, phrases in questions.items()
    }
    classes = called.pop("class", {})
    shared = {f"class:{name}": Phrase(f"用了{phrase.says}{WORDS}", phrase.least) for name, phrase in classes.items()}
    shared |= {OF_TITLE + name: Phrase(f"标题{phrase.says}", phrase.least) for name, phrase in shared.items()}
    return {question: shared | own for question, own in called.items()}


def read_words(path: Path) -> dict[str, LexiconEntry]:
    """Return the entries of one word list. RuleError names the line that cannot be read."""
    try:
        return lexicon.parse(read_text(path))
    except ValueError as error:
        line, _, message = str(error).partition(": ")
        raise RuleError(path, int(line), message) from None


def read_templates(folder: Path) -> dict[str, Template]:
    """Return the templates of `folder`, by their number."""
    found = (decode(path, Template) for path in sorted((folder / "templates").glob("*.toml")))
    return {template.id: template for template in sorted(found, key=lambda t: int(t.id[1:]))}


def _table(path: Path, as_type: type[Table], lexicons: Mapping[str, object]) -> Table:
    table = decode(path, as_type)
    for complaint in complaints.misreferences(table, lexicons):
        raise RuleError(path, None, complaint)
    return table
