"""A QR code as a path: the three eyes stand in their corners, the margin is quiet."""

from __future__ import annotations

import re

from addin_server import qr


def dark(found: qr.Code) -> set[tuple[int, int]]:
    runs = [tuple(map(int, run)) for run in re.findall(r"M(\d+) (\d+)h(\d+)v1h-\3z", found.path)]
    return {(x + i, y) for x, y, width in runs for i in range(width)}


def test_the_path_is_the_code() -> None:
    found = qr.code("http://192.168.1.20:40123/?code=123456")
    cells = dark(found)
    assert found.path == "".join(re.findall(r"M\d+ \d+h\d+v1h-\d+z", found.path))
    last = found.size - 4 - 7
    for left, top in ((4, 4), (last, 4), (4, last)):
        ring = {(left + x, top + y) for x in range(7) for y in range(7) if x in (0, 6) or y in (0, 6)}
        assert ring <= cells
    assert all(4 <= x < found.size - 4 and 4 <= y < found.size - 4 for x, y in cells)
    assert qr.code("http://192.168.1.20:40123/?code=654321").path != found.path
