"""Make one bundle a platform that installs without any network: `make dist-offline`.

python -m scripts.offline [--out dist] [--platform linux-x86_64]… [--python 3.11]… [--runtime FILE]… [--bare]

A bundle carries the Python given for its platform, or else a redistributable one; with --bare none.
"""

from __future__ import annotations

import argparse
import hashlib
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from collections.abc import Sequence
from pathlib import Path

from addin_server import __version__
from scripts.offline import notice, packages, runtimes, sbom, standalone, wheels

ROOT = Path(__file__).parent.parent.parent
FILES = Path(__file__).parent / "files"
DOCS = ("deploy.md", "guide.md", "wps.md", "security.md", "proofing.md")
"""Pages an administrator or a user needs where there is no network."""


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--out", type=Path, default=ROOT / "dist")
    parser.add_argument("--platform", action="append", choices=[p.name for p in wheels.PLATFORMS])
    parser.add_argument("--python", action="append", choices=wheels.PYTHONS)
    parser.add_argument("--runtime", type=Path, action="append", default=[], metavar="FILE")
    parser.add_argument("--bare", action="store_true")
    wanted = parser.parse_args()
    try:
        pythons = runtimes.sort(wanted.runtime, wheels.PLATFORMS)
    except runtimes.RuntimeFileError as error:
        sys.exit(str(error))
    platforms = [p for p in wheels.PLATFORMS if p.name in (wanted.platform or [p.name])]
    module = None if wanted.bare or all(p.name in pythons for p in platforms) else _standalone()
    versions = tuple(wanted.python or wheels.PYTHONS)
    with tempfile.TemporaryDirectory() as scratch:
        own = build(Path(scratch) / "own")
        for platform in platforms:
            runtime, inside = pythons.get(platform.name), list[packages.Package]()
            if runtime is None and module:
                runtime = standalone.pack(module, platform, Path(scratch) / "runtime")
                inside = standalone.parts(module, platform)
            print(bundle(own, platform, versions, wanted.out, Path(scratch), runtime, inside))
            if runtime is None:
                print(f"  不带 Python。要带：--runtime cpython-…-{runtimes.triple(platform)}-install_only.tar.gz")


def _standalone() -> Path:
    try:
        return standalone.download()
    except standalone.NoStandaloneError as error:
        sys.exit(
            f"取不到安装包里带的 Python：{error}。请装好 go、连上网再做；"
            '也可以自己给：make dist-offline RUNTIME="文件…"；不要带：make dist-offline RUNTIME=none。'
        )


def build(folder: Path) -> Path:
    """Build our own wheel, with the pane, the manifests and the rules in it."""
    if not (ROOT / "taskpane" / "dist" / "index.html").is_file():
        sys.exit("页面还没有生成，请先运行 make pane。")
    subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--outdir", folder, ROOT], check=True, capture_output=True
    )
    return next(folder.glob("*.whl"))


def bundle(
    own: Path,
    platform: wheels.Platform,
    pythons: tuple[str, ...],
    out: Path,
    scratch: Path,
    runtime: Path | None = None,
    parts: Sequence[packages.Package] = (),
) -> Path:
    """Return the bundle of a platform, written to `out`; `runtime` is an archive of a Python that goes with it.

    `parts` are the programs in that archive, where it does not say itself whose they are.
    """
    name = f"{'-'.join(own.name.split('-')[:2])}-offline-{platform.name}"
    folder = scratch / name
    wheels.gather(own, platform, pythons, folder / "wheels", scratch / "pure")
    inside = [*packages.bundled(folder / "wheels"), *parts]
    notice.write(inside, folder)
    shutil.copy(ROOT / "LICENSE", folder)
    (folder / "docs").mkdir()
    for page in DOCS:
        _page(ROOT / "docs" / page, folder / "docs")
    windows = platform.sys_platform == "win32"
    (folder / "runtime").mkdir()
    if runtime:
        shutil.copy(runtime, folder / "runtime")
    for file in sorted(FILES.iterdir()):
        if runtime and file.stem == "放在这里":
            continue
        if file.suffix in ((".ps1", ".cmd") if windows else (".sh",)) or file.suffix == ".txt":
            place = folder / "runtime" / file.name if file.stem == "放在这里" else folder / file.name
            text = file.read_text("utf-8").replace("@MACHINE@", platform.machine.lower())
            text = (
                text.replace("@PYTHONS@", " ".join(pythons))
                .replace("@TRIPLE@", runtimes.triple(platform))
                .replace("@VERSION@", __version__)
            )
            place.write_bytes(_encoded(text, file.suffix, windows))
            place.chmod(0o755 if file.suffix == ".sh" else 0o644)
    _sums(folder)
    out.mkdir(parents=True, exist_ok=True)
    (out / f"{name}.cdx.json").write_text(sbom.cyclonedx(name, __version__, inside), "utf-8")
    if windows:
        target = out / f"{name}.zip"
        with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
            for path in sorted(folder.rglob("*")):
                archive.write(path, Path(name) / path.relative_to(folder))
    else:
        target = out / f"{name}.tar.gz"
        with tarfile.open(target, "w:gz", compresslevel=1) as archive:
            archive.add(folder, name)
    return target


def _page(page: Path, folder: Path) -> None:
    """Copy a page with its pictures; what it leads to and is not here loses the link."""
    text = page.read_text("utf-8")
    for whole, words, target in re.findall(r"(!?\[([^]]*)\]\(([^):]+)\))", text):
        name = target.partition("#")[0]
        if whole.startswith("!"):
            (folder / name).parent.mkdir(exist_ok=True)
            shutil.copy(page.parent / name, folder / name)
        elif name and name not in DOCS:
            text = text.replace(whole, words)
    (folder / page.name).write_text(text, "utf-8")


def _encoded(text: str, suffix: str, windows: bool) -> bytes:
    """Windows's own PowerShell takes a script without a mark for the local code page; Notepad of old wants CRLF."""
    if not windows:
        return text.encode()
    return text.replace("\n", "\r\n").encode("ascii" if suffix == ".cmd" else "utf-8-sig")


def _sums(folder: Path) -> None:
    lines = [
        f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.relative_to(folder).as_posix()}\n"
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    ]
    (folder / "SHA256SUMS").write_text("".join(lines), "utf-8")


if __name__ == "__main__":
    main()
