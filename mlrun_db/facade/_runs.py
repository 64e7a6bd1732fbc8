"""What is known of the fields of runs: their states, and the names in which dots are no paths."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .._transport.arguments import plain
from ..errors import MLRunInvalidArgumentError

STATES = (
    *("created", "pending", "pendingRetry", "running", "completed", "error", "aborting"),
    *("aborted", "skipped", "unknown"),
)
# Words that other systems use for these states.
_SYNONYMS = {
    **dict.fromkeys(("succeeded", "success", "successful", "done", "finished", "ok"), "completed"),
    **dict.fromkeys(("failed", "failure", "crashed", "errored"), "error"),
    **dict.fromkeys(("canceled", "cancelled", "stopped", "killed", "terminated"), "aborted"),
}
_NAMED = (("status", "results"), ("spec", "parameters"), ("metadata", "labels"))


def check_state(name: str, state: Any) -> Any:
    """Return a state of runs; refuse a mistyped one, which would match or show as nothing.

    Servers keep any text, so one that resembles no state is passed on.
    """
    text = plain(state)
    if not isinstance(text, str) or text in STATES:
        return state
    from difflib import get_close_matches

    words = {**_SYNONYMS, **{each.lower(): each for each in STATES}}
    near = get_close_matches(text.strip().lower(), words, 1, cutoff=0.75)
    meant = words[near[0]] if near else ""
    if meant:
        raise MLRunInvalidArgumentError(
            f"{name} must be one of {', '.join(STATES)}, got {text!r}; did you mean {meant!r}?"
        )
    return state


def check_updates(updates: Mapping[str, Any]) -> None:
    """Refuse updates by path that would be stored as something else.

    Servers split a path at its dots, so that a result named "val.auc" would become nested dicts,
    which lists and tables do not show as a result.
    """
    for path in updates:
        if not isinstance(path, str) or not path:
            raise MLRunInvalidArgumentError(
                f"updates must have dotted paths such as 'status.state' as keys, got {path!r:.200}"
            )
        section, _, rest = path.partition(".")
        field, _, name = rest.partition(".")
        if (section, field) in _NAMED and "." in name and "\\" not in name:
            raise MLRunInvalidArgumentError(
                f"the dots in {name!r} would make it a path: servers would store nested dicts, not "
                f"one name; pass {{'{section}.{field}': {{...}}}} with all of its values instead"
            )
    check_state("updates['status.state']", updates.get("status.state"))
