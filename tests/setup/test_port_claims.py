"""Two users of one machine, in any order and at different times: never one port for both."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from addin_server.setup import hosts, port_claims, settings
from addin_server.setup.settings import DEFAULT_PORT, ServiceSettings
from addin_server.setup.steps import StepError
from tests.setup.fake import FakeMachine


@pytest.fixture
def users(tmp_path: Path) -> tuple[FakeMachine, FakeMachine]:
    """Two users of one machine whose numbers do not keep them apart."""
    first, second = FakeMachine("windows", tmp_path / "a"), FakeMachine("windows", tmp_path / "b")
    first.shared = second.shared = tmp_path / "shared"
    return first, second


def install(user: FakeMachine, port: int) -> ServiceSettings:
    wanted = ServiceSettings(port=port).with_host("wps")
    hosts.SavedSettings(user.home / "settings", wanted).do(user)
    return settings.read(user.home / "settings")


def test_the_second_gets_another_while_the_service_of_the_first_does_not_run(
    users: tuple[FakeMachine, FakeMachine],
) -> None:
    first, second = users
    one = hosts.choose_port(first, ServiceSettings(), None)
    install(first, one)
    two = hosts.choose_port(second, ServiceSettings(), None)
    assert abs(one - two) >= 2
    with pytest.raises(StepError, match="另一位用户"):
        hosts.choose_port(second, ServiceSettings(), one)
    with pytest.raises(StepError, match="另一位用户"):
        hosts.choose_port(second, ServiceSettings(), one + 1)  # the first one's, for Word
    with pytest.raises(StepError, match="另一位用户"):
        hosts.SavedSettings(second.home, ServiceSettings(port=one, secret="x")).do(second)


def test_one_that_both_got_before_there_were_claims_is_left_to_the_first(
    users: tuple[FakeMachine, FakeMachine],
) -> None:
    first, second = users
    kept = ServiceSettings(port=18765, secret="x", hosts=("wps",))
    assert hosts.choose_port(first, kept, None) == 18765
    assert port_claims.claim(first, 18765)
    assert hosts.choose_port(second, kept, None) != 18765


def test_a_claim_ends_with_the_installation_the_port_or_the_user(users: tuple[FakeMachine, FakeMachine]) -> None:
    first, second = users
    kept = install(first, 18765)
    folder = first.home / "settings"
    hosts.SavedSettings(folder, ServiceSettings(port=18767, secret=kept.secret)).do(first)
    assert port_claims.holder(second, 18764) == ""
    assert port_claims.holder(second, 18767) == str(first.home)
    hosts.SavedSettings(folder, settings.read(folder)).undo(first)
    assert not list(first.shared.iterdir())
    assert port_claims.claim(first, 18765)
    first.home.rmdir()
    assert port_claims.claim(second, 18765)


def test_where_nothing_can_be_written_for_all_the_number_of_the_user_decides(tmp_path: Path) -> None:
    found = []
    for uid in (0, 1000, 1001, 1002):
        user = FakeMachine("linux", tmp_path / str(uid))
        user.shared.write_text("not a folder", "utf-8")
        user.uid = uid
        assert port_claims.claim(user, DEFAULT_PORT)
        found.append(port_claims.preferred(user, DEFAULT_PORT))
    assert found == [DEFAULT_PORT, DEFAULT_PORT, DEFAULT_PORT + 2, DEFAULT_PORT + 4]


def test_the_file_can_be_read_by_the_others_whatever_the_mask(users: tuple[FakeMachine, FakeMachine]) -> None:
    before = os.umask(0o077)
    try:
        assert port_claims.claim(users[0], 18765)
    finally:
        os.umask(before)
    assert (users[0].shared / "18765").stat().st_mode & 0o044 == 0o044
    assert users[0].shared.stat().st_mode & 0o1777 == 0o1777


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no pipes with a name")
def test_what_another_put_in_the_place_of_a_claim_is_no_claim_and_waits_for_nothing(
    users: tuple[FakeMachine, FakeMachine],
) -> None:
    user = users[0]
    user.shared.mkdir()
    os.mkfifo(user.shared / "18765")
    (user.shared / "18766").symlink_to("/dev/zero")
    forged = user.home / "\x1b[2J"
    forged.mkdir()
    (user.shared / "18764").write_text(str(forged), "utf-8")
    assert port_claims.holder(user, 18765) == ""
    assert not port_claims.is_own(user, 18765)


@pytest.mark.skipif(os.name == "nt", reason="rights are told otherwise on Windows")
def test_no_rights_change_but_those_of_what_was_just_made(
    users: tuple[FakeMachine, FakeMachine], tmp_path: Path
) -> None:
    """The folder is everybody's: another may have put a link in its place, to a folder of this user's."""
    user, private = users[0], tmp_path / "private"
    private.mkdir(mode=0o700)
    user.shared.symlink_to(private)
    assert port_claims.claim(user, 18765)
    assert private.stat().st_mode & 0o777 == 0o700
