"""Write docs/rule-reference.md and docs/rule.schema.json from the types of the rules."""

from pathlib import Path

from addin_server.rulebook import reference

DOCS = Path(__file__).parent.parent / "docs"


def main() -> None:
    for name, text in reference.files().items():
        (DOCS / name).write_text(text, "utf-8")


if __name__ == "__main__":
    main()
