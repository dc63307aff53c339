"""What can be wrong with a file, each said in one sentence with the way to mend it."""

from __future__ import annotations

_SAVE_AS = "请用 Word 或 WPS 打开后，另存为 .docx 再试。"

_SENTENCES = {
    "empty": "文件是空的，请重新选择文稿。",
    "lock-file": "这是 Office 打开文稿时留下的临时文件（~$ 开头），请选择文稿本身。",
    "encrypted": "文稿设有打开密码，请先在 Word 或 WPS 中取消密码再试。",
    "legacy-doc": f"这是旧版 .doc 文稿，{_SAVE_AS}",
    "legacy-wps": f"这是旧版 .wps 文稿，{_SAVE_AS}",
    "rtf": f"这是 RTF 文稿，{_SAVE_AS}",
    "html": f"这是网页文件，{_SAVE_AS}",
    "flat-xml": f"这是单个 XML 格式的文稿，{_SAVE_AS}",
    "odt": f"这是 ODF 格式的文稿，{_SAVE_AS}",
    "ofd": "这是 OFD 版式文件，不能修改，请选择成文前的 .docx 文稿。",
    "pdf": "这是 PDF 文件，不能修改，请选择成文前的 .docx 文稿。",
    "spreadsheet": "这是表格文件，请选择 .docx 文稿。",
    "presentation": "这是演示文件，请选择 .docx 文稿。",
    "not-docx": f"这不是 .docx 文稿，{_SAVE_AS}",
    "damaged": f"文稿已损坏，读不完整，{_SAVE_AS}",
    "doctype": f"文稿里夹有不允许的 DTD 声明，{_SAVE_AS}",
    "unsafe-path": f"文稿的压缩包里有不正常的路径，{_SAVE_AS}",
    "too-big": "文稿超过 {limit}，请压缩图片或拆分后再试。",
    "too-big-inflated": "文稿展开后太大，请压缩图片或拆分后再试。",
    "too-many-parts": "文稿里的部件超过 {limit} 个，请删去多余的图片和对象后再试。",
    "too-many-paragraphs": "文稿超过 {limit} 段，请拆分后再试。",
    "too-many-characters": "文稿超过 {limit}字，请拆分后再试。",
}


class DocxError(Exception):
    """The file cannot be used. `message` is one Chinese sentence for the user; `kind` is one of the keys above."""

    def __init__(self, message: str, kind: str) -> None:
        super().__init__(message)
        self.message = message
        self.kind = kind


def refusal(kind: str, limit: str = "") -> DocxError:
    """The error of this kind, with its sentence; `limit` is what the file is beyond, in words."""
    return DocxError(_SENTENCES[kind].format(limit=limit), kind)
