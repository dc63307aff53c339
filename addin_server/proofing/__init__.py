"""Typos, homophones and punctuation: LanguageTool and other libraries, read in our manner, never waited for."""

from __future__ import annotations

from pathlib import Path

from addin_server.proofing import installation, java, languagetool
from addin_server.proofing.adapter import Unavailable
from addin_server.proofing.merge import added
from addin_server.proofing.proof_service import Proofing, ProofResult
from addin_server.proofing.remote import Remote
from addin_server.proofing.state import ServerState
from addin_server.proofing.supervisor import Supervisor

__all__ = ["ProofResult", "Proofing", "ServerState", "Unavailable", "added", "create", "status"]


def create(rules: Path) -> Proofing:
    """Return the proofreaders this computer has, by the table in the rule folder. Nothing is started yet."""
    try:
        found = _found()
    except Unavailable as error:
        return Proofing(rules, absent=str(error))
    if isinstance(found, str):
        return Proofing(rules, Remote(found))
    return Proofing(rules, Supervisor(found))


def status() -> ServerState:
    """Say what `create` would find, without starting anything."""
    try:
        found = _found()
    except Unavailable as error:
        return ServerState("absent", str(error))
    if isinstance(found, str):
        remote = Remote(found)
        try:
            remote.address()
        except Unavailable as error:
            return ServerState("broken", str(error))
        return remote.state()
    return ServerState("resting", f"LanguageTool 在 {found}，用到时自己启动")


def _found() -> str | Path:
    found = installation.find()
    if missing := languagetool.installed():
        raise Unavailable(missing)
    if isinstance(found, Path):
        java.class_path(found)
        java.find()
    return found
