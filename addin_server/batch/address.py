"""Where a cluster is, and whether drafts may travel there. Knows no library: most machines have none."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from addin_server.batch.cluster import Cluster
    from addin_server.batch.examine import Examiner

NOT_INSTALLED = "要用集群，请先装：pip install 'zhubi[cluster]'；不加 --scheduler 就在本机看。"


class ClusterError(Exception):
    """The cluster cannot be used; the text is one Chinese sentence."""


class Certificates(NamedTuple):
    """Files of the TLS connection, PEM."""

    authority: Path | None = None
    certificate: Path | None = None
    key: Path | None = None


def cluster(examiner: Examiner, address: str, certificates: Certificates, *, insecure: bool) -> Cluster:
    """Return the cluster at `address`, not yet connected. Raises ClusterError."""
    check_address(address, certificates, insecure=insecure)
    try:
        from addin_server.batch.cluster import Cluster
    except ImportError:
        raise ClusterError(NOT_INSTALLED) from None
    return Cluster(examiner, address, certificates)


def check_address(address: str, certificates: Certificates, *, insecure: bool) -> None:
    """Raise ClusterError where drafts would travel unprotected and nobody said they may."""
    scheme = address.partition("://")[0] if "://" in address else "tcp"
    if scheme not in ("tls", "tcp"):
        raise ClusterError("集群地址写成 tls://主机:端口；没有加密的写 tcp://主机:端口，并加 --insecure。")
    if scheme == "tls" and not all(certificates):
        raise ClusterError("加密连接要三个文件：--tls-ca、--tls-cert、--tls-key。")
    if scheme == "tcp" and not insecure:
        raise ClusterError(
            "这个集群没有加密，文稿会明文经过网络。请改用 tls:// 地址；确实可以这样传，再加 --insecure。"
        )
