"""``mlrun-db serve``: the embedded server."""

from __future__ import annotations

import logging
import os
import re
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from mlrun_db._transport.limits import LOOPBACK
from mlrun_db._transport.versions import NEWEST

from ..errors import InvalidInputError
from ..parameters import Seconds

if TYPE_CHECKING:
    from mlrun_db.server import LocalServer

F = TypeVar("F", bound=Callable[..., Any])


def _version(context: click.Context, parameter: click.Parameter, text: str) -> str:
    if not re.fullmatch(r"[0-9]+\.[0-9]+(\.[0-9]+)?", text):
        raise click.BadParameter(
            f"{text!r} is not a version of two or three numbers, such as 0.6.6 or 1.5.2"
        )
    return text


def _size(context: click.Context, parameter: click.Parameter, text: str) -> int:
    match = re.fullmatch(r"([1-9][0-9]{0,14})([KMG]?)", text.upper())
    if match is None:
        raise click.BadParameter(f"{text!r} is not a size such as 1000000, 500K or 64M")
    return int(match[1]) << (10 * " KMG".index(match[2] or " "))


def _credential(name: str, text: str) -> Callable[[F], F]:
    """Add an option that can be set in the environment too."""
    variable = f"MLRUN_DB_SERVE_{name.upper()}"
    return click.option(f"--{name}", default="", envvar=variable, show_envvar=True, help=text)


def _check_credentials() -> None:
    """Reject credentials that are set but empty, such as those of a secret that is missing."""
    context = click.get_current_context()
    for name in ("user", "password", "token"):
        given = context.get_parameter_source(name) is click.core.ParameterSource.COMMANDLINE
        variable = f"MLRUN_DB_SERVE_{name.upper()}"
        if given and not context.params[name].strip():
            raise InvalidInputError(f"--{name} is empty: leave it out for no authentication")
        if not given and not os.environ.get(variable, "-").strip():
            raise InvalidInputError(f"{variable} is empty: unset it for no authentication")


def _warning(host: str, has_credentials: bool, has_tls: bool) -> str:
    """Return in one line who can read and change what the server holds."""
    if host in LOOPBACK:
        who = "every user of this machine can read and change everything"
        return "" if has_credentials else f"no authentication: {who}"
    if has_credentials and has_tls:
        return ""
    if has_credentials:
        return "no TLS: whoever sees the traffic can read the credentials and everything else"
    return f"no authentication: anyone who can reach {host} can read and change everything"


def _write_access_log() -> None:
    """Write the access log to stdout."""
    from mlrun_db.server.http.access_log import LOGGER

    handler = logging.StreamHandler(sys.stdout)
    handler.setFormatter(logging.Formatter("%(message)s"))
    logger = logging.getLogger(LOGGER)
    logger.addHandler(handler)
    logger.setLevel(logging.INFO)
    logger.propagate = False


def _print_token(server: LocalServer, is_given: bool) -> None:
    """Print that jobs are executed and, once, the token that was made for this server."""
    print("Submitted jobs run on this machine. Clients need credentials", end="")
    if is_given:
        print(" (those that were given).", flush=True)
        return
    print(f":\n\n    export MLRUN_DBPATH={server.url}", end="")
    print(f"\n    export MLRUN_HTTPDB__TOKEN={server.token}\n")
    print(f"The page of the server: {server.url}/?token={server.token}\n", flush=True)


# Every option can be set in the environment too: MLRUN_DB_SERVE_HOST, MLRUN_DB_SERVE_ALLOWED_HOSTS.
@click.command(context_settings={"auto_envvar_prefix": "MLRUN_DB_SERVE"})
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    metavar="PORT",
    default=8080,
    show_default=True,
    help="Port to listen on; 0 picks a free one.",
)
@click.option(
    "--db",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="SQLite file for the data.  [default: in memory]",
)
@click.option(
    "--job-seconds",
    type=Seconds(min=0),
    default=2.0,
    metavar="SECONDS",
    show_default=True,
    help="Duration of a simulated job, build or task.",
)
@click.option(
    "--body-limit",
    callback=_size,
    default="64M",
    metavar="SIZE",
    show_default=True,
    help="Maximum size of a request body, in bytes or with K, M or G.",
)
@click.option(
    "--files",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    metavar="FOLDER",
    help="Serve the files of this folder.",
)
@_credential("user", "Require basic authentication as this user.")
@_credential("password", "Password of the user.")
@_credential("token", "Require this bearer token.")
@click.option(
    "--version",
    callback=_version,
    default=NEWEST,
    metavar="VERSION",
    show_default=True,
    help="Behave as this version of MLRun, such as 1.5.2.",
)
@click.option(
    "--allowed-host",
    "allowed_hosts",
    metavar="HOST",
    multiple=True,
    help="Serve requests for this host too, such as the name of a proxy; repeatable, * for all.",
)
@click.option(
    "--hub",
    metavar="PLACE",
    help="Read the function hub from this folder or http(s) URL.  [default: an empty catalogue]",
)
@click.option(
    "--cert",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Serve HTTPS with this certificate (PEM); requires --key.",
)
@click.option(
    "--key",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Key of the certificate, without a passphrase.",
)
@click.option(
    "--access-log",
    is_flag=True,
    help="Write each response as a line of JSON to stdout.",
)
@click.option(
    "--execute",
    is_flag=True,
    help="Run the functions of submitted jobs on this machine instead of simulating them.",
)
@click.option(
    "--python",
    metavar="PATH",
    default="",
    help="Python that runs them, with mlrun installed.  [default: this one]",
)
@click.option(
    "--workers",
    type=click.IntRange(min=1),
    metavar="NUMBER",
    default=2,
    show_default=True,
    help="Jobs that run at the same time.",
)
@click.option(
    "--notify",
    is_flag=True,
    help="Send notifications, to any address that they name, instead of recording them only.",
)
@click.option(
    "--smtp",
    metavar="HOST[:PORT]",
    default="",
    help="Server for the mails of notifications.  [default: mails are not sent]",
)
@click.option(
    "--no-dev",
    "dev",
    is_flag=True,
    flag_value=False,
    default=True,
    help="Do not serve the control routes under /_dev.",
)
def serve(host: str, port: int, files: Path | None, **options: Any) -> None:
    """Run the embedded MLRun API server until Ctrl-C or SIGTERM (extra: server)."""
    from mlrun_db.server import LocalServer
    from mlrun_db.server.storage.store import StoreError

    _check_credentials()
    if options["access_log"]:
        _write_access_log()
    try:
        server = LocalServer(host, port, files=files, **options)
        server.start()
    except OSError as error:
        raise click.ClickException(
            f"cannot listen on {host}:{port}: {error.strerror or error}"
        ) from None
    except ValueError as error:
        raise InvalidInputError(str(error)) from None
    except StoreError as error:
        raise click.ClickException(str(error)) from None
    # Handlers that raise nothing: a second signal must not break the end that the first began.
    numbers = (signal.SIGINT, signal.SIGTERM)  # Ctrl-C; docker stop, systemctl stop
    before = [signal.signal(number, lambda *_: server.end()) for number in numbers]
    try:
        print(f"MLRun API server on {server.url} (Ctrl-C stops it)", flush=True)
        has_credentials = bool(options["user"] or options["token"])
        if options["execute"]:
            _print_token(server, has_credentials)
        elif warning := _warning(host, has_credentials, options["cert"] is not None):
            click.echo(warning, err=True)
        server.wait()
        print("stopped", flush=True)
    finally:
        server.stop()
        for number, handler in zip(numbers, before, strict=True):
            signal.signal(number, handler)
