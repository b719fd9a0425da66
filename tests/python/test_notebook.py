"""A notebook executed, and its picture taken by headless Chromium."""

import os
import shutil
import struct
import subprocess
import sys
import tempfile
import zlib
from pathlib import Path

import baocao
import pytest

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
NEEDED = bool(os.environ.get("BAOCAO_REQUIRE_CHROMIUM"))
# Where pictures are kept to be looked at; else they go with the test.
PICTURES = os.environ.get("BAOCAO_PICTURES")

pytestmark = pytest.mark.filterwarnings("default")


@pytest.fixture(scope="module")
def pages(tmp_path_factory):
    """The executed notebook as HTML in each theme."""
    nbformat = pytest.importorskip("nbformat")
    pytest.importorskip("nbconvert")
    pytest.importorskip("ipykernel")
    folder = tmp_path_factory.mktemp("notebook")
    cell = nbformat.v4.new_code_cell("import baocao\nbaocao.parse(baocao.sample())")
    nbformat.write(nbformat.v4.new_notebook(cells=[cell]), folder / "demo.ipynb")
    convert(folder, "--to", "notebook", "--execute", "--inplace", "demo.ipynb")
    for theme in ("light", "dark"):
        convert(folder, "--to", "html", f"--HTMLExporter.theme={theme}", "--output", f"{theme}.html", "demo.ipynb")
    return folder


def convert(folder, *arguments):
    command = [sys.executable, "-m", "nbconvert", *arguments]
    subprocess.run(command, cwd=folder, check=True, capture_output=True, timeout=120)


def test_the_notebook_holds_what_we_show(pages):
    assert baocao.parse(baocao.sample())._repr_html_() in (pages / "light.html").read_text("utf-8")


@pytest.mark.skipif(CHROMIUM is None and not NEEDED, reason="chromium is not installed")
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_picture(pages, theme):
    assert CHROMIUM, "BAOCAO_REQUIRE_CHROMIUM is set, and there is no chromium"
    html = pages / f"{theme}.html"
    folder = Path(PICTURES) if PICTURES else pages
    picture = folder / f"notebook-{theme}.png"
    with tempfile.TemporaryDirectory() as profile:
        command = [
            *(CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--disable-quic"),
            *("--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"),
            *(f"--user-data-dir={profile}", "--window-size=1100,1500", f"--screenshot={picture}", html.as_uri()),
        ]
        subprocess.run(command, check=True, capture_output=True, timeout=120)
    found = colours(picture)
    # Each kind of mark is in the picture, in the letters' ground.
    for ground, _ in baocao.display.COLOURS.values():
        rgb = tuple(int(ground[at : at + 2], 16) for at in (1, 3, 5))
        assert found.get(rgb, 0) > 200, (theme, ground)


def colours(path):
    """How many pixels of a PNG (8 bits a channel, not interlaced) have each colour."""
    data = path.read_bytes()
    width, height, depth, kind, *_, interlace = struct.unpack(">IIBBBBB", data[16:29])
    assert (depth, interlace) == (8, 0)
    size = {2: 3, 6: 4}[kind]
    packed, at = b"", 8
    while at < len(data):
        length, name = struct.unpack(">I4s", data[at : at + 8])
        if name == b"IDAT":
            packed += data[at + 8 : at + 8 + length]
        at += 12 + length
    raw = zlib.decompress(packed)
    counts, above, stride = {}, bytes(width * size), width * size
    for row in range(height):
        start = row * (stride + 1)
        above = unfilter(raw[start], raw[start + 1 : start + 1 + stride], above, size)
        for pixel in zip(*(above[channel::size] for channel in range(3)), strict=True):
            counts[pixel] = counts.get(pixel, 0) + 1
    return counts


def unfilter(kind, line, above, size):
    """One line of a PNG as it was before its filter."""
    line = bytearray(line)
    for at in range(len(line) if kind else 0):
        left = line[at - size] if at >= size else 0
        corner = above[at - size] if at >= size else 0
        up = above[at]
        if kind == 1:
            guess = left
        elif kind == 2:
            guess = up
        elif kind == 3:
            guess = (left + up) // 2
        else:
            far = left + up - corner
            guess = min((abs(far - left), 0, left), (abs(far - up), 1, up), (abs(far - corner), 2, corner))[2]
        line[at] = (line[at] + guess) & 255
    return bytes(line)
