"""The rule pages in the browser."""

from __future__ import annotations

from flask.testing import FlaskClient

from tests.web.conftest import HOST


def test_pages_in_the_browser(client: FlaskClient) -> None:
    index = client.get("/rules/", headers={"Host": HOST})
    assert index.status_code == 200
    assert "标题偏文艺" in index.text
    page = client.get("/rules/title.ornate.md", headers={"Host": HOST}).text
    assert "<h1>标题偏文艺</h1>" in page
    assert client.get("/rules/nonsense", headers={"Host": HOST}).status_code == 404
