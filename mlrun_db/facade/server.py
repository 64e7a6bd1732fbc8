"""What concerns the server itself rather than a kind of object."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mlrun_api.api import server

from .._transport.arguments import Body, as_dict
from ._sending import Sender

if TYPE_CHECKING:
    from .. import types


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
        self._send(server.verify_authorization(body=body))
