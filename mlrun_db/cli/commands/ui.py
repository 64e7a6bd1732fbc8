"""``mlrun-db ui``: the page of any MLRun server."""

from __future__ import annotations

import signal
import threading
import webbrowser

import click

from ..errors import InvalidInputError
from ..parameters import command
from ..settings import Options


@command(None, "ui")
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    metavar="PORT",
    default=8060,
    show_default=True,
    help="Port of 127.0.0.1 to listen on; 0 picks a free one.",
)
@click.option(
    "--protect",
    is_flag=True,
    help="Require a random token, which is part of the URL that is printed.",
)
@click.option("--open", "opens", is_flag=True, help="Open the page in the browser.")
def ui(options: Options, port: int, protect: bool, opens: bool) -> None:
    """Show the runs, models and artifacts of a server as a web page (extra: server).

    The page only reads. It is for this machine: other users of it see it too, unless --protect is
    given. Ctrl-C ends it.
    """
    try:
        from mlrun_db.server.standalone import PageServer
    except ImportError as error:
        raise click.ClickException(
            f"the page needs more packages: pip install 'mlrun_db[server]' ({error})"
        ) from None

    project = options.settings.project if options.project else ""
    with options.connect() as db:
        try:
            server = PageServer(db, port, protect=protect)
        except OSError as error:
            reason = error.strerror or error
            raise click.ClickException(f"cannot listen on 127.0.0.1:{port}: {reason}") from None
        except ValueError as error:
            raise InvalidInputError(str(error)) from None
        numbers = (signal.SIGINT, signal.SIGTERM)
        before = [signal.signal(number, lambda *_: server.end()) for number in numbers]
        try:
            url = server.page_url(project)
            print(f"{db.base_url} is shown on {url} (Ctrl-C ends it)", flush=True)
            if opens:
                threading.Thread(target=webbrowser.open, args=(url,), daemon=True).start()
            server.run()
        finally:
            for number, handler in zip(numbers, before, strict=True):
                signal.signal(number, handler)
