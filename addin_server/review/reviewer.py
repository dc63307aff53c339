"""Who is reviewing, as far as the computer knows."""

from __future__ import annotations

import getpass
import sys


def reviewer() -> str:
    """Return the full name of the user the service runs for, else the login name; "" when neither is known."""
    try:
        login = getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""
    return _full_name(login) or login


def _full_name(login: str) -> str:
    if sys.platform == "win32":
        return ""
    import pwd

    try:
        return pwd.getpwnam(login).pw_gecos.partition(",")[0].strip()
    except KeyError:
        return ""
