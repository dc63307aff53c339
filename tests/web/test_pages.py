"""The pages of the three hosts: what each is allowed to load, who may frame it, what may be kept."""

from __future__ import annotations

import mimetypes
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from addin_server import __version__, officejs
from addin_server.officejs import OfficeJs
from addin_server.web import security
from addin_server.web.access import KeyAccess
from addin_server.web.routes import pages
from addin_server.web.services import Site
from tests.web.conftest import HOST, TOKEN

SECURE = "localhost:8766"
PAGE = (
    '<meta name="zhubi-token" content="__ZHUBI_TOKEN__"><meta name="zhubi-version" content="__ZHUBI_VERSION__">'
    '<script src="__ZHUBI_OFFICE_JS__"></script>'
)


def client(folder: Path, office_js: OfficeJs = OfficeJs()) -> FlaskClient:  # noqa: B008  (frozen)
    """A service over a pane and manifests made for the test."""
    files = {
        "pane/index.html": PAGE,
        "pane/word/index.html": PAGE,
        "pane/wps/ui/taskpane.html": PAGE,
        "pane/wps/install/index.html": PAGE,
        "pane/assets/word.js": "1",
        "manifest/word/icons/icon-32.png": "png",
        "manifest/wps/manifest.xml": "<JsPlugin/>",
        "manifest/wps/ribbon.xml": "<customUI/>",
        "manifest/wps/index.html": "hidden page",
        "manifest/wps/images/check.svg": "<svg/>",
        "mirror/office.js": "office",
        "mirror/zh-cn/office_strings.js": "strings",
    }
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    app = Flask(__name__, static_folder=None)
    security.guard(app)
    app.register_blueprint(
        pages.routes.blueprint(Site(folder / "pane", folder / "manifest", KeyAccess("", TOKEN), office_js))
    )
    return app.test_client()


def csp(found: FlaskClient, path: str) -> dict[str, str]:
    """The policy of a page, by directive."""
    response = found.get(path, headers={"Host": HOST}, buffered=True)
    assert response.status_code == 200, path
    rows = response.headers["Content-Security-Policy"].split("; ")
    return {name: value for name, _, value in (row.partition(" ") for row in rows)}


@pytest.mark.parametrize("path", ["/", "/word/", "/wps/ui/taskpane.html", "/wps/install/"])
def test_every_page_carries_the_token(tmp_path: Path, path: str) -> None:
    html = client(tmp_path).get(path, headers={"Host": SECURE}, buffered=True).text
    assert f'content="{TOKEN}"' in html
    assert f'content="{__version__}"' in html
    assert "__ZHUBI" not in html


def test_word_may_load_office_js_and_be_framed_by_office(tmp_path: Path) -> None:
    found = client(tmp_path)
    assert f'src="{officejs.CDN}office.js"' in found.get("/word/", headers={"Host": SECURE}, buffered=True).text
    rules = csp(found, "/word/")
    assert rules["script-src"] == "'self' https://appsforoffice.microsoft.com"
    assert rules["connect-src"] == "'self'"
    assert "https://*.officeapps.live.com" in rules["frame-ancestors"]


def test_with_a_mirror_of_the_organisation_word_loads_from_there_only(tmp_path: Path) -> None:
    found = client(tmp_path, officejs.source("https://mirror.example.cn/office/office.js"))
    assert (
        'src="https://mirror.example.cn/office/office.js"'
        in found.get("/word/", headers={"Host": SECURE}, buffered=True).text
    )
    assert csp(found, "/word/")["script-src"] == "'self' https://mirror.example.cn"


def test_a_mirrored_folder_is_served_by_us(tmp_path: Path) -> None:
    found = client(tmp_path, OfficeJs(folder=tmp_path / "mirror"))
    assert 'src="/officejs/office.js"' in found.get("/word/", headers={"Host": SECURE}, buffered=True).text
    assert csp(found, "/word/")["script-src"] == "'self'"
    assert found.get("/officejs/zh-cn/office_strings.js", headers={"Host": SECURE}, buffered=True).text == "strings"
    assert found.get("/officejs/../manifest/wps/ribbon.xml", headers={"Host": SECURE}, buffered=True).status_code == 404


def test_without_a_mirror_there_is_nothing_under_its_address(tmp_path: Path) -> None:
    assert client(tmp_path).get("/officejs/office.js", headers={"Host": SECURE}, buffered=True).status_code == 404


@pytest.mark.parametrize("path", ["/", "/wps/", "/wps/ui/taskpane.html"])
def test_no_other_page_may_load_or_be_framed_from_elsewhere(tmp_path: Path, path: str) -> None:
    rules = csp(client(tmp_path), path)
    assert {rules[name] for name in ("script-src", "connect-src", "frame-ancestors")} == {"'self'"}


def test_only_the_install_page_speaks_to_the_service_of_wps(tmp_path: Path) -> None:
    rules = csp(client(tmp_path), "/wps/install/")
    assert rules["connect-src"] == "'self' http://127.0.0.1:58890 https://127.0.0.1:58891"
    assert rules["script-src"] == "'self'"


def test_what_wps_fetches_at_its_start_is_asked_for_anew_each_time(tmp_path: Path) -> None:
    found = client(tmp_path)
    for name in ("manifest.xml", "ribbon.xml", "index.html", ""):
        response = found.get(f"/wps/{name}", headers={"Host": HOST, "User-Agent": ""}, buffered=True)
        assert response.status_code == 200
        assert response.headers["Cache-Control"] == "no-cache"
    assert found.get("/wps/ribbon.xml", headers={"Host": HOST}, buffered=True).text.startswith("<customUI")


@pytest.mark.parametrize("path", ["/word/icons/icon-32.png", "/wps/images/check.svg"])
def test_icons_may_be_kept_and_drawn_by_word_on_the_web(tmp_path: Path, path: str) -> None:
    headers = client(tmp_path).get(path, headers={"Host": SECURE}, buffered=True).headers
    assert headers["Cache-Control"] == "public, max-age=86400"
    assert headers["Cross-Origin-Resource-Policy"] == "cross-origin"


def test_types_do_not_hang_on_what_the_system_believes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mimetypes, "guess_type", lambda *_, **__: ("text/plain", None))
    found = client(tmp_path)
    for path, kind in (("/assets/word.js", "text/javascript"), ("/wps/ribbon.xml", "text/xml")):
        assert found.get(path, headers={"Host": HOST}, buffered=True).mimetype == kind


def test_a_pane_that_is_not_built_says_so(tmp_path: Path) -> None:
    found = client(tmp_path)
    (tmp_path / "pane/word/index.html").unlink()
    assert "make pane" in found.get("/word/", headers={"Host": SECURE}, buffered=True).text


@pytest.mark.parametrize("text", ["http://mirror.example.cn/", "ftp://mirror/", "https://"])
def test_an_address_word_would_not_load_from_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="https"):
        officejs.source(text)


def test_a_windows_folder_is_a_folder() -> None:
    assert officejs.source("D:\\镜像\\office").folder == Path("D:\\镜像\\office")
    assert officejs.source("").script == f"{officejs.CDN}office.js"
