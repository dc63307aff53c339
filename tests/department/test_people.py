from __future__ import annotations

import pytest

from addin_server.department import audit
from addin_server.department.database import Database
from addin_server.department.people import People, named

KEY = "k" * 40


def people(database: Database, now: list[float] | None = None) -> People:
    clock = now or [1000.0]
    return People(database, KEY, 30, lambda: clock[0])


def test_a_code_opens_a_session_of_its_person_however_it_is_typed(database: Database) -> None:
    found = people(database)
    code = found.issue("林小满", "管理员")
    secret = found.enter(f" {code.upper().replace('-', ' ')}　")
    assert secret
    who = found.of_session(secret)
    assert who and who.name == "林小满" and not who.agreed


def test_a_wrong_code_opens_nothing(database: Database) -> None:
    found = people(database)
    found.issue("林小满", "管理员")
    assert found.enter("2222-3333") is None and found.of_session("nothing") is None and found.enter("") is None


def test_a_new_code_ends_the_old_one_and_what_it_opened(database: Database) -> None:
    found = people(database)
    old = found.issue("林小满", "管理员")
    secret = found.enter(old)
    assert secret
    found.issue("林小满", "管理员")
    assert found.of_session(secret) is None and found.enter(old) is None


def test_a_session_ends_after_its_days_and_when_one_leaves(database: Database) -> None:
    now = [1000.0]
    found = people(database, now)
    code = found.issue("林小满", "管理员")
    first, second = found.enter(code), found.enter(code)
    assert first and second
    found.leave(first)
    assert found.of_session(first) is None and found.of_session(second)
    now[0] += 31 * 86_400
    assert found.of_session(second) is None


def test_who_agreed_is_remembered(database: Database) -> None:
    found = people(database)
    assert not found.of_proxy("周一鸣").agreed
    found.agree("周一鸣")
    assert found.of_proxy("周一鸣").agreed and [each.name for each in found.all()] == ["周一鸣"]


def test_tokens_differ_by_person_and_by_session(database: Database) -> None:
    found = people(database)
    code = found.issue("林小满", "管理员")
    sessions = [found.of_session(found.enter(code) or "") for _ in range(2)]
    tokens = {each.token for each in (*sessions, found.of_proxy("周一鸣"), found.of_proxy("林小满")) if each}
    assert len(tokens) == 4


def test_what_an_administrator_does_is_on_record(database: Database) -> None:
    found = people(database)
    found.issue("林小满", "老王")
    found.withdraw("林小满", "老王")
    found.remove("林小满", "老王")
    kept = [(entry.who, entry.act, entry.about) for entry in audit.entries(database)]
    assert kept == [("老王", act, "林小满") for act in ("person-removed", "code-withdrawn", "code-issued")]


@pytest.mark.parametrize("name", ["", "  ", "a/b", "x" * 33, "a\nb", "<script>", "{http.auth.user.id}", "$remote_user"])
def test_a_name_nobody_has_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match="名字"):
        named(name)


def test_no_code_and_no_session_stands_in_the_database(database: Database) -> None:
    found = people(database)
    code = found.issue("林小满", "管理员")
    secret = found.enter(code)
    with database.reading() as connection:
        rows = [connection.exec_driver_sql(f"SELECT * FROM {table}").all() for table in ("person", "session")]
    text = repr(rows)
    assert secret and secret not in text and code not in text and code.replace("-", "") not in text
