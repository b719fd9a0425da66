"""Files into text."""

import baocao
import pytest
from baocao.files import decode

TEXT = "Thu ngân sách ước đạt 1.250,5 tỷ đồng, hoà giải thuỷ lợi."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_encodings(tmp_path, encoding):
    path = tmp_path / "a.txt"
    path.write_bytes(TEXT.encode(encoding))
    assert baocao.read(path).text == TEXT


def test_the_older_code_page():
    # Letters with a tone are a letter and a combining mark there.
    data = "Thu ngân sách đa\u0323t 5".encode("cp1258")
    assert decode(data) == "Thu ngân sách đạt 5"


def test_bytes_that_are_no_text(tmp_path):
    with pytest.raises(ValueError, match="neither UTF-8 nor windows-1258 text: byte 0x8f at 3"):
        decode(b"5 t\x8f")
    with pytest.raises(ValueError, match="NUL"):
        decode(b"PK\x03\x04\0\0")


def test_files_that_can_not_be_read(tmp_path):
    with pytest.raises(FileNotFoundError):
        baocao.read(tmp_path / "a.txt")
    with pytest.raises(ValueError, match=r"can't read \.doc"):
        baocao.read(tmp_path / "a.doc")
    with pytest.raises(ValueError, match="a file without suffix"):
        baocao.read(tmp_path / "a")


def test_options_are_handed_on(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text(TEXT, "utf-8")
    assert baocao.read(path, published="2020").published == "2020"
    assert baocao.read(str(path)).doc_id == str(path)
    assert baocao.read(path, doc_id="7").doc_id == "7"
