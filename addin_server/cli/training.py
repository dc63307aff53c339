"""zhubi training: lessons listed, proved, taken along, printed, and taught to a room with a network."""

from __future__ import annotations

import datetime as dt
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import click

from addin_server import assets, processes, training
from addin_server.cli import interrupts
from addin_server.cli.common import fail, force_option, load_rules, write, write_document
from addin_server.core.engine import Checker
from addin_server.core.rules.loading import RuleError
from addin_server.core.ruleset import Ruleset
from addin_server.os_errors import because
from addin_server.output import handout
from addin_server.rulebook import layers
from addin_server.training import Library
from addin_server.training.tally import ClassTally
from addin_server.wire import training as wire

if TYPE_CHECKING:
    from addin_server.web.server import Certificate

_KINDS = {"steps": "示范稿", "conversion": "总结改信息", "material": "素材包", "restraint": "不改也是本事"}
_FOUND = 1


@click.group("training")
def training_group() -> None:
    """培训：列出、核对、导出一课，打印讲义，开课。"""


@training_group.command("list")
def list_lessons() -> None:
    """列出全部课、对照和教案。"""
    library, _ = _library()
    for lesson in library.lessons.values():
        click.echo(f"{lesson.id:<20}{_KINDS[lesson.kind]}　{lesson.title}　{lesson.about}")
    for plan in library.plans.values():
        click.echo(f"{plan.id:<20}教案　{plan.title}　{plan.about}")
    for id_, pair in library.pairs.items():
        click.echo(f"{id_:<20}对照·{library.part_of[id_]}　{pair.why}")


@training_group.command("lint")
def lint_lessons() -> None:
    """核对每个弱例都指得出、每个好例都不出声；本单位文件夹里的课也一并核对。"""
    library, rules = _library()
    faults = list(training.lint(library, Checker(rules).check))
    for fault in faults:
        click.echo(f"{fault.where}：应当{fault.expected}，实际{fault.found}")
    counts = f"{len(library.lessons)} 课、{len(library.pairs)} 组对照、{len(library.plans)} 份教案"
    click.echo(f"{counts}，{len(faults)} 处和说的不一样。" if faults else f"{counts}，都和说的一样。")
    if faults or library.problems:
        sys.exit(_FOUND)


@training_group.command()
@click.argument("lesson")
@click.option(
    "-o", "--output", required=True, type=click.Path(path_type=Path, dir_okay=False), help="写到哪里（.html）。"
)
@force_option
def export(lesson: str, output: Path, force: bool) -> None:
    """把一课、一组对照、一条规则的正反例或一份教案导出成一个网页，U 盘带走，不用服务、不联网。"""
    from addin_server.output.lesson_page import NotBuilt, lesson_page

    library, rules = _library()
    title, ids = _named(library, lesson)
    check, by_id = Checker(rules).check, rules.by_id
    lessons = [found for id_ in ids if (found := wire.find_lesson(library, id_, check, by_id))]
    if not lessons:
        fail(f"没有叫“{lesson}”的课，用 zhubi training list 看有哪些。")
    try:
        plans = [wire.lesson_plan_to_wire(library.plans[lesson])] if lesson in library.plans else []
        page = lesson_page(title, lessons, plans, assets.taskpane())
    except NotBuilt as error:
        fail(str(error))
    write(output, page, force=force)
    click.echo(f"已导出《{title}》：{output}")


@training_group.command("handout")
@click.argument("plan")
@click.option(
    "-o", "--output", required=True, type=click.Path(path_type=Path, dir_okay=False), help="写到哪里（.docx）。"
)
@click.option("--answers", is_flag=True, help="带教案、要点和答案的一份，给讲课人。")
@force_option
def write_handout(plan: str, output: Path, answers: bool, force: bool) -> None:
    """打印一份教案的讲义，或答案。"""
    library, rules = _library()
    if plan not in library.plans:
        fail(f"没有叫“{plan}”的教案，可以写：{'、'.join(library.plans)}。")
    found = library.plans[plan]
    data = handout.answers(found, library, Checker(rules).check) if answers else handout.handout(found, library)
    write_document(output, data, force=force)
    click.echo(f"已写好《{found.title}》{'教案与答案' if answers else '讲义'}：{output}")


@training_group.command("class")
@click.argument("lesson")
@click.option(
    "--bind", default="127.0.0.1", show_default=True, metavar="地址", help="在哪个地址上开；教室里写本机的局域网地址。"
)
@click.option("--port", type=click.IntRange(0, 65535), default=0, help="端口；不写就由系统选。")
@click.option(
    "--save", type=click.Path(path_type=Path, dir_okay=False), help="下课时把统计存成文件；不写就什么也不留。"
)
@click.option("--tls", "encrypted", is_flag=True, help="加密；浏览器会先说不安全，要大家核对屏幕上的指纹。")
@click.option("--shared-address", is_flag=True, help="全教室经同一个地址上网（如手机热点）时加，不再一台设备限三人。")
@click.option("--yes", is_flag=True, help="不再询问。")
def open_class(
    lesson: str, bind: str, port: int, save: Path | None, encrypted: bool, shared_address: bool, yes: bool
) -> None:
    """开课：另开一个端口，学员凭课堂码交练习；下课或 Ctrl+C 即关。"""
    interrupts.leave_to_system()
    from addin_server.web import classroom
    from addin_server.web.shutdown import Shutdown

    library, rules = _library()
    if lesson not in library.lessons:
        fail(f"没有叫“{lesson}”的课，可以写：{'、'.join(library.lessons)}。")
    if save and save.exists():
        fail(f"“{save}”已经有了，请换一个文件名。")
    if bind in ("0.0.0.0", "::", ""):
        fail("请写明本机在教室里的地址，例如 --bind 192.168.1.20；不在所有网络上开放。")
    if not classroom.is_loopback(bind):
        click.echo(f"注意：课堂会在 {bind} 上向同一网络的人开放，只有练习，没有文稿。下课请按 Ctrl+C。", err=True)
        if not encrypted:
            click.echo("没有加密：同一网络里有心的人看得见姓名和练习，也能冒充这个页面。要加密，加 --tls。", err=True)
        if not yes and not click.confirm("现在开放吗？", default=False):
            fail("没有开放。")
    shutdown = Shutdown()
    shutdown.on_signals()
    with tempfile.TemporaryDirectory(prefix="zhubi-") as folder:
        try:
            tally = classroom.run(
                rules,
                lesson,
                bind=bind,
                port=port,
                say=click.echo,
                shutdown=shutdown,
                certificate=_certificate(bind, Path(folder)) if encrypted else None,
                seats=ClassTally.MOST if shared_address else classroom.SEATS,
            )
        except OSError as error:
            fail(f"“{bind}”上开不了课（{because(error)}），请换一个地址或端口。")
    click.echo(tally)
    if save:
        write(save, tally.encode())
        click.echo(f"统计已存到 {save}。")
    processes.leave(0)


def _certificate(bind: str, folder: Path) -> Certificate:
    """Make a certificate for this class alone in `folder`, and say how to know it."""
    from addin_server.setup import tls
    from addin_server.web.server import Certificate

    files = tls.Files(folder)
    made = tls.for_a_day(bind, dt.datetime.now(dt.UTC))
    files.write(made)
    click.echo(
        f"证书只为这堂课做，没有人作保，浏览器会说“不安全”。请大家点开证书，SHA-256 指纹是这一串再继续：\n"
        f"{tls.fingerprint(made.chain)}"
    )
    return Certificate(files.chain, files.key)


def _library() -> tuple[Library, Ruleset]:
    rules = load_rules()
    try:
        library = training.load(assets.rules(), layers.folders(), training.known_rules(rules))
    except RuleError as error:
        fail(f"培训材料有误：{error}")
    for problem in library.problems:
        click.echo(f"注意：{problem}", err=True)
    return library, rules


def _named(library: Library, name: str) -> tuple[str, list[str]]:
    """A title and what to show for a name: a plan's lessons in its order, each once, or the one of that name."""
    if name in library.plans:
        units = library.plans[name].unit
        shown = [id_ for u in units for id_ in (u.lesson, *u.pairs) if id_]
        return library.plans[name].title, list(dict.fromkeys(shown))
    return (library.lessons[name].title if name in library.lessons else name), [name]
