"""Runs the benchmarks and prints a table of ratios; see docs/performance.md."""

from __future__ import annotations

import argparse
import json
import os
import platform
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from importlib.metadata import version
from itertools import chain
from pathlib import Path

from .against import against
from .chart import chart, summary
from .frames import frames
from .measure import ROOT, Ratio
from .processes import command, imports
from .servers import filters, live, stores
from .suite import Options, calls, lists, memory, streams, threads

RESULTS = Path(__file__).with_name("results.json")
DOCUMENT = ROOT / "docs/performance.md"
CHART = ROOT / "docs/images/performance.svg"
BENCHMARKS: dict[str, Callable[[Options], Iterator[Ratio]]] = {
    "import": imports,
    "calls": calls,
    "lists": lists,
    "streams": streams,
    "threads": threads,
    "memory": memory,
    "stores": stores,
    "frames": frames,
    "filters": filters,
    "live": live,
    "command": command,
}
HEADER = (
    "| what | compared with | ratio | 80 % of the rounds | rounds | target | medians |\n"
    "| --- | --- | --- | --- | --- | --- | --- |"
)


def main() -> int:
    arguments = parse()
    options = Options(quick=arguments.quick, official=arguments.official)
    about = machine(arguments.official)
    print("\n".join(f"- {name}: {value}" for name, value in about.items()))
    print(f"\n{HEADER}", flush=True)
    names = arguments.only or BENCHMARKS
    parts = [BENCHMARKS[name](options) for name in names]
    results: list[Ratio] = []
    for ratio in chain.from_iterable(
        [against(arguments.against, options)] if arguments.against else parts
    ):
        results.append(ratio._replace(target="") if options.quick else ratio)
        print(row(results[-1]), flush=True)
    about["load after"] = load()
    print(f"\n- load after: {about['load after']}")
    missed = [ratio for ratio in results if ratio.met is False]
    if options.quick:
        print("no verdict: --quick runs too few rounds")
    else:
        print(f"{sum(bool(ratio.met) for ratio in results)} targets met, {len(missed)} missed")
    if arguments.json:
        write_json(Path(arguments.json), about, results)
    if arguments.record:
        write_json(RESULTS, about, results)
        CHART.write_text(chart(results))
        document = recorded(DOCUMENT.read_text(), "summary", summary(results))
        DOCUMENT.write_text(recorded(document, "results", tables(about, results)))
    return int(bool(arguments.against and missed))


def parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="scripts/bench", description=__doc__)
    parser.add_argument(
        "--only",
        action="append",
        choices=BENCHMARKS,
        metavar="NAME",
        help=f"one of {', '.join(BENCHMARKS)}; may be repeated",
    )
    parser.add_argument("--quick", action="store_true", help="few rounds, as a test")
    parser.add_argument(
        "--official",
        default="",
        metavar="PYTHON",
        help="a Python that has mlrun: compare with MLRun's own client, too",
    )
    parser.add_argument(
        "--against",
        default="",
        metavar="REV",
        help="compare this revision with another one of ours; fails if it is slower",
    )
    parser.add_argument("--json", default="", metavar="FILE", help="write the results there")
    parser.add_argument(
        "--record",
        action="store_true",
        help="write them to scripts/benchmarks/results.json and docs/performance.md",
    )
    arguments = parser.parse_args()
    if arguments.record and (arguments.only or arguments.quick or arguments.against):
        parser.error("--record needs the whole run, without --only, --quick and --against")
    return arguments


def machine(official: str) -> dict[str, str]:
    packages = ("mlrun_db", "httpx", "httpcore", "msgspec", "requests", "pandas", "mlflow-skinny")
    about = {
        "date": time.strftime("%Y-%m-%d"),
        "machine": f"{os.cpu_count()} cores, {cpu()}, {memory_size()}, "
        f"{platform.system()} {platform.release()}",
        "Python": platform.python_version(),
        "versions": ", ".join(f"{name} {version(name)}" for name in packages),
    }
    if official:
        code = (
            "import sys, importlib.metadata as m; print(m.version('mlrun'), sys.version.split()[0])"
        )
        command = [official, "-W", "ignore", "-c", code]
        printed = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()
        about["official client"] = "mlrun {} on Python {}".format(*printed)
    about["load before"] = load()
    return about


def cpu() -> str:
    try:
        found = re.search(r"model name\s*: (.*)", Path("/proc/cpuinfo").read_text())
    except OSError:
        found = None
    return found[1].strip() if found else platform.processor()


def memory_size() -> str:
    try:
        pages = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    except (AttributeError, ValueError, OSError):  # not on this system
        return "unknown memory"
    return f"{pages / 2**30:.0f} GB"


def load() -> str:
    return " ".join(f"{number:.2f}" for number in os.getloadavg())


def row(ratio: Ratio) -> str:
    met = {True: f"{ratio.target}: met", False: f"{ratio.target}: **missed**", None: ""}[ratio.met]
    medians = f"{amount(ratio.ours_median, ratio.unit)} / {amount(ratio.other_median, ratio.unit)}"
    ours = "" if ratio.ours == "mlrun_db" else f", {ratio.ours}"
    return (
        f"| {ratio.case}{ours} | {ratio.other} | {ratio.ratio:.3f} "
        f"| {ratio.low:.3f} to {ratio.high:.3f} | {ratio.rounds} | {met} | {medians} |"
    )


def amount(value: float, unit: str) -> str:
    for factor, prefix in ((1e6, "M"), (1.0, ""), (1e-3, "m"), (1e-6, "µ")):
        if value >= factor and (unit == "s") == (factor <= 1.0):
            return f"{value / factor:.3g} {prefix}{unit}"
    return f"{value:.3g} {unit}"


def write_json(path: Path, about: dict[str, str], results: list[Ratio]) -> None:
    rows = [{**ratio._asdict(), "met": ratio.met} for ratio in results]
    path.write_text(json.dumps({"about": about, "results": rows}, indent=1) + "\n")


def recorded(document: str, name: str, text: str) -> str:
    """Return the document with a text between the marks of a name."""
    start, end = f"<!-- {name} -->", f"<!-- end of {name} -->"
    before, _, rest = document.partition(start)
    return f"{before}{start}\n{text}{end}{rest.partition(end)[2]}"


def tables(about: dict[str, str], results: list[Ratio]) -> str:
    lines = [f"- {name}: {value}" for name, value in about.items()]
    aimed = [ratio for ratio in results if ratio.target]
    lines += ["", "### The targets", "", HEADER, *map(row, aimed)]
    for benchmark in dict.fromkeys(ratio.benchmark for ratio in results):
        others = [row(each) for each in results if each.benchmark == benchmark and not each.target]
        lines += ["", f"### {benchmark}: what else was measured", "", HEADER, *others]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.exit(main())
