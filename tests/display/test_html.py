"""What notebooks show: tables of our own tags only, whatever the server's values are."""

from __future__ import annotations

import datetime
import json
import subprocess
import sys
import time
import types
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any

import pytest

from mlrun_db import objects
from mlrun_db._display.html import _STYLE, html_table
from mlrun_db._display.tables import Table
from mlrun_db._display.times import relative_time
from mlrun_db.lists import ArtifactList, FunctionList, RunList
from tests.support.hostile import ATTRIBUTES, HOSTILE, TAGS, hostile_run, hostile_views


class Page(HTMLParser):
    """Checks that markup is ours, and keeps its text, titles and links."""

    def __init__(self, markup: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.text: list[str] = []
        self.titles: list[str] = []
        self.links: list[str] = []
        self.rows = 0
        self.feed(markup)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in TAGS
        assert {name for name, _ in attrs} <= ATTRIBUTES
        given = dict(attrs)
        self.titles.append(given.get("title") or "")
        if "href" in given:
            self.links.append(given["href"] or "")
            assert tag == "a"
            assert given["rel"] == "noopener noreferrer"
        self.rows += tag == "tr"
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open[-1:] == ["style"]:
            assert f"<style>{data}</style>" == _STYLE
        else:
            self.text.append(data)

    def handle_comment(self, data: str) -> None:
        raise AssertionError(data)


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_values_are_never_markup(text: str) -> None:
    for markup in hostile_views(text):
        page = Page(markup)
        assert all(link.startswith("https://x/") for link in page.links)
        markup.encode()  # no lone surrogate, which could not be sent
        assert not set(markup) & {"\u202e", "\x00", "\x1b"}
        assert len(markup) < 200_000


def test_the_text_is_what_the_server_gave() -> None:
    page = Page(RunList([hostile_run(HOSTILE[0])])._repr_html_())
    assert HOSTILE[0] in page.text
    assert "https://x/" in "".join(ArtifactList([{"target_path": HOSTILE[8]}])._repr_html_())


@pytest.mark.parametrize(
    ("path", "is_link"),
    [
        ("https://store/model.bin?a=1&b=2", True),
        ("HTTP://store/x", True),
        ("http:///x", False),
        ("https://", False),
        ("s3://bucket/x", False),
        ("v3io:///x", False),
        ("javascript:alert(1)//https://x/", False),
        (" https://store/x", False),
        ("https://store/x y", False),
        ("https://store/\u202ex", False),
        ("https://store/" + "x" * 3000, False),
    ],
)
def test_only_web_addresses_are_links(path: str, is_link: bool) -> None:
    assert Page(ArtifactList([{"target_path": path}])._repr_html_()).links == [path] * is_link


def test_long_values_are_cut_and_whole_in_the_title() -> None:
    error = "first line\n" + "x" * 500
    page = Page(RunList([{"status": {"error": error}}])._repr_html_())
    assert "first line " + "x" * 500 in page.titles
    (shown,) = [text for text in page.text if text.startswith("first")]
    assert (len(shown), shown[-1]) == (60, "…")


def test_no_state_is_no_dot() -> None:
    page = Page(RunList([{"status": {"state": "error"}}, {}])._repr_html_())
    assert [text for text in page.text if "●" in text] == ["● error"]


def test_pairs_beyond_the_sixth_are_counted() -> None:
    parameters = {f"p{number}": number / 3 for number in range(9)}
    page = Page(ArtifactList([{"labels": parameters}])._repr_html_())
    assert [text for text in page.text if "=" in text][-1] == "p5=1.66667"
    assert " +3" in page.text
    assert any("p8=2.6666666666666665" in title for title in page.titles)


def test_runs_show_results_first_and_mark_the_best() -> None:
    runs = RunList(
        {
            "metadata": {"name": "train", "uid": f"u{n}", "labels": {"owner": "ann"}},
            "spec": {"parameters": {"lr": n / 10, **{f"p{i}": "x" for i in range(8)}}},
            "status": {"results": {"auc": n / 10, "val_loss": n / 10, "rows": n}},
        }
        for n in (1, 3, 2)
    )
    page = Page(runs._repr_html_())
    assert page.text[:10] == ["name", "uid", "auc", "val_loss", "rows", *page.text[5:10]]
    assert page.text[5:7] == ["lr", "p0"] and "parameters" in page.text
    assert [text for text in page.text if "★" in text] == ["0.1 ★", "0.3 ★"]
    assert page.text.index("labels") > page.text.index("parameters")
    compared = Page(runs.compare()._repr_html_())
    assert [text for text in compared.text if "★" in text] == ["0.1 ★", "0.3 ★"]
    assert "★" not in RunList(runs[:1])._repr_html_()


def test_a_run_in_a_notebook(notebook: None) -> None:
    run = {
        "metadata": {"name": "train", "uid": "u1", "labels": {"owner": "ann"}},
        "status": {"state": "completed", "results": {f"r{n}": n for n in range(9)}},
    }
    runs = RunList([run])
    page = Page(runs[0]._repr_html_())  # type: ignore[attr-defined]
    assert page.text[0] == "run train"
    assert page.text.index("results.r8") < page.text.index("labels.owner")
    assert runs[0] is runs[0] and runs == [run] and json.loads(json.dumps(runs[0])) == run
    runs[0]["new"] = 1  # type: ignore[typeddict-unknown-key]
    assert next(iter(runs))["new"] == 1  # type: ignore[typeddict-item]


def test_a_run_is_a_plain_dict_elsewhere() -> None:
    assert type(RunList([{"metadata": {}}])[0]) is dict


@pytest.fixture
def notebook(monkeypatch: pytest.MonkeyPatch) -> None:
    """Stands for a kernel of Jupyter."""
    ipython = types.ModuleType("IPython")
    ipython.get_ipython = lambda: types.SimpleNamespace(kernel=object())  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "IPython", ipython)


@pytest.fixture
def _tokyo(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    with monkeypatch.context() as patch:
        patch.setenv("TZ", "Asia/Tokyo")
        time.tzset()
        yield
    time.tzset()


@pytest.mark.usefixtures("_tokyo")
def test_times_are_relative_and_absolute_in_the_title() -> None:
    now = datetime.datetime(2026, 7, 1, 12, 0, tzinfo=datetime.UTC)
    rows = [["2026-07-01T10:00:00+00:00"], ["2026-07-01 14:30:00"], ["2026-07-01T25:00"]]
    page = Page(html_table(Table(["start"], rows), "runs", now=now))
    assert "2 h ago" in page.text
    assert "in 2 h" in page.text
    assert "2026-07-01T25:00" in page.text
    assert "2026-07-01T10:00:00+00:00" in page.titles
    assert page.text[-1] == "3 runs, as of 2026-07-01 12:00 UTC"


@pytest.mark.parametrize(
    ("ago", "text"),
    [
        (0.4, "0 s ago"),
        (59.9, "59 s ago"),
        (60, "1 min ago"),
        (3599, "59 min ago"),
        (47.9 * 3600, "47 h ago"),
        (48 * 3600, "2 d ago"),
        (29.9 * 86400, "29 d ago"),
        (30 * 86400, "2026-06-01"),
        (-90, "in 1 min"),
        (-31 * 86400, "2026-08-01"),
    ],
)
def test_relative_times(ago: float, text: str) -> None:
    now = datetime.datetime(2026, 7, 1, tzinfo=datetime.UTC)
    assert relative_time(now - datetime.timedelta(seconds=ago), now) == text


@pytest.mark.parametrize(
    ("state", "tone"),
    [
        *(("completed", "ok"), ("ready", "ok"), ("Running", "busy"), ("error", "bad")),
        *(("aborted", "bad"), ("unheard of", "dim")),
    ],
)
def test_states_have_colours(state: str, tone: str) -> None:
    markup = RunList([{"status": {"state": state}}])._repr_html_()
    assert f'<span class="state {tone}">● {state}</span>' in markup
    assert f".mlrun-db .{tone}{{color:var(--{tone})}}" in _STYLE


def test_fifty_rows_are_shown_and_the_rest_is_counted() -> None:
    functions = FunctionList([{"metadata": {"name": f"f{n}"}} for n in range(53)])
    page = Page(functions._repr_html_())
    assert page.rows == 51
    assert page.text[-1] == "and 3 more functions"
    assert Page(functions[:50]._repr_html_()).text[-1] == "50 functions"
    assert Page(functions[:1]._repr_html_()).text[-1] == "1 function"
    assert Page(functions[:0]._repr_html_()).text == ["0 functions"]


class CountedDict(dict[str, Any]):
    """A dict that counts how often any of its kind was read."""

    reads = 0

    def get(self, key: str, default: Any = None) -> Any:
        CountedDict.reads += 1
        return super().get(key, default)


def test_only_rows_that_are_shown_are_read() -> None:
    runs = RunList([CountedDict(hostile_run("x"))] * 50)
    runs._repr_html_()
    reads, CountedDict.reads = CountedDict.reads, 0
    RunList(runs * 200)._repr_html_()
    assert CountedDict.reads == reads > 0


def test_an_object_shows_what_it_has() -> None:
    project = objects.MlrunProject.from_dict(
        {
            "metadata": {"name": "fraud", "created": "2021-07-01T10:00:00"},
            "spec": {"description": "Detect it", "params": {"a": 1}, "goals": ""},
            "status": {"state": "online"},
            "future": {"a": None},
        }
    )
    page = Page(project._repr_html_())
    assert page.text == [
        *("MlrunProject", "kind", "project", "future", "a="),
        *("metadata.name", "fraud", "metadata.created", "2021-07-01"),
        *("spec.description", "Detect it", "spec.params", "a=1", "spec.desired_state", "● online"),
        *("status.state", "● online"),
    ]


def test_lists_in_an_object_are_tables() -> None:
    schedules = [{"name": f"s{number}", "cron_trigger": {"hour": number}} for number in range(52)]
    page = Page(objects.SchedulesOutput.from_dict({"schedules": schedules})._repr_html_())
    assert page.rows == 1 + 1 + 50
    assert "hour=3" in page.text
    assert "and 2 more" in page.text


def test_secrets_are_not_shown() -> None:
    secrets = objects.SecretsData.from_dict({"secrets": {"KEY": "canary"}, "more": "canary"})
    markup = secrets._repr_html_()
    assert "KEY=***" in markup
    assert "canary" not in markup + repr(secrets)


@pytest.mark.parametrize(("kernel", "shown"), [("object()", "html"), ("None", "printed")])
def test_show_in_a_notebook(kernel: str, shown: str) -> None:
    code = f"""
import json, sys, types
ipython, display = types.ModuleType("IPython"), types.ModuleType("IPython.display")
ipython.get_ipython = lambda: types.SimpleNamespace(kernel={kernel})
display.HTML, display.display = str, lambda markup: print(json.dumps(markup))
sys.modules.update({{"IPython": ipython, "IPython.display": display}})
from mlrun_db.lists import RunList
RunList([{{"metadata": {{"name": "train"}}}}]).show()
"""
    out = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout
    if shown == "html":
        assert "train" in Page(json.loads(out)).text
    else:
        assert out == "name\ntrain\n1 run\n"
