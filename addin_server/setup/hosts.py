"""What installing the service, Word's and WPS's add-in consists of, part by part, and its undoing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec

from addin_server import assets
from addin_server.os_errors import because
from addin_server.setup import deploy, manifest, port_claims, port_owner, service, settings, tls, windows, word, wps
from addin_server.setup.actions import remove, remove_empty
from addin_server.setup.autostart import Autostart
from addin_server.setup.boundary import Boundary
from addin_server.setup.settings import Host, ServiceSettings
from addin_server.setup.steps import SetupPart, SetupStep, StepError

_TRIES = 50
NAMES: dict[Host, str] = {"service": "本机服务", "word": "Word", "wps": "WPS"}


@dataclass(frozen=True)
class SavedSettings:
    """The settings on disk, with the hosts that were installed before: a new one is recorded when it is there."""

    config_dir: Path
    settings: ServiceSettings
    what: str = "记下端口等设置"
    undo_what: str = "删除设置"

    @property
    def detail(self) -> str:
        return f"{self.config_dir / 'service.toml'}，端口 {self.settings.port}、{self.settings.secure_port}"

    def do(self, boundary: Boundary) -> bool:
        found = settings.read(self.config_dir)
        # Whom the unit sends the add-in to, the service must know from its start.
        recorded = tuple(host for host in self.settings.hosts if host in found.hosts or host == "service")
        wanted = msgspec.structs.replace(self.settings, hosts=recorded)
        if not port_claims.claim(boundary, wanted.port):
            raise StepError(service.claimed(wanted.port, port_claims.holder(boundary, wanted.port)))
        if found == wanted:
            return False
        if found.port != wanted.port:
            if service.listener(found.port, found.secret, boundary) == "ours":
                service.stop(found.port, found.secret, boundary)
            port_claims.release(boundary, found.port)
        _write(wanted, self.config_dir)
        return True

    def undo(self, boundary: Boundary) -> bool:
        from addin_server.rulebook import store  # brings the rules along, which nothing else here needs

        found = remove(self.config_dir / "service.toml")
        remove(self.config_dir / settings.OPENING)
        port_claims.release(boundary, self.settings.port)
        remove_empty(self.config_dir)
        store.clear()
        return found


@dataclass(frozen=True)
class Recorded:
    """The settings say that `host` is installed."""

    config_dir: Path
    host: Host
    what: str = "记下已经装好"
    undo_what: str = "从设置里去掉它"

    @property
    def detail(self) -> str:
        return f"{self.config_dir / 'service.toml'}，{self.host}"

    def do(self, boundary: Boundary) -> bool:
        return self._turn(lambda found: found.with_host(self.host))

    def undo(self, boundary: Boundary) -> bool:
        return self._turn(lambda found: found.without_host(self.host))

    def _turn(self, change: settings.Change) -> bool:
        found = settings.read(self.config_dir)
        wanted = change(found)
        if found == wanted:
            return False
        _write(wanted, self.config_dir)
        return True


def install_plan(
    boundary: Boundary,
    config_dir: Path,
    wanted: ServiceSettings,
    *,
    listed: bool = False,
    restart: bool = False,
) -> Sequence[SetupPart]:
    """Return the parts: the service, then every host in `wanted`, for a change of port concerns all.

    `listed` puts the add-in on WPS's list by the file; else it is only kept right where it is listed already.
    `restart`: the service that runs is not to be taken for the one wanted.
    """
    stale = restart or settings.served(settings.read(config_dir)) != settings.served(wanted)
    plan = [
        SetupPart("设置", [SavedSettings(config_dir, wanted)], vital=True),
        SetupPart("本机服务", [service.Running(wanted, stale=stale)]),
        SetupPart("登录启动", [Autostart(service.command(), config_dir)]),
    ]
    if boundary.platform == "windows" and (place := deploy.of_this_process()):
        plan += windows.plan(boundary, wanted, str(place.bin))
    if "word" in wanted.hosts:
        certificate, *rest = word.plan(boundary, config_dir, filled(wanted), wanted.share)
        serving = service.Secured(wanted, tls.Files(config_dir))
        plan.append(SetupPart("Word", [certificate, serving, *rest, Recorded(config_dir, "word")]))
    if "wps" in wanted.hosts:
        lists = [step for step in wps.plan(boundary, wanted) if listed or step.listed()]
        plan.append(SetupPart("WPS", [*lists, Recorded(config_dir, "wps")]))
    return plan


def switch_plan(config_dir: Path, found: ServiceSettings, python: Path) -> Sequence[SetupPart]:
    """Return the parts by which another version's `python` runs the service, now and at login."""
    command = service.command(python)
    return [
        SetupPart("本机服务", [service.Running(found, stale=True, command=command)]),
        SetupPart("登录启动", [Autostart(command, config_dir)]),
    ]


def uninstall_plan(
    boundary: Boundary, config_dir: Path, found: ServiceSettings, leaving: Sequence[Host]
) -> Sequence[SetupPart]:
    """Return the parts whose undoing takes the hosts out: with the last of them the service goes too."""
    left = [host for host in found.hosts if host not in leaving]
    recorded: list[SetupStep] = [Recorded(config_dir, host) for host in leaving]
    plan = [SetupPart("设置", recorded if left else [SavedSettings(config_dir, found)], vital=True)]
    if not left:
        plan.append(SetupPart("登录启动", [Autostart(service.command(), config_dir)]))
        plan.append(SetupPart("本机服务", [service.Running(found)]))
        if boundary.platform == "windows" and (place := deploy.of_this_process()):
            plan += windows.plan(boundary, found, str(place.bin))
    if "word" in leaving:
        steps = list(word.plan(boundary, config_dir, filled(found)))
        if share := boundary.registry_read(word.CATALOGUE_KEY, "Url"):
            steps += word.registration(boundary, config_dir, filled(found), str(share))
        plan.append(SetupPart("Word", steps))
    if "wps" in leaving:
        plan.append(SetupPart("WPS", wps.plan(boundary, found)))
    return plan


def filled(wanted: ServiceSettings) -> str:
    """Return the manifest of Word for these settings."""
    return manifest.fill(assets.manifests() / "word", wanted.secure_address, wanted.entry)


def choose_port(boundary: Boundary, found: ServiceSettings, wanted: int | None) -> int:
    """Return the port to install with: the one asked for, the one kept, or the user's first free pair. StepError.

    A kept one that has become another user's is given up: two of them would answer for each other.
    """
    kept = found.port if found.installed and not port_claims.holder(boundary, found.port) else None
    port = kept if wanted is None else wanted
    if port is None:
        return _free_port(boundary)
    if home := port_claims.holder(boundary, port):
        raise StepError(service.claimed(port, home))
    if service.listener(port, found.secret, boundary) == "ours":
        return port  # it holds both; the second speaks TLS and is known by the first
    for each in (port, port + 1):
        if port_owner.listener(each, found.secret) == "other":
            raise StepError(service.taken(each))
    return port


def _free_port(boundary: Boundary) -> int:
    first = port_claims.preferred(boundary, settings.DEFAULT_PORT)
    for port in range(first, first + 2 * _TRIES, 2):
        listeners = (port_owner.listener(each, "") for each in (port, port + 1))
        if not port_claims.holder(boundary, port) and all(listener == "nobody" for listener in listeners):
            return port
    raise StepError(f"从 {first} 起没有空的端口。请用 --port 指定一个。")


def _write(wanted: ServiceSettings, config_dir: Path) -> None:
    try:
        settings.write(wanted, config_dir)
    except OSError as error:
        raise StepError(f"设置写不进“{config_dir}”（{because(error)}）。请看一下权限，再试一次。") from None
