from __future__ import annotations

import os

from addin_server.department.rate_counter import RateCounter


def test_each_person_is_counted_for_himself_and_anew_each_minute() -> None:
    now = [60.0]
    counter = RateCounter(lambda: now[0])
    assert [counter.add("甲", 10), counter.add("甲", 5), counter.add("乙", 1)] == [(1, 10), (2, 15), (1, 1)]
    now[0] = 121.0
    assert counter.add("甲", 2) == (1, 2)


def test_processes_count_together() -> None:
    counter = RateCounter(lambda: 60.0)
    for _ in range(5):
        child = os.fork()
        if child == 0:
            counter.add("甲", 1)
            os._exit(0)
        os.waitpid(child, 0)
    assert counter.add("甲", 1) == (6, 6)


def test_many_people_have_each_their_own_count() -> None:
    counter = RateCounter(lambda: 60.0)
    first = [counter.add(f"人{number}", 1)[0] for number in range(2000)]
    assert sum(count == 1 for count in first) > 1990
