"""The rooms of the house: which may import which, and that the map names them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.structure import classes, cycle, folders, grouped, imports, mapped, modules

ROOT = Path(__file__).parents[1]
OURS = modules(ROOT, "mlrun_db")
GRAPH = imports(OURS | modules(ROOT / "generated", "mlrun_api"))
ROOMS = grouped(GRAPH, depth=2)

# From the lowest; a room imports only from lower levels.
LEVELS = (
    ("mlrun_db.errors", "mlrun_db._version"),
    ("mlrun_api.operations", "mlrun_api.types", "mlrun_api.enums"),
    ("mlrun_db.config", "mlrun_db.types", "mlrun_db.enums"),
    ("mlrun_db._transport",),
    ("mlrun_api.api",),
    ("mlrun_api",),
    ("mlrun_db._display",),
    ("mlrun_db._polling",),
    ("mlrun_db._streaming",),
    ("mlrun_db._query",),
    ("mlrun_db.objects", "mlrun_db.lists"),
    ("mlrun_db.bulk",),
    ("mlrun_db.tracking",),
    ("mlrun_db.facade",),
    ("mlrun_db.httpdb",),
    ("mlrun_db.ui", "mlrun_db.mcp"),
    ("mlrun_db.server",),
    ("mlrun_db",),
    ("mlrun_db.cli", "mlrun_db.pytest_plugin"),
    ("mlrun_db.__main__",),
)
LEVEL = {room: number for number, level in enumerate(LEVELS) for room in level}

# Rooms that import nothing else of ours, besides themselves.
ONLY: dict[str, set[str]] = {
    "mlrun_api.operations": set(),
    "mlrun_api.types": set(),
    "mlrun_api.enums": set(),
    "mlrun_api.api": {"mlrun_db._transport.request", "mlrun_api.types", "mlrun_api.enums"},
    "mlrun_db._display": {"mlrun_db.errors"},
    "mlrun_db.server": {
        *("mlrun_db.errors", "mlrun_api"),
        *("mlrun_db._transport.request", "mlrun_db._transport.urls"),
        *("mlrun_db._transport.versions", "mlrun_db._transport.clock"),
        "mlrun_db._transport.forking",
        *("mlrun_db.ui", "mlrun_db.httpdb"),
    },
}

# Names of classes that stand for two things, and why.
SAME_NAME: dict[str, str] = {}


def within(module: str, package: str) -> bool:
    return f"{module}.".startswith(f"{package}.")


def test_every_room_has_a_level() -> None:
    assert ROOMS.keys() <= LEVEL.keys()


def test_no_import_goes_upwards() -> None:
    upwards = [
        f"{room} imports {target}"
        for room, targets in ROOMS.items()
        for target in targets
        if LEVEL.get(target, 0) >= LEVEL.get(room, len(LEVELS))
    ]
    assert sorted(upwards) == []


@pytest.mark.parametrize("room", ONLY)
def test_a_room_imports_only_what_it_may(room: str) -> None:
    found = {
        f"{module} imports {target}"
        for module, targets in GRAPH.items()
        if within(module, room)
        for target in targets
        if not any(within(target, allowed) for allowed in (room, *ONLY[room]))
    }
    assert sorted(found) == []


def test_no_circle_of_modules() -> None:
    assert cycle(GRAPH) == []


@pytest.mark.parametrize("depth", [2, 3])
def test_no_circle_of_rooms(depth: int) -> None:
    assert cycle(grouped(GRAPH, depth)) == []


def test_only_the_transport_imports_httpx() -> None:
    users = {
        name
        for name, path in OURS.items()
        if any(
            line.startswith(("import httpx", "from httpx"))
            for line in path.read_text().splitlines()
        )
    }
    assert users
    assert {name for name in users if not within(name, "mlrun_db._transport")} == set()


def test_few_modules_beside_the_rooms() -> None:
    names = [path.name for path in (ROOT / "mlrun_db").iterdir() if path.is_file()]
    assert len(names) <= 12, names


def test_the_map_names_every_folder_and_what_exists() -> None:
    named = mapped((ROOT / "CONTRIBUTING.md").read_text(), "Where things are")
    found = set[str]().union(
        *(folders(ROOT, top, depth=3) for top in ("mlrun_db", "generated", "scripts", "tests"))
    )
    assert sorted(found - named) == []
    assert sorted(name for name in named if not (ROOT / name).exists()) == []


def test_a_name_of_a_class_stands_for_one_thing() -> None:
    twice = {name: where for name, where in classes(OURS).items() if len(where) > 1}
    assert {name: where for name, where in twice.items() if name not in SAME_NAME} == {}
    assert SAME_NAME.keys() <= twice.keys()


def test_no_long_modules() -> None:
    generated = "# Generated"
    lengths = {
        name: len(lines)
        for name, path in OURS.items()
        if not (lines := path.read_text().splitlines() or [""])[0].startswith(generated)
    }
    assert {name: length for name, length in lengths.items() if length > 400} == {}


def test_the_rules_see_what_they_must(tmp_path: Path) -> None:
    files = {
        "p/__init__.py": "",
        "p/a.py": "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from .q import b\n",
        "p/q/__init__.py": "",
        "p/q/b.py": "def f():\n    import p.c\n",
        "p/c.py": "from . import a\nfrom p.q.b import f\n\n\nclass C: ...\n",
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    found = modules(tmp_path, "p")
    graph = imports(found)
    assert graph == {
        "p": set(),
        "p.a": {"p.q.b"},
        "p.q": set(),
        "p.q.b": {"p.c"},
        "p.c": {"p.a", "p.q.b"},
    }
    assert set(cycle(graph)) <= {"p.a", "p.q.b", "p.c"} != set()
    assert grouped(graph, 2)["p.q"] == {"p.c"}
    assert cycle({**graph, "p.c": set()}) == []
    assert classes(found) == {"C": ["p.c"]}
    lines = ("## Map", "", "    p/        all", "      q/      more", "              of it")
    text = "\n".join(["", *lines, "    r.txt", "", "## Next", "    s/", ""])
    assert mapped(text, "Map") == {"p/", "p/q/", "r.txt"}
    assert folders(tmp_path, "p", depth=2) == {"p/", "p/q/"}
