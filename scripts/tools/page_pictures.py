"""Opens the web page in Chromium: pictures, and what only a browser can check.

In light, in dark and on a phone, each page must have no error and no request to another host, text
with enough contrast, and nothing wider than the window. Live parts, keys and charts must work, and
names that are markup must stay text. docs/images has the pictures of IN_DOCS, with fewer colours.
"""

from __future__ import annotations

import contextlib
import datetime
import math
import random
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from PIL import Image
from playwright.sync_api import Browser, ConsoleMessage, Error, Page, Request, sync_playwright

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from mlrun_db import HTTPRunDB, LocalServer  # noqa: E402
from mlrun_db.tracking import series  # noqa: E402
from scripts.tools.chromium import ARGUMENTS, report  # noqa: E402
from tests.support.hostile import HOSTILE, hostile_run  # noqa: E402

CONTRAST = (Path(__file__).parent / "screenshots.js").read_text()
MIN_CONTRAST = 4.5  # WCAG AA, for text of normal size
PROJECT = "fraud-detection"
RUNS = f"/projects/{PROJECT}/runs"
MODES: dict[str, dict[str, Any]] = {
    "light": {"color_scheme": "light", "viewport": {"width": 1280, "height": 800}},
    "dark": {"color_scheme": "dark", "viewport": {"width": 1280, "height": 800}},
    "phone": {
        "color_scheme": "light",
        "viewport": {"width": 390, "height": 844},
        "device_scale_factor": 2,
        "is_mobile": True,
        "has_touch": True,
    },
}
PAGES = {
    "projects": "/",
    "runs": RUNS,
    "run": f"{RUNS}/train-2",
    "failed": f"{RUNS}/train-4",
    "running": f"{RUNS}/train-0",
    "tune": f"{RUNS}/tune-1",
    "compare": f"/projects/{PROJECT}/compare?"
    + "&".join(f"uid=train-{n}" for n in (2, 3, 5, 6, 8)),
    "models": f"/projects/{PROJECT}/models",
    "artifact": f"/projects/{PROJECT}/artifact?key=train_model",
    "artifacts": f"/projects/{PROJECT}/artifacts",
    "functions": f"/projects/{PROJECT}/functions",
    "function": f"/projects/{PROJECT}/function?name=trainer",
    "schedules": f"/projects/{PROJECT}/schedules",
    "feature-sets": f"/projects/{PROJECT}/feature-sets",
    "empty": "/projects/churn/runs",
    "missing": f"{RUNS}/nothing",
    "hostile": "/projects/hostile/runs",
    "hostile-run": "/projects/hostile/runs/h4",
}
IN_DOCS = ("runs-light", "run-dark", "compare-light", "running-phone")
_STATES = ("running", "running", "completed", "completed", "error", "completed", "completed")
_ERROR = """Traceback (most recent call last):
  File "train.py", line 41, in <module>
    model.fit(features, labels)
MemoryError: Unable to allocate 12.4 GiB for an array with shape (120000, 13824)"""


def problems_of(chromium: str, folder: Path) -> list[str]:
    problems: list[str] = []
    with (
        LocalServer(version="1.12.1") as server,
        HTTPRunDB(server.url) as db,
        sync_playwright() as playwright,
    ):
        fill(db)
        browser = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        for mode, options in MODES.items():
            for name, path in PAGES.items():
                with opened(browser, server.url, problems, **options) as page:
                    page.goto(f"{server.url}{path}")
                    problems += [f"{name} ({mode}): {found}" for found in faults(page)]
                    page.screenshot(path=folder / f"page-{name}-{mode}.png")
        with opened(browser, server.url, problems, **MODES["light"]) as page:
            problems += behaviour(page, server.url, db)
        browser.close()
    (folder / "docs").mkdir(exist_ok=True)
    for name in IN_DOCS:
        picture = Image.open(folder / f"page-{name}.png").convert("RGB")
        picture.quantize(96).save(folder / "docs" / f"page-{name}.png", optimize=True)
    return problems


@contextlib.contextmanager
def opened(browser: Browser, url: str, problems: list[str], **options: Any) -> Iterator[Page]:
    """Open a tab that reports errors, dialogues and requests to other hosts."""
    context = browser.new_context(**options)
    page = context.new_page()

    def add_request(request: Request) -> None:
        if not request.url.startswith(url):
            problems.append(f"asked {request.url}")

    def add_message(message: ConsoleMessage) -> None:
        if message.type == "error" and "404" not in message.text:
            problems.append(f"{page.url}: {message.text}")

    page.on("pageerror", lambda error: problems.append(f"{page.url}: {error}"))
    page.on("dialog", lambda dialog: problems.append(f"{page.url}: dialogue {dialog.message}"))
    page.on("request", add_request)
    page.on("console", add_message)
    yield page
    context.close()


def faults(page: Page) -> list[str]:
    """Return what is wrong with the look of a page."""
    contrast, worst = page.evaluate(
        f"""() => {{ {CONTRAST}
        const written = [...document.querySelectorAll("body *:not(svg *, option)")].filter((each) =>
            each.checkVisibility() && !each.matches(".hidden-label, .skip") &&
            [...each.childNodes].some((node) => node.nodeType === 3 && node.data.trim()));
        return written.map((each) => [contrast(each), each.outerHTML.slice(0, 120)])
            .sort((one, other) => one[0] - other[0])[0]; }}"""
    )
    wide = page.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )
    return [
        *([f"contrast {contrast:.2f} of {worst}"] if contrast < MIN_CONTRAST else []),
        *([f"{wide} pixels wider than the window"] if wide > 0 else []),
    ]


def behaviour(page: Page, url: str, db: HTTPRunDB) -> list[str]:
    """Use the page as a person does; return what does not work."""
    problems: list[str] = []

    def expect(what: str, condition: str) -> None:
        for _ in range(80):  # not wait_for_function: the page forbids eval
            with contextlib.suppress(Error):  # the page is left meanwhile
                if page.evaluate(condition):
                    return
            page.wait_for_timeout(250)
        problems.append(f"{what}: not so: {condition}")

    page.goto(f"{url}{RUNS}")
    for _ in range(3):
        page.keyboard.press("j")
    page.keyboard.press("x")
    page.keyboard.press("j")
    page.keyboard.press("x")
    expect("keys select", "document.querySelectorAll('input:checked').length === 2")
    run = db.read_run("train-0", PROJECT)
    db.store_run(example_run(500, "running", name="just-started"), "new", PROJECT)
    expect("a new run appears", "document.body.innerText.includes('just-started')")
    expect("the selection stays", "document.querySelectorAll('input:checked').length === 2")
    expect("the button counts", "document.querySelector('[data-compare]').innerText.includes('2')")
    page.keyboard.press("c")
    expect("c compares", "location.pathname.endsWith('/compare')")
    page.keyboard.press("/")
    page.goto(f"{url}{RUNS}")
    page.keyboard.press("/")
    expect("/ finds", "document.activeElement.name === 'name'")
    page.keyboard.type("tune")
    page.keyboard.press("Enter")
    expect("the filter", "document.querySelectorAll('tbody tr').length === 1")
    page.goto(f"{url}{RUNS}/train-0")
    db.store_log("train-0", PROJECT, "a new line\n", append=True)
    expect("the log goes on", "document.querySelector('[data-log]').innerText.includes('new line')")
    page.hover("[data-chart] svg")
    expect("a chart says its value", "document.querySelector('output').innerText.includes('step')")
    page.focus("[data-chart] svg")
    page.keyboard.press("ArrowRight")
    page.screenshot()
    run["status"]["state"] = "completed"
    db.store_run(run, "train-0", PROJECT)
    expect("the end is seen", "!document.getElementById('run').dataset.live")
    expect("the state changes", "document.querySelector('h1 ~ .state').innerText === 'completed'")
    expect("the log ends", "!document.querySelector('[data-log]').hasAttribute('data-active')")
    return problems


def fill(db: HTTPRunDB) -> None:
    """Store what the pictures show."""
    projects = {
        PROJECT: "Finds fraud in card payments",
        "churn": "Which customers are about to leave",
        "demand-forecast": "",
        "hostile": HOSTILE[0],
    }
    for name, description in projects.items():
        spec = {"description": description, "owner": "ann"}
        db.create_project({"metadata": {"name": name}, "spec": spec})
    chosen = random.Random(3)
    for number in range(130):
        state = (
            _STATES[number]
            if number < len(_STATES)
            else chosen.choice(["completed"] * 7 + ["error"])
        )
        uid = f"train-{number}"
        run = example_run(number, state)
        db.store_run(run, uid, PROJECT)
        if number < 9:
            log = [f"epoch {n:3}  loss {0.9 * 0.94**n:.4f}\n" for n in range(1, 41)]
            db.store_log(uid, PROJECT, "".join(log))
            rows = [
                (
                    n,
                    1.78e9 + 9 * n,
                    {"loss": 0.9 * 0.94**n + chosen.random() / 40, "auc": 0.9 - 0.4 * 0.93**n},
                )
                for n in range(1, 121)
            ]
            table = series.table(rows)
            metrics = {
                "kind": "dataset",
                "metadata": {"key": "metrics", "project": PROJECT, "tree": uid},
                "spec": {
                    "header": table["header"],
                    "length": table["length"],
                    "db_key": "train_metrics",
                },
                "status": {"preview": table["preview"]},
            }
            db.store_artifact("train_metrics", metrics, uid, project=PROJECT)
        if state == "completed" and number < 30:
            for artifact in run["status"]["artifacts"]:
                key = artifact["spec"]["db_key"]
                db.store_artifact(key, artifact, uid, tag="latest", project=PROJECT)
    db.store_run(tuned_run(), "tune-1", PROJECT)
    store_others(db)
    for number, text in enumerate(HOSTILE):
        if "\ud800" not in text:
            run = hostile_run(text)
            run["metadata"] |= {"project": "hostile"}
            db.store_run(
                {**run, "metadata": {**run["metadata"], "uid": f"h{number}"}},
                f"h{number}",
                "hostile",
            )


def example_run(number: int, state: str, name: str = "") -> dict[str, Any]:
    """Return a run; a larger number started earlier."""
    chosen = random.Random(number)
    minutes = 0 if name else 4 + number * 31
    start = datetime.datetime.now(datetime.UTC) - datetime.timedelta(minutes=minutes)
    lr, depth = chosen.choice([0.1, 0.03, 0.01, 0.003]), chosen.choice([4, 6, 8, 10])
    auc = 0.82 + 0.03 * math.log10(lr * 1000) / 2 + depth / 300 + chosen.random() / 40
    status: dict[str, Any] = {"state": state, "start_time": start.isoformat()}
    if state != "running":
        end = start + datetime.timedelta(seconds=chosen.randint(40, 4000))
        status["end_time"] = end.isoformat()
    if state == "error":
        status["error"] = _ERROR
    else:
        status["results"] = {
            "auc": round(auc, 4),
            "loss": round(1.2 - auc, 4),
            "f1": round(auc - 0.05, 4),
        }
    uid = name or f"train-{number}"
    if state == "completed":
        metrics = {"auc": round(auc, 4)}
        status["artifacts"] = [
            artifact("model", "model", uid, size=48_213_004, framework="xgboost", metrics=metrics),
            artifact("confusion-matrix", "plot", uid, size=18_230),
        ]
    return {
        "metadata": {
            "name": name or chosen.choice(["train", "train", "evaluate"]),
            "labels": {"owner": chosen.choice(["ann", "bob"]), "host": f"gpu-{number % 4}"},
        },
        "spec": {
            "parameters": {
                "lr": lr,
                "max_depth": depth,
                "optimizer": chosen.choice(["adam", "sgd"]),
                "batch_size": 2 ** chosen.randint(5, 9),
            },
            "function": f"{PROJECT}/trainer",
            "inputs": {"data": "s3://data/payments.parquet"},
        },
        "status": status,
    }


def artifact(key: str, kind: str, uid: str, **spec: Any) -> dict[str, Any]:
    target = f"s3://models/{uid}/{key}"
    return {
        "kind": kind,
        "metadata": {"key": key, "project": PROJECT, "tree": uid},
        "spec": {"target_path": target, "db_key": f"train_{key}", **spec},
        "status": {},
    }


def tuned_run() -> dict[str, Any]:
    chosen = random.Random(5)
    rows: list[list[Any]] = []
    for number in range(1, 25):
        lr, depth = 10 ** chosen.uniform(-4, -1), chosen.randint(3, 12)
        auc = (
            0.95 - 0.04 * abs(math.log10(lr) + 2.2) - 0.004 * abs(depth - 8) + chosen.random() / 80
        )
        rows.append(["completed", number, lr, depth, auc, 0.3 + chosen.random() / 9])
    best = max(rows, key=lambda row: row[4])
    run = example_run(0, "completed", name="tune")
    run["spec"]["parameters"] = {"trials": 24}
    run["status"] |= {
        "iterations": [["state", "iter", "param.lr", "param.depth", "output.loss", "output.auc"], *[
            [state, number, lr, depth, loss, auc] for state, number, lr, depth, auc, loss in rows
        ]],
        "results": {"best_iteration": best[1], "auc": best[4], "loss": best[5]},
        "artifacts": [],
    }  # fmt: skip
    return run


def store_others(db: HTTPRunDB) -> None:
    """Store functions, a schedule and a feature set."""
    for name, kind in (("trainer", "job"), ("serving", "nuclio"), ("ingest", "spark")):
        spec = {"image": "mlrun/mlrun:1.12.1", "default_handler": "train"}
        function = {
            "kind": kind,
            "metadata": {"name": name},
            "spec": spec,
            "status": {"state": "ready"},
        }
        db.store_function(function, name, PROJECT, tag="latest")
    task = {"task": {"metadata": {"name": "train", "project": PROJECT}}}
    for name, times in (("nightly", "0 3 * * *"), ("hourly-ingest", "15 * * * *")):
        schedule = {"name": name, "kind": "job", "cron_trigger": times, "scheduled_object": task}
        db.create_schedule(PROJECT, schedule)
    features: dict[str, Any] = {
        "entities": [{"name": "card", "value_type": "str"}],
        "features": [{"name": "amount", "value_type": "float"}],
    }
    feature_set = {
        "metadata": {"name": "transactions"},
        "spec": features,
        "status": {"state": "ready"},
    }
    db.create_feature_set(feature_set, PROJECT)


if __name__ == "__main__":
    raise SystemExit(report("the page", __doc__, problems_of))
