"""The command ``mlrun-db``."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

_MAX_PORT = 65535


def _port(text: str) -> int:
    if not text.isdecimal() or int(text) > _MAX_PORT:
        raise argparse.ArgumentTypeError(f"{text!r} is no port (0 to {_MAX_PORT})")
    return int(text)


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
    return parser


def _fail(message: str) -> int:
    print(f"mlrun-db: {message}", file=sys.stderr)
    return 1


def _serve(host: str, port: int, db: Path | None) -> int:
    try:
        from mlrun_db.server import LocalServer
        from mlrun_db.server.store import StoreError
    except ImportError as error:
        return _fail(str(error))
    server = LocalServer(host, port, db)
    try:
        server.start()
    except OSError as error:
        return _fail(f"cannot listen on {host}:{port}: {error.strerror or error}")
    except StoreError as error:
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
    return _serve(arguments.host, arguments.port, arguments.db)


if __name__ == "__main__":
    raise SystemExit(main())
