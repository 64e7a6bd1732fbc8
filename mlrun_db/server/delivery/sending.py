"""Sends one message within a time, with the standard library, which logs and follows nothing."""

from __future__ import annotations

import contextlib
import http.client
import smtplib
import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from email.message import EmailMessage
from urllib.parse import urlsplit

from mlrun_db.server.delivery.messages import DeliveryError, HttpMessage

DEADLINE = 10.0  # seconds for a message, from the connection to the response
_READ_SECONDS = 5.0  # without a byte
MAIL_PORT = 25


@contextlib.contextmanager
def _deadline(get_socket: Callable[[], socket.socket | None]) -> Iterator[None]:
    """Shut a connection down at the deadline, however slowly its bytes come."""

    def end() -> None:
        if (connection := get_socket()) is not None:
            with contextlib.suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)

    timer = threading.Timer(DEADLINE, end)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


def send_http(message: HttpMessage) -> None:
    """Send a request, and read the status of its response. Raises DeliveryError."""
    parts = urlsplit(message.url)
    host, path = str(parts.hostname), parts.path or "/"
    connection = http.client.HTTPConnection(host, parts.port, timeout=_READ_SECONDS)
    if parts.scheme == "https":
        context = ssl.create_default_context()
        if not message.verify:
            context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
        connection = http.client.HTTPSConnection(
            host, parts.port, timeout=_READ_SECONDS, context=context
        )
    try:
        with _deadline(lambda: connection.sock):
            target = f"{path}?{parts.query}" if parts.query else path
            connection.request(message.method, target, message.body, dict(message.headers))
            status = connection.getresponse().status
    except (OSError, http.client.HTTPException, ValueError) as error:
        raise DeliveryError(_reason(error)) from None  # its text can hold the address
    finally:
        connection.close()
    if not 200 <= status < 300:
        raise DeliveryError(f"the receiver responded with status {status}")


def check_mail_server(server: str) -> str:
    """Return a mail server that is empty, ``host`` or ``host:port``. Raises ValueError."""
    _, _, port = server.partition(":")
    if any(each.isspace() for each in server) or (":" in server and not _is_port(port)):
        raise ValueError(f"smtp must be like 'host' or 'host:25', got {server!r}")
    return server


def _is_port(text: str) -> bool:
    return text.isascii() and text.isdecimal() and 0 < int(text) < 65536


def send_mail(message: EmailMessage, server: str) -> None:
    """Send a mail through a server, ``host`` or ``host:port``. Raises DeliveryError."""
    host, _, port = server.partition(":")
    client = smtplib.SMTP(timeout=_READ_SECONDS)
    try:
        with _deadline(lambda: client.sock):
            client.connect(host, int(port or MAIL_PORT))
            client.send_message(message)
            client.quit()
    except (OSError, smtplib.SMTPException, ValueError) as error:
        raise DeliveryError(_reason(error)) from None
    finally:
        client.close()


def _reason(error: Exception) -> str:
    if isinstance(error, TimeoutError):
        return "the receiver did not respond in time"
    return f"the receiver cannot be reached or does not respond: {type(error).__name__}"
