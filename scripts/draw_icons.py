"""Draw manifest/word/icons/*.png from manifest/word/drawings/*.svg in every size that Word's ribbon asks for."""

from pathlib import Path

from playwright.sync_api import sync_playwright

from addin_server.setup.manifest import SIZES

FOLDER = Path(__file__).parent.parent / "manifest" / "word"


def main() -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium")
        for drawing in sorted((FOLDER / "drawings").glob("*.svg")):
            for size in SIZES:
                page = browser.new_page(viewport={"width": size, "height": size})
                sized = drawing.read_text("utf-8").replace("<svg ", f'<svg width="{size}" height="{size}" ', 1)
                page.set_content(f"<style>body{{margin:0}}svg{{display:block}}</style>{sized}")
                page.screenshot(path=FOLDER / "icons" / f"{drawing.stem}-{size}.png", omit_background=True)
                page.close()
        browser.close()


if __name__ == "__main__":
    main()
