"""python -m tests.load [writers] [seconds]: a department's server of our own, and that many people typing at it.

Everything stays on this machine and ends by itself.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from addin_server.department.database import Database
from addin_server.department.people import People
from tests import bench
from tests.department.running import running_department

HERE = Path(__file__).parent
ARRIVE = 5
"""Writers that sign in each second."""
SIZE = 2_000
"""Characters of a draft."""


def main(writers: int = 200, seconds: int = 60) -> int:
    """Return locust's exit code."""
    with tempfile.TemporaryDirectory() as scratch, running_department(Path(scratch) / "department") as found:
        database = Database(found.deployment.database)
        people = People(database, found.deployment.secret("sessions"), 1)
        codes = Path(scratch) / "codes"
        codes.write_text("\n".join(people.issue(f"写稿人{number}", "负载") for number in range(writers)), "ascii")
        database.close()
        drafts = Path(scratch) / "drafts"
        texts = [bench.paragraphs_of_brief(SIZE, number) for number in range(writers)]
        drafts.write_text(json.dumps(texts), "utf-8")
        environment = {
            **os.environ,
            "ZHUBI_LOAD_CODES": str(codes),
            "ZHUBI_LOAD_DRAFTS": str(drafts),
            "ZHUBI_LOAD_AUTHORITY": str(found.authority),
        }
        locust = [sys.executable, "-m", "locust", "-f", str(HERE / "writers.py"), "--headless", "--only-summary"]
        # They come one after the other, as people do in the morning; what is told is how it goes when all are there.
        arriving = writers // ARRIVE
        options = ["-u", str(writers), "-r", str(ARRIVE), "--reset-stats", "-t", f"{arriving + seconds}s"]
        options += ["--host", found.address]
        return subprocess.run([*locust, *options], env=environment, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
