"""The command `zhubi`. Exit codes: 0 clean, 1 findings at or above --fail-on, 2 bad input."""

from __future__ import annotations

from addin_server.cli import interrupts

interrupts.leave_to_system()

import click  # noqa: E402  (an interrupt while the commands are loaded is no fault)

from addin_server import __version__  # noqa: E402
from addin_server.cli import chinese, console  # noqa: E402

chinese.speak()

from addin_server.cli import (  # noqa: E402  (click speaks Chinese before the commands are made)
    batch,
    check,
    department,
    doctor,
    documents,
    explain,
    install,
    layer,
    mine,
    officejs,
    proofing,
    review,
    rules,
    serve,
    templates,
    training,
)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="主笔")
def main() -> None:
    """主笔：组工信息写作助手。"""
    console.prepare()


for _command in (
    check.check,
    explain.explain,
    batch.batch,
    documents.annotate,
    documents.clean,
    documents.final,
    mine.mine,
    proofing.proofing,
    review.review,
    rules.rules,
    templates.template,
    training.training_group,
    serve.serve,
    install.install,
    install.uninstall,
    install.rollback,
    install.switch,
    install.login,
    doctor.doctor,
    department.department,
    officejs.officejs,
    layer.layer,
):
    main.add_command(_command)

interrupts.raise_again()
