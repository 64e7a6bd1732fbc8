"""The page without an embedded server: it shows what another server holds."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING
from urllib.parse import quote

from starlette.types import ASGIApp

from mlrun_db.server.execution.options import new_token
from mlrun_db.server.http.auth import AuthMiddleware, ServerCredentials
from mlrun_db.server.http.connections import new_server
from mlrun_db.server.http.listening import Listener, listen
from mlrun_db.server.http.origins import OriginMiddleware
from mlrun_db.ui.app import WebPage

if TYPE_CHECKING:
    from mlrun_db.httpdb import HTTPRunDB

_HOST = "127.0.0.1"
_DRAIN_SECONDS = 2


class PageServer:
    """Serves the page of a client on 127.0.0.1.

    Args:
        db: The client of the server whose objects are shown.
        port: Port to listen on. 0: a free one.
        protect: Whether browsers must present a random token, which :meth:`page_url` contains.

    Raises:
        OSError: The port is in use.
    """

    def __init__(self, db: HTTPRunDB, port: int = 0, *, protect: bool = False) -> None:
        self._listener = Listener(listen(_HOST, port))
        self._token = new_token() if protect else ""
        self._page = WebPage(db)
        app: ASGIApp = self._page
        if protect:
            app = AuthMiddleware(app, ServerCredentials(token=self._token))
        self._server = new_server(OriginMiddleware(app), _DRAIN_SECONDS)

    def page_url(self, project: str = "") -> str:
        """Return the URL of the page, of a project's when one is given."""
        path = f"projects/{quote(project, safe='')}/runs" if project else ""
        token = f"?token={self._token}" if self._token else ""
        return f"http://{_HOST}:{self._listener.port}/{path}{token}"

    def run(self) -> None:
        """Serve until :meth:`end` is called."""
        # In a thread of its own, so that uvicorn leaves signals to the caller.
        thread = threading.Thread(
            target=self._server.run, kwargs={"sockets": [self._listener.socket]}, daemon=True
        )
        thread.start()
        try:
            self._server.ended.wait()
            thread.join()
        finally:
            self._listener.close()
            self._page.close()

    def end(self) -> None:
        """Make :meth:`run` return, for example from a signal handler."""
        self._server.should_exit = True
