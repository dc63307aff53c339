"""A department's server keeps no drafts."""

from __future__ import annotations

import pytest

from addin_server.versions import NullStore, StoreError


def test_nothing_is_kept_whoever_asks() -> None:
    store = NullStore()
    state, says = store.state()
    assert state == "absent" and "部门服务器不存文稿" in says and store.drafts() == []
    with pytest.raises(StoreError, match="不存文稿"):
        store.turn(True)
