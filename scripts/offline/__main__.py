"""Make one bundle a platform that installs without any network: `make dist-offline`.

python -m scripts.offline [--out dist] [--platform linux-x86_64]… [--python 3.11]…
"""

from __future__ import annotations

import argparse
import hashlib
import shutil
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from pathlib import Path

from addin_server import __version__
from scripts.offline import notice, wheels

ROOT = Path(__file__).parent.parent.parent
FILES = Path(__file__).parent / "files"


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--out", type=Path, default=ROOT / "dist")
    parser.add_argument("--platform", action="append", choices=[p.name for p in wheels.PLATFORMS])
    parser.add_argument("--python", action="append", choices=wheels.PYTHONS)
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        own = build(Path(scratch) / "own")
        for platform in wheels.PLATFORMS:
            if platform.name in (wanted.platform or [platform.name]):
                print(bundle(own, platform, tuple(wanted.python or wheels.PYTHONS), wanted.out, Path(scratch)))


def build(folder: Path) -> Path:
    """Build our own wheel, with the pane, the manifests and the rules in it."""
    if not (ROOT / "taskpane" / "dist" / "index.html").is_file():
        sys.exit("页面还没有生成，请先运行 make pane。")
    subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--outdir", folder, ROOT], check=True, capture_output=True
    )
    return next(folder.glob("*.whl"))


def bundle(own: Path, platform: wheels.Platform, pythons: tuple[str, ...], out: Path, scratch: Path) -> Path:
    """Return the bundle of a platform, written to `out`."""
    name = f"{'-'.join(own.name.split('-')[:2])}-offline-{platform.name}"
    folder = scratch / name
    wheels.gather(own, platform, pythons, folder / "wheels", scratch / "pure")
    notice.write(folder / "wheels", folder)
    shutil.copy(ROOT / "LICENSE", folder)
    windows = platform.sys_platform == "win32"
    (folder / "runtime").mkdir()
    for file in sorted(FILES.iterdir()):
        if file.suffix in ((".ps1", ".cmd") if windows else (".sh",)) or file.suffix == ".txt":
            place = folder / "runtime" / file.name if file.stem == "放在这里" else folder / file.name
            text = file.read_text("utf-8").replace("@MACHINE@", platform.machine.lower())
            text = (
                text.replace("@PYTHONS@", " ".join(pythons))
                .replace("@TRIPLE@", _triple(platform))
                .replace("@VERSION@", __version__)
            )
            place.write_bytes(_encoded(text, file.suffix, windows))
            place.chmod(0o755 if file.suffix == ".sh" else 0o644)
    _sums(folder)
    out.mkdir(parents=True, exist_ok=True)
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


def _encoded(text: str, suffix: str, windows: bool) -> bytes:
    """Windows's own PowerShell takes a script without a mark for the local code page; Notepad of old wants CRLF."""
    if not windows:
        return text.encode()
    return text.replace("\n", "\r\n").encode("ascii" if suffix == ".cmd" else "utf-8-sig")


def _triple(platform: wheels.Platform) -> str:
    kind = "pc-windows-msvc" if platform.sys_platform == "win32" else "unknown-linux-gnu"
    return f"{'x86_64' if platform.machine == 'AMD64' else platform.machine}-{kind}"


def _sums(folder: Path) -> None:
    lines = [
        f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.relative_to(folder).as_posix()}\n"
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    ]
    (folder / "SHA256SUMS").write_text("".join(lines), "utf-8")


if __name__ == "__main__":
    main()
