"""The unit's own certificate: taken when it serves, refused with a reason when not, and never thrown away by us."""

from __future__ import annotations

import datetime as dt
import ssl
from collections.abc import Callable
from pathlib import Path

import pytest
import trustme
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from addin_server.setup import steps, tls, tls_given, word
from addin_server.setup.steps import SetupPart
from addin_server.setup.tls_given import GivenError
from tests.setup.fake import FakeMachine

NOW = dt.datetime.now(dt.UTC)


class Unit:
    """An authority of the unit's, with files for the administrator to pass on."""

    def __init__(self, folder: Path, name: str = "localhost", end: dt.datetime | None = None) -> None:
        self.authority = trustme.CA(organization_name="县委组织部")
        leaf = self.authority.issue_cert(name, not_after=end)
        self.paths = (folder / "a.pem", folder / "a.key", folder / "ca.pem")
        leaf.cert_chain_pems[0].write_to_path(self.paths[0])
        leaf.private_key_pem.write_to_path(self.paths[1])
        self.authority.cert_pem.write_to_path(self.paths[2])

    def read(self) -> tls.Pems:
        return tls_given.read(*self.paths)


def test_it_takes_the_place_of_ours_and_is_neither_imported_nor_thrown_away(tmp_path: Path) -> None:
    boundary, home = FakeMachine("windows", tmp_path), tmp_path / "settings"
    files = tls.Files(home)
    files.write(Unit(tmp_path).read())
    assert tls_given.given(files)
    plan = [SetupPart("Word", word.plan(boundary, home, "<x/>"))]
    assert steps.install(plan, boundary, lambda _: None) == []
    boundary.answers["certutil", "-user", "-store"] = 1
    [failure] = steps.install(plan, boundary, lambda _: None)
    assert "组策略" in failure
    steps.uninstall(plan, boundary, lambda _: None)
    assert not [command for command in boundary.ran if "-addstore" in command or "-delstore" in command]


def test_ours_is_not_taken_for_the_units(tmp_path: Path) -> None:
    files = tls.Files(tmp_path)
    assert not tls_given.given(files)
    files.write(tls.make(NOW))
    assert not tls_given.given(files)


def test_near_its_end_it_is_the_administrators_to_renew(tmp_path: Path) -> None:
    boundary, home = FakeMachine("windows", tmp_path), tmp_path / "settings"
    pems = Unit(tmp_path).read()
    tls.Files(home).write(tls.Pems(pems.authority, b"broken", pems.key))
    [failure] = steps.install([SetupPart("Word", word.plan(boundary, home, "<x/>"))], boundary, lambda _: None)
    assert "请管理员换一张" in failure
    assert tls.Files(home).chain.read_bytes() == b"broken"


def other_key(unit: Unit, folder: Path) -> None:
    trustme.CA().issue_cert("localhost").private_key_pem.write_to_path(folder / "a.key")


def other_authority(unit: Unit, folder: Path) -> None:
    trustme.CA().cert_pem.write_to_path(folder / "ca.pem")


def nonsense(unit: Unit, folder: Path) -> None:
    (folder / "a.pem").write_text("nonsense", "utf-8")


def bad_root(unit: Unit, folder: Path) -> None:
    (folder / "ca.pem").write_text("nonsense", "utf-8")


def no_key(unit: Unit, folder: Path) -> None:
    (folder / "a.key").unlink()


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (other_key, "对不上"),
        (other_authority, "不能给 localhost 用"),
        (nonsense, "读不懂"),
        (bad_root, "签发者"),
        (no_key, "打不开"),
    ],
)
def test_what_does_not_serve_is_refused_with_a_reason(
    spoil: Callable[[Unit, Path], None], said: str, tmp_path: Path
) -> None:
    unit = Unit(tmp_path)
    spoil(unit, tmp_path)
    with pytest.raises(GivenError, match=said):
        unit.read()


def test_one_for_another_name_or_time_is_refused(tmp_path: Path) -> None:
    for name, end in (("other.cn", None), ("localhost", NOW - dt.timedelta(days=1))):
        with pytest.raises(GivenError, match="不能给 localhost 用"):
            Unit(tmp_path, name, end).read()


def by_hand(folder: Path, *, named: bool = True) -> tuple[Path, Path, Path]:
    """What a few commands of openssl make: an authority that says it is one, a name for the leaf, and no more."""
    keys = [ec.generate_private_key(ec.SECP256R1()) for _ in range(2)]
    names = [x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)]) for name in ("县委 CA", "localhost")]
    told: list[x509.ExtensionType] = [
        x509.BasicConstraints(ca=True, path_length=None),
        x509.SubjectAlternativeName([x509.DNSName("localhost")]),
    ]
    pems = []
    if not named:
        told[1] = x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH])
    for name, key, extension in zip(names, keys, told, strict=True):
        made = x509.CertificateBuilder(names[0], name, key.public_key(), x509.random_serial_number())
        made = made.not_valid_before(NOW - dt.timedelta(days=1)).not_valid_after(NOW + dt.timedelta(days=300))
        signed = made.add_extension(extension, critical=False).sign(keys[0], hashes.SHA256())
        pems.append(signed.public_bytes(serialization.Encoding.PEM))
    plain = serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    pems.append(keys[1].private_bytes(serialization.Encoding.PEM, *plain))
    paths = folder / "ca.pem", folder / "a.pem", folder / "a.key"
    for path, pem in zip(paths, pems, strict=True):
        path.write_bytes(pem)
    return paths[1], paths[2], paths[0]


def test_one_made_by_hand_is_taken_by_every_python(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """From 3.13 on Python asks for more than any browser does."""
    made = ssl.create_default_context

    def strict(**given: object) -> ssl.SSLContext:
        context = made(**given)  # type: ignore[arg-type]
        context.verify_flags |= ssl.VERIFY_X509_STRICT
        return context

    monkeypatch.setattr(ssl, "create_default_context", strict)
    paths = by_hand(tmp_path)
    assert tls_given.read(*paths).key == paths[1].read_bytes()


def test_one_that_has_its_name_only_where_no_browser_looks_is_refused(tmp_path: Path) -> None:
    with pytest.raises(GivenError, match="不能给 localhost 用"):
        tls_given.read(*by_hand(tmp_path, named=False))
