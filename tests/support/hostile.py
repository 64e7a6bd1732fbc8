"""Views of values that contain markup, for the tests and for scripts/screenshots."""

from __future__ import annotations

from typing import Any

from mlrun_db import objects
from mlrun_db.lists import ArtifactList, FunctionList, RunList

TAGS = {
    *("div", "style", "table", "caption", "thead", "tbody", "tr", "th", "td"),
    *("p", "b", "a", "code", "span", "time"),
}
ATTRIBUTES = {"class", "scope", "title", "href", "target", "rel"}
HOSTILE = [
    "<script>alert(1)</script>",
    "\"><img src=x onerror='alert(1)'>",
    "' onmouseover='alert(1)",
    '" onmouseover="alert(1)" x="',
    "</td></table></style><b onclick=alert(1)>",
    "<!--",
    "&lt;script&gt;",
    "javascript:alert(1)",
    "https://x/\"onmouseover='alert(1)'",
    "\u202etxt.exe",
    "x\x00\x1b\ud800",
    "x" * 100_000,
]


def hostile_run(text: str) -> dict[str, Any]:
    pairs = {text: text, "list": [text], "dict": {text: [text]}}
    return {
        "metadata": {"name": text, "uid": text, "project": [text], "labels": pairs},
        "spec": {"parameters": pairs, "inputs": pairs},
        "status": {
            "state": text,
            "start_time": text,
            "results": pairs,
            "error": text,
            "artifacts": [pairs],
        },
    }


def hostile_views(text: str) -> list[str]:
    run = hostile_run(text)
    records = [
        objects.MlrunProject.from_dict(
            {"metadata": {"name": text, "labels": {text: text}}, text: text, "spec": {text: [run]}}
        ),
        objects.FeatureSet.from_dict(
            {"metadata": {"name": text}, "spec": {"features": [{"name": text, text: text}]}}
        ),
        objects.SchedulesOutput.from_dict({"schedules": [{"name": text, "labels": {text: text}}]}),
        objects.PipelinesOutput.from_dict({"runs": [run, {text: text}]}),
        objects.SecretsData.from_dict({"provider": text, "secrets": {text: text}}),
    ]
    artifact = {"key": text, "target_path": text, "producer": run, "labels": {text: text}}
    function = {"metadata": {"name": text, "hash": text}, "status": {"state": text}}
    shown = [
        RunList([run]),
        RunList([run, {}]).compare(),
        ArtifactList([artifact]),
        FunctionList([function]),
        *records,
    ]
    return [view._repr_html_() for view in shown]  # type: ignore[attr-defined]
