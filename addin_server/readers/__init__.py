"""Files of any accepted kind in, paragraphs out: .docx, .txt, .md. Bad input is one clear Chinese sentence."""

from addin_server.readers.disk import bytes_at, bytes_of, readable
from addin_server.readers.files import ReadFile, is_document, read_file, read_text_file
from addin_server.readers.legacy import end, modern
from addin_server.readers.limits import InputError, check_limits, require_text
from addin_server.readers.text import decode

__all__ = [
    "InputError",
    "ReadFile",
    "bytes_at",
    "bytes_of",
    "check_limits",
    "decode",
    "end",
    "is_document",
    "modern",
    "read_file",
    "read_text_file",
    "readable",
    "require_text",
]
