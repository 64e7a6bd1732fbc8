"""The command ``mlrun-db`` (extra ``cli``). Nothing is imported before ``main`` is called."""

from __future__ import annotations

import io
import os
import sys
import warnings
from collections.abc import Sequence

TYPE_CHECKING = False  # importing typing would take longer than all the rest
if TYPE_CHECKING:
    from mlrun_db._poll import Clock

PROGRAM = "mlrun-db"
OK, FAILED, USAGE, INTERRUPTED, PIPE_CLOSED = 0, 1, 2, 130, 141


def main(argv: Sequence[str] | None = None, *, clock: Clock | None = None) -> int:
    """Run the command line; return the exit status. ``clock`` is what the client waits with."""
    try:
        import click
    except ModuleNotFoundError:
        return _fail("the command needs one package more: pip install 'mlrun_db[cli]'")
    except KeyboardInterrupt:
        return INTERRUPTED
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("default")
            warnings.showwarning = lambda message, *_: _say(f"warning: {message}")
            return _run(sys.argv[1:] if argv is None else argv, clock)
    except click.exceptions.NoArgsIsHelpError as error:
        error.show()
        return USAGE
    except click.UsageError as error:
        command = error.ctx.command_path if error.ctx else PROGRAM
        return _fail(f"{error.format_message()} See: {command} --help", USAGE)
    except click.ClickException as error:
        return _fail(error.format_message(), error.exit_code)
    except (KeyboardInterrupt, click.Abort):
        return INTERRUPTED
    except BrokenPipeError:
        # what is still in the buffer must not be tried again when the interpreter ends
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        return PIPE_CLOSED


def _run(argv: Sequence[str], clock: Clock | None) -> int:
    """Parse and run; what is the user's or the server's fault leaves as a ClickException."""
    import click

    from mlrun_db import errors

    from .app import app
    from .settings import Mistake, Options

    if "_MLRUN_DB_COMPLETE" in os.environ:
        app.main(argv, PROGRAM)  # answers the shell and exits
    if isinstance(sys.stdout, io.TextIOWrapper):  # never fail on what its encoding lacks
        sys.stdout.reconfigure(errors="backslashreplace")
    try:
        with app.make_context(PROGRAM, list(argv), obj=Options(clock=clock)) as context:
            status = app.invoke(context)
        sys.stdout.flush()
        return status if isinstance(status, int) else OK
    except click.exceptions.Exit as end:
        return end.exit_code
    except BrokenPipeError:
        raise
    except errors.MLRunInvalidArgumentError as error:
        raise Mistake(str(error)) from None
    except (errors.MLRunBaseError, ImportError, OSError) as error:
        raise click.ClickException(str(error)) from None


def _say(message: str) -> None:
    print(f"{PROGRAM}: {message}", file=sys.stderr)


def _fail(message: str, status: int = FAILED) -> int:
    _say(" ".join(message.split()))
    return status
