"""What an administrator begins with: settings, secrets, an empty database, configurations with his names in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from addin_server import assets, atomic
from addin_server.department import migrate, settings
from addin_server.department.database import Database
from addin_server.rulebook import signing

_TEMPLATE = """# 主笔部门服务器的设置。改好后运行：zhubi department reload
# 每一项是什么，见部署说明 docs/deploy.md“部门服务器”。

name = "{name}"                 # 服务器的域名
title = "主笔"                   # 登录页上的名字
drafts = {drafts}                  # 文稿要不要送到这台服务器检查
sign_in = "codes"               # codes 用个人码；header 由前面的代理登录（LDAP、CAS、OIDC）
editors = []                    # 谁能改全单位的规则，如 ["张三"]
workers = 2                     # 一个核一个

[limits]                        # 每个人每分钟
requests = 300                  # 多少次
megabytes = 120                 # 多少兆
largest = 31                    # 一次最多多少兆
"""


def init(folder: Path, name: str, *, drafts: bool) -> Iterator[str]:
    """Make what is missing and say so line by line. DepartmentSettingsError, DatabaseError, OSError."""
    path = folder / settings.FILE
    if path.exists():
        yield f"设置已经有了，没有动：{path}"
    else:
        settings.check_name(name)
        atomic.write(path, _TEMPLATE.format(name=name, drafts=str(drafts).lower()).encode(), mode=0o640)
        yield f"设置：{path}"
    deployment = settings.read(folder)
    for made in settings.make_secrets(deployment):
        yield f"密钥：{made}"
    key = deployment.secret_file("layer")
    if not key.exists():
        atomic.write(key, signing.new_key(), mode=atomic.OURS_ALONE)
        yield f"签规则用的私钥：{key}"
    yield f"公钥，各台电脑认它：{signing.public_key(key.read_bytes())}"
    deployment.data.mkdir(mode=0o700, parents=True, exist_ok=True)
    database = Database(deployment.database)
    migrate.migrate(database)
    database.close()
    yield f"数据库：{Database(deployment.database).engine.url.render_as_string()}"
    for template in sorted(assets.deploy().glob("*.in")):
        target = folder / "deploy" / template.stem
        atomic.write(target, filled(template.read_text("utf-8"), deployment).encode(), mode=atomic.OURS_ALONE)
        yield f"配置：{target}"


def filled(template: str, deployment: settings.Deployment) -> str:
    """Return a configuration with the department's own values in it."""
    workers = [_from_here(address) for address in deployment.settings.worker_addresses]
    name, _, https = deployment.settings.name.partition(":")
    values = {
        "@NAME@": deployment.settings.name,
        "@HOST@": name,
        "@PORT@": https or "443",
        "@WORKERS@": "\n    ".join(f"server {address} max_fails=0;" for address in workers),
        "@CADDY_WORKERS@": " ".join(re.sub("^unix:", "unix/", address) for address in workers),
        "@FOLDER@": str(deployment.folder),
        "@PROXY_SECRET@": deployment.secret("proxy"),
        "@LARGEST@": str(deployment.settings.limits.largest + 1),
        "@USER_HEADER@": deployment.settings.user_header,
    }
    for mark, value in values.items():
        template = template.replace(mark, value)
    return template


def _from_here(address: str) -> str:
    """Where the server listens everywhere, the proxy beside it asks it on this machine."""
    host, colon, port = address.partition(":")
    return f"127.0.0.1:{port}" if colon and host in ("0.0.0.0", "") else address
