"""The chart and the first sentences of docs/performance.md."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from .measure import Ratio

BARS = (  # case, the other side, and how the chart names them
    ("read_run", "httpx", "read_run, httpx"),
    ("store_run", "httpx", "store_run, httpx"),
    ("list_runs of 1", "httpx", "list_runs of 1, httpx"),
    ("list_runs of 1,000", "httpx", "list_runs of 1,000, httpx"),
    ("list_runs of 10,000", "http.client", "list_runs of 10,000, json.loads"),
    ("list_runs of 100,000", "http.client", "list_runs of 100,000, json.loads"),
    ("list_artifacts of 10,000", "http.client", "list_artifacts of 10,000, json.loads"),
)
WIDTH, NAMES, SCALE, ROW = 760, 280, 400, 30  # a bar as long as SCALE is the plain code
STYLE = """
text { font: 14px system-ui, sans-serif; fill: #24292f }
.bar { fill: #3f6fd8 } .plain { stroke: #8c959f; stroke-dasharray: 4 3 } .small { font-size: 12px }
@media (prefers-color-scheme: dark) { text { fill: #e6edf3 } .bar { fill: #6f9bff } }
"""


def found(results: Iterable[Ratio], case: str, other: str) -> Ratio:
    return next(
        each for each in results if (each.case, each.other, each.ours) == (case, other, "mlrun_db")
    )


def chart(results: list[Ratio]) -> str:
    """Return an SVG of how long calls take, as a part of what plain code takes."""
    lines = []
    for row, (case, other, name) in enumerate(BARS):
        ratio = found(results, case, other).ratio
        top, length = 40 + row * ROW, ratio * SCALE
        lines += [
            f'<text x="{NAMES - 10}" y="{top + 15}" text-anchor="end">{escape(name)}</text>',
            f'<rect class="bar" x="{NAMES}" y="{top}" width="{length:.0f}" height="20"/>',
            f'<text x="{NAMES + length + 6:.0f}" y="{top + 15}">{ratio:.2f}</text>',
        ]
    bottom, one = 40 + len(BARS) * ROW, NAMES + SCALE
    lines += [
        f'<line class="plain" x1="{one}" y1="28" x2="{one}" y2="{bottom}"/>',
        f'<text class="small" x="{one}" y="20" text-anchor="middle">plain code: 1.00</text>',
    ]
    title = "Time of calls of mlrun_db, as a part of the time that plain code takes"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {bottom + 10}" role="img">\n'
        f"<title>{title}</title>\n<style>{STYLE}</style>\n" + "\n".join(lines) + "\n</svg>\n"
    )


def summary(results: list[Ratio]) -> str:
    """Return three sentences for users."""
    calls = [found(results, case, "httpx").ratio for case, _, _ in BARS[:3]]
    long = found(results, "list_runs of 10,000", "http.client")
    longer = found(results, "list_runs of 100,000", "http.client")
    streamed = {each.case: each for each in results if each.ours == "iter_runs"}
    memory = next(each for case, each in streamed.items() if "RSS" in case)
    first = next(each for each in results if each.ours == "first_of_iter_runs")
    return (
        f"A call takes {min(calls):.2f} to {max(calls):.2f} times as long as the same request sent "
        "with httpx, and `import mlrun_db` adds nothing that you notice to the start of Python.\n"
        f"A list of 10,000 runs takes {long.ratio:.2f} times as long as reading the response and "
        f"`json.loads`, one of 100,000 runs {longer.ratio:.2f} times.\n"
        f"`iter_runs` returns the first of 100,000 runs after {first.ours_median * 1000:.0f} ms, "
        f"all of them in {streamed[first.case].ratio:.2f} times the time of `list_runs`, and needs "
        f"{memory.ours_median / 1e6:.0f} MB instead of {memory.other_median / 1e6:.0f} MB.\n"
    )
