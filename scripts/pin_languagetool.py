"""Write addin_server/proofing/artifacts.tsv: name, size and SHA-256 of every file the pom there brings."""

import hashlib
import subprocess
import tempfile
from pathlib import Path

from addin_server.proofing.install import PLUGIN

PROOFING = Path(__file__).parent.parent / "addin_server" / "proofing"


def main() -> None:
    with tempfile.TemporaryDirectory() as work:
        goal = f"{PLUGIN}:copy-dependencies"
        subprocess.run(
            ["mvn", "-B", "-q", "-f", str(PROOFING / "pom.xml"), goal, f"-DoutputDirectory={work}"], check=True
        )
        rows = [
            f"{file.name}\t{file.stat().st_size}\t{hashlib.sha256(file.read_bytes()).hexdigest()}\n"
            for file in sorted(Path(work).iterdir())
        ]
    (PROOFING / "artifacts.tsv").write_text("".join(rows), "utf-8")


if __name__ == "__main__":
    main()
