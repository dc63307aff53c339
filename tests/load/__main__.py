"""python -m tests.load [writers] [seconds]: a department's server of our own, and that many people typing at it.

Everything stays on this machine and ends by itself.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from addin_server import assets
from addin_server.department.database import Database
from addin_server.department.people import People
from tests.department.running import running_department

HERE = Path(__file__).parent


def main(writers: int = 200, seconds: int = 60) -> int:
    """Return locust's exit code."""
    with tempfile.TemporaryDirectory() as scratch, running_department(Path(scratch) / "department") as found:
        database = Database(found.deployment.database)
        people = People(database, found.deployment.secret("sessions"), 1)
        codes = Path(scratch) / "codes"
        codes.write_text("\n".join(people.issue(f"写稿人{number}", "负载") for number in range(writers)), "ascii")
        database.close()
        environment = {
            **os.environ,
            "ZHUBI_LOAD_CODES": str(codes),
            "ZHUBI_LOAD_DRAFT": str(assets.sample()),
            "ZHUBI_LOAD_AUTHORITY": str(found.authority),
        }
        locust = [sys.executable, "-m", "locust", "-f", str(HERE / "writers.py"), "--headless", "--only-summary"]
        options = ["-u", str(writers), "-r", "20", "-t", f"{seconds}s", "--host", found.address]
        return subprocess.run([*locust, *options], env=environment, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
