"""The palette: what each state says, and its colour in notebooks and on terminals."""

from __future__ import annotations

from typing import NamedTuple


class Tone(NamedTuple):
    """One meaning of a state, and its colours."""

    light: str  # on a light page
    dark: str  # on a dark page
    ansi: str | None  # on a terminal


TONES = {
    "ok": Tone("#1a7f37", "#3fb950", "green"),
    "bad": Tone("#c4202c", "#ff7b72", "red"),
    "warn": Tone("#9a6700", "#d29922", "yellow"),
    "busy": Tone("#0860ca", "#58a6ff", "cyan"),
    "dim": Tone("#59636e", "#9198a1", None),  # states that this client does not know
}
_STATES = {
    "ok": "completed ready online succeeded success active imported enabled no_drift ok",
    "bad": "error failed aborted unhealthy offline drift_detected fail",
    "warn": "possible_drift warn",
    "busy": "running pending created creating building deploying deleting aborting "
    "pendingretry scheduled",
}
_TONE_OF = {state: tone for tone, states in _STATES.items() for state in states.split()}


def tone_of(state: str) -> str:
    """Return the key in ``TONES`` of a state."""
    return _TONE_OF.get(state.lower(), "dim")
