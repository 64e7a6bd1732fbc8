"""``mlrun-db serve``: the embedded server."""

from __future__ import annotations

import re
import signal
from pathlib import Path
from typing import Any

import click

from mlrun_db._transport.limits import LOOPBACK

from .mistakes import Mistake
from .options import seconds

_MAX_PORT = 65535


def _port(context: click.Context, parameter: click.Parameter, text: str) -> int:
    if not text.isdecimal() or int(text) > _MAX_PORT:
        raise click.BadParameter(f"{text!r} is no port (0 to {_MAX_PORT})")
    return int(text)


def _seconds(context: click.Context, parameter: click.Parameter, text: str) -> float:
    number = seconds(text)
    if number is None:
        raise click.BadParameter(f"{text!r} is no number of seconds")
    return number


def _version(context: click.Context, parameter: click.Parameter, text: str) -> str:
    if text and not re.fullmatch(r"[0-9]+\.[0-9]+(\.[0-9]+)?", text):
        raise click.BadParameter(
            f"{text!r} is no version: two or three numbers are, such as 0.6.6 or 1.5.2"
        )
    return text


def _size(context: click.Context, parameter: click.Parameter, text: str) -> int:
    match = re.fullmatch(r"([1-9][0-9]{0,14})([KMG]?)", text.upper())
    if match is None:
        raise click.BadParameter(f"{text!r} is no size, such as 1000000, 500K or 64M")
    return int(match[1]) << (10 * " KMG".index(match[2] or " "))


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option(
    "--port", callback=_port, default="8080", show_default=True, help="Port, 0 for a free one."
)
@click.option(
    "--db",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Keep the data in this file, not in memory.",
)
@click.option(
    "--job-seconds",
    callback=_seconds,
    default="2.0",
    metavar="SECONDS",
    show_default=True,
    help="Time a simulated job, build or task takes.",
)
@click.option(
    "--body-limit",
    callback=_size,
    default="64M",
    metavar="SIZE",
    show_default=True,
    help="Largest request body in bytes, or with K, M or G.",
)
@click.option(
    "--files",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    metavar="FOLDER",
    help="Let clients read the files in this folder.",
)
@click.option(
    "--user",
    default="",
    envvar="MLRUN_DB_SERVE_USER",
    show_envvar=True,
    help="Let only this user in.",
)
@click.option(
    "--password",
    default="",
    envvar="MLRUN_DB_SERVE_PASSWORD",
    show_envvar=True,
    help="The password of that user.",
)
@click.option(
    "--token",
    default="",
    envvar="MLRUN_DB_SERVE_TOKEN",
    show_envvar=True,
    help="Let only senders of this bearer token in.",
)
@click.option(
    "--version",
    callback=_version,
    default="",
    metavar="VERSION",
    help="Have only the operations of this version of MLRun, such as 1.5.2.",
)
@click.option(
    "--no-dev",
    "dev",
    is_flag=True,
    flag_value=False,
    default=True,
    help="Leave out the control routes below /_dev.",
)
def serve(host: str, port: int, files: Path | None, **options: Any) -> None:
    """Run the embedded MLRun API server until Ctrl-C or SIGTERM. Needs the extra server."""
    from mlrun_db.server import LocalServer
    from mlrun_db.server.storage.store import StoreError

    try:
        server = LocalServer(host, port, files=files, **options)
        server.start()
    except OSError as error:
        raise click.ClickException(
            f"cannot listen on {host}:{port}: {error.strerror or error}"
        ) from None
    except ValueError as error:
        raise Mistake(str(error)) from None
    except StoreError as error:
        raise click.ClickException(str(error)) from None
    if host not in LOOPBACK and not (options["user"] or options["token"]):
        click.echo(f"anybody who reaches {host} can read and change everything", err=True)
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # docker stop, systemctl stop
    try:
        print(f"MLRun API server on {server.url} (Ctrl-C stops it)", flush=True)
        server.wait()
    except KeyboardInterrupt:
        print("stopped", flush=True)
    finally:
        server.stop()
