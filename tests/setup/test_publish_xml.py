"""Our entry in WPS's list: exactly one, and not one byte of anybody else's changed."""

from __future__ import annotations

import codecs
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from addin_server.setup import publish_xml
from addin_server.setup.publish_xml import PublishError, entries, merged, without

URL = "http://127.0.0.1:8765/wps/"
OTHER = '<jspluginonline name="别家" type="et" url="http://127.0.0.1:3889/" enable="enable_dev"/>'


def ours(data: bytes) -> list[str]:
    return [found.attributes["url"] for found in entries(data) if found.ours]


@pytest.mark.parametrize("nothing", [None, b""])
def test_a_missing_file_is_made(nothing: bytes | None) -> None:
    made = merged(nothing, URL)
    root = ElementTree.fromstring(made)
    assert root.tag == "jsplugins"
    assert [dict(child.attrib) for child in root] == [
        {
            "name": "zhubi",
            "type": "wps",
            "url": URL,
            "debug": "",
            "enable": "enable_dev",
            "install": "null",
            "customDomain": "",
        }
    ]


KEPT = [
    f"<jsplugins>\n  {OTHER}\n</jsplugins>\n",
    f"<jsplugins>\r\n\t{OTHER}\r\n</jsplugins>\r\n",
    f"<?xml version='1.0' encoding='UTF-8'?><jsplugins>{OTHER}</jsplugins>",
    f"<jsplugins>\n  {OTHER}<!-- 说明 a>b -->\n  <!-- {publish_xml.entry(URL)} -->\n</jsplugins>",
    '<jsplugins a="x>y" >\n</jsplugins>',
    "<jsplugins>\n  <jsplugin name='a' type='wps' url='a_1'><child x='/>'>文</child></jsplugin>\n</jsplugins>",
    f"<jsplugins>\n  {OTHER.replace('别家', 'zhubi')}\n</jsplugins>",
]


@pytest.mark.parametrize("text", KEPT)
def test_what_others_wrote_stays_and_ours_comes_out_again(text: str) -> None:
    data = text.encode()
    put = merged(data, URL)
    assert ours(put) == [URL]
    assert merged(put, URL) == put
    assert b"".join(without(put).split()) == b"".join(data.split())
    if text.rstrip().endswith("\n</jsplugins>"):
        assert without(put) == data


def test_an_older_entry_of_ours_is_replaced_where_it_stands() -> None:
    old = publish_xml.entry("http://127.0.0.1:9999/wps/")
    data = f"<jsplugins>\n  {old}\n  {OTHER}\n</jsplugins>".encode()
    assert merged(data, URL) == data.replace(b":9999", b":8765")


def test_two_of_ours_become_one() -> None:
    old = '<jsplugin name="zhubi" type="wps" url="zhubi_1.0"></jsplugin>'
    data = f"<jsplugins>\n  {old}\n  {OTHER}\n  {publish_xml.entry(URL)}\n</jsplugins>".encode()
    put = merged(data, URL)
    assert put == f"<jsplugins>\n  {publish_xml.entry(URL)}\n  {OTHER}\n</jsplugins>".encode()


@pytest.mark.parametrize("text", ["<jsplugins/>", "<jsplugins />\n", '<?xml version="1.0"?>\n<jsplugins a="1/>2"/>'])
def test_an_empty_root_is_opened(text: str) -> None:
    put = merged(text.encode(), URL)
    assert ours(put) == [URL]
    assert len(ElementTree.fromstring(put)) == 1


@pytest.mark.parametrize(
    ("bom", "encoding", "declaration"),
    [
        (codecs.BOM_UTF8, "utf-8", ""),
        (codecs.BOM_UTF16_LE, "utf-16-le", '<?xml version="1.0" encoding="UTF-16"?>'),
        (codecs.BOM_UTF16_BE, "utf-16-be", ""),
        (b"", "gb18030", '<?xml version="1.0" encoding="GB2312"?>'),
        (b"", "utf-8", ""),
    ],
)
def test_encodings_are_kept(bom: bytes, encoding: str, declaration: str) -> None:
    text = f"{declaration}<jsplugins>\r\n  {OTHER}\r\n</jsplugins>"
    data = bom + text.encode(encoding)
    put = merged(data, URL)
    assert put.startswith(bom)
    assert OTHER in put[len(bom) :].decode(encoding)
    assert without(put) == data


@pytest.mark.parametrize(
    "data",
    [
        b"<jsplugins>",
        b"<jsplugins><a></jsplugins>",
        b"<other/>",
        b"<jsplugins/><jsplugins/>",
        '<?xml version="1.0" encoding="UTF-8"?><jsplugins n="别"/>'.encode("gbk"),
        b'<?xml version="1.0" encoding="nonsense"?><jsplugins/>',
        b'<!DOCTYPE jsplugins [<!ENTITY a "b">]><jsplugins>&a;</jsplugins>',
    ],
)
def test_what_cannot_be_read_for_certain_is_refused(data: bytes) -> None:
    with pytest.raises(PublishError):
        merged(data, URL)


NAMES = st.text(st.characters(categories=("L", "N")), min_size=1, max_size=8)
VALUES = st.text(st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="<&\"'\ufffe\uffff"), max_size=12)
GAPS = st.sampled_from(["", "\n", "\n  ", "\r\n\t", " ", "\n\n    ", "<!-- 别人的话 > ' -->"])


@st.composite
def foreign(draw: st.DrawFn) -> str:
    quote = draw(st.sampled_from("'\""))
    tag = draw(st.sampled_from(["jspluginonline", "jsplugin", "jspluginother"]))
    name = draw(NAMES.filter(lambda found: found != "zhubi"))
    head = f"<{tag} name={quote}{name}{quote} type={quote}wps{quote} url={quote}{draw(VALUES)}{quote}"
    return head + draw(st.sampled_from(["/>", " />", f"></{tag}>", f">{draw(VALUES)}</{tag} >"]))


@given(st.lists(st.tuples(GAPS, foreign()), max_size=5), GAPS, st.integers(1024, 65534), st.integers(1024, 65534))
def test_every_byte_of_others_stays(parts: list[tuple[str, str]], tail: str, port: int, later: int) -> None:
    """Take our entry's text out of the result, and what remains is the file with blanks added at that one place."""
    text = "<jsplugins>" + "".join(gap + element for gap, element in parts) + tail + "</jsplugins>"
    put = merged(text.encode(), f"http://127.0.0.1:{port}/wps/")
    assert ours(put) == [f"http://127.0.0.1:{port}/wps/"]
    before, mark, after = put.decode().partition(publish_xml.entry(f"http://127.0.0.1:{port}/wps/"))
    assert mark
    spot = len(before.rstrip())
    assert text[:spot] == before[:spot]
    assert text[spot:].lstrip() == after.lstrip()
    moved = merged(put, f"http://127.0.0.1:{later}/wps/")
    assert moved.decode() == before + publish_xml.entry(f"http://127.0.0.1:{later}/wps/") + after
    gone = without(moved).decode()
    assert [found.attributes for found in entries(gone.encode())] == [f.attributes for f in entries(text.encode())]
    assert "".join(gone.split()) == "".join(text.split())
