"""存稿: kept only when asked, only sealed, and gone without a trace when turned off."""

from __future__ import annotations

import datetime as dt
import secrets
import stat
from pathlib import Path
from typing import ClassVar

import keyring.backends.SecretService
import pytest

from addin_server import versions
from addin_server.core.model import Paragraph
from addin_server.versions import Store, StoreError
from addin_server.versions.keys import NoKeyStoreError, SystemKeys
from addin_server.versions.seal import SealError, seal, unseal

NOW = dt.datetime(2026, 3, 29, 9, 30)
SECRET = "柳河镇办夜校的未定稿"


class Memory:
    """A key store that lives as long as the test."""

    def __init__(self) -> None:
        self.key: bytes | None = None

    def get(self) -> bytes | None:
        return self.key

    def make(self) -> bytes:
        self.key = secrets.token_bytes(32)
        return self.key

    def forget(self) -> None:
        self.key = None


@pytest.fixture
def keys() -> Memory:
    return Memory()


@pytest.fixture
def store(tmp_path: Path, keys: Memory) -> Store:
    made = Store(tmp_path / "drafts", keys)
    made.turn(on=True)
    return made


def text(*lines: str) -> tuple[Paragraph, ...]:
    return tuple(Paragraph(id=f"p{i}", text=line) for i, line in enumerate(lines))


def keep(store: Store, *lines: str, id_: str = "", auto: bool = False, at: dt.datetime = NOW) -> versions.Saved:
    return store.save(id_, "夜校.docx", text(*lines), "", auto, at)


def test_nothing_is_kept_unless_it_is_asked_for(tmp_path: Path, keys: Memory) -> None:
    store = Store(tmp_path / "drafts", keys)
    assert store.state()[0] == "off"
    with pytest.raises(StoreError, match="没有打开"):
        keep(store, SECRET)
    assert list(tmp_path.iterdir()) == [] and keys.key is None


def test_no_word_of_a_draft_can_be_read_in_the_files(store: Store, tmp_path: Path) -> None:
    keep(store, SECRET, "第二段")
    (file,) = (tmp_path / "drafts").iterdir()
    data = file.read_bytes()
    for words in (SECRET, "夜校", "paragraphs"):
        assert words.encode() not in data and words.encode("utf-16-le") not in data
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_what_was_kept_comes_back_and_only_with_the_key(store: Store, keys: Memory) -> None:
    saved = keep(store, SECRET, "第二段")
    kept = store.draft(saved.id)
    assert [p.text for p in kept.versions[0].paragraphs] == [SECRET, "第二段"]
    assert (kept.name, kept.versions[0].head.saved) == ("夜校.docx", NOW)
    keys.make()
    with pytest.raises(StoreError, match="打不开"):
        store.draft(saved.id)
    keys.forget()
    assert store.state()[0] == "unreadable"


def test_a_file_that_was_changed_or_renamed_is_not_believed() -> None:
    key = secrets.token_bytes(32)
    sealed = seal(b"draft", key, "one")
    assert unseal(sealed, key, "one") == b"draft"
    for data, name in ((sealed[:-1] + bytes([sealed[-1] ^ 1]), "one"), (sealed, "two"), (b"plain", "one")):
        with pytest.raises(SealError):
            unseal(data, key, name)


def test_each_change_is_a_version_and_the_same_text_is_not_kept_twice(store: Store) -> None:
    first = keep(store, "一稿")
    assert keep(store, "一稿", id_=first.id) == (first.id, 1, True)
    assert keep(store, "二稿", id_=first.id).number == 2
    assert [v.paragraphs[0].text for v in store.draft(first.id).versions] == ["一稿", "二稿"]
    (head,) = store.drafts()
    assert (head.id, head.versions) == (first.id, 2)


def test_what_was_kept_by_itself_gives_way_to_what_the_writer_keeps(store: Store) -> None:
    id_ = keep(store, "一稿").id
    for words in ("半句", "半句话", "一句话"):
        keep(store, words, id_=id_, auto=True)
    assert [v.paragraphs[0].text for v in store.draft(id_).versions] == ["一稿", "一句话"]
    keep(store, "一句话", id_=id_)
    assert [(v.head.number, v.head.auto) for v in store.draft(id_).versions] == [(1, False), (2, False)]


def test_the_oldest_of_too_many_versions_goes(store: Store) -> None:
    id_ = keep(store, "第 0 稿").id
    for number in range(1, versions.store.MOST_VERSIONS + 1):
        keep(store, f"第 {number} 稿", id_=id_)
    kept = store.draft(id_).versions
    assert len(kept) == versions.store.MOST_VERSIONS and kept[0].paragraphs[0].text == "第 1 稿"


def test_turned_off_no_file_and_no_key_is_left(store: Store, tmp_path: Path, keys: Memory) -> None:
    keep(store, SECRET)
    store.turn(on=False)
    assert list(tmp_path.iterdir()) == [] and keys.key is None
    assert store.state()[0] == "off"


def test_a_draft_is_removed_alone_and_no_path_is_followed(store: Store, tmp_path: Path) -> None:
    one, other = keep(store, "甲"), keep(store, "乙")
    outside = tmp_path / "x.draft"
    outside.write_bytes(b"mine")
    store.remove("../x")
    store.remove(one.id)
    assert outside.exists() and [head.id for head in store.drafts()] == [other.id]
    with pytest.raises(StoreError, match="没有了"):
        store.draft("../x")


@pytest.mark.parametrize("configured", ["", "keyring.backends.null.Keyring"], ids=["none", "unsafe"])
def test_without_a_key_store_of_the_system_nothing_is_kept(
    configured: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere")
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", configured)
    store = Store(tmp_path / "drafts", SystemKeys())
    with pytest.raises(StoreError, match="钥匙串"):
        store.turn(on=True)
    with pytest.raises(NoKeyStoreError):
        SystemKeys().make()
    assert list(tmp_path.iterdir()) == []
    (tmp_path / "drafts").mkdir()
    state, says = store.state()
    assert state == "no-key-store" and "钥匙串" in says


class Wallet:
    """What a store of the system looks like to us."""

    viable = True
    kept: ClassVar[dict[tuple[str, str], str]] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        del self.kept[service, username]


def test_the_key_lies_in_the_users_key_store_and_nowhere_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keyring.backends.SecretService, "Keyring", Wallet)
    monkeypatch.setattr("addin_server.versions.keys.sys.platform", "linux")
    store = Store(tmp_path / "drafts", SystemKeys())
    store.turn(on=True)
    assert store.state()[0] == "on"
    keep(store, SECRET)
    (key,) = Wallet.kept.values()
    assert not any(key.encode() in file.read_bytes() for file in tmp_path.rglob("*.draft"))
    store.turn(on=False)
    store.turn(on=False)
    assert Wallet.kept == {}


def test_while_it_is_off_the_key_store_is_not_looked_for(tmp_path: Path) -> None:
    class Untouched:
        def get(self) -> bytes | None:
            raise AssertionError("asked")

        make = forget = get

    assert Store(tmp_path / "drafts", Untouched()).state()[0] == "off"  # type: ignore[arg-type]  # never asked
