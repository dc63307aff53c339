"""What installing the add-in in Word or WPS consists of, from the settings to the running service, and its undoing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from addin_server import assets
from addin_server.setup import manifest, port_owner, service, settings, word, wps
from addin_server.setup.actions import reason, remove
from addin_server.setup.autostart import Autostart
from addin_server.setup.boundary import Boundary
from addin_server.setup.settings import Host, Settings
from addin_server.setup.steps import Step, StepError

_TRIES = 50


@dataclass(frozen=True)
class Kept:
    """The settings on disk; undone when no host is left."""

    config_dir: Path
    settings: Settings
    what: str = "记下端口等设置"
    undo_what: str = "删除设置"

    @property
    def detail(self) -> str:
        return f"{self.config_dir / 'service.toml'}，端口 {self.settings.port}、{self.settings.secure_port}"

    def do(self, boundary: Boundary) -> bool:
        found = settings.read(self.config_dir)
        if found == self.settings:
            return False
        if found.hosts and found.port != self.settings.port and port_owner.listener(found.port, found.secret) == "ours":
            service.stop(found.port, found.secret)
        try:
            settings.write(self.settings, self.config_dir)
        except OSError as error:
            raise StepError(f"设置写不进“{self.config_dir}”（{reason(error)}）。请看一下权限，再试一次。") from None
        return True

    def undo(self, boundary: Boundary) -> bool:
        return remove(self.config_dir / "service.toml")


@dataclass(frozen=True)
class Left:
    """The settings once a host is gone and another stays."""

    config_dir: Path
    settings: Settings
    what: str = ""
    undo_what: str = "从设置里去掉它"

    @property
    def detail(self) -> str:
        return str(self.config_dir / "service.toml")

    def do(self, boundary: Boundary) -> bool:
        return False

    def undo(self, boundary: Boundary) -> bool:
        return Kept(self.config_dir, self.settings).do(boundary)


def install_plan(
    boundary: Boundary, config_dir: Path, wanted: Settings, *, share: str = "", listed: bool = False
) -> Sequence[Step]:
    """Return the steps for every host in `wanted`: a change of port concerns both.

    `listed` puts the add-in on WPS's list by the file; else it is only kept right where it is listed already.
    """
    plan: list[Step] = [Kept(config_dir, wanted)]
    if "word" in wanted.hosts:
        plan += word.plan(boundary, config_dir, filled(wanted), share)
    if "wps" in wanted.hosts:
        plan += [step for step in wps.plan(boundary, wanted) if listed or step.listed()]
    return [*plan, Autostart(service.command(), config_dir), service.Running(wanted)]


def uninstall_plan(boundary: Boundary, config_dir: Path, found: Settings, host: Host) -> Sequence[Step]:
    """Return the steps whose undoing takes `host` out: with the last host the service goes too."""
    left = found.without_host(host)
    plan: list[Step] = [Left(config_dir, left)] if left.hosts else [Kept(config_dir, found)]
    if host == "word":
        plan += word.plan(boundary, config_dir, filled(found))
        if share := boundary.registry_read(word.CATALOGUE_KEY, "Url"):
            plan += word.registration(boundary, config_dir, filled(found), str(share))
    else:
        plan += wps.plan(boundary, found)
    if not left.hosts:
        plan += [Autostart(service.command(), config_dir), service.Running(found)]
    return plan


def filled(wanted: Settings) -> str:
    """Return the manifest of Word for these settings."""
    return manifest.fill(assets.manifests() / "word", wanted.secure_address, wanted.entry)


def choose_port(found: Settings, wanted: int | None) -> int:
    """Return the port to install with: the one asked for, the one kept, or the first free pair. Raises StepError."""
    if wanted is not None or found.hosts:
        port = found.port if wanted is None else wanted
        for each in (port, port + 1):
            # our own service holds both; the second speaks TLS and is known by the first
            if port_owner.listener(each, found.secret) == "other" and port_owner.listener(port, found.secret) != "ours":
                raise StepError(service.taken(each))
        return port
    for port in range(settings.DEFAULT_PORT, settings.DEFAULT_PORT + 2 * _TRIES, 2):
        if all(port_owner.listener(each, "") == "nobody" for each in (port, port + 1)):
            return port
    raise StepError(f"从 {settings.DEFAULT_PORT} 起没有空的端口。请用 --port 指定一个。")
