"""``mlrun-db version``: the versions of the client and of the server."""

from __future__ import annotations

from mlrun_db._version import __version__

from ..output import show_object
from ..parameters import command
from ..settings import Options


@command(None, "version", json=True)
def version(options: Options) -> None:
    """Show the versions of the client and of the server."""
    with options.connect() as db:
        server = db.server_version
        show_object(options, {"client": __version__, "server": server, "url": db.base_url})
