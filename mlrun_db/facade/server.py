"""What concerns the server itself rather than a kind of object."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Any, Self

from mlrun_api.api import server
from mlrun_api.operations import OPERATIONS

from .._transport.arguments import Body, as_dict
from .._transport.versions import OLDEST, is_in
from ..errors import MLRunHTTPError
from ._sending import Sender
from ._server_api import ServerApi, is_no_route, split_operation
from .raw_calls import RawCalls, json_object

if TYPE_CHECKING:
    from .. import types


class ServerVersion(RawCalls):
    """What the server is: its version, and which operations it has."""

    timeout: float
    _server_version: str
    _assumed_version: str
    _version_asked: bool
    _api: ServerApi | None

    def connect(self, secrets: Any = None) -> Self:
        """Check that the server responds, and read its version into ``server_version``.

        Other methods do not need it. It discards what is known of the server, so that a long-lived
        client notices an upgrade. Operations: client_spec, or healthz on 0.6.

        Args:
            secrets: not used; part of the documented interface.

        Returns:
            The client itself.
        """
        self._api, self._forms = None, {}
        self._version(again=True)
        if not self._server_version:
            self._server_version = str(self._send(server.healthz()).get("version") or "")
        return self

    @property
    def server_version(self) -> str:
        """The server's version, such as "1.5.2"; read once, by ``connect``."""
        return self._server_version or self.connect()._server_version

    def supports(self, operation: str) -> bool:
        """Return whether the server has an operation, in this form or in one used instead.

        The first call reads the document that the server publishes (``/api/openapi.json``).

        Args:
            operation: an operationId of openapi.yaml, such as "submit_pipeline", or one of its
                parameters, such as "list_runs.partition-by".

        Raises:
            MLRunInvalidArgumentError: openapi.yaml has no such operation.
            MLRunNotFoundError: the server publishes no such document.
        """
        from ._forms import other_forms

        name, parameter = split_operation(operation)
        names = [name, *other_forms(name)]
        return any(self._server_api.has(each, parameter) for each in names)

    def _version(self, *, ask: bool = True, again: bool = False) -> str:
        """Return the version whose forms the server has, "" when it is not known.

        1.x sends its version with every response. Otherwise the first operation whose form depends
        on it asks for client-spec, once; a server without that is as old as 0.6.
        """
        if again:
            self._server_version, self._assumed_version, self._version_asked = "", "", False
            self._session.server_version = ""
        if self._session.server_version:
            self._server_version = self._session.server_version
        if self._server_version or self._version_asked or not ask:
            return self._server_version or self._assumed_version
        try:
            found = self._session.send(server.client_spec())
            version = found.get("version")
            if isinstance(version, str) and is_in(OPERATIONS["client_spec"], version):
                self._server_version = version
        except MLRunHTTPError as err:
            if is_no_route(err):
                self._assumed_version = OLDEST
        self._version_asked = True
        return self._version(ask=False)

    @property
    def _server_api(self) -> ServerApi:
        if self._api is None:
            read = functools.partial(self.api_call, "GET", timeout=self.timeout, version="")
            response = self._find(read, "openapi.json") or read("v1/openapi.json")
            self._api = ServerApi(json_object(response))
        return self._api


class Authorization(Sender):
    def verify_authorization(
        self, authorization_verification_input: types.AuthorizationVerificationInput | Body
    ) -> None:
        """Check that the caller may do something. Needs MLRun 1.x.

        Operation: verify_authorization.

        Args:
            authorization_verification_input: the ``resource``, such as "/projects/p1/runs", and
                the ``action``: "read", "create", "update", "delete" or "store".

        Raises:
            MLRunAccessDeniedError: the caller may not.
        """
        body = as_dict("authorization_verification_input", authorization_verification_input)
        self._do(server.verify_authorization(body=body))
