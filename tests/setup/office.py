"""A user on a machine whose only network is its loopback, and the bundles they are given."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import shutil
import subprocess
import tomllib
import zipfile
from collections.abc import Iterator
from pathlib import Path

import psutil

from addin_server import __version__


def another(bundle: Path, folder: Path, version: str, **files: str) -> Path:
    """Return a bundle of the same with another version, and with `files` (dots for slashes) in place of ours."""
    made = folder / version
    shutil.copytree(bundle, made, copy_function=os.link)
    [old] = (made / "wheels").glob("zhubi-*.whl")
    new = old.with_name(old.name.replace(__version__, version))
    changed = {f"{name.replace('.', '/')}.py": text for name, text in files.items()}
    with zipfile.ZipFile(old) as source, zipfile.ZipFile(new, "w") as target:
        for name in source.namelist():
            data = source.read(name)
            if name.endswith((".dist-info/METADATA", "addin_server/__init__.py")):
                data = data.replace(__version__.encode(), version.encode())
            if name in changed:
                data = changed[name].encode()
            target.writestr(name.replace(f"zhubi-{__version__}.dist-info", f"zhubi-{version}.dist-info"), data)
    old.unlink()
    script = (made / "install.sh").read_text("utf-8").replace(f"VERSION='{__version__}'", f"VERSION='{version}'")
    (made / "install.sh").unlink()
    (made / "install.sh").write_text(script, "utf-8")
    sums = made / "SHA256SUMS"
    lines = [
        f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.relative_to(made).as_posix()}\n"
        for path in sorted(made.rglob("*"))
        if path.is_file() and path != sums
    ]
    sums.unlink()
    sums.write_text("".join(lines), "utf-8")
    return made


class Office:
    """A user on a machine whose only network is its loopback."""

    def __init__(self, home: Path, namespace: int, *more: str) -> None:
        self.home = home
        self.enter = ["nsenter", "-t", str(namespace), "--user", "--net", *more, "--preserve-credentials"]

    def run(self, *command: str | Path, **more: str) -> tuple[int, str]:
        environment = {
            "HOME": str(self.home),
            "PATH": os.environ["PATH"],
            "LC_ALL": "C.UTF-8",
            # what is run is compiled then; the rest of every package would be for nobody
            "PIP_COMPILE": "0",
            **more,
        }
        line = [*self.enter, *(str(word) for word in command)]
        done = subprocess.run(line, env=environment, cwd=self.home, capture_output=True, text=True)
        return done.returncode, done.stdout + done.stderr

    def bundle(self, bundle: Path, *arguments: str, **more: str) -> tuple[int, str]:
        return self.run("sh", bundle / "install.sh", *arguments, **more)

    def zhubi(self, *arguments: str) -> tuple[int, str]:
        return self.run(self.home / ".local/bin/zhubi", *arguments)

    @property
    def settings(self) -> dict[str, object]:
        return tomllib.loads((self.home / ".config/zhubi/service.toml").read_text("utf-8"))

    @property
    def listing(self) -> Path:
        """Where WPS keeps which add-ins there are."""
        return self.home / ".local/share/Kingsoft/wps/jsaddons/publish.xml"

    def get(self, path: str) -> str:
        """What the service answers; empty when it does not."""
        url = f"http://127.0.0.1:{self.settings['port']}{path}"
        script = "import sys, urllib.request as r; print(r.urlopen(sys.argv[1], timeout=5).read().decode())"
        code, said = self.run("python3", "-c", script, url)
        return said if code == 0 else ""

    @property
    def answering(self) -> str:
        """The version of the service that answers."""
        said = self.get(f"/api/v1/identity?nonce={'0' * 16}")
        return str(json.loads(said)["version"]) if said else ""

    @property
    def versions(self) -> list[str]:
        return sorted(path.name.partition("-")[0] for path in (self.home / ".local/share/zhubi/versions").iterdir())

    def services(self) -> list[psutil.Process]:
        found = []
        for process in psutil.process_iter():
            with contextlib.suppress(psutil.Error):
                if "addin_server.cli" in process.cmdline() and process.environ().get("HOME") == str(self.home):
                    found.append(process)
        return found

    @contextlib.contextmanager
    def under_load(self) -> Iterator[None]:
        """Ask the service for its page without a pause, so long as the block runs."""
        script = (
            "import sys, urllib.request as r\n"
            "for _ in range(20000):\n"
            "    try: r.urlopen(sys.argv[1], timeout=5).read()\n"
            "    except OSError: pass\n"
        )
        url = f"http://127.0.0.1:{self.settings['port']}/"
        loaded = subprocess.Popen([*self.enter, "python3", "-c", script, url])
        try:
            yield
        finally:
            loaded.kill()
            loaded.wait()
