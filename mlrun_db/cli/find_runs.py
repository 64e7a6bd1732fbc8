"""Runs by the beginnings of their uids."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from mlrun_db._display.cells import first_found

from .mistakes import Mistake, NothingFound

if TYPE_CHECKING:
    from mlrun_db import HTTPRunDB

_CANDIDATES = 5  # are named when a short uid is ambiguous


def find_run(db: HTTPRunDB, uid: str, project: str) -> dict[str, Any]:
    """Return the run with this uid, or the only one whose uid begins so."""
    return find_runs(db, [uid], project)[0]


def find_runs(
    db: HTTPRunDB, uids: Iterable[str], project: str, *, least: int = 1
) -> list[dict[str, Any]]:
    """Return the runs with these uids, or whose uids alone begin so; each run once.

    ``least`` is how many characters of a uid there must be, unless it is the whole uid. The list of
    all runs is read once, when one of the uids is not whole.
    """
    found = {uid: _matches(_read(db, uid, project)) for uid in dict.fromkeys(uids)}
    short = [uid for uid, runs in found.items() if not runs]
    for uid in short:
        if len(uid) < least:
            raise Mistake(f"{uid!r} is too short: give {least} or more characters of a uid")
    if short:
        for run in db.iter_runs(project=project):
            for uid in short:
                if uid_of(run).startswith(uid):
                    found[uid][uid_of(run)] = dict(run)
    chosen: dict[str, dict[str, Any]] = {}
    for uid, runs in found.items():
        chosen |= _only(uid, runs, project)
    return list(chosen.values())


def uid_of(run: Mapping[str, Any]) -> str:
    return str(first_found(run, "metadata.uid") or "")


def _matches(run: dict[str, Any] | None) -> dict[str, dict[str, Any]]:
    return {uid_of(run): run} if run is not None else {}


def _read(db: HTTPRunDB, uid: str, project: str) -> dict[str, Any] | None:
    """Return the run; one that was stored without its own uid gets it."""
    from mlrun_db.errors import MLRunNotFoundError

    try:
        run: Mapping[str, Any] = db.read_run(uid, project)
    except MLRunNotFoundError:
        return None
    return {**run, "metadata": {"uid": uid, **(run.get("metadata") or {})}}


def _only(
    uid: str, runs: Mapping[str, dict[str, Any]], project: str
) -> Mapping[str, dict[str, Any]]:
    """Return the runs whose uids begin with one, which must be one run."""
    if not runs:
        raise NothingFound(f"no run whose uid is or begins with {uid!r} in project {project}")
    if len(runs) > 1:
        more = ", ..." if len(runs) > _CANDIDATES else ""
        raise NothingFound(
            f"{uid!r} begins the uids of {len(runs)} runs in project {project}: "
            f"{', '.join(list(runs)[:_CANDIDATES])}{more}"
        )
    return runs
