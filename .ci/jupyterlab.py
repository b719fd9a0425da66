"""Takes pictures of a report in a real JupyterLab: opened and not run, and run. Needs Debian's Chromium."""

import os
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

import nbformat
from playwright.sync_api import sync_playwright

PORT = 8899
URL = f"http://127.0.0.1:{PORT}"
CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")


def notebook(folder: Path) -> None:
    """A notebook with output that JupyterLab did not see run, and so does not trust."""
    cell = nbformat.v4.new_code_cell("import baocao\nbaocao.parse(baocao.sample())")
    nbformat.write(nbformat.v4.new_notebook(cells=[cell]), folder / "demo.ipynb")
    command = [sys.executable, "-m", "nbconvert", "--to", "notebook", "--execute", "--inplace", "demo.ipynb"]
    subprocess.run(command, cwd=folder, check=True, capture_output=True)


def wait() -> None:
    for _ in range(120):
        try:
            urllib.request.urlopen(f"{URL}/api", timeout=1)
            return
        except OSError:
            time.sleep(0.5)
    raise SystemExit("JupyterLab did not start")


def pictures(into: Path) -> None:
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1300, "height": 1000})
        for theme, name in (("JupyterLab Light", "light"), ("JupyterLab Dark", "dark")):
            page.goto(f"{URL}/lab/tree/demo.ipynb?reset")
            page.wait_for_selector(".jp-OutputArea-output mark", timeout=60_000)
            page.evaluate(
                "document.querySelectorAll('.jp-toast-button, .Toastify__close-button').forEach(b => b.click())"
            )
            page.get_by_text("Settings", exact=True).first.click()
            page.get_by_text("Theme", exact=True).first.hover()
            page.get_by_text(theme, exact=True).first.click()
            page.wait_for_timeout(1500)
            page.locator(".jp-Notebook").first.screenshot(path=into / f"jupyterlab-opened-{name}.png")
            page.get_by_text("Run", exact=True).first.click()
            page.get_by_text("Run All Cells", exact=True).first.click()
            page.wait_for_function(
                "[...document.querySelectorAll('.jp-InputArea-prompt')].some(p => /\\[\\d+\\]/.test(p.innerText))"
            )
            page.wait_for_timeout(1500)
            page.locator(".jp-Notebook").first.screenshot(path=into / f"jupyterlab-run-{name}.png")
            marks = page.locator(".jp-OutputArea-output mark").count()
            hover = page.locator(".jp-OutputArea-output mark[title]").first.get_attribute("title")
            print(f"{name}: {marks} marks; the first tells {hover!r}")
            assert marks > 50
            assert hover
        browser.close()


def main() -> None:
    into = Path(sys.argv[1]).resolve()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        notebook(folder)
        command = [
            *(sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root", "--ip=127.0.0.1", f"--port={PORT}"),
            *("--IdentityProvider.token=", "--LabApp.news_url=None"),
        ]
        server = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            wait()
            pictures(into)
        finally:
            server.terminate()
            server.wait(20)


if __name__ == "__main__":
    main()
