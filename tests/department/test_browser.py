"""A person's first day: sign in, be told, write, ignore; in a real browser, through the real proxy."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, Playwright, Request

from addin_server.department import migrate
from addin_server.department.database import Database
from addin_server.department.people import People
from tests.department.running import Running, running_department


@pytest.fixture(scope="module")
def department(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    with running_department(tmp_path_factory.mktemp("browser"), workers=1) as found:
        yield found


@pytest.fixture(scope="module")
def people(department: Running) -> Iterator[People]:
    database = Database(department.deployment.database)
    migrate.migrate(database)
    yield People(database, department.deployment.secret("sessions"), 30)
    database.close()


@pytest.fixture
def page(playwright: Playwright, chromium: str) -> Iterator[Page]:
    browser: Browser = playwright.chromium.launch(executable_path=chromium)
    context = browser.new_context(locale="zh-CN", ignore_https_errors=True)  # the test's own authority
    yield context.new_page()
    browser.close()


def test_the_first_time_one_is_told_before_anything_is_sent(department: Running, people: People, page: Page) -> None:
    asked: list[Request] = []
    page.on("request", lambda request: asked.append(request))
    page.goto(department.address)
    page.get_by_label("个人码").fill("不是我的码")
    page.get_by_role("button", name="登录").click()
    page.get_by_role("alert").get_by_text("个人码不对").wait_for()
    page.get_by_label("个人码").fill(people.issue("林小满", "测试"))
    page.get_by_role("button", name="登录").click()
    page.get_by_text("会经加密的网络送到这台服务器检查").wait_for()
    assert not [request.url for request in asked if "/api/" in request.url]
    page.get_by_role("button", name="知道了，开始用").click()
    page.get_by_text("处可改").first.wait_for()
    sent = [request for request in asked if "/api/v1/check" in request.url]
    assert sent and all(request.url.startswith(department.address) for request in asked)
    page.goto(f"{department.address}/wps/ui/taskpane.html?tab=check")
    page.locator("body").wait_for()
    assert "/sign-in" not in page.url and "/agree" not in page.url


def test_no_page_says_that_a_draft_stays_on_the_writers_machine(
    department: Running, people: People, page: Page
) -> None:
    page.goto(department.address)
    page.get_by_label("个人码").fill(people.issue("周谷雨", "测试"))
    page.get_by_role("button", name="登录").click()
    page.get_by_role("button", name="知道了，开始用").click()
    page.get_by_text("处可改").first.wait_for()
    said = [page.locator("body").inner_text()]
    page.get_by_role("button", name="清空").click()
    page.get_by_text("文稿还是空的").wait_for()
    said.append(page.locator("body").inner_text())
    page.get_by_role("button", name="从材料找信息").click()
    page.get_by_text("不留存").last.wait_for()
    said.append(page.locator("body").inner_text())
    assert all("单位的服务器" in text and "这台电脑" not in text and "本机" not in text for text in said)
    assert page.get_by_role("button", name="批量").count() == 0  # is not to be had here
