"""Walks the pages of a built web UI of MLRun on the embedded server; prints which calls fail."""

from __future__ import annotations

import argparse
import signal
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Error as PlaywrightError
from playwright.sync_api import Page, Response, sync_playwright

from mlrun_db import LocalServer

sys.path.insert(0, str(Path(__file__).parents[2]))

from scripts.tools.chromium import ARGUMENTS, NOT_INSTALLED, executable
from scripts.tools.ui_data import PROJECT, fill
from scripts.tools.ui_front import PREFIX, Front

HERE = f"/projects/{PROJECT}"
EVERYWHERE = "/projects/*"
WORKFLOWS = f"{EVERYWHERE}/jobs-monitoring/workflows"

# Each page, and what to click on it; {names} are those of ui_data.
PAGES = {
    "projects": "/projects",
    "jobs of all projects": f"{EVERYWHERE}/jobs-monitoring/jobs",
    "runs of a job, all projects": f"{EVERYWHERE}/jobs-monitoring/jobs/train",
    "workflows of all projects": WORKFLOWS,
    "a workflow, all projects": f"{WORKFLOWS}/workflow/{PROJECT}/{{workflow}}",
    "schedules of all projects": f"{EVERYWHERE}/jobs-monitoring/scheduled",
    "alerts of all projects": f"{EVERYWHERE}/alerts-monitoring",
    "monitor of a project": f"{HERE}/monitor",
    "quick actions": f"{HERE}/quick-actions",
    "settings": f"{HERE}/settings/general",
    "members": f"{HERE}/settings/members",
    "secrets": f"{HERE}/settings/secrets",
    "alerts": f"{HERE}/alerts",
    "jobs": f"{HERE}/jobs/monitor-jobs",
    "runs of a job": f"{HERE}/jobs/monitor-jobs/train",
    "a run": f"{HERE}/jobs/monitor-jobs/train/{{run}}/overview",
    "a failed run": f"{HERE}/jobs/monitor-jobs/bad/{{failed}}/overview",
    "workflows": f"{HERE}/jobs/monitor-workflows",
    "a workflow": f"{HERE}/jobs/monitor-workflows/workflow/{{workflow}}",
    "schedules": f"{HERE}/jobs/schedule",
    "functions": f"{HERE}/functions",
    "a function": f"{HERE}/functions/train/latest/overview",
    "datasets": f"{HERE}/datasets",
    "versions of a dataset": f"{HERE}/datasets/rows/all-versions",
    "a dataset": f"{HERE}/datasets/rows/:latest@{{uid_rows}}/overview",
    "artifacts": f"{HERE}/files",
    "an artifact": f"{HERE}/files/note/:latest@{{uid_note}}/overview",
    "documents": f"{HERE}/documents",
    "a document": f"{HERE}/documents/paper/:latest@{{uid_paper}}/overview",
    "prompts": f"{HERE}/llm-prompts",
    "a prompt": f"{HERE}/llm-prompts/ask/:latest@{{uid_ask}}/overview",
    "models": f"{HERE}/models/models",
    "versions of a model": f"{HERE}/models/models/clf/all-versions",
    "a model": f"{HERE}/models/models/clf/:latest@{{uid_clf}}/overview",
    "model endpoints": f"{HERE}/models/model-endpoints",
    "a model endpoint": f"{HERE}/models/model-endpoints/m1/{{endpoint}}/overview",
    "real-time pipelines": f"{HERE}/models/real-time-pipelines",
    "a real-time pipeline": f"{HERE}/models/real-time-pipelines/pipeline/{{serving}}",
    "feature sets": f"{HERE}/feature-store/feature-sets",
    "a feature set": f"{HERE}/feature-store/feature-sets/quotes/latest/overview",
    "feature vectors": f"{HERE}/feature-store/feature-vectors",
    "a feature vector": f"{HERE}/feature-store/feature-vectors/prices/latest/overview",
    "features": f"{HERE}/feature-store/features",
    "monitoring applications": f"{HERE}/monitoring-app",
    "an alert": f"{HERE}/alerts/{PROJECT}/failures/{{activation}}/bad/{{failed}}/alert",
}

# What the menu of a row does: the page, a text of the row, the entry, and the button that confirms.
ACTIONS = {
    "abort a run": (f"{HERE}/jobs/monitor-jobs/busy", "5555", "Abort", "Abort"),
    "delete a run": (f"{HERE}/jobs/monitor-jobs/bad", "4444", "Delete run", "Delete"),
    "run a schedule now": (f"{HERE}/jobs/schedule", "nightly", "Run now", ""),
    "delete a schedule": (f"{HERE}/jobs/schedule", "nightly", "Delete", "Delete"),
    "retry a workflow": (f"{HERE}/jobs/monitor-workflows", "flow", "Retry", ""),
    "delete a function": (f"{HERE}/functions", "remote", "Delete", "Delete"),
    "delete an artifact": (f"{HERE}/files", "note", "Delete", "Delete"),
    "delete a dataset": (f"{HERE}/datasets", "rows", "Delete all versions", "Delete"),
}


@dataclass
class Visit:
    """What went wrong while a page was open."""

    title: str
    tabs: list[str] = field(default_factory=list)
    calls: int = 0
    changes: int = 0  # calls that are no GET
    failures: list[str] = field(default_factory=list)


class Walk:
    """A browser that notes the calls of the page it shows."""

    def __init__(self, page: Page, origin: str, pictures: Path | None) -> None:
        self.page = page
        self.origin = origin
        self.pictures = pictures
        self.visit = Visit("")
        page.on("response", self._response)
        page.on("pageerror", lambda error: self.visit.failures.append(f"error: {error}"[:150]))

    def _response(self, response: Response) -> None:
        path = urlsplit(response.url).path
        if path.startswith(f"{PREFIX}/api/"):  # /api/ itself is that of Iguazio's platform
            self.visit.calls += 1
            self.visit.changes += response.request.method != "GET" and response.status < 400
            if response.status >= 400:
                call = response.url.removeprefix(self.origin + PREFIX)
                self.visit.failures.append(f"{response.status} {response.request.method} {call}")

    def _settle(self) -> None:
        self.page.wait_for_load_state("networkidle")
        self.page.wait_for_timeout(400)
        for text in self.page.locator(".notification__body").all_inner_texts():
            self.visit.failures.append(f"says {text!r}")
        if self.page.get_by_text("Unexpected Application Error").count():
            self.visit.failures.append("the page crashed")

    def open(self, title: str, path: str) -> Visit:
        """Open a page and each of its tabs."""
        self.visit = Visit(title)
        self.page.goto(f"{self.origin}{PREFIX}{path}")
        self._settle()
        shown = urlsplit(self.page.url).path.removeprefix(PREFIX)
        if not shown.startswith(path):
            self.visit.failures.append(f"redirects to {shown}")
        if self.pictures:
            self.page.screenshot(path=self.pictures / f"{title}.png")
        here = self.page.url.partition("?")[0]
        tabs = self.page.eval_on_selector_all(
            "a.content-menu__tab", "tabs => tabs.map(tab => [tab.href, tab.innerText.trim()])"
        )
        for link, name in tabs:
            address = link.partition("?")[0]
            if address.rpartition("/")[0] == here.rpartition("/")[0] and address != here:
                self.visit.tabs.append(name)
                tab = self.page.locator("a.content-menu__tab", has_text=name).last
                if tab.count():
                    tab.click()
                    self._settle()
                else:
                    self.visit.failures.append(f"the tab {name} is gone")
        return self.visit

    def _go(self, path: str) -> None:
        self.page.goto(f"{self.origin}{PREFIX}{path}")
        self.page.wait_for_load_state("networkidle")
        self.page.wait_for_timeout(400)

    def _press(self, name: str) -> None:
        self.page.get_by_role("button", name=name, exact=True).last.click()
        self.page.wait_for_timeout(700)

    def _choose(self, path: str, text: str, entry: str) -> None:
        self._go(path)
        row = self.page.locator("tr, .table-body__row, .project-card").filter(has_text=text).first
        row.hover()
        row.locator("button").last.click()
        options = self.page.locator(".actions-menu__option")
        options.get_by_text(entry, exact=True).first.click()
        self.page.wait_for_timeout(700)

    def _act(self, title: str, steps: Callable[[], None], refused: str = "") -> Visit:
        """Do something by clicks, of which one call may be refused with a status."""
        self.visit = Visit(title)
        try:
            steps()
        except PlaywrightError as error:
            self.visit.failures.append(f"cannot be clicked: {str(error).splitlines()[0]}")
        self.page.wait_for_timeout(1500)
        if refused:
            visit = self.visit
            visit.failures = [each for each in visit.failures if not each.startswith(refused)]
        if not self.visit.changes:
            self.visit.failures.append("nothing was changed")
        return self.visit

    def act(self) -> list[Visit]:
        """Do what the menus and dialogs of the UI offer."""

        def new_project() -> None:
            self._go("/projects")
            self._press("New project")
            self.page.locator("input[name=name]").fill("fresh")
            self._press("Create")

        def batch_run() -> None:
            self._go(f"{HERE}/jobs/monitor-jobs")
            self._press("Batch run")
            self.page.get_by_text("train", exact=True).last.click()
            self._press("Next")
            self._press("Run")

        def tag() -> None:
            self._choose(f"{HERE}/files", "note", "Add a tag")
            self.page.locator("[role=dialog] input, .modal input, .pop-up-dialog input").last.fill(
                "good"
            )
            self._press("Add")

        def row(page: str, text: str, entry: str, button: str) -> None:
            self._choose(page, text, entry)
            if button:
                self._press(button)

        def project() -> None:
            self._choose("/projects", PROJECT, "Delete")
            self._press("Delete")
            self._press("Delete")  # it is not empty: this is the answer to the refusal

        visits = [
            self._act("create a project", new_project),
            self._act("run a function", batch_run),
            self._act("tag an artifact", tag),
        ]
        for title, words in ACTIONS.items():
            visits.append(self._act(title, partial(row, *words)))
        return [*visits, self._act("delete a project", project, refused="412 DELETE")]


def table(visits: list[Visit]) -> list[str]:
    """Return the rows of a table of pages."""
    rows = ["| page, action | tabs | calls | failed |", "| --- | --- | --- | --- |"]
    for visit in visits:
        failures = "; ".join(visit.failures) or "none"
        rows.append(f"| {visit.title} | {', '.join(visit.tabs)} | {visit.calls} | {failures} |")
    return rows


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="the built UI, with its index.html")
    parser.add_argument("--pictures", type=Path, help="folder for a picture of each page")
    parser.add_argument(
        "--serve", action="store_true", help="serve it until Ctrl-C, and do not walk"
    )
    options = parser.parse_args()
    if not (options.folder / "index.html").is_file():
        parser.error(f"{options.folder} has no index.html: give the folder of a built UI")
    chromium = executable()
    if chromium is None and not options.serve:
        parser.error(NOT_INSTALLED)
    if options.pictures:
        options.pictures.mkdir(parents=True, exist_ok=True)
    front = Front(options.folder)
    with (
        tempfile.TemporaryDirectory() as name,
        LocalServer(files=name, allowed_hosts=[front.url]) as server,
        front.running(server.url),
    ):
        names = fill(server.url, Path(name))
        if options.serve:
            print(f"{front.url}{PREFIX}", flush=True)
            signal.sigwait([signal.SIGINT, signal.SIGTERM])
            return 0
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
            size: Any = {"width": 1600, "height": 1000}
            page = browser.new_page(viewport=size)
            page.set_default_timeout(10_000)
            walk = Walk(page, front.url, options.pictures)
            visits = [walk.open(title, path.format(**names)) for title, path in PAGES.items()]
            visits += walk.act()
            browser.close()
    print("\n".join(table(visits)))
    failed = sum(bool(visit.failures) for visit in visits)
    print(
        f"{len(visits)} pages and actions with {sum(each.calls for each in visits)} calls; "
        f"{failed} with failures"
    )
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
