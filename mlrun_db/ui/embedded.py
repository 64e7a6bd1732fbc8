"""The page of a server in this process."""

from __future__ import annotations

import asyncio
import ssl
import threading
from pathlib import Path
from typing import TYPE_CHECKING

from starlette.types import Receive, Scope, Send

if TYPE_CHECKING:
    from .app import WebPage


class EmbeddedPage:
    """The page of a server in this process, which is opened when it is first requested.

    Args:
        url: The URL of the server.
        user: User that requests present, with ``password``.
        password: Password of ``user``.
        token: Bearer token that requests present instead.
        certificate: File with the certificate of the server (PEM), where it has one.
    """

    def __init__(
        self, url: str, user: str, password: str, token: str, certificate: str | Path | None
    ) -> None:
        self._url = url
        self._credentials = (user, password, "" if user else token)
        self._certificate = certificate
        self._page: WebPage | None = None
        self._lock = threading.Lock()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if (page := self._page) is None:
            page = await asyncio.to_thread(self._open)
        await page(scope, receive, send)

    def _open(self) -> WebPage:
        from ..httpdb import HTTPRunDB
        from .app import WebPage

        with self._lock:
            if self._page is None:
                # The settings of this process are those of its own clients, not of the page.
                db = HTTPRunDB(
                    self._url,
                    *self._credentials,
                    verify=True if self._certificate is None else _trust(self._certificate),
                    headers={},
                    progress=False,
                    retries=0,
                )
                self._page = WebPage(db)
            return self._page

    def close(self) -> None:
        """Close the client of the page."""
        with self._lock:
            if self._page is not None:
                self._page.close()


def _trust(certificate: str | Path) -> ssl.SSLContext:
    """Return the settings to connect to a server with this very certificate, under any name."""
    context = ssl.create_default_context(cafile=str(certificate))
    context.check_hostname = False
    context.verify_flags |= ssl.VERIFY_X509_PARTIAL_CHAIN
    return context
