"""The certificate of https://localhost, which Word insists on.

An authority is made in memory, signs this one certificate and is forgotten: its key is never written, so nobody can
sign anything else with what the user is asked to trust. And it may vouch for this machine's own names only.
"""

from __future__ import annotations

import datetime as dt
import ipaddress
import ssl

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from addin_server.setup.tls_files import Files, Pems

__all__ = ["Files", "Pems", "days_left", "fingerprint", "for_a_day", "issuer", "make", "thumbprint", "trouble"]

DAYS = 820
"""Macs refuse a certificate of a user's authority that is valid longer than 825 days."""

_VALID = dt.timedelta(days=DAYS - 1)

RENEW = 60
"""Days before the end from which it is warned of and renewed."""

NAMES: tuple[x509.GeneralName, ...] = (
    x509.DNSName("localhost"),
    x509.IPAddress(ipaddress.ip_address("127.0.0.1")),
    x509.IPAddress(ipaddress.ip_address("::1")),
)
_ALLOWED: tuple[x509.GeneralName, ...] = (
    x509.DNSName("localhost"),
    x509.IPAddress(ipaddress.ip_network("127.0.0.1/32")),
    x509.IPAddress(ipaddress.ip_network("::1/128")),
)
AUTHORITY = "主笔本机证书"
"""The name under which the user finds it in the list of trusted certificates."""


def make(now: dt.datetime) -> Pems:
    """Return a new authority's certificate, and a leaf for this machine's names with its key."""
    authority_key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, f"{AUTHORITY} {now:%Y-%m-%d}")])
    authority = (
        _begin(name, name, authority_key.public_key(), now)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(_usage(sign_certificates=True), critical=True)
        .add_extension(x509.NameConstraints(permitted_subtrees=list(_ALLOWED), excluded_subtrees=None), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(authority_key.public_key()), critical=False)
        .sign(authority_key, hashes.SHA256())
    )
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    leaf = (
        _begin(subject, name, key.public_key(), now)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(x509.SubjectAlternativeName(NAMES), critical=False)
        .add_extension(_usage(sign_certificates=False), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(authority_key.public_key()), critical=False)
        .sign(authority_key, hashes.SHA256())
    )
    pem = serialization.Encoding.PEM
    return Pems(
        authority.public_bytes(pem),
        leaf.public_bytes(pem) + authority.public_bytes(pem),
        _written(key),
    )


def for_a_day(host: str, now: dt.datetime) -> Pems:
    """Return a certificate that vouches for itself at the address `host`, for those who compare its fingerprint."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "主笔开课")])
    own = (
        _begin(name, name, key.public_key(), now, dt.timedelta(days=1))
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(x509.SubjectAlternativeName([_named(host)]), critical=False)
        .sign(key, hashes.SHA256())
    ).public_bytes(serialization.Encoding.PEM)
    return Pems(own, own, _written(key))


def fingerprint(certificate: bytes) -> str:
    """Return the SHA-256 of a certificate in PEM as browsers show it."""
    return x509.load_pem_x509_certificate(certificate).fingerprint(hashes.SHA256()).hex(":").upper()


def days_left(chain: bytes, now: dt.datetime) -> int:
    """Return the whole days the leaf is still valid; ValueError when it is no certificate."""
    return (x509.load_pem_x509_certificate(chain).not_valid_after_utc - now).days


def thumbprint(authority: bytes) -> str:
    """Return the SHA-1 by which the systems' own commands name a certificate, in capitals."""
    return x509.load_pem_x509_certificate(authority).fingerprint(hashes.SHA1()).hex().upper()


def issuer(authority: bytes) -> str:
    """Return the name of an authority in PEM. ValueError."""
    names = x509.load_pem_x509_certificate(authority).subject.get_attributes_for_oid(NameOID.COMMON_NAME)
    return str(names[0].value) if names else ""


def trouble(files: Files, now: dt.datetime) -> str:
    """Return in Chinese what is wrong with the kept certificate, or an empty string."""
    if not files.exist():
        return "还没有证书"
    try:
        left = days_left(files.chain.read_bytes(), now)
        ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER).load_cert_chain(files.chain, files.key)
    except PermissionError:
        return "证书文件读不了：它不是当前用户的"
    except (OSError, ValueError):
        return "证书文件损坏了"
    if left < 0:
        return "证书过期了"
    return f"证书再过 {left} 天到期" if left < RENEW else ""


def _begin(
    subject: x509.Name, issuer: x509.Name, key: ec.EllipticCurvePublicKey, now: dt.datetime, ends: dt.timedelta = _VALID
) -> x509.CertificateBuilder:
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key)
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - dt.timedelta(days=1))  # clocks on office machines run behind
        .not_valid_after(now + ends)
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
    )


def _named(host: str) -> x509.GeneralName:
    try:
        return x509.IPAddress(ipaddress.ip_address(host))
    except ValueError:
        return x509.DNSName(host)


def _written(key: ec.EllipticCurvePrivateKey) -> bytes:
    """A key in PEM, for a file of its owner's."""
    return key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )


def _usage(*, sign_certificates: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not sign_certificates,
        key_cert_sign=sign_certificates,
        crl_sign=sign_certificates,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        encipher_only=False,
        decipher_only=False,
    )
