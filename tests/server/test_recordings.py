"""Recorded exchanges with servers of 1.6.4, 1.7.0 and 1.8, replayed: the same statuses and shapes.

"official" is what a client of MLRun 1.7.0 asked a server without a cluster, "k8s-official" the
same with a simulated cluster, "live" what the tests of this client asked. Exchanges that failed
for want of a cluster are not in them, nor are other projects of those servers. 1.8 is a server of
1.8 in development.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import count

import httpx
import pytest

from mlrun_db.server import LocalServer
from tests.support.recordings import Replay, differences, read_recording, shape

RECORDED = {  # when the first exchange was made
    "1.6.4": 1_795_718_602.0,
    "1.7.0": 1_795_662_732.0,
    "1.8": 1_795_718_602.0,
}

# Exchanges that differ, by their names, with the reason.
NO_CLUSTER = "the recorded server could not delete the project without a cluster"
NO_ORDER = "the two artifacts of a limited list are others: MLRun does not order them"
DIFFERENCES: dict[str, dict[str, str]] = {
    "1.6.4-official": {"153 GET /api/v2/projects/f6b07a384a/artifacts": NO_ORDER},
    "1.6.4-live": {},
    "1.7.0-official": {
        "153 GET /api/v2/projects/f6b07a384a/artifacts": NO_ORDER,
        "285 GET /api/v1/projects/f6b07a384a": NO_CLUSTER,
        "286 GET /api/v1/projects/f6b07a384a": NO_CLUSTER,
    },
    "1.7.0-k8s-official": {"153 GET /api/v2/projects/f6b07a4d4a/artifacts": NO_ORDER},
    "1.7.0-live": {},
    "1.8-official": {"153 GET /api/v2/projects/f6b07a384a/artifacts": NO_ORDER},
    "1.8-live": {},
}
COUNTS = {
    **{"1.6.4-official": 237, "1.6.4-live": 594},
    **{"1.7.0-official": 241, "1.7.0-k8s-official": 246, "1.7.0-live": 594},
    **{"1.8-official": 210, "1.8-live": 589},
}


@pytest.mark.parametrize("name", DIFFERENCES)
def test_a_recording_is_replayed(make_server: Callable[..., LocalServer], name: str) -> None:
    ticks, version = count(), name.partition("-")[0]
    start = RECORDED[version]
    server = make_server(version=version, clock=lambda: start + next(ticks) / 100, job_seconds=0)
    exchanges = read_recording(name)
    with httpx.Client(base_url=server.url, timeout=10) as client:
        # The recorded servers did not have this project.
        assert client.delete("/api/v1/projects/default").status_code == 204
        differing = {each.exchange.name: str(each) for each in Replay(client).run(exchanges)}
    unexplained = [text for key, text in differing.items() if key not in DIFFERENCES[name]]
    assert unexplained == []
    assert differing.keys() == DIFFERENCES[name].keys(), "some exchanges agree now"
    assert len(exchanges) == COUNTS[name]
    assert len(differing) <= 0.05 * len(exchanges)


def test_shapes() -> None:
    shaped = {"a": "number", "b": ["NoneType", "str"], "c": {"d": "bool"}}
    assert shape({"a": 1.5, "b": ["x", None], "c": {"d": True}}) == shaped
    for other in ({"a": 1}, {**shaped, "a": "str"}, {**shaped, "b": []}, {**shaped, "e": "str"}):
        assert list(differences(shaped, other))
    assert list(differences(shaped, shaped)) == []
