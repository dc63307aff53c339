"""Write docs/rules/ from the rule folder: one page a rule, an index, the coverage table."""

from pathlib import Path

from addin_server.core import ruleset
from addin_server.rulebook import handbook

ROOT = Path(__file__).parent.parent


def main() -> None:
    rules = ruleset.load(ROOT / "rules")
    target = ROOT / "docs" / "rules"
    target.mkdir(exist_ok=True)
    for page in target.glob("*.md"):
        page.unlink()
    for name, text in handbook.pages(rules, ROOT / "rules").items():
        (target / f"{name}.md").write_text(text, "utf-8")


if __name__ == "__main__":
    main()
