"""Why the system refused, in Chinese: its own words are in whatever language it was installed in.

Only the standard library, as the installer asks before anything is installed.
"""

from __future__ import annotations

import errno
from collections.abc import Mapping

WORDS: Mapping[str, str] = {
    "EPERM": "系统不允许",
    "EACCES": "没有权限",
    "ENOENT": "没有这个文件或文件夹",
    "EEXIST": "已经有了",
    "ENOTDIR": "路径当中有一段不是文件夹",
    "EISDIR": "是文件夹，不是文件",
    "ENOTEMPTY": "文件夹不是空的",
    "EINVAL": "系统不接受这样的名字或位置",
    "EILSEQ": "名字里有系统不认的字",
    "ENAMETOOLONG": "名字或路径太长",
    "ELOOP": "链接绕成了一圈",
    "EXDEV": "不在同一个磁盘上",
    "ENOSPC": "磁盘满了",
    "EDQUOT": "磁盘配额用完了",
    "EFBIG": "文件太大",
    "EROFS": "磁盘只读",
    "EIO": "磁盘读写出错",
    "ENXIO": "没有这个设备",
    "ENODEV": "没有这个设备",
    "ENOMEM": "内存不够",
    "EMFILE": "同时打开的文件太多",
    "ENFILE": "同时打开的文件太多",
    "EAGAIN": "系统一时忙不过来",
    "EBUSY": "别的程序正用着它",
    "ETXTBSY": "别的程序正用着它",
    "ENOLCK": "这里上不了锁",
    "ENOEXEC": "不是能运行的程序",
    "ENOSYS": "系统没有这个功能",
    "ENOTSUP": "这里不支持",
    "EOPNOTSUPP": "这里不支持",
    "ESTALE": "共享文件夹断开了",
    "EPIPE": "对方先关了",
    "EADDRINUSE": "端口被占用",
    "EADDRNOTAVAIL": "这台电脑没有这个地址",
    "ECONNREFUSED": "那里没有程序应答",
    "ECONNRESET": "连接断了",
    "ECONNABORTED": "连接断了",
    "ETIMEDOUT": "等得太久",
    "EHOSTUNREACH": "网络不通",
    "ENETUNREACH": "网络不通",
    "ENETDOWN": "网络不通",
}

_IN_USE = frozenset({32, 33})
"""What Windows says of a file that another program holds; Python takes it for a missing right."""

_NOT_VALID = frozenset({87, 123})
"""What Windows says of a name that cannot be; whatever else Python has no number for it calls EINVAL as well."""

_BY_NUMBER = {getattr(errno, name): words for name, words in WORDS.items() if hasattr(errno, name)}

_WITHOUT_NUMBER = (
    (PermissionError, "EACCES"),
    (FileNotFoundError, "ENOENT"),
    (TimeoutError, "ETIMEDOUT"),
    (ConnectionError, "ECONNRESET"),
)
"""What an error is whose number was not given."""


def because(error: OSError) -> str:
    """Return why, fit for brackets in a sentence; what has no words is told by its number, to be looked up."""
    windows = getattr(error, "winerror", None)
    if windows in _IN_USE:
        return WORDS["EBUSY"]
    if windows and error.errno == errno.EINVAL and windows not in _NOT_VALID:
        return f"系统错误 {windows}"
    if error.errno in _BY_NUMBER:
        return _BY_NUMBER[error.errno]
    if error.errno is not None:
        return f"系统错误 {error.errno}"
    return next((WORDS[name] for kind, name in _WITHOUT_NUMBER if isinstance(error, kind)), "原因不明")
