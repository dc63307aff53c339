"""Write docs/security.md from addin_server/security_claims.toml."""

from pathlib import Path

from addin_server import security_claims

TARGET = Path(__file__).parent.parent / "docs" / "security.md"


def main() -> None:
    TARGET.write_text(security_claims.page(), "utf-8")


if __name__ == "__main__":
    main()
