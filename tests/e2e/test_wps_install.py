"""The page that puts the add-in into WPS, in a browser, against a local service of WPS that behaves in every way."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, Route

SERVICE = "http://127.0.0.1:58890"
RIBBON = '<customUI xmlns="http://schemas.microsoft.com/office/2006/01/customui"/>'


class Wps:
    """What the local service of WPS answers; `orders` is what it was told to do."""

    def __init__(self) -> None:
        self.orders: list[dict[str, str]] = []
        self.listed: list[dict[str, str]] = []
        self.ribbon = RIBBON
        self.answer = "OK"
        self.down: set[str] = set()
        self.status = 200

    def handle(self, route: Route) -> None:
        path = route.request.url.removeprefix(SERVICE)
        if path in self.down or "all" in self.down:
            route.abort("connectionrefused")
            return
        route.fulfill(status=self.status, body=self._body(path, route), headers={"Access-Control-Allow-Origin": "*"})

    def _body(self, path: str, route: Route) -> str:
        assert route.request.method == "POST"
        if path == "/version":
            return "1.0.2"
        if path == "/publishlist":
            return json.dumps(self.listed)
        data = json.loads(base64.b64decode(route.request.post_data or ""))
        if path == "/redirect/runParams":
            assert data["url"].endswith("/wps/ribbon.xml")
            return self.ribbon
        assert path == "/deployaddons/runParams"
        self.orders.append(data)
        return self.answer


@pytest.fixture
def wps(context: BrowserContext) -> Wps:
    service = Wps()
    context.route(f"{SERVICE}/**", service.handle)
    return service


@pytest.fixture
def opened(context: BrowserContext, address: str) -> Iterator[Callable[[], Page]]:
    """Opens the page; afterwards no complaint may be about what the page itself did."""
    complaints: list[str] = []

    def page() -> Page:
        found = context.new_page()
        found.on("pageerror", lambda error: complaints.append(str(error)))
        found.on("console", lambda message: complaints.append(message.text) if "Security" in message.text else None)
        found.goto(f"{address}wps/install/")
        return found

    yield page
    assert complaints == []


def ours(address: str) -> dict[str, Any]:
    return {"name": "zhubi", "addonType": "wps", "url": f"{address}wps/", "enable": "true"}


def test_one_click_tells_wps_and_the_two_steps_follow(wps: Wps, opened: Callable[[], Page], address: str) -> None:
    wps.listed = [{"name": "zhubi", "addonType": "et", "url": "x"}, {"name": "别家", "addonType": "wps", "url": "y"}]
    page = opened()
    page.get_by_role("button", name="安装", exact=True).click()
    page.get_by_role("heading", name="WPS 记下了，还差下面两步").wait_for()
    assert wps.orders == [
        {
            "cmd": "enable",
            "name": "zhubi",
            "url": f"{address}wps/",
            "addonType": "wps",
            "online": "true",
            "version": "",
            "customDomain": "",
        }
    ]
    for step in ("打开 WPS 文字，选“允许”", "完全退出 WPS", "再打开，就有“主笔”了"):
        assert page.get_by_role("heading", name=step).is_visible()


def test_an_empty_answer_is_a_yes(wps: Wps, opened: Callable[[], Page]) -> None:
    wps.answer = ""
    page = opened()
    page.get_by_role("button", name="安装", exact=True).click()
    page.get_by_role("heading", name="还差下面两步").wait_for()


def test_installed_it_can_be_taken_out(wps: Wps, opened: Callable[[], Page], address: str) -> None:
    wps.listed = [ours(address)]
    page = opened()
    page.get_by_role("heading", name="已经装过了").wait_for()
    page.get_by_role("button", name="卸载").click()
    page.get_by_role("heading", name="卸掉了").wait_for()
    assert [order["cmd"] for order in wps.orders] == ["disable"]


def test_an_older_address_is_brought_up_to_date(wps: Wps, opened: Callable[[], Page], address: str) -> None:
    wps.listed = [{**ours(address), "url": "http://127.0.0.1:1/wps/"}]
    page = opened()
    page.get_by_role("heading", name="装的是旧地址").wait_for()
    page.get_by_role("button", name="更新").click()
    page.get_by_role("heading", name="还差下面两步").wait_for()
    assert wps.orders[0]["url"] == f"{address}wps/"


def test_without_the_service_it_says_how_to_start_it_and_looks_again(wps: Wps, opened: Callable[[], Page]) -> None:
    wps.down = {"all"}
    page = opened()
    page.get_by_role("heading", name="WPS 的本机服务没有应答").wait_for()
    start = page.get_by_role("link", name="启动 WPS 的服务")
    assert start.get_attribute("href") == "ksoWPSCloudSvr://start=RelayHttpServer"
    wps.down = set()
    page.get_by_role("button", name="再看一次").click()
    page.get_by_role("heading", name="WPS 准备好了").wait_for()


def test_what_wps_cannot_read_is_said_before_installing(wps: Wps, opened: Callable[[], Page]) -> None:
    wps.ribbon = "﻿<?xml version='1.0'?><customUI/>"
    page = opened()
    page.get_by_text("WPS 读不到主笔的文件").wait_for()


def test_what_the_browser_does_not_let_us_see_hinders_nothing(wps: Wps, opened: Callable[[], Page]) -> None:
    wps.down = {"/redirect/runParams"}
    page = opened()
    page.get_by_text("没能核对").wait_for()
    page.get_by_role("button", name="安装", exact=True).click()
    page.get_by_role("heading", name="还差下面两步").wait_for()


def test_a_service_that_does_not_list_hinders_nothing(wps: Wps, opened: Callable[[], Page]) -> None:
    wps.down = {"/publishlist"}
    page = opened()
    page.get_by_text("没能看到 WPS 现有的名单").wait_for()
    assert page.get_by_role("button", name="安装", exact=True).is_visible()


def test_a_refusal_is_said_and_can_be_tried_again(wps: Wps, opened: Callable[[], Page]) -> None:
    wps.answer = "Subserver not available."
    page = opened()
    page.get_by_role("button", name="安装", exact=True).click()
    page.get_by_role("heading", name="WPS 没有接受").wait_for()
    wps.answer = "OK"
    page.get_by_role("button", name="再试一次").click()
    page.get_by_role("button", name="安装", exact=True).click()
    page.get_by_role("heading", name="还差下面两步").wait_for()


def test_it_holds_on_a_narrow_screen(wps: Wps, opened: Callable[[], Page]) -> None:
    page = opened()
    page.set_viewport_size({"width": 320, "height": 640})
    page.get_by_role("heading", name="WPS 准备好了").wait_for()
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
