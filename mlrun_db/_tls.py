"""TLS: what certificates are checked with."""

from __future__ import annotations

import ssl
import warnings
from typing import Any

import httpx

from .errors import MLRunInvalidArgumentError


def tls_context(base_url: str, verify: bool | str, cert: str | tuple[str, str] | None) -> Any:
    """Return what httpx verifies with; plain http needs no (slow to make) TLS context."""
    if base_url.startswith("http:"):
        return False
    if verify is False:
        warnings.warn(
            f"the TLS certificate of {base_url} is not verified: anybody on the way can read and "
            "change what is sent; pass verify=<path of the authority's certificate> instead",
            stacklevel=6,
        )
    context = httpx.create_ssl_context(verify=verify is not False)
    try:
        if isinstance(verify, str):
            context = ssl.create_default_context(cafile=verify)
        if cert is not None:
            context.load_cert_chain(*((cert,) if isinstance(cert, str) else cert))
    except OSError as err:  # also ssl.SSLError
        raise MLRunInvalidArgumentError(
            f"verify={verify!r} and cert={cert!r} must name PEM files: {err}"
        ) from None
    return context


def is_untrusted(err: BaseException | None) -> bool:
    """Say whether a certificate was refused: another attempt would be too."""
    while err is not None and not isinstance(err, ssl.SSLCertVerificationError):
        err = err.__cause__ or err.__context__
    return err is not None
