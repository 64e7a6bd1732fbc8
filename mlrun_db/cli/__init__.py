"""The command ``mlrun-db`` (extra ``cli``); ``main`` imports the rest when it is called."""

from __future__ import annotations

import io
import os
import sys
import warnings
from collections.abc import Sequence

TYPE_CHECKING = False  # importing typing would take longer than everything else
if TYPE_CHECKING:
    from mlrun_db._transport.clock import Clock

PROGRAM = "mlrun-db"
OK, FAILED, USAGE, INTERRUPTED, PIPE_CLOSED = 0, 1, 2, 130, 141
_INSTALL = "pip install 'mlrun_db[cli]'"


def main(argv: Sequence[str] | None = None, *, clock: Clock | None = None) -> int:
    """Run the command line; return the exit status. ``clock`` is the clock of the client."""
    argv = sys.argv[1:] if argv is None else argv
    if list(argv) == ["--version"] and sys.stdout is not None:
        return _write_version()
    try:
        import click
    except ModuleNotFoundError:
        return _fail(f"mlrun-db needs click, which is not installed: {_INSTALL}")
    except KeyboardInterrupt:
        return INTERRUPTED
    if not hasattr(click.exceptions, "NoArgsIsHelpError"):
        return _fail(f"mlrun-db needs click 8.2 or newer: {_INSTALL}")
    if sys.stdout is None:
        return _fail("cannot write: stdout is closed")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("default")
            warnings.showwarning = lambda message, *_: _log(f"warning: {message}")
            return _run(argv, clock)
    except (KeyboardInterrupt, click.Abort):
        return INTERRUPTED
    except BrokenPipeError:
        _drop_output()
        return PIPE_CLOSED
    except Exception as error:
        try:
            sys.stdout.flush()
        except OSError:
            _drop_output()
        return _report(error)


def _write_version() -> int:
    """Write the version without click, whose import takes longer than all else."""
    from mlrun_db._version import __version__

    try:
        print(__version__, flush=True)
    except OSError as error:
        _drop_output()
        return PIPE_CLOSED if isinstance(error, BrokenPipeError) else _fail(str(error))
    return OK


def _run(argv: Sequence[str], clock: Clock | None) -> int:
    import click

    from .app import app
    from .settings import Options

    if "_MLRUN_DB_COMPLETE" in os.environ:
        app.main(argv, PROGRAM)  # writes the completions and exits
    # httpx imports its own command with rich, where that is installed: half of what it takes.
    sys.modules.setdefault("httpx._main", None)  # type: ignore[arg-type]
    _buffer_output()
    if isinstance(sys.stdout, io.TextIOWrapper):  # for characters that its encoding lacks
        sys.stdout.reconfigure(errors="backslashreplace")
    try:
        with app.make_context(PROGRAM, list(argv), obj=Options(clock=clock)) as context:
            status = app.invoke(context)
        sys.stdout.flush()
        return status if isinstance(status, int) else OK
    except click.exceptions.Exit as end:
        return end.exit_code


def _buffer_output() -> None:
    """Let Python notice a write that ended early; unbuffered (-u), it drops the rest silently."""
    stdout = sys.__stdout__
    raw: object = getattr(stdout, "buffer", None)
    if stdout is not None and sys.stdout is stdout and isinstance(raw, io.RawIOBase):
        sys.stdout = io.TextIOWrapper(io.BufferedWriter(raw), stdout.encoding, line_buffering=True)


def _report(error: Exception) -> int:
    """Write an error as one line; return the exit status."""
    import click

    from mlrun_db import errors

    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        error.show()
        return USAGE
    if isinstance(error, click.UsageError):
        command = error.ctx.command_path if error.ctx else PROGRAM
        return _fail(f"{_sentence(error.format_message())} See: {command} --help", USAGE)
    if isinstance(error, click.ClickException):
        return _fail(error.format_message(), error.exit_code)
    if os.environ.get("MLRUN_DB_DEBUG"):
        import traceback

        traceback.print_exception(error)
    if isinstance(error, errors.MLRunInvalidArgumentError):
        return _fail(str(error), USAGE)
    if isinstance(error, errors.MLRunBaseError | ImportError | OSError):
        return _fail(str(error))
    return _fail(f"{type(error).__name__}: {error} (set MLRUN_DB_DEBUG=1 for the traceback)")


def _drop_output() -> None:
    """Discard the buffered output, so that the interpreter does not write it again at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)


def _sentence(text: str) -> str:
    text = text.rstrip()
    return text if text.endswith((".", "?", "!")) else f"{text}."


def _log(message: str) -> None:
    """Write one line to stderr, without control characters, with the option that applies."""
    from mlrun_db._display.text import one_line

    message = one_line(message).replace("pass verify=", "pass --verify=")
    if sys.stderr is not None:
        print(f"{PROGRAM}: {message}", file=sys.stderr)


def _fail(message: str, status: int = FAILED) -> int:
    _log(message)
    return status
