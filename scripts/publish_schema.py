"""Write docs/report.schema.json from the structs that travel."""

import json
from pathlib import Path

from addin_server import wire

TARGET = Path(__file__).parent.parent / "docs" / "report.schema.json"


def main() -> None:
    TARGET.write_text(json.dumps(wire.report_schema(), ensure_ascii=False, indent=2) + "\n", "utf-8")


if __name__ == "__main__":
    main()
