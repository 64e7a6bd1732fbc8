"""The benchmarks run, and compute their ratios correctly."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from scripts.benchmarks.__main__ import recorded
from scripts.benchmarks.chart import BARS, chart, summary
from scripts.benchmarks.measure import Ratio, RawServer, Samples, Worker
from scripts.benchmarks.raw_server import artifact, run, text_run


@pytest.fixture(scope="module")
def server() -> Iterator[RawServer]:
    with RawServer() as running:
        yield running


@pytest.mark.parametrize(
    "name",
    ["mlrun_db", "httpx", "httpx.HTTPTransport", "requests", "http.client"],
)
def test_all_clients_return_the_same(name: str, server: RawServer) -> None:
    with Worker(name, server.url) as client:

        def result(operation: str, items: int = 1) -> Any:
            return client.ask(operation=operation, items=items, measure="result")

        assert result("read_run") == run(1)
        assert result("list_runs", 3) == [run(0), run(1), run(2)]
        assert result("list_artifacts", 2) == [artifact(0), artifact(1)]
        assert result("store_run") is None
        assert result("read_run") == run(1)


def test_a_worker_runs_its_tasks(server: RawServer) -> None:
    with Worker("mlrun_db", server.url) as client:
        assert client.ask(operation="list_runs", items=7, measure="size") == 7
        assert client.ask(operation="read_run", calls=4, threads=2) > 0
        task = {"operation": "list_runs", "measure": "traced"}
        assert client.ask(items=100, **task) < client.ask(items=1000, **task)
    with pytest.raises(RuntimeError, match="has ended"):
        client.ask(operation="read_run")


def test_ratios_are_taken_within_a_round() -> None:
    turns: list[str] = []

    def side(name: str, *seconds: float) -> Callable[[], float]:
        left = iter(seconds)

        def run() -> float:
            turns.append(name)
            return next(left)

        return run

    # the first call of each is not counted; the machine is ten times slower in the second round
    sides = {"ours": side("ours", 99, 2, 20, 3), "other": side("other", 99, 1, 10, 1)}
    ratio = Samples("b", "c").take(sides, 3).ratio("ours", "other", "<= 2")
    assert "".join(name[1] for name in turns) == "ut" + "ut" + "tu" + "ut"
    assert (ratio.ratio, ratio.rounds, ratio.met) == (2.0, 3, True)
    assert ratio.low == 2.0 < ratio.high <= 3.0


@pytest.mark.parametrize(
    ("target", "met"),
    [("<= 2", True), ("< 2", False), (">= 2", True), (">= 2.1", False), ("", None)],
)
def test_targets(target: str, met: bool | None) -> None:
    sides = {"ours": lambda: 2.0, "other": lambda: 1.0}
    assert Samples("b", "c").take(sides, 2).ratio("ours", "other", target).met is met


def test_the_list_of_texts(server: RawServer) -> None:
    with Worker("mlrun_db", server.url) as client:
        task = {"operation": "list_runs", "shape": "texts", "measure": "result"}
        assert client.ask(items=2, **task) == [text_run(0), text_run(1)]
        assert client.ask(operation="iter_runs", items=3, measure="result") == 3


def test_another_revision_is_imported_from_its_folder(server: RawServer, tmp_path: Path) -> None:
    (tmp_path / "mlrun_db").mkdir()
    (tmp_path / "mlrun_db/__init__.py").write_text("raise SystemExit('the other revision')")
    failed = pytest.raises(RuntimeError, match="has ended with 1")
    with Worker("mlrun_db", server.url, root=tmp_path) as client, failed:
        client.ask(operation="read_run")


def test_the_chart_and_the_summary_are_of_the_results() -> None:
    results = [
        Ratio("lists", case, "mlrun_db", other, 0.25 * number, 0, 0, 3)
        for number, (case, other, _) in enumerate(BARS, start=1)
    ]
    for ours, case in (
        ("iter_runs", "100,000 runs"),
        ("first_of_iter_runs", "100,000 runs"),
        ("iter_runs", "100,000 runs, growth of the process (peak RSS)"),
    ):
        results.append(Ratio("streams", case, ours, "list_runs", 1.1, 0, 0, 3, "", 0.002, 5e6))
    svg = ElementTree.fromstring(chart(results))
    widths = [bar.get("width") for bar in svg.iter() if bar.get("class") == "bar"]
    assert widths == ["100", "200", "300", "400", "500", "600", "700"]
    assert "prefers-color-scheme: dark" in chart(results)
    text = summary(results)
    assert text.startswith("A call takes 0.25 to 0.75 times as long")
    assert len(text.splitlines()) == 3


def test_what_is_recorded_stands_between_its_marks() -> None:
    document = "a\n<!-- x -->\nold\n<!-- end of x -->\nb\n"
    assert recorded(document, "x", "new\n") == document.replace("old", "new")
