"""``mlrun-db mcp``: tools for assistants."""

from __future__ import annotations

import click

from ..parameters import command
from ..settings import Options


@command(None, "mcp")
@click.option("--write", is_flag=True, help="Offer tools that change something, too.")
def mcp(options: Options, write: bool) -> None:
    """Let an assistant read a server, over the Model Context Protocol (extra: mcp).

    The assistant starts this command and talks to it over stdin and stdout. The tools only read,
    unless --write is given.
    """
    try:
        from mlrun_db.mcp.server import create_server
    except ImportError as error:
        raise click.ClickException(
            f"this command needs more packages: pip install 'mlrun_db[mcp]' ({error})"
        ) from None

    with options.connect() as db:
        create_server(db, write=write).run("stdio")
