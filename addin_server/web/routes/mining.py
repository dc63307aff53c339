"""找信息: files, or a document that is open, in; topics with their outlines out. Nothing is kept."""

from __future__ import annotations

from collections.abc import Iterable

from addin_server import assets, mining, readers, wire
from addin_server.core.tick import Tick
from addin_server.web.deadline import deadline
from addin_server.web.problems import Refusal
from addin_server.web.routing import Routes
from addin_server.web.services import Services

MOST = 10
"""Documents that are looked through at once."""

routes = Routes("mining")


@routes.post("/mine", "从材料找信息")
def mine(services: Services, body: wire.MineForm) -> wire.MinedOut:
    tick = deadline()
    opened = wire.documents_from_wire(body.request)
    for document in opened:
        readers.check_limits(document.paragraphs)
    documents = [*opened, *read_files(body.file, tick)]
    if not documents:
        raise Refusal("bad-request", "没有收到材料，请选一份总结、汇报或会议材料。")
    if len(documents) > MOST:
        raise Refusal("bad-request", f"一次最多看 {MOST} 份材料，请分几次。")
    rules = services.rulebook.rules
    mined = mining.Miner(rules, assets.rules() / "mining").mine(documents, tick)
    return wire.mined_to_wire(mined, documents, dict(rules.templates))


def read_files(files: Iterable[wire.Upload], tick: Tick) -> Iterable[mining.Document]:
    """Yield the documents in files, `tick` called before each. InputError names the one that cannot be read."""
    for file in files:
        tick()
        try:
            yield mining.Document(file.name, readers.read_file(file.name, file.data).paragraphs)
        except readers.InputError as error:
            raise readers.InputError(f"《{file.name}》：{error}") from None
