"""A file that is renamed would silently begin last."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests import groups


@pytest.mark.parametrize("name", sorted({*groups.LONGEST, *groups.SHARED}))
def test_what_is_named_is_there(name: str) -> None:
    assert (Path(groups.__file__).parent / name).exists()
