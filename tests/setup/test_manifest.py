"""The manifest of Word is in order, for any port; and our own check finds what Word would silently refuse."""

from __future__ import annotations

import re
import struct
from pathlib import Path

import pytest

from addin_server import assets
from addin_server.setup import manifest
from addin_server.setup.manifest_check import problems

FOLDER = assets.manifests() / "word"
ORIGIN = "https://localhost:8766"
GOOD = manifest.fill(FOLDER, ORIGIN)


@pytest.mark.parametrize("origin", [ORIGIN, "https://localhost:49152"])
def test_it_is_in_order_at_any_port(origin: str) -> None:
    text = manifest.fill(FOLDER, origin)
    assert problems(text) == []
    assert set(re.findall(r"https://[^/]+", text)) == {origin}
    assert "$" not in text


def test_the_ribbon_has_our_four_buttons_in_both_languages() -> None:
    for chinese, english, tab in (
        ("自查", "Check", "check"),
        ("审稿", "Review", "review"),
        ("模板", "Templates", "templates"),
        ("培训", "Training", "training"),
    ):
        assert f'id="{tab}.label" DefaultValue="{chinese}"' in GOOD
        assert f'Locale="en-US" Value="{english}"' in GOOD
        assert f'id="page.{tab}" DefaultValue="{ORIGIN}/word/?tab={tab}"' in GOOD


def test_it_asks_for_no_api_that_would_hide_it_from_older_word() -> None:
    assert "<Requirements>" not in GOOD


def test_every_icon_it_names_is_there_in_its_size() -> None:
    named = re.findall(rf'"{ORIGIN}/word/icons/(\w+)-(\d+)\.png"', GOOD)
    assert len(set(named)) == 40
    for name, size in named:
        data = (FOLDER / "icons" / f"{name}-{size}.png").read_bytes()
        assert data.startswith(b"\x89PNG")
        assert struct.unpack(">II", data[16:24]) == (int(size), int(size))
        assert len(data) < 100_000


BAD: list[tuple[str, str, str]] = [
    ("Id", r"<Id>.*?</Id>", "<Id>zhubi</Id>"),
    ("Version", r"<Version>.*?</Version>", "<Version>1.0</Version>"),
    ("次序", r"(<Label resid=\"name\" />)\s*(<Icon>.*?</Icon>)", r"\2\1"),
    ("次序", r"<Permissions>.*?</Permissions>", ""),
    ("次序", r"<Supertip>.*?</Supertip>", ""),
    ("Permissions", "ReadWriteDocument", "Everything"),
    ("https", "https://localhost:8766/word/\\?tab=check", "http://localhost:8766/word/"),
    ("https", "https://localhost:8766/word/icons/check-16", "icons/check-16"),
    ("16、32、80", r'<bt:Image size="80" resid="check.80" />', ""),
    ("16、32、80", r'<bt:Image size="20"', '<bt:Image size="30"'),
    ("不在 ShortStrings", 'resid="check.label"', 'resid="check.lable"'),
    ("不在 LongStrings", ' id="check.tip"', ' id="check.tips"'),
    ("1 到 32 个字符", "training.label", "training.label.that.is.far.too.long.for.word"),
    ("1 到 125", 'DefaultValue="自查"', f'DefaultValue="{"查" * 126}"'),
    ("1 到 250", 'DefaultValue="套提纲', f'DefaultValue="{"套" * 251}'),
    ("语言重复", 'Locale="en-US" Value="Check"', 'Locale="zh-CN" Value="Check"'),
    ("用了 2 次", 'id="Zhubi.Review"', 'id="Zhubi.Check"'),
    ("只认 VersionOverridesV1_0", "VersionOverridesV1_0", "VersionOverridesV1_1"),
    ("Document", '<Host Name="Document" />', '<Host Name="Workbook" />'),
    ("ico", "check-16.png", "check-16.ico"),
    ("XML", "</OfficeApp>", ""),
    ("清单", "TaskPaneApp", "MailApp"),
]


@pytest.mark.parametrize(("expected", "pattern", "replacement"), BAD)
def test_what_word_would_silently_refuse_is_named(expected: str, pattern: str, replacement: str) -> None:
    text, times = re.subn(pattern, replacement, GOOD, flags=re.DOTALL)
    assert times
    assert any(expected in problem for problem in problems(text)), problems(text)


def test_the_pictures_have_drawings() -> None:
    drawn = {path.stem for path in (FOLDER / "drawings").glob("*.svg")}
    assert {Path(icon).stem.rpartition("-")[0] for icon in (FOLDER / "icons").iterdir()} == drawn
