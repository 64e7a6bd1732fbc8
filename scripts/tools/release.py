"""Builds the sdist and the wheel, checks them, and tags the commit of a release.

Nothing is uploaded or pushed. The version must be the same in pyproject.toml, mlrun_db/_version.py
and openapi.yaml, and CHANGELOG.md must date it.

Exit code: 0 released, 1 the tree is not ready (each problem on a line).
"""

from __future__ import annotations

import argparse
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
VERSIONS = {
    "mlrun_db/_version.py": re.compile(r'^__version__ = "(.+)"$', re.MULTILINE),
    "openapi.yaml": re.compile(r"^  version: (.+)$", re.MULTILINE),
}


def main(words: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        prog="scripts/release",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "--dry-run",
        action="store_true",
        help="build and check, create no tag; it may exist on this commit",
    )
    dry_run = parser.parse_args(words).dry_run
    version = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["version"]
    tag = f"v{version}"
    problems = [*version_problems(ROOT, version), *git_problems(ROOT, tag, dry_run)]
    for problem in problems:
        print(f"scripts/release: {problem}", file=sys.stderr)
    if problems and not dry_run:
        return 1
    build(ROOT)
    if problems:
        return 1
    if dry_run:
        print(f"{tag} can be released")
    else:
        git(ROOT, "tag", "--annotate", "--message", f"mlrun_db {version}", tag)
        print(f"Created the tag {tag}. To publish it: git push origin {tag}; twine upload dist/*")
    return 0


def version_problems(root: Path, version: str) -> Iterator[str]:
    """Yield where the version differs from pyproject.toml, or is not dated in the changelog."""
    for name, pattern in VERSIONS.items():
        found = pattern.search((root / name).read_text())
        if found is None or found[1].strip("\"'") != version:
            stated = found[1] if found else "no version"
            yield f"{name} has {stated}, pyproject.toml has {version}"
    heading = re.search(r"^## (.+)$", (root / "CHANGELOG.md").read_text(), re.MULTILINE)
    newest = heading[1] if heading else "no version"
    if not re.fullmatch(rf"{re.escape(version)} \(\d{{4}}-\d\d-\d\d\)", newest):
        yield f'CHANGELOG.md begins with "{newest}", expected "{version} (YYYY-MM-DD)"'


def git_problems(root: Path, tag: str, is_tagged: bool = False) -> Iterator[str]:
    """Yield what is not committed, and a tag that exists, unless it may be on this commit."""
    if changed := git(root, "status", "--porcelain").strip():
        yield f"{len(changed.splitlines())} files are not committed"
    here = git(root, "tag", "--points-at", "HEAD").split() if is_tagged else []
    if tag not in here and git(root, "tag", "--list", tag).strip():
        yield f"the tag {tag} exists"


def git(root: Path, *words: str) -> str:
    return subprocess.run(
        ["git", *words], cwd=root, check=True, stdout=subprocess.PIPE, text=True
    ).stdout


def build(root: Path) -> None:
    dist = root / "dist"
    shutil.rmtree(dist, ignore_errors=True)
    command = [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(dist), str(root)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    files = sorted(map(str, dist.iterdir()))
    subprocess.run([sys.executable, "-m", "twine", "check", "--strict", *files], check=True)


if __name__ == "__main__":
    sys.exit(main())
