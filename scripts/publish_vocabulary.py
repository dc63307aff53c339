"""Write the vocabulary as TypeScript and CSS for the pane."""

from pathlib import Path

from addin_server.vocabulary import publish

TARGET = Path(__file__).parent.parent / "taskpane" / "src" / "generated"


def main() -> None:
    TARGET.mkdir(exist_ok=True)
    for name, text in publish.files().items():
        (TARGET / name).write_text(text, "utf-8")


if __name__ == "__main__":
    main()
