"""``mlrun-db replay``: serve what ``HTTPRunDB(record=)`` has recorded."""

from __future__ import annotations

from pathlib import Path

import click


@click.command()
@click.argument("trace", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    metavar="PORT",
    default=0,
    help="Port to listen on.  [default: a free one]",
)
def replay(trace: Path, port: int) -> None:
    """Serve the exchanges that HTTPRunDB(url, record=TRACE) has recorded.

    A request gets the response that it had; the same request again gets the next one. Requests are
    found by method, path and query, or else without the query; others get a 404.
    """
    from ..replaying import ReplayServer

    with ReplayServer(trace, port) as server:
        print(f"{server.trace.count} exchanges at {server.url}", flush=True)
        server.serve_forever()
