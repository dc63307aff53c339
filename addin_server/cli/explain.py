"""zhubi explain: what each clause of a draft was read as, so that a person sees why a rule spoke or was silent."""

from __future__ import annotations

import sys

import click

from addin_server import assets, readers
from addin_server.cli.common import bytes_of, fail, load_rules
from addin_server.core.engine import Checker
from addin_server.core.explain import explain as read_draft
from addin_server.core.model import Draft
from addin_server.core.rules.loading import RuleError
from addin_server.output import explanation
from addin_server.rulebook import reading_words


@click.command()
@click.argument("files", nargs=-1, required=True)
@click.option("--format", "format_", type=click.Choice(list(explanation.WRITERS)), default="text", help="输出格式。")
def explain(files: tuple[str, ...], format_: str) -> None:
    """逐句说明把文稿读成了什么：谁、做了什么、数字量的是什么、空不空。"""
    ruleset = load_rules()
    checker = Checker(ruleset)
    read = []
    try:
        for file in files:
            name, data = bytes_of(file)
            draft = Draft(paragraphs=readers.read_file(name, data).paragraphs)
            read.append(explanation.Explained(name, draft, read_draft(draft, checker)))
        words = reading_words.load(assets.rules())
    except (readers.InputError, RuleError) as error:
        fail(str(error))
    explanation.WRITERS[format_](read, words, ruleset.digest, sys.stdout)
