"""What Word demands of a manifest beyond being XML: order, lengths, references, addresses, sizes of icons.

The official schema is not ours to ship and misses the last two. This is our own reading of the published rules, for the
tests and for `zhubi doctor word`. Word itself says nothing: it just does not show the add-in.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

_APP = "{http://schemas.microsoft.com/office/appforoffice/1.1}"
_OV = "{http://schemas.microsoft.com/office/taskpaneappversionoverrides}"
_BT = "{http://schemas.microsoft.com/office/officeappbasictypes/1.0}"
_TYPE = "{http://www.w3.org/2001/XMLSchema-instance}type"

# The children of an element in the only order Word takes: ? may be missing, + may repeat.
_ORDER = {
    f"{_APP}OfficeApp": "Id AlternateId? Version ProviderName DefaultLocale DisplayName Description IconUrl? "
    "HighResolutionIconUrl? SupportUrl? AppDomains? Hosts? Requirements? DefaultSettings Permissions VersionOverrides?",
    f"{_OV}VersionOverrides": "Description? Requirements? Hosts? Resources? WebApplicationInfo?",
    f"{_OV}DesktopFormFactor": "GetStarted? FunctionFile? ExtensionPoint+",
    f"{_OV}GetStarted": "Title Description LearnMoreUrl",
    f"{_OV}CustomTab": "Group+ Label",
    f"{_OV}Group": "Label Icon Control+",
    f"{_OV}Control": "Label Supertip Icon Action",
    f"{_OV}Supertip": "Title Description",
    f"{_OV}Icon": "Image+",
    f"{_OV}Action": "TaskpaneId? SourceLocation Title?",
    f"{_OV}Resources": "Images? Urls? ShortStrings? LongStrings?",
}
_GUID = r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}"
_FORMS = {  # what the text of an element must look like
    "Id": _GUID,
    "Version": r"\d{1,5}(\.\d{1,5}){3}",
    "ProviderName": r".{1,125}",
    "DefaultLocale": r"[a-z]{2}-[A-Z]{2}",
    "Permissions": "Restricted|ReadDocument|WriteDocument|ReadAllDocument|ReadWriteDocument",
}
_ADDRESSES = ("IconUrl", "HighResolutionIconUrl", "SourceLocation", "SupportUrl")
_TABLES = {"Images": 2048, "Urls": 2048, "ShortStrings": 125, "LongStrings": 250}  # the longest value, in characters
_LONG = {("Supertip", "Description"), ("GetStarted", "Description")}
_NEEDED_SIZES, _OTHER_SIZES = {16, 32, 80}, {20, 24, 40, 48, 64}


def problems(text: str) -> list[str]:
    """Return in Chinese everything Word would refuse the manifest `text` for; nothing when it is in order."""
    try:
        root = ElementTree.fromstring(text.encode())
    except ElementTree.ParseError as error:
        return [f"不是合格的 XML：第 {error.position[0]} 行"]
    if root.tag != f"{_APP}OfficeApp" or root.get(_TYPE) != "TaskPaneApp":
        return ["不是任务窗格加载项的清单"]
    checks = (_order, _forms, _addresses, _overrides, _resources, _references, _icons, _ids)
    return [problem for check in checks for problem in check(root)]


def _order(root: Element) -> Iterator[str]:
    for element in root.iter():
        if spec := _ORDER.get(str(element.tag)):
            pattern = re.sub(r"\b(\w++)([?+]?)(?: |$)", r"(?:\1 )\2", spec)
            found = "".join(f"{_name(child)} " for child in element)
            if not re.fullmatch(pattern, found):
                yield f"{_name(element)} 里的内容或次序不对：{found.strip()}"


def _forms(root: Element) -> Iterator[str]:
    for name, form in _FORMS.items():
        value = root.findtext(f"{_APP}{name}", "")
        if not re.fullmatch(form, value):
            yield f"{name} 不合格：{value or '空'}"
    for name, most in (("DisplayName", 125), ("Description", 250)):
        for value in _values(root.find(f"{_APP}{name}")):
            if not 1 <= len(value) <= most:
                yield f"{name} 应为 1 到 {most} 个字：{value}"
    if [host.get("Name") for host in root.iterfind(f"{_APP}Hosts/{_APP}Host")] != ["Document"]:
        yield "Hosts 应当只有 Document（Word）"
    overrides = root.find(f"{_OV}VersionOverrides")
    if overrides is not None and overrides.get(_TYPE) != "VersionOverridesV1_0":
        yield "任务窗格只认 VersionOverridesV1_0"


def _addresses(root: Element) -> Iterator[str]:
    elements = [e for name in _ADDRESSES for e in root.iter(f"{_APP}{name}")]
    elements += [*root.iter(f"{_BT}Url"), *root.iter(f"{_BT}Image")]
    for element in elements:
        for value in _values(element) if element.get("resid") is None else ():
            if not re.fullmatch(r"https://[^\s/]+/\S*", value):
                yield f"地址要以 https:// 开头：{value}"
            if value.endswith(".ico"):
                yield f"图标不能用 .ico：{value}"


def _overrides(root: Element) -> Iterator[str]:
    default = root.findtext(f"{_APP}DefaultLocale", "")
    for element in root.iter():
        locales = [child.get("Locale", "") for child in element if _name(child) == "Override"]
        if default in locales or len(set(locales)) < len(locales):
            yield f"{_name(element)} 的语言重复了：{'、'.join(locales)}"


def _resources(root: Element) -> Iterator[str]:
    for table, most in _TABLES.items():
        for element in root.iterfind(f".//{_OV}Resources/{_BT}{table}/*"):
            if not 1 <= len(element.get("id", "")) <= 32:
                yield f"资源名应为 1 到 32 个字符：{element.get('id')}"
            for value in _values(element):
                if not 1 <= len(value) <= most:
                    yield f"{table} 里的 {element.get('id')} 应为 1 到 {most} 个字符"


def _references(root: Element) -> Iterator[str]:
    for parent in root.iter():
        for element in parent:
            name = element.get("resid")
            if name is None:
                continue
            if _name(element) == "Image":
                table = "Images"
            elif _name(element) in ("SourceLocation", "LearnMoreUrl", "FunctionFile"):
                table = "Urls"
            else:
                table = "LongStrings" if (_name(parent), _name(element)) in _LONG else "ShortStrings"
            if name not in {e.get("id") for e in root.iterfind(f".//{_OV}Resources/{_BT}{table}/*")}:
                yield f"{_name(element)} 指的 {name} 不在 {table} 里"


def _icons(root: Element) -> Iterator[str]:
    for icon in root.iter(f"{_OV}Icon"):
        sizes = [int(image.get("size", "0")) for image in icon]
        if not set(sizes) >= _NEEDED_SIZES or set(sizes) - _NEEDED_SIZES - _OTHER_SIZES or len(set(sizes)) < len(sizes):
            yield f"图标的尺寸要有 16、32、80，只能再加 20、24、40、48、64：{sizes}"


def _ids(root: Element) -> Iterator[str]:
    found = Counter(e.get("id", "") for name in ("CustomTab", "Group", "Control") for e in root.iter(f"{_OV}{name}"))
    found += Counter(e.get("id", "") for e in root.iterfind(f".//{_OV}Resources/*/*"))
    for name, times in found.items():
        if times > 1 or not 1 <= len(name) <= 125:
            yield f"名字 {name or '空'} 用了 {times} 次，或太长"


def _values(element: Element | None) -> Iterator[str]:
    """The default value of an element and those for other languages."""
    if element is not None:
        yield element.get("DefaultValue", "")
        yield from (child.get("Value", "") for child in element if _name(child) == "Override")


def _name(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]
