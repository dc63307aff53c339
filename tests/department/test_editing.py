"""An editor changes the department's rules: sees what would change, publishes, goes back."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from addin_server.core.model import Severity
from addin_server.core.ruleset import Ruleset
from addin_server.department import editing
from addin_server.department.app import create_app
from addin_server.department.database import Database
from addin_server.department.editing import RuleEdits
from addin_server.department.people import People
from addin_server.department.rate_counter import RateCounter
from addin_server.department.settings import Deployment
from addin_server.rulebook import pack, signing
from tests.department.conftest import ORIGIN, Pane, SignIn, changed, post

DRAFT = "青槐镇：“赶集日党员会”让流动党员归队\n镇党委高度重视、狠抓落实，取得显著成效，先锋小屋成为一张亮丽名片。\n"
EDITOR = "编辑甲"


@pytest.fixture
def editor(sign_in: SignIn) -> Pane:
    return sign_in(EDITOR)


def send(pane: Pane, path: str, **form: Any) -> Any:
    return pane.client.post(path, base_url=ORIGIN, data=form, headers={"Origin": ORIGIN})


def test_only_editors_see_and_send_the_page(sign_in: SignIn) -> None:
    other = sign_in("林小满")
    assert other.client.get("/department/", base_url=ORIGIN).status_code == 403
    for path in ("preview", "publish", "back/1"):
        assert send(other, f"/department/{path}", words="x").status_code == 403


def test_a_preview_says_what_would_change_and_changes_nothing(editor: Pane) -> None:
    before = editor.client.get("/layer/current.zhubi", base_url=ORIGIN).data
    paragraphs = [{"id": f"p{n}", "text": line} for n, line in enumerate(DRAFT.splitlines())]
    said = editor.ask("POST", "/api/v1/check", json={"draft": {"paragraphs": paragraphs}}).json["findings"]
    sent = (io.BytesIO(DRAFT.encode()), "一稿.txt")
    found = send(editor, "/department/preview", **{f"rule:{said[0]['rule']}": "off"}, drafts=sent)
    assert found.status_code == 200 and "<td>一稿.txt</td>" in found.text and "<td>不说</td>" in found.text
    assert editor.client.get("/layer/current.zhubi", base_url=ORIGIN).data == before


def test_what_is_published_holds_for_all_and_is_signed(editor: Pane, sign_in: SignIn, deployment: Deployment) -> None:
    form = {"words": "先锋小屋", "rule:vague.result": "off", "required": "secrecy", "notes": "加一个词"}
    assert send(editor, "/department/publish", **form).status_code == 303
    other = sign_in("林小满")
    assert "加一个词" in other.ask("GET", "/api/v1/health").json["news"]
    fetched = other.client.get("/layer/current.zhubi", base_url=ORIGIN)
    found = pack.read(fetched.data, signing.public_key(deployment.secret_file("layer").read_bytes()))
    assert "先锋小屋" in found.files["lexicon/proper-names.txt"].decode()
    again = other.client.get(
        "/layer/current.zhubi", base_url=ORIGIN, headers={"If-None-Match": fetched.headers["ETag"]}
    )
    assert again.status_code == 304
    assert send(editor, "/department/publish", words="红色驿站", notes="换一个词").status_code == 303
    second = found.about.revision + 1
    assert send(editor, f"/department/back/{found.about.revision}").status_code == 303
    back = pack.read(other.client.get("/layer/current.zhubi", base_url=ORIGIN).data, "")
    assert back.about.revision == second + 1 and back.files == found.files


def test_what_cannot_be_is_told_and_not_published(editor: Pane) -> None:
    for form in ({"words": "#坏"}, {"remarks": "x" * 61}, {"rule:no.such": "off"}):
        found = send(editor, "/department/publish", **form)
        assert found.status_code == 200 and 'role="alert"' in found.text


def test_what_an_editor_writes_is_shown_as_text(editor: Pane) -> None:
    found = send(editor, "/department/preview", words="<script>x</script>", notes='"><b>')
    assert "<script>x" not in found.text and "<b>" not in found.text.replace("<b>主笔</b>", "")


def test_what_the_page_does_not_know_stays(rules: Ruleset) -> None:
    profile = '# 县里定的\noff = ["vague.result"]\n\n[set."title.too-long"]\nover = [20, 26]\n'
    files = {
        "profile.toml": profile.encode(),
        "lexicon/proper-names.txt": "# 老词\n先锋小屋\n".encode(),
        "templates/x.toml": b"kept",
    }
    after = editing.written(files, RuleEdits(words=("先锋小屋", "红色驿站"), off=("vague.result",)), rules)
    assert after["profile.toml"] == files["profile.toml"] and after["templates/x.toml"] == b"kept"
    assert after["lexicon/proper-names.txt"].decode() == "# 老词\n先锋小屋\n红色驿站\n"


def test_what_is_written_is_read_back(rules: Ruleset) -> None:
    rule = rules.rules[0].id
    wanted = RuleEdits(
        ("先锋小屋",), ("基层党建",), ("数字核一下",), (rules.rules[1].id,), {rule: Severity.ADVICE}, (rule,)
    )
    assert editing.read(editing.written({}, wanted, rules)) == wanted


def test_a_preview_folder_that_cannot_be_read_is_told(
    deployment: Deployment, kept: Database, people: People, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    app = create_app(changed(deployment, preview=str(tmp_path)), kept, RateCounter())
    client = app.test_client()
    post(client, "/sign-in", {"code": people.issue("编辑甲", "测试")})
    post(client, "/agree", {})
    real = Path.iterdir

    def refused(self: Path) -> Iterator[Path]:
        if self == tmp_path:
            raise PermissionError(13, "Permission denied", str(self))
        return real(self)

    monkeypatch.setattr(Path, "iterdir", refused)
    found = post(client, "/department/preview", {})
    assert found.status_code == 422 and "没有权限" in found.text
