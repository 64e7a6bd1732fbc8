"""Runs a notebook and inspects it in Chromium: pictures, contrast, and no foreign markup."""

from __future__ import annotations

import datetime
import json
import re
import subprocess
import sys
import tempfile
import uuid
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from mlrun_db.lists import RunList  # noqa: E402
from scripts.tools.chromium import report  # noqa: E402
from tests.support.hostile import ATTRIBUTES, HOSTILE, TAGS, hostile_views  # noqa: E402

CHECK = (Path(__file__).parent / "screenshots.js").read_text()
MIN_CONTRAST = 4.5  # WCAG AA, for text of normal size

NOTEBOOK = [
    """\
import datetime
import uuid

from mlrun_db import HTTPRunDB, LocalServer

server = LocalServer(job_seconds=7).start()
db = HTTPRunDB(server.url)
now = datetime.datetime.now(datetime.UTC)
states = ["running", "completed", "error", "completed", "aborted", "pending"]
for number, state in enumerate(states):
    uid = uuid.uuid4().hex
    run = {
        "metadata": {"name": "train", "uid": uid, "labels": {"owner": "ann", "kind": "job"}},
        "spec": {"parameters": {"lr": 10.0**-number, "depth": number, "optimizer": "adam"}},
        "status": {
            "state": state,
            "start_time": (now - datetime.timedelta(hours=number**3)).isoformat(),
            "results": {"auc": 0.9 - number / 70, "loss": number / 7},
        },
    }
    if state == "error":
        run["status"]["error"] = "MemoryError: the worker was killed while it read the data " * 9
    db.store_run(run, uid)
    db.store_artifact(
        "model",
        {
            "kind": "model",
            "metadata": {"key": "model"},
            "spec": {"target_path": f"https://store.example.com/models/{number}/model.bin"},
            "status": {},
        },
        uid,
    )
db.list_runs()""",
    "db.list_runs(state='completed').compare()",
    "db.list_artifacts(tag='*')",
    """db.create_project({
    "metadata": {"name": "fraud", "labels": {"team": "risk"}},
    "spec": {"description": "Finds fraud in payments", "goals": "recall above 0.9"},
})""",
    """db.create_schedule("default", {
    "name": "nightly", "kind": "job", "cron_trigger": "0 3 * * *",
    "scheduled_object": {"task": {"metadata": {"name": "train"}}}, "labels": {"owner": "ann"},
})
db.list_schedules("default")""",
    "db.list_runs(state='completed').show()",
    """db.store_function({"kind": "job", "metadata": {"name": "train"}}, "train")
task = {"metadata": {"name": "train"}, "spec": {"function": "default/train"}}
db.watch_log(db.submit_job(task)["metadata"]["uid"], on_line=lambda line: None)""",
    "db.list_runs().plot('auc', by='depth')",
    "server.stop()",
]


def problems_of(chromium: str, folder: Path) -> list[str]:
    problems: list[str] = []
    for theme in ("light", "dark"):
        page = folder / f"notebook-{theme}.html"
        page.write_text(with_check(executed_notebook(theme)))
        found = look(chromium, page, theme, folder / f"notebook-{theme}.png", height=2700)
        problems += view_problems(found, page.name, views=6)
    views = "\n".join(view for text in HOSTILE for view in hostile_views(text))
    for name, theme, attributes in THEMES:
        page = folder / f"hostile-{name}.html"
        page.write_text(
            with_check(
                f'<html><head></head><body class="views-only" {attributes}>{views}</body></html>'
            )
        )
        found = look(chromium, page, theme, folder / f"hostile-{name}.png", height=3000)
        problems += view_problems(found, page.name, views=9 * len(HOSTILE))
        dark = sum(map(int, found["background"].split(","))) < 3 * 128
        if dark != ("dark" in name.split("-")):
            problems.append(f"{page.name}: the background is {found['background']}")
    problems += picture_of_tables(chromium, folder / "table.html")
    # the same values without escaping: the check must find them
    page = folder / "unescaped.html"
    raw = "".join(f'<div class="mlrun-db" title="{text}">{text}</div>' for text in HOSTILE[:5])
    page.write_text(with_check(f'<html><head></head><body class="views-only">{raw}</body></html>'))
    if not view_problems(look(chromium, page, "light", None, 500), page.name, 5):
        problems.append("the check does not find markup that is not escaped")
    return problems


# the name of a page, the preference of the system, and the attribute for the theme of the notebook
THEMES = [
    ("system-light", "light", ""),
    ("system-dark", "dark", ""),
    ("jupyter-light", "dark", 'data-jp-theme-light="true"'),
    ("jupyter-dark", "light", 'data-jp-theme-light="false"'),
]


def picture_of_tables(chromium: str, page: Path) -> list[str]:
    """Save the picture for docs/notebooks.md: the same table light and dark, cropped to it."""
    table = example_runs()._repr_html_()
    views = "".join(
        f'<div data-theme="{theme}" style="background:{background};padding:14px 10px">{table}</div>'
        for theme, background in (("light", "#fff"), ("dark", "#0d1117"))
    )
    style = "margin:0;display:inline-block;font-family:sans-serif"
    page.write_text(with_check(f'<html><head></head><body style="{style}">{views}</body></html>'))
    found = look(chromium, page, "light", None, height=1000)
    width, height = found["size"]
    look(chromium, page, "light", page.with_suffix(".png"), height, width, scale=2)
    return view_problems(found, page.name, views=2)


def example_runs() -> RunList:
    now = datetime.datetime.now(datetime.UTC)
    states = ["running", "completed", "error", "completed", "aborted", "pending"]
    return RunList(
        {
            "metadata": {"name": "train", "uid": uuid.uuid4().hex, "labels": {"owner": "ann"}},
            "spec": {"parameters": {"lr": 10.0**-number, "depth": number + 3}},
            "status": {
                "state": state,
                "start_time": (now - datetime.timedelta(minutes=5, hours=number**3)).isoformat(),
                "results": {"auc": 0.9 - number / 70} if state in ("completed", "running") else {},
                "error": "MemoryError" if state == "error" else None,
            },
        }
        for number, state in enumerate(states)
    )


def executed_notebook(theme: str) -> str:
    """Run the notebook in a kernel, and return it as a page in the style of JupyterLab."""
    cells: list[dict[str, Any]] = [
        {
            "cell_type": "code",
            "id": f"c{number}",
            "source": source,
            "metadata": {},
            "outputs": [],
            "execution_count": None,
        }
        for number, source in enumerate(NOTEBOOK)
    ]
    notebook = {"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
    command = [sys.executable, "-m", "jupyter", "nbconvert", "--to", "html", "--execute"]
    command += ["--stdin", "--stdout", "--log-level", "ERROR", f"--HTMLExporter.theme={theme}"]
    command += ["--HTMLExporter.mathjax_url=", "--HTMLExporter.require_js_url="]
    return subprocess.run(
        command, input=json.dumps(notebook), stdout=subprocess.PIPE, text=True, check=True
    ).stdout


def with_check(page: str) -> str:
    """Add the check at the beginning, so that it runs before the first view."""
    check = f"<meta charset=utf-8><script>{CHECK}</script>"
    page = page.replace("<head>", f"<head>{check}", 1)
    end = page.rindex("</body>")
    return f'{page[:end]}<script id="found" type="application/json"></script>{page[end:]}'


def look(
    chromium: str,
    page: Path,
    theme: str,
    picture: Path | None,
    height: int,
    width: int = 1500,
    scale: int = 1,
) -> Any:
    """Open the page in Chromium, save a picture, and return the result of the check."""

    def run(*arguments: str) -> str:
        with tempfile.TemporaryDirectory() as profile:
            command = [chromium, "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run"]
            command += ["--disable-background-networking", "--disable-component-update"]
            command += ["--disable-sync", f"--user-data-dir={profile}", "--hide-scrollbars"]
            command += ["--virtual-time-budget=3000", f"--window-size={width},{height}"]
            command += [f"--force-device-scale-factor={scale}"]
            command += [f"--blink-settings=preferredColorScheme={int(theme == 'light')}"]
            return subprocess.run(
                [*command, *arguments, page.as_uri()],
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                encoding="utf-8",
                check=True,
                timeout=120,
            ).stdout

    if picture is not None:
        run(f"--screenshot={picture}")
    dom = run("--dump-dom")
    (found,) = re.findall(r'<script id="found" type="application/json">(\{.*?\})</script>', dom)
    return json.loads(found)


def view_problems(found: Any, name: str, views: int) -> list[str]:
    """Return the problems of the views of a page."""
    print(f"{name}: {found['views']} views, contrast {found['contrast']:.1f}")
    unexpected = {
        "alerts": found["alerts"],
        "tags": sorted(set(found["tags"]) - TAGS),
        "attributes": sorted(set(found["attributes"]) - ATTRIBUTES),
        "links": [link for link in found["links"] if not link.startswith("https://")],
        "views": [] if found["views"] == views else [found["views"], views],
        "contrast": [] if found["contrast"] >= MIN_CONTRAST else [found["contrast"]],
    }
    return [f"{name}: {what} {values}" for what, values in unexpected.items() if values]


if __name__ == "__main__":
    raise SystemExit(report("the notebook", __doc__, problems_of))
