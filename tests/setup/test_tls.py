"""The certificate: good for this machine's names and nothing else, and nobody holds a key that could sign another."""

from __future__ import annotations

import datetime as dt
import socket
import ssl
import stat
import threading
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID
from cryptography.x509.verification import PolicyBuilder, Store, VerificationError

from addin_server.setup import tls

NOW = dt.datetime.now(dt.UTC)


@pytest.fixture
def files(tmp_path: Path) -> tls.Files:
    found = tls.Files(tmp_path)
    found.write(tls.make(NOW))
    return found


def handshake(files: tls.Files, name: str) -> str:
    """Shake hands with a server of our certificate as a client that trusts the authority and asked for `name`."""
    server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    server.load_cert_chain(files.chain, files.key)
    here, there = socket.socketpair()

    def answer() -> None:
        try:
            server.wrap_socket(there, server_side=True).close()
        except OSError:
            there.close()

    thread = threading.Thread(target=answer)
    thread.start()
    client = ssl.create_default_context(cafile=str(files.authority))
    try:
        with client.wrap_socket(here, server_hostname=name) as wrapped:
            return wrapped.version() or ""
    finally:
        here.close()
        thread.join()


@pytest.mark.parametrize("name", ["localhost", "127.0.0.1", "::1"])
def test_a_client_that_trusts_the_authority_shakes_hands(files: tls.Files, name: str) -> None:
    assert handshake(files, name) == "TLSv1.3"


def test_it_is_for_no_other_name(files: tls.Files) -> None:
    with pytest.raises(ssl.SSLCertVerificationError):
        handshake(files, "example.cn")


def signed(name: str, authority: x509.Certificate, key: ec.EllipticCurvePrivateKey) -> x509.Certificate:
    """What the authority's key could have signed, had it been stolen before it was forgotten."""
    return (
        x509.CertificateBuilder()
        .subject_name(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)]))
        .issuer_name(authority.subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(NOW)
        .not_valid_after(NOW + dt.timedelta(days=30))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(name)]), critical=False)
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(key.public_key()), critical=False)
        .sign(key, hashes.SHA256())
    )


@pytest.mark.parametrize(
    ("name", "accepted"), [("localhost", True), ("bank.example.cn", False), ("localhost.cn", False)]
)
def test_the_authority_could_vouch_for_this_machine_only(
    monkeypatch: pytest.MonkeyPatch, name: str, accepted: bool
) -> None:
    made: list[ec.EllipticCurvePrivateKey] = []
    generate = ec.generate_private_key

    def keep(curve: ec.EllipticCurve) -> ec.EllipticCurvePrivateKey:
        made.append(generate(curve))
        return made[-1]

    monkeypatch.setattr(ec, "generate_private_key", keep)
    authority = x509.load_pem_x509_certificate(tls.make(NOW).authority)
    leaf = signed(name, authority, made[0])
    verifier = PolicyBuilder().store(Store([authority])).time(NOW + dt.timedelta(hours=1))
    verify = verifier.build_server_verifier(x509.DNSName(name)).verify
    if accepted:
        assert verify(leaf, [])[0] == leaf
    else:
        with pytest.raises(VerificationError):
            verify(leaf, [])


def test_the_only_key_on_disk_is_the_leafs(files: tls.Files) -> None:
    kept = [path.read_bytes() for path in files.config_dir.rglob("*") if path.is_file()]
    keys = [serialization.load_pem_private_key(data, None).public_key() for data in kept if b"PRIVATE KEY" in data]
    leaf, authority = x509.load_pem_x509_certificates(files.chain.read_bytes())
    assert keys == [leaf.public_key()]
    assert authority.public_key() != leaf.public_key()
    assert leaf.extensions.get_extension_for_class(x509.BasicConstraints).value.ca is False


def test_nobody_else_may_read_them(files: tls.Files) -> None:
    for path in (files.key, files.chain, files.authority):
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(files.key.parent.stat().st_mode) == 0o700


def test_a_mac_takes_it(files: tls.Files) -> None:
    leaf = x509.load_pem_x509_certificate(files.chain.read_bytes())
    assert (leaf.not_valid_after_utc - leaf.not_valid_before_utc).days <= 825


@pytest.mark.parametrize(("later", "said"), [(0, ""), (700, ""), (770, "到期"), (900, "过期了")])
def test_it_is_warned_of_two_months_ahead(files: tls.Files, later: int, said: str) -> None:
    found = tls.trouble(files, NOW + dt.timedelta(days=later))
    assert said in found
    assert bool(found) == bool(said)


def test_what_is_wrong_with_the_files_is_said(files: tls.Files) -> None:
    other = tls.make(NOW)
    files.key.write_bytes(other.key)
    assert "损坏" in tls.trouble(files, NOW)
    files.chain.write_bytes(b"nonsense")
    assert "损坏" in tls.trouble(files, NOW)
    files.remove()
    assert tls.trouble(files, NOW) == "还没有证书"
