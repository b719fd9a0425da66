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


def pictures(into: Path, theme: str) -> None:
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1300, "height": 1000})
        page.goto(f"{URL}/lab/tree/demo.ipynb?reset")
        page.wait_for_selector(".jp-OutputArea-output mark", timeout=120_000)
        page.wait_for_timeout(3000)
        page.screenshot(path=into / f"jupyterlab-opened-{theme}.png")
        # Chosen by their places in the menu bar: a text may stand elsewhere too.
        page.locator(".lm-MenuBar-item", has_text="Run").first.click()
        page.locator(".lm-Menu-item", has_text="Run All Cells").first.click()
        prompts = "[...document.querySelectorAll('.jp-InputArea-prompt')]"
        page.wait_for_function(f"{prompts}.some(one => /\\[\\d+\\]/.test(one.innerText))", timeout=120_000)
        page.wait_for_timeout(3000)
        page.screenshot(path=into / f"jupyterlab-run-{theme}.png")
        marks = page.locator(".jp-OutputArea-output mark")
        hover = page.locator(".jp-OutputArea-output mark[title]").first.get_attribute("title")
        print(f"{theme}: {marks.count()} marks; the first tells {hover!r}")
        assert marks.count() > 50
        assert hover
        browser.close()


def serve(folder: Path, into: Path, theme: str) -> None:
    settings = folder / theme / "@jupyterlab" / "apputils-extension"
    settings.mkdir(parents=True)
    (settings / "themes.jupyterlab-settings").write_text(f'{{"theme": "JupyterLab {theme.title()}"}}')
    (settings / "notification.jupyterlab-settings").write_text('{"fetchNews": "false"}')
    command = [
        *(sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root", "--ip=127.0.0.1", f"--port={PORT}"),
        *("--IdentityProvider.token=", "--LabApp.news_url=None"),
    ]
    environment = {**os.environ, "JUPYTERLAB_SETTINGS_DIR": str(folder / theme)}
    server = subprocess.Popen(
        command, cwd=folder, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        wait()
        pictures(into, theme)
    finally:
        server.terminate()
        server.wait(20)


def main() -> None:
    into = Path(sys.argv[1]).resolve()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for theme in ("light", "dark"):
            # Run here, not there: output that JupyterLab has not seen run, and so does not trust.
            notebook(folder)
            serve(folder, into, theme)


if __name__ == "__main__":
    main()
