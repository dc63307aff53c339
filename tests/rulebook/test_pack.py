"""Packs: what is changed, cut short, unsigned or put together by somebody else is no pack."""

from __future__ import annotations

import base64
import io
import zipfile
from pathlib import Path

import pytest

from addin_server.rulebook import pack, signing
from addin_server.rulebook.pack import PackError, PackManifest

PRIVATE = signing.new_key()
KEY = signing.public_key(PRIVATE)
ABOUT = PackManifest("青槐县规则", 3, notes="加了两个词")
FILES = {"lexicon/proper-names.txt": "# 认可的词\n先锋小屋\n".encode(), "profile.toml": b'off = ["vague.result"]\n'}
GOOD = pack.build(ABOUT, FILES, PRIVATE)


def test_what_is_signed_is_read_back_whole() -> None:
    found = pack.read(GOOD, KEY)
    assert (found.about, found.files) == (ABOUT, FILES)


@pytest.mark.parametrize("end", [0, 5, 12, 40, 100, 150, len(GOOD) // 2, len(GOOD) - 1])
def test_one_cut_short_is_refused_signed_or_not(end: int) -> None:
    for key in (KEY, ""):
        with pytest.raises(PackError):
            pack.read(GOOD[:end], key)


def test_each_changed_byte_is_noticed() -> None:
    for place in range(0, len(GOOD), 7):
        with pytest.raises(PackError):
            pack.read(GOOD[:place] + bytes([GOOD[place] ^ 1]) + GOOD[place + 1 :], KEY)


def test_a_missing_signature_is_refused_where_one_is_asked_for() -> None:
    unsigned = pack.build(ABOUT, FILES, None)
    with pytest.raises(PackError, match="没有签名"):
        pack.read(unsigned, KEY)
    assert pack.read(unsigned, "").files == FILES


def test_a_signature_of_another_is_refused() -> None:
    with pytest.raises(PackError, match="签名不对"):
        pack.read(pack.build(ABOUT, FILES, signing.new_key()), KEY)


@pytest.mark.parametrize(
    "name",
    ["../x.toml", "lexicon/../../x.txt", "/etc/x.toml", "lexicon/.x.txt", "lexicon/x.py", "lexicon\\x.txt"],
)
def test_no_file_leads_out_of_the_folder_or_is_a_program(name: str) -> None:
    with pytest.raises(PackError):
        pack.build(ABOUT, {name: b""}, PRIVATE)
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr("pack.toml", 'name = "x"\nrevision = 1\n')
        archive.writestr(zipfile.ZipInfo(name), "x")
    with pytest.raises(PackError):
        pack.read(b"\n".join((b"zhubi-pack 1", b"-", content.getvalue())), "")


def test_a_bomb_is_not_unpacked() -> None:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("lexicon/x.txt", b"0" * (pack.MOST_BYTES + 1))
    with pytest.raises(PackError, match="太大"):
        pack.read(b"\n".join((b"zhubi-pack 1", b"-", content.getvalue())), "")


@pytest.mark.parametrize("key", ["", "abc", base64.b64encode(b"x" * 31).decode()])
def test_what_is_no_public_key_cannot_be_pinned(key: str) -> None:
    with pytest.raises(ValueError, match="公钥"):
        signing.checked_key(key)


def test_a_folder_gives_only_what_a_layer_has(tmp_path: Path) -> None:
    for name in ("profile.toml", "lexicon/topics-now.txt", "notes.docx", ".git/config.toml", "remarks/own.toml"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"")
    assert sorted(pack.read_folder(tmp_path)) == ["lexicon/topics-now.txt", "profile.toml", "remarks/own.toml"]
