"""``mlrun-db config``: the servers of the configuration file."""

from __future__ import annotations

import click

from ..config_file import default_server, read_config, server_section, with_default
from ..errors import InvalidInputError
from ..output import Column, show_list, write
from ..parameters import command
from ..settings import Options

COLUMNS = (Column("name", "name"), Column("default", "default"), Column("url", "url"))


@click.group()
def config() -> None:
    """List the servers of the configuration file, and select the default one."""


@command(config, "list", json=True)
def list_servers(options: Options) -> None:
    """List the servers, without their credentials."""
    from mlrun_db._transport.urls import split_url

    path, found = read_config(options.config)
    default = default_server(found)
    rows = [
        {"name": name, "default": name == default, "url": split_url(section["url"])[0]}
        for name, section in found.get("servers", {}).items()
    ]
    show_list(options, rows, COLUMNS, f"servers in {path}")


@command(config, "use")
@click.argument("name")
def use_server(options: Options, name: str) -> None:
    """Make a server of the file the default one."""
    path, found = read_config(options.config)
    server_section(found, path, name)
    try:
        path.write_text(with_default(path.read_text("utf-8-sig"), name), "utf-8")
    except OSError as error:
        raise InvalidInputError(f"cannot write {path}: {error.strerror}") from None
    write(f"default server: {name}")
