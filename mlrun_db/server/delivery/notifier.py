"""Sends what transactions leave to send, one after the other, and records the outcome."""

from __future__ import annotations

import contextlib
import logging
import queue
import threading
from collections.abc import Iterable, Mapping
from typing import Any

from mlrun_db.server.delivery.messages import DeliveryError, http_message, mail_message
from mlrun_db.server.delivery.sending import DEADLINE, send_http, send_mail
from mlrun_db.server.rules.alerts import record_activation_outcome
from mlrun_db.server.rules.notifications import INTERNAL, MAIL, Outcome
from mlrun_db.server.rules.pipelines import record_pipeline_outcome
from mlrun_db.server.rules.run_notifications import record_run_outcome
from mlrun_db.server.storage.outbox import Outgoing
from mlrun_db.server.storage.secret_box import SecretScope
from mlrun_db.server.storage.store import Store

MOST_WAITING = 1000
_RECORDERS = {
    "run": record_run_outcome,
    "pipeline": record_pipeline_outcome,
    "activation": record_activation_outcome,
}

_log = logging.getLogger("mlrun_db.server")


class Notifier:
    """Sends the notifications of one server in a thread.

    Args:
        store: Where the outcome is recorded.
        mail_server: Server for mails, ``host`` or ``host:port``. Empty: no mails.
    """

    def __init__(self, store: Store, mail_server: str) -> None:
        self._store = store
        self._mail_server = mail_server
        self._waiting: queue.Queue[Outgoing | None] = queue.Queue(MOST_WAITING)
        self._stops = False
        self._thread = threading.Thread(target=self._work, name="mlrun-db-notifier", daemon=True)

    def start(self) -> None:
        """Begin to send what transactions leave."""
        self._store.deliver = self._accept
        self._thread.start()

    def stop(self) -> None:
        """End after the message that is being sent; what waits stays recorded as pending."""
        self._store.deliver = None
        self._stops = True
        with contextlib.suppress(queue.Full):  # else the thread is busy, and sees the flag
            self._waiting.put_nowait(None)
        if self._thread.is_alive():
            self._thread.join(DEADLINE + 5)

    def _accept(self, messages: Iterable[Outgoing]) -> None:
        for message in messages:
            try:
                self._waiting.put_nowait(message)
            except queue.Full:
                _log.warning("more than %d notifications wait: one is not sent", MOST_WAITING)

    def _work(self) -> None:
        while (outgoing := self._waiting.get()) is not None and not self._stops:
            reason = ""
            try:
                self._send(outgoing)
            except DeliveryError as error:
                reason = str(error)
            except Exception as error:  # a later notification must still be sent
                reason = f"the server failed on this notification: {type(error).__name__}"
            kind, name = outgoing.notification["kind"], outgoing.notification["name"]
            if reason:
                _log.warning("notification %r (%s) was not sent: %s", name, kind, reason)
            with self._store.transaction() as db:
                outcome = Outcome(name, db.now.isoformat(), reason)
                _RECORDERS[outgoing.target[0]](db, outgoing.target[1:], outcome)

    def _send(self, outgoing: Outgoing) -> None:
        kind, parameters = outgoing.notification["kind"], self._parameters(outgoing)
        if kind == MAIL:
            if not self._mail_server:
                raise DeliveryError("no mail server is configured (--smtp)")
            send_mail(mail_message(outgoing, parameters), self._mail_server)
        else:
            send_http(http_message(outgoing, parameters))

    def _parameters(self, outgoing: Outgoing) -> Mapping[str, Any]:
        """Return the parameters with the secret ones."""
        secret = outgoing.notification.get("secret_params") or {}
        if name := secret.get("secret"):
            scope = SecretScope(INTERNAL, project=outgoing.project)
            secret = self._store.secrets.values(scope, [name]).get(name)
            if secret is None:
                raise DeliveryError("its secret parameters are no longer known: set them again")
        return {**(outgoing.notification.get("params") or {}), **secret}
