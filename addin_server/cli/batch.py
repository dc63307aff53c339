"""zhubi batch: a folder of drafts, one report."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from addin_server import processes, readers
from addin_server.cli import interrupts
from addin_server.cli.common import BAD_INPUT, DATE, LEVELS, TYPES, bytes_of, fail, load_rules, write
from addin_server.core.model import BriefType, Level, Severity
from addin_server.os_errors import because
from addin_server.vocabulary import INPUTS

if TYPE_CHECKING:
    from addin_server.batch.address import Certificates
    from addin_server.batch.examine import Examiner
    from addin_server.batch.outcome import FileOutcome
    from addin_server.batch.report_info import ReportInfo
    from addin_server.batch.roster import RosterUnit
    from addin_server.batch.run import Batch, Runner
    from addin_server.batch.summary import BatchSummary

_REPORTS = (".html", ".xlsx")
_DRAFTS = "、".join(each.suffix for each in INPUTS if not each.template)
_FAIL_ON = click.Choice([*(severity.value for severity in Severity), "never"])
_FILE = click.Path(path_type=Path, dir_okay=False, exists=True)


@click.command()
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False, exists=True))
@click.option(
    "--report",
    "reports",
    multiple=True,
    required=True,
    type=click.Path(path_type=Path),
    metavar="文件",
    help="报告，.html 或 .xlsx，可写多次。",
)
@click.option("--annotated", type=click.Path(path_type=Path, file_okay=False), help="批注稿另存到这个文件夹。")
@click.option("--roster", "roster_", type=_FILE, help="名册：每行一个单位，逗号后可写别名；报告按它的次序排。")
@click.option("--rank-units", is_flag=True, help="报告里加单位排名；不加就不排。")
@click.option("--type", "type_", type=TYPES, help="稿件类型。")
@click.option("--level", type=LEVELS, help="报送层级。")
@click.option("--date", type=DATE, metavar="日期", help="报送日期，如 2026-03-29。")
@click.option("--workers", type=click.IntRange(1, 256), help="同时看几份；不写就用这台机器的全部核。")
@click.option("--scheduler", metavar="地址", help="用已有的 Dask 集群：tls://主机:端口。文稿会传到那里。")
@click.option("--tls-ca", type=_FILE, help="集群的 CA 证书。")
@click.option("--tls-cert", type=_FILE, help="这台机器的证书。")
@click.option("--tls-key", type=_FILE, help="这台机器的私钥。")
@click.option("--insecure", is_flag=True, help="允许文稿明文传到 tcp:// 的集群。")
@click.option("--fresh", is_flag=True, help="不接着上次，从头看。")
@click.option("--force", is_flag=True, help="报告已经有了也照写。")
@click.option("--fail-on", type=_FAIL_ON, default="warning", show_default=True, help="从这一级起返回 1。")
def batch(
    folder: Path,
    reports: tuple[Path, ...],
    annotated: Path | None,
    roster_: Path | None,
    rank_units: bool,
    type_: BriefType | None,
    level: Level | None,
    date: dt.datetime | None,
    workers: int | None,
    scheduler: str | None,
    tls_ca: Path | None,
    tls_cert: Path | None,
    tls_key: Path | None,
    insecure: bool,
    fresh: bool,
    force: bool,
    fail_on: str,
) -> None:
    """看一个文件夹里的全部文稿，出一份报告。中断了，再运行同一条命令就接着看。"""
    # Loaded here: other commands start without them.
    from addin_server.batch import journal
    from addin_server.batch.address import Certificates
    from addin_server.batch.collect import collect
    from addin_server.batch.copies import Copies
    from addin_server.batch.examine import Examiner
    from addin_server.batch.outcome import Options
    from addin_server.batch.report_info import ReportInfo
    from addin_server.batch.run import Batch
    from addin_server.batch.summary import summarise

    _check_paths(folder, reports, annotated, force=force)
    units = _roster(roster_)
    ruleset = load_rules()
    now = dt.datetime.now()
    options = Options(type_, level, date.date() if date else None, annotated is not None, now)
    examiner = Examiner(ruleset, options, units)
    runner = _runner(examiner, workers, scheduler, Certificates(tls_ca, tls_cert, tls_key), insecure=insecure)
    found = collect(folder, [annotated] if annotated else [])
    if not found.names:
        fail(f"“{folder}”里没有文稿（{_DRAFTS}）。")
    log = journal.Journal(journal.place(folder), journal.scope_of(examiner, str(annotated and annotated.resolve())))
    if fresh:
        log.drop()
        log.known.clear()
    with _interruptible(len(found.names)) as step:
        job = Batch(folder, found.names, log, Copies(annotated) if annotated else None, step)
        with closing(log):
            outcomes = _outcomes(job, runner, annotated)
        summary = summarise(outcomes, job.pairs(outcomes, examiner), units)
    info = ReportInfo(
        readers.readable(folder.resolve().name), now.date(), ruleset, options, found.passed_over, rank_units
    )
    for report in reports:
        write(report, _rendered(report, summary, info), force=True)
    log.drop()
    _tell(job.resumed, summary, reports)
    _leave(summary, fail_on)


def _outcomes(job: Batch, runner: Runner, annotated: Path | None) -> list[FileOutcome]:
    """What came of each draft; exits with a sentence where it cannot go on."""
    from addin_server.batch.address import ClusterError

    try:
        return job.run(runner)
    except ClusterError as error:
        fail(str(error))
    except OSError as error:
        where = error.filename or annotated or "临时文件夹"
        fail(f"写不进“{where}”（{because(error)}），请换个位置，再运行一次，从这里接着看。")


def _check_paths(folder: Path, reports: tuple[Path, ...], annotated: Path | None, *, force: bool) -> None:
    """Before an hour of work, not after it."""
    for report in reports:
        if report.suffix.lower() not in _REPORTS:
            fail(f"报告的文件名要以 .html 或 .xlsx 结尾：“{report}”。")
        if not report.parent.is_dir():
            fail(f"没有“{report.parent}”这个文件夹，请先建好，或换个位置放报告。")
        if report.exists() and not force:
            fail(f"“{report}”已经有了，请换一个文件名，或加 --force。")
    if annotated and annotated.resolve() == folder.resolve():
        fail("批注稿要另放一个文件夹，不和原稿混在一起。")


def _roster(path: Path | None) -> tuple[RosterUnit, ...]:
    from addin_server.batch import roster

    if path is None:
        return ()
    try:
        return roster.parse(readers.decode(bytes_of(str(path))[1]))
    except (ValueError, readers.InputError) as error:
        fail(f"{path}：{error}")


def _runner(
    examiner: Examiner, workers: int | None, scheduler: str | None, certificates: Certificates, *, insecure: bool
) -> Runner:
    from addin_server.batch import address
    from addin_server.batch.pool import Pool, cores

    if scheduler is None:
        return Pool(examiner, workers or cores())
    try:
        runner = address.cluster(examiner, scheduler, certificates, insecure=insecure)
    except address.ClusterError as error:
        fail(str(error))
    how = "加密" if scheduler.startswith("tls://") else "不加密地"
    click.echo(f"注意：文稿会{how}经网络传到 {scheduler} 的集群。", err=True)
    return runner


@contextmanager
def _interruptible(total: int) -> Iterator[Callable[[], None]]:
    """A progress bar on a terminal; an interrupt ends with a sentence."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    console = Console(stderr=True)
    columns = TextColumn("正在看"), BarColumn(), MofNCompleteColumn(), TextColumn("还要"), TimeRemainingColumn()
    done = 0
    try:
        with Progress(*columns, console=console, disable=not console.is_terminal, transient=True) as progress:
            bar = progress.add_task("", total=total)

            def step() -> None:
                nonlocal done
                done += 1
                progress.advance(bar)

            yield step
    except KeyboardInterrupt:
        click.echo(f"已停下，{total} 份里看完 {done} 份。再运行同一条命令，从这里接着看。", err=True)
        processes.leave(interrupts.CODE)  # those of the pool end with this one, whatever they are at


def _rendered(path: Path, summary: BatchSummary, info: ReportInfo) -> bytes:
    from addin_server.batch import report_html, report_xlsx

    if path.suffix.lower() == ".xlsx":
        return report_xlsx.workbook(summary, info)
    return report_html.page(summary, info).encode()


def _tell(resumed: int, summary: BatchSummary, reports: tuple[Path, ...]) -> None:
    if resumed:
        click.echo(f"接着上次：{resumed} 份已看过，没有重看。", err=True)
    for outcome in summary.unread:
        click.echo(f"{outcome.name}：{outcome.error}", err=True)
    message = f"看了 {len(summary.rows)} 份，可改 {sum(summary.all.findings.values())} 处"
    if summary.pairs:
        message += f"，重复 {len(summary.pairs)} 组"
    click.echo(f"{message}。报告：{'、'.join(map(str, reports))}")


def _leave(summary: BatchSummary, fail_on: str) -> None:
    """As `check` does: 2 where a file could not be read, 1 where something is to mend."""
    if summary.unread:
        sys.exit(BAD_INPUT)
    if fail_on != "never":
        grave = [s for s, number in summary.all.findings.items() if number and s.rank <= Severity(fail_on).rank]
        sys.exit(int(bool(grave)))
