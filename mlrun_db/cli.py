"""The command ``mlrun-db``."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Sequence
from pathlib import Path

_MAX_PORT = 65535


def _port(text: str) -> int:
    if not text.isdecimal() or int(text) > _MAX_PORT:
        raise argparse.ArgumentTypeError(f"{text!r} is no port (0 to {_MAX_PORT})")
    return int(text)


def _seconds(text: str) -> float:
    try:
        seconds = float(text)
    except ValueError:
        seconds = -1.0
    if not 0 <= seconds < float("inf"):
        raise argparse.ArgumentTypeError(f"{text!r} is no number of seconds")
    return seconds


def _size(text: str) -> int:
    match = re.fullmatch(r"([1-9][0-9]{0,14})([KMG]?)", text.upper())
    if match is None:
        raise argparse.ArgumentTypeError(f"{text!r} is no size, such as 1000000, 500K or 64M")
    return int(match[1]) << (10 * " KMG".index(match[2] or " "))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="mlrun-db", description="Tools around the MLRun API client."
    )
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
    serve = commands.add_parser(
        "serve",
        help="run the embedded MLRun API server",
        description="Run the embedded MLRun API server until Ctrl-C.",
    )
    serve.add_argument("--host", default="127.0.0.1", help="address to listen on (%(default)s)")
    serve.add_argument(
        "--port", type=_port, default=8080, help="port, 0 for a free one (%(default)s)"
    )
    serve.add_argument(
        "--db", type=Path, metavar="FILE", help="keep the data in this file, not in memory"
    )
    serve.add_argument(
        "--job-seconds",
        type=_seconds,
        default=2.0,
        metavar="SECONDS",
        help="time a simulated job, build or task takes (%(default)s)",
    )
    serve.add_argument(
        "--body-limit",
        type=_size,
        default="64M",
        metavar="SIZE",
        help="largest request body in bytes, or with K, M or G (%(default)s)",
    )
    serve.add_argument(
        "--files", type=Path, metavar="FOLDER", help="let clients read the files in this folder"
    )
    serve.add_argument("--user", default="", help="let only this user in")
    serve.add_argument("--password", default="", help="the password of that user")
    serve.add_argument("--token", default="", help="let only senders of this bearer token in")
    serve.add_argument(
        "--version",
        default="",
        metavar="VERSION",
        help="have only the operations of this version of MLRun, such as 1.5.2",
    )
    serve.add_argument(
        "--no-dev",
        dest="dev",
        action="store_false",
        help="leave out the control routes below /_dev",
    )
    return parser


def _fail(message: str) -> int:
    print(f"mlrun-db: {message}", file=sys.stderr)
    return 1


def _serve(arguments: argparse.Namespace) -> int:
    host, port = arguments.host, arguments.port
    try:
        from mlrun_db.server import LocalServer
        from mlrun_db.server.store import StoreError
    except ImportError as error:
        return _fail(str(error))
    if arguments.files is not None and not arguments.files.is_dir():
        return _fail(f"no folder: {arguments.files}")
    try:
        server = LocalServer(
            host,
            port,
            arguments.db,
            job_seconds=arguments.job_seconds,
            body_limit=arguments.body_limit,
            files=arguments.files,
            user=arguments.user,
            password=arguments.password,
            token=arguments.token,
            dev=arguments.dev,
            version=arguments.version,
        )
        server.start()
    except OSError as error:
        return _fail(f"cannot listen on {host}:{port}: {error.strerror or error}")
    except (StoreError, ValueError) as error:
        return _fail(str(error))
    try:
        print(f"MLRun API server on {server.url} (Ctrl-C stops it)", flush=True)
        server.wait()
    except KeyboardInterrupt:
        print("stopped", flush=True)
    finally:
        server.stop()
    return 0


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line; return the exit status."""
    arguments = _parser().parse_args(argv)
    return _serve(arguments)


if __name__ == "__main__":
    raise SystemExit(main())
