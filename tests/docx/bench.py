"""How fast and how big writing into a long document is: `make bench`. Figures only; nothing here can fail a build.

The unit is what lxml alone needs to parse and serialise the text part.
"""

from __future__ import annotations

import random
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from io import BytesIO

from lxml import etree

from addin_server import docx
from addin_server.annotation import remarks
from addin_server.core.model import Severity, Span
from tests.docx.build import package
from tests.docx.corpus import WHEN

PARAGRAPHS = 16_000
REMARKS = 300
_FONTS = '<w:rFonts w:ascii="仿宋_GB2312" w:eastAsia="仿宋_GB2312" w:hAnsi="仿宋_GB2312" w:hint="eastAsia"/>'
_MEMORY = """
import sys
from tests.docx import bench
bench.STEPS[sys.argv[1]](bench.document())
print(next(int(line.split()[1]) // 1024 for line in open("/proc/self/status") if line.startswith("VmHWM")))
"""


def document() -> bytes:
    """A .docx of 16,000 paragraphs, each of three runs as an office program writes them."""
    run = (
        f'<w:r w:rsidRPr="00AB12CD"><w:rPr>{_FONTS}<w:sz w:val="32"/><w:szCs w:val="32"/></w:rPr><w:t>{{}}</w:t></w:r>'
    )
    properties = (
        f'<w:pPr><w:spacing w:line="560" w:lineRule="exact"/><w:ind w:firstLine="640"/><w:rPr>{_FONTS}</w:rPr></w:pPr>'
    )
    texts = ("柳河镇第{}村", "登记流动党员96名，", "办结群众事项15件。")
    paragraphs = (
        f'<w:p w:rsidR="00AB12CD">{properties}{"".join(run.format(text.format(n)) for text in texts)}</w:p>'
        for n in range(PARAGRAPHS)
    )
    return package("".join(paragraphs))


def lxml_alone(data: bytes) -> object:
    return etree.tostring(etree.fromstring(zipfile.ZipFile(BytesIO(data)).read("word/document.xml")))


def read(data: bytes) -> object:
    return docx.read(data)


def annotate(data: bytes) -> bytes:
    chance = random.Random(1)
    chosen = (f"p{chance.randint(1, PARAGRAPHS)}" for _ in range(REMARKS))
    remarks = [
        docx.AnchoredRemark(paragraph, Span(2, 9), "", "【主笔】建议改", Severity.WARNING) for paragraph in chosen
    ]
    return docx.annotate(data, remarks, author="主笔", highlight=True, date=WHEN).data


def nothing(data: bytes) -> object:
    return data


STEPS: dict[str, Callable[[bytes], object]] = {
    "只载入": nothing,
    "lxml 读写": lxml_alone,
    "读成段落": read,
    f"加 {REMARKS} 条批注": annotate,
}


def seconds(step: Callable[[bytes], object], data: bytes) -> float:
    times = []
    for _ in range(5):
        begun = time.perf_counter()
        step(data)
        times.append(time.perf_counter() - begun)
    return min(times)


def main() -> None:
    data = document()
    part = zipfile.ZipFile(BytesIO(data)).getinfo("word/document.xml").file_size
    print(f"{PARAGRAPHS:,} 段的文稿，正文部件 {part / (1 << 20):.1f} MB")
    unit = seconds(lxml_alone, data)
    steps: list[tuple[str, Callable[[bytes], object], bytes]] = [(name, step, data) for name, step in STEPS.items()]
    annotated = annotate(data)
    steps.append(("去标记", lambda given: docx.clean(given, remarks.SIGNS), annotated))
    print(f"{'':<12}{'秒':>8}{'倍':>8}{'内存 MB':>12}{'部件的倍数':>10}")
    for name, step, given in steps[1:]:
        took = seconds(step, given)
        row = f"{name:<12}{took:>8.2f}{took / unit:>8.1f}"
        if name in STEPS:
            peak = int(subprocess.check_output([sys.executable, "-c", _MEMORY, name], text=True))
            row += f"{peak:>12}{peak / (part / (1 << 20)):>10.1f}"
        print(row)


if __name__ == "__main__":
    main()
