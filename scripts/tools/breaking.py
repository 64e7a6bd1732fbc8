"""Finds what breaks callers since a tag: in the public API of mlrun_db, and in openapi.yaml.

The default of TAG is the last tag; without any tag there is nothing to compare with. An intended
break is named in backticks, as it is printed up to the colon, in CHANGELOG.md under the heading
"### Breaking" of the newest version.

Exit code: 0 nothing breaks, 1 something does, 2 wrong usage.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import griffe

from scripts.tools.drift_compare import Change, aligned, differences, plain, read_yaml

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = "mlrun_db"
# Modules that no caller imports; the methods of facade/ are compared as those of HTTPRunDB.
NOT_PUBLIC = ("facade", "cli")


def main(words: list[str] | None = None, root: Path = ROOT) -> int:
    parser = argparse.ArgumentParser(
        prog="scripts/breaking",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("tag", nargs="?", metavar="TAG", help="what to compare with")
    tag = parser.parse_args(words).tag
    try:
        if tag is None and not git(root, "tag", "--merged").strip():
            print("There is no tag yet, so there is nothing to compare with.")
            return 0
        tag = tag or git(root, "describe", "--tags", "--abbrev=0").strip()
        spec = git(root, "show", f"{tag}:openapi.yaml")
    except subprocess.CalledProcessError as err:
        print(f"scripts/breaking: {err.stderr.strip()}", file=sys.stderr)
        return 2
    intended = allowed((root / "CHANGELOG.md").read_text())
    found = [*api_breaks(root, tag), *spec_breaks(root, spec)]
    breaks = [(name, text) for name, text in found if name not in intended]
    print(
        f"Since {tag}: {len(breaks)} breaking changes, {len(found) - len(breaks)} more are intended"
    )
    for name, text in breaks:
        print(f"  {name}: {text}")
    return int(bool(breaks))


def git(root: Path, *words: str) -> str:
    return subprocess.run(
        ["git", *words], cwd=root, check=True, capture_output=True, text=True
    ).stdout


def allowed(changelog: str) -> set[str]:
    """Return the names in backticks under "### Breaking" of the first version."""
    newest = re.split(r"^## ", changelog, flags=re.MULTILINE)[1]
    for part in re.split(r"^### ", newest, flags=re.MULTILINE)[1:]:
        if part.startswith("Breaking"):
            return set(re.findall(r"`([^`]+)`", part))
    return set()


def api_breaks(root: Path, tag: str) -> Iterator[tuple[str, str]]:
    options: dict[str, Any] = {
        "allow_inspection": False,
        "resolve_aliases": True,
        "resolve_external": True,
    }
    old = griffe.load_git(PACKAGE, ref=tag, repo=root, search_paths=[".", "generated"], **options)
    places = [root, root / "generated"]
    new = griffe.load(PACKAGE, search_paths=places, try_relative_path=False, **options)
    hide(old)
    for found in griffe.find_breaking_changes(old, new):
        name = public_name(found.obj.path)
        parameter = found.old_value or found.new_value
        if isinstance(parameter, griffe.Parameter):
            name += f"({parameter.name})"
        yield name, found.kind.value


def hide(package: griffe.Object | griffe.Alias) -> None:
    """Mark what is not public: in a package with __all__, all modules that it does not name."""
    for name, module in package.modules.items():
        if name in NOT_PUBLIC:
            module.public = False
        if module.exports:
            for inner in module.modules.values():
                inner.public = False


def public_name(path: str) -> str:
    """Return the name that callers use; methods of facade/ belong to HTTPRunDB."""
    if path.startswith((f"{PACKAGE}.facade.", f"{PACKAGE}.httpdb.HTTPRunDB.")):
        return f"{PACKAGE}.HTTPRunDB.{path.rpartition('.')[2]}"
    return path.replace("mlrun_api.enums.", f"{PACKAGE}.", 1)


def spec_breaks(root: Path, old: str) -> Iterator[tuple[str, str]]:
    new = plain(read_yaml((root / "openapi.yaml").read_text()))
    for change in differences(aligned(plain(read_yaml(old)), new), new):
        if is_breaking(change):
            name, _, text = str(change).rpartition(" | ")
            yield name, text


def is_breaking(change: Change) -> bool:
    """Return whether a request or caller that is valid with the old document no longer is."""
    part = change.part
    if part == "operation" or part.startswith("status "):
        success = part == "operation" or part.startswith("status 2")
        return change.kind == "removed" and success
    if change.kind == "added":  # a parameter, a body or a field of it; or an enum where none was
        return part.endswith(" enum") or change.new.get("required", False)
    if change.kind == "removed":  # a field may still be sent, as every object is open
        return not part.endswith(" enum") and not (
            part.startswith("body .") and " enum " not in part
        )
    if part.endswith(" required"):
        return bool(change.new)
    return not set(change.old.split(" or ")) <= set(change.new.split(" or "))  # a type


if __name__ == "__main__":
    sys.exit(main())
