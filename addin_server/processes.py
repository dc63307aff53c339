"""The programs that run on this computer, and its addresses: the one file that knows psutil."""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import sys
import threading
from collections.abc import Callable, Collection, Iterator, Sequence
from typing import NoReturn

import psutil


def names() -> frozenset[str]:
    """Return the names of the user's programs, lower case, without .exe; one that hides its user counts."""
    user = psutil.Process().username()
    found = (process.info for process in psutil.process_iter(["name", "username"], ad_value=None))
    return frozenset(
        info["name"].lower().removesuffix(".exe") for info in found if info["name"] and info["username"] in (user, None)
    )


def addresses() -> list[str]:
    """Return the computer's IPv4 addresses in the networks it is in, not those only it can reach."""
    up = {name for name, state in psutil.net_if_stats().items() if state.isup}
    found = [
        address.address
        for name, all_ in psutil.net_if_addrs().items()
        for address in all_
        if name in up and address.family == socket.AF_INET and not address.address.startswith(("127.", "169.254."))
    ]
    return list(dict.fromkeys(found))


def exists(pid: int) -> bool:
    """Whether a process of that number runs."""
    return bool(psutil.pid_exists(pid))


def kill(pid: int, matches: Callable[[Sequence[str]], bool]) -> bool:
    """End a process whose command line `matches`; False when there is none such."""
    with contextlib.suppress(psutil.Error):
        process = psutil.Process(pid)
        if matches(process.cmdline()):
            process.kill()
            return True
    return False


def kill_all_from(pids: Collection[int]) -> None:
    """End processes, and whatever they started.

    Each is halted before its children are asked for: what is at work may start one more at any moment.
    """
    doomed: dict[int, psutil.Process] = {}

    def found() -> list[psutil.Process]:
        running = (each for each in psutil.process_iter(["ppid"]) if each.pid not in doomed)
        return [each for each in running if each.pid in pids or each.info["ppid"] in doomed]

    try:
        while more := found():
            for each in more:
                doomed[each.pid] = each
                with contextlib.suppress(psutil.Error):
                    each.suspend()
    finally:  # halted and never ended they would stay for good
        for each in doomed.values():
            with contextlib.suppress(psutil.Error):
                each.kill()


@contextlib.contextmanager
def uninterrupted() -> Iterator[None]:
    """What a signal would raise waits for the end of the block: a program begun in it is in somebody's hands by then.

    By Python's handlers and not by a mask: a program would inherit the mask, and another thread would take the signal.
    """
    came: list[int] = []
    with contextlib.ExitStack() as handlers:  # each is put back, whatever another raises as it is
        for number in (numbers := _interrupts()):
            handlers.callback(signal.signal, number, signal.getsignal(number))
        for number in numbers:
            signal.signal(number, lambda number, _: came.append(number))
        try:
            yield
        finally:
            handlers.close()
            if came:
                signal.raise_signal(came[0])


def _interrupts() -> list[signal.Signals]:
    """The signals that raise something in this thread: none but the main one has any."""
    if threading.current_thread() is not threading.main_thread():
        return []
    every = (signal.Signals[name] for name in ("SIGINT", "SIGTERM", "SIGHUP") if name in signal.Signals.__members__)
    return [number for number in every if callable(signal.getsignal(number))]


def gone(pid: int, seconds: float) -> bool:
    """Whether the process of that number has ended, or ends within so many seconds."""
    try:
        psutil.Process(pid).wait(seconds)
    except psutil.NoSuchProcess:
        return True
    except psutil.TimeoutExpired:
        return False
    return True


def listens(pid: int, port: int) -> bool:
    """Whether a process, or one it started, is the one that listens at `port`; not where the system does not say."""
    with contextlib.suppress(psutil.Error):
        process = psutil.Process(pid)
        return any(port in _ports(each) for each in (process, *process.children(recursive=True)))
    return False


def _ports(process: psutil.Process) -> set[int]:
    return {found.laddr.port for found in process.net_connections("tcp") if found.status == psutil.CONN_LISTEN}


def end_listener(port: int, words: Sequence[str]) -> None:
    """End the user's own program that listens at `port`, when all of `words` are on its command line."""
    user = psutil.Process().username()
    for process in psutil.process_iter():
        with contextlib.suppress(psutil.Error):
            own = process.username() == user and set(words) <= set(process.cmdline())
            if own and port in _ports(process):
                _end(process)


def _end(process: psutil.Process) -> None:
    process.terminate()
    try:
        process.wait(5)
    except psutil.TimeoutExpired:
        process.kill()
        process.wait(5)


def megabytes(pid: int) -> int:
    """Return the memory a process holds now; 0 when the system does not say."""
    try:
        return int(psutil.Process(pid).memory_info().rss) >> 20
    except psutil.Error:
        return 0


def leave(code: int) -> NoReturn:
    """End this process now: no thread still at work is waited for, and no memory is tidied up."""
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(OSError, ValueError, AttributeError):  # closed, or a start without a window
            stream.flush()
    os._exit(code)
