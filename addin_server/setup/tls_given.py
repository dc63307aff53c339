"""A certificate from the unit's own authority: one that every machine trusts already, instead of one root a machine."""

from __future__ import annotations

import ssl
from pathlib import Path

from addin_server import https
from addin_server.os_errors import because
from addin_server.setup import tls


class GivenError(Exception):
    """The certificate cannot be used; the message says why and what to do, in Chinese."""


def read(certificate: Path, key: Path, authority: Path) -> tls.Pems:
    """Return the unit's certificate (with what stands between), its key and its authority. Raises GivenError."""
    chain, secret, root = (_bytes(path) for path in (certificate, key, authority))
    server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    try:
        server.load_cert_chain(certificate, key, password="")
    except (ssl.SSLError, ValueError):
        raise GivenError("证书和私钥对不上，或读不懂。要 PEM 格式的一对，私钥不带口令。") from None
    try:
        client = https.context(pem=root.decode("ascii"))
    except (ssl.SSLError, ValueError):
        raise GivenError(f"签发者“{authority}”读不懂。要 PEM 格式的。") from None
    client.hostname_checks_common_name = False  # Word looks for the name among the alternative ones alone
    try:
        _shake_hands(server, client)
    except ssl.SSLError as error:
        why = getattr(error, "verify_message", "") or error.reason
        raise GivenError(f"证书不能给 localhost 用（{why}）。要由这个签发者签，有 localhost，没过期。") from None
    return tls.Pems(root, chain, secret)


def given(files: tls.Files) -> bool:
    """Whether the certificate on disk is from an authority that is not ours."""
    try:
        return not tls.issuer(files.authority.read_bytes()).startswith(tls.AUTHORITY)
    except (OSError, ValueError):
        return False


def _shake_hands(server: ssl.SSLContext, client: ssl.SSLContext) -> None:
    """Do in memory what Word will do: ask for localhost and see whether the answer is to be believed. SSLError."""
    up, down = ssl.MemoryBIO(), ssl.MemoryBIO()
    asking = client.wrap_bio(down, up, server_hostname="localhost")
    answering = server.wrap_bio(up, down, server_side=True)
    for side in (asking, answering, asking):
        try:
            side.do_handshake()
        except ssl.SSLWantReadError:
            continue


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise GivenError(f"“{path}”打不开（{because(error)}）。") from None
