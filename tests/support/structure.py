"""Reads which modules import which, from their text; tests/test_structure.py holds the rules."""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Set
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

Graph = Mapping[str, Set[str]]


def modules(source: Path, package: str) -> dict[str, Path]:
    """Return the modules of a package below ``source`` by their dotted names."""
    found = {}
    for path in sorted((source / package).rglob("*.py")):
        name = ".".join(path.relative_to(source).with_suffix("").parts)
        found[name.removesuffix(".__init__")] = path
    return found


def imports(found: Mapping[str, Path]) -> dict[str, set[str]]:
    """Return for each module those that it imports, in functions and for type checkers too."""
    graph: dict[str, set[str]] = {}
    for name, path in found.items():
        package = name if path.name == "__init__.py" else name.rpartition(".")[0]
        named = set(_imported(ast.parse(path.read_text()), package))
        targets = {_module(target, found) for target in named} - {"", name}
        graph[name] = targets
    return graph


def _imported(tree: ast.Module, package: str) -> Iterator[str]:
    """Yield the full name of everything that is imported: modules and names in modules."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:
                parents = package.split(".")
                base = ".".join([*parents[: len(parents) - node.level + 1], *filter(None, [base])])
            yield from (f"{base}.{alias.name}" for alias in node.names)


def _module(name: str, found: Mapping[str, Path]) -> str:
    """Return the module that a full name is, or is in; "" outside of ``found``."""
    while name and name not in found:
        name = name.rpartition(".")[0]
    return name


def cycle(graph: Graph) -> list[str]:
    """Return modules that import each other in a circle, if there are any."""
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as err:
        circle: list[str] = err.args[1]
        return circle
    return []


def grouped(graph: Graph, depth: int) -> dict[str, set[str]]:
    """Return the graph of packages and modules at most ``depth`` names deep."""
    groups: dict[str, set[str]] = defaultdict(set)
    for name, targets in graph.items():
        group = _first(name, depth)
        groups[group] |= {_first(target, depth) for target in targets} - {group}
    return groups


def _first(name: str, depth: int) -> str:
    return ".".join(name.split(".")[:depth])


def classes(found: Mapping[str, Path]) -> dict[str, list[str]]:
    """Return for each name of a class the modules that define it."""
    places: dict[str, list[str]] = defaultdict(list)
    for name, path in found.items():
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.ClassDef):
                places[node.name].append(name)
    return places


def mapped(document: str, heading: str) -> set[str]:
    """Return the paths in the indented block under a heading.

    Each line has a path and what is there, after two spaces behind the name of a file. A line that
    is indented further is below the folder before it. Folders end with a slash.
    """
    _, _, section = document.partition(f"\n## {heading}\n")
    paths: set[str] = set()
    parents: list[tuple[int, str]] = []
    for line in section.partition("\n## ")[0].splitlines():
        if not (entry := re.fullmatch(r"( {4,})(\S+/|\S*[/.]\S*(?=  |$))(?: .*)?", line)):
            continue
        indent, name = len(entry[1]), entry[2]
        while parents and parents[-1][0] >= indent:
            parents.pop()
        if parents:
            name = parents[-1][1] + name
        if name.endswith("/"):
            parents.append((indent, name))
        paths.add(name)
    return paths


def folders(root: Path, top: str, depth: int) -> set[str]:
    """Return the folders with files under ``top``, at most ``depth`` names deep."""
    return {
        f"{folder}/"
        for path in (root / top).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
        for folder in path.relative_to(root).parents
        if 0 < len(folder.parts) <= depth
    }
