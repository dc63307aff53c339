"""zhubi rules train: new weights for the reading, from the shipped material and an organisation's own."""

from __future__ import annotations

from pathlib import Path

import click

from addin_server import assets
from addin_server.cli.common import fail, load_rules
from addin_server.os_errors import because
from addin_server.rulebook import layers

FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)


@click.command()
@click.argument("material", metavar="[材料文件夹]...", nargs=-1, type=FOLDER)
@click.option(
    "-o",
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    help="权重写到哪个文件夹；不写就是自己的规则文件夹。",
)
@click.option("--unseen", type=FOLDER, help="训练完在这个文件夹的标注稿上量一量；这些稿不参加训练。")
def train(material: tuple[Path, ...], output: Path | None, unseen: Path | None) -> None:
    """用标注过的材料重新训练“读句子”的权重；随带的材料总在其中。"""
    from addin_server import learning

    ruleset = load_rules()
    shipped = assets.rules() / "reading" / "material"
    try:
        known = learning.load([shipped, *material])
        weights = learning.train(learning.with_examples(known, ruleset), ruleset.automaton, say=click.echo)
        judged = learning.load([unseen]) if unseen else None
    except learning.LearningUnavailableError:
        fail("训练要用 scikit-learn，请先运行：pip install 'zhubi[learning]'")
    except ValueError as error:
        fail(f"材料读不懂：{error}")
    target = output or layers.user_folder() / "reading"
    try:
        learning.write(target, weights)
    except OSError as error:
        fail(f"写不进“{target}”（{because(error)}）。")
    click.echo(f"权重写在：{target}")
    if judged is not None:
        found = learning.measure(judged, learning.models_of(weights), ruleset.automaton)
        click.echo("\n".join(learning.table(found)))
