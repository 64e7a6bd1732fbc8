"""Tokens that users store. They need MLRun 1.8 or newer with the authentication of Iguazio 4."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from mlrun_api.api import secrets as operations

from .._transport.arguments import Body, as_dict, filled_text, given_text, true_false
from ..errors import MLRunInvalidArgumentError
from ._bodies import listed
from ._sending import Sender

if TYPE_CHECKING:
    from .. import types


class SecretTokens(Sender):
    def store_secret_token(
        self, secret_token: types.SecretToken | Body, log_warning: bool = True, force: bool = False
    ) -> types.StoreSecretTokensResponse:
        """Store a token of the caller.

        Operation: store_secret_tokens.

        Args:
            secret_token: its ``name`` and the ``token`` itself.
            log_warning: not used; part of the official interface.
            force: replace a stored token even if it expires later.

        Returns:
            ``created_tokens`` and ``updated_tokens``, lists of names.
        """
        return self.store_secret_tokens([secret_token], log_warning, force)

    def store_secret_tokens(
        self,
        secret_tokens: Iterable[types.SecretToken | Body],
        log_warning: bool = True,
        force: bool = False,
    ) -> types.StoreSecretTokensResponse:
        """Store several tokens of the caller.

        Operation: store_secret_tokens.

        Args:
            secret_tokens: the tokens, each with a ``name`` and the ``token`` itself.
            log_warning: not used; part of the official interface.
            force: replace stored tokens even if they expire later.
        """
        body: Any = [_token(each) for each in listed("secret_tokens", secret_tokens)]
        return self._send(operations.store_secret_tokens(body=body, force=true_false(force)))

    def list_secret_tokens(self, username: str | None = None) -> types.ListSecretTokensResponse:
        """Return names and times of stored tokens, never the tokens themselves.

        Operation: list_secret_tokens.

        Args:
            username: user whose tokens are meant; "*" for all users. Default: the caller.

        Returns:
            A dict whose ``secret_tokens`` is the list.
        """
        return self._send(operations.list_secret_tokens(username=given_text("username", username)))

    def get_secret_token(
        self, token_name: str, username: str | None = None
    ) -> types.SecretTokenInfo | None:
        """Return name and times of a stored token, not the token itself; None when there is none.

        Operation: list_secret_tokens.

        Args:
            token_name: the token's name.
            username: user whose token it is. Default: the caller.
        """
        return self._send(
            operations.list_secret_tokens(username=filled_text("username", username)),
            into=lambda found: next(
                (token for token in found["secret_tokens"] or [] if token["name"] == token_name),
                None,
            ),
        )

    def delete_secret_token(
        self, token_name: str, username: str | None = None
    ) -> types.DeleteSecretTokenResponse:
        """Delete a stored token. A missing one is no error.

        Operation: delete_secret_token.

        Args:
            token_name: the token's name.
            username: user whose token it is. Default: the caller.

        Returns:
            A dict whose ``deleted`` says whether there was one.
        """
        return self._send(
            operations.delete_secret_token(token_name, username=filled_text("username", username))
        )

    def delete_secret_tokens(self, username: str | None = None) -> types.DeleteSecretTokensResponse:
        """Delete all stored tokens of a user.

        Operation: delete_secret_tokens.

        Args:
            username: the user. Default: the caller.

        Returns:
            ``deleted_count``, and ``failed_tokens``, the names of those that are still there.
        """
        return self._send(
            operations.delete_secret_tokens(username=filled_text("username", username))
        )


def _token(value: Any) -> dict[str, Any]:
    """Return a token as it is sent; an error never shows it."""
    token = as_dict("secret_token", value)
    for name in ("name", "token"):
        if not isinstance(token.get(name), str) or not token[name]:
            raise MLRunInvalidArgumentError(
                f"secret_token.{name} must be a string that is not empty"
            )
    return {"name": token["name"], "token": token["token"]}
