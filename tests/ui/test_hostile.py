"""Values that contain markup are text on every page."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from mlrun_db import HTTPRunDB, LocalServer
from mlrun_db._display.text import cell_text, cut
from tests.support.hostile import HOSTILE, hostile_run
from tests.support.html_page import HtmlPage

from .conftest import Browse, See

PROJECT = "default"
PIECES = [
    *(text[:60].replace("\ud800", "") for text in HOSTILE),
    *(
        "</script>",
        "{{ 7 * 7 }}",
        "{% raw %}",
        "]]>",
        "`",
        "=",
        "/",
        "%00",
        "&#x3c;b&#x3e;",
        "é",
        "名",
    ),
    *(
        "</tr></table>",
        "<svg/onload=alert(1)>",
        "<style>*{display:none}</style>",
        "<base href=//x>",
    ),
]
TAGS = {
    *("html", "head", "meta", "title", "link", "script", "body", "header", "nav", "main", "svg"),
    *("rect", "path", "line", "text", "circle", "figure", "figcaption", "output", "section", "a"),
    *(
        "h1",
        "h2",
        "p",
        "div",
        "span",
        "ul",
        "li",
        "dl",
        "dt",
        "dd",
        "table",
        "thead",
        "tbody",
        "tr",
    ),
    *("th", "td", "form", "input", "label", "select", "option", "button", "code", "pre", "time"),
    *("details", "summary", "br", "b", "i", "strong"),
}
ATTRIBUTES = {
    *("lang", "charset", "name", "content", "rel", "type", "href", "src", "defer", "class", "id"),
    *("title", "role", "hidden", "action", "value", "placeholder", "selected", "checked", "scope"),
    *("tabindex", "colspan", "datetime", "width", "height", "rx", "d", "cx", "cy", "r", "x", "y"),
    *("x1", "x2", "y1", "y2", "viewbox", "text-anchor"),
    *("aria-label", "aria-hidden", "aria-current", "aria-sort", "data-label", "data-live"),
    *("data-search", "data-selection", "data-compare", "data-chart", "data-log", "data-offset"),
    *("data-active", "data-follow", "data-no-log", "data-auto"),
}


def names(count: int) -> list[str]:
    """Return names, each different, of pieces that would change a page that did not escape."""
    chosen = random.Random(19)
    return [f"{n} {''.join(chosen.choices(PIECES, k=chosen.randint(1, 3)))}" for n in range(count)]


def check(page: HtmlPage) -> None:
    assert page.tags <= TAGS
    assert page.attributes <= ATTRIBUTES
    assert all(link.startswith(("/", "#")) and not link.startswith("//") for link in page.links)


@pytest.fixture(scope="module")
def server() -> Iterator[LocalServer]:
    with LocalServer(version="1.12.1") as server:
        yield server


@pytest.fixture
def see(browse: Browse, server: LocalServer) -> See:
    return browse(server)


def test_a_thousand_hostile_names_are_text(server: LocalServer, see: See) -> None:
    hostile, start, second = names(1000), datetime(2026, 3, 1, tzinfo=UTC), timedelta(seconds=1)
    runs: list[dict[str, Any]] = [
        {
            "metadata": {"name": name, "uid": f"u{number}", "labels": {"kind": name}},
            "spec": {"parameters": {"note": name, name: 1}},
            "status": {
                "results": {"note": name},
                "start_time": f"{start - number * second:%FT%TZ}",
            },
        }
        for number, name in enumerate(hostile)
    ]
    with HTTPRunDB(server.url) as db:
        db.store_runs(runs, PROJECT)
    shown: dict[str, list[str]] = {}
    for number in range(1, 21):
        page = see(f"/projects/{PROJECT}/runs?page={number}")
        check(page)
        shown |= {
            box["value"]: row
            for box, row in zip(
                [each for each in page.with_attribute("value") if each.get("name") == "uid"],
                page.rows[1:],
                strict=True,
            )
        }
    assert len(shown) == 1000
    for run in runs:
        row = shown[str(run["metadata"]["uid"])]
        name = run["metadata"]["name"]
        assert row[1] == " ".join(f"{cut(cell_text(name), 60)} {run['metadata']['uid']}".split())
        assert row[5] == row[6] == " ".join(cut(cell_text(name), 40).split())


@pytest.mark.parametrize("number", range(len(HOSTILE)))
def test_hostile_values_on_every_page(server: LocalServer, see: See, number: int) -> None:
    text = HOSTILE[number].encode("utf-8", "replace").decode()  # no lone surrogates
    run = hostile_run(text)
    run["metadata"] |= {"uid": f"h{number}", "project": PROJECT}
    run["status"] |= {"state": "error", "iterations": [["iter", text], [1, text], [text, 2]]}
    run["spec"]["function"] = text
    with HTTPRunDB(server.url) as db:
        db.store_run(run, f"h{number}", PROJECT)
        run["metadata"]["uid"] = f"o{number}"
        db.store_run(run, f"o{number}", PROJECT)
        db.store_log(f"h{number}", PROJECT, text.encode("utf-8", "replace"))
        metadata = {"key": f"k{number}", "project": PROJECT, "tree": "t", "labels": {"x": text}}
        spec: dict[str, Any] = {
            "target_path": text,
            "framework": text,
            "metrics": {text: text},
            "size": text,
        }
        spec |= {"inline": text, "header": [text, "1"]}
        artifact = {
            "kind": "model",
            "metadata": metadata,
            "spec": spec,
            "status": {"preview": [[text]]},
        }
        db.store_artifact(f"k{number}", artifact, "t", tag="latest", project=PROJECT)
        function = {"kind": text, "spec": {"image": text, "description": text}}
        db.store_function({**function, "metadata": {"name": "f"}}, "f", PROJECT, tag="latest")
        project = {"metadata": {"name": f"p{number}"}, "spec": {"description": text}}
        db.create_project(project)
    paths = [f"runs/h{number}", "models", f"artifact?key=k{number}", "functions", "function?name=f"]
    for path in [*paths, f"compare?uid=h{number}&uid=o{number}&show=all", "artifacts"]:
        check(see(f"/projects/{PROJECT}/{path}"))
    check(see("/"))


@pytest.mark.parametrize("text", [text[:500] for text in HOSTILE[:10]])
def test_hostile_parameters_of_pages(see: See, text: str) -> None:
    from urllib.parse import quote

    value = quote(text, safe="")
    for path in (f"runs?name={value}&label={value}&sort=result.{value}", f"models?name={value}"):
        check(see(f"/projects/{PROJECT}/{path}"))
    check(see(f"/projects/{PROJECT}/runs?sort={value}", 400))
    check(see(f"/projects/{PROJECT}/compare?uid={value}&x={value}&y={value}"))
    if "/" not in text and text != "<!--":
        check(see(f"/projects/{PROJECT}/runs/{value}", 404))
