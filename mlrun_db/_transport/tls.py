"""TLS: what certificates are verified against."""

from __future__ import annotations

import contextlib
import os
import ssl
import warnings
from typing import Any

from ..errors import MLRunInvalidArgumentError

Verify = bool | str | os.PathLike[str]
Cert = str | os.PathLike[str] | tuple[str | os.PathLike[str], str | os.PathLike[str]]

# Errors that another authority solves: an unknown issuer, a self-signed certificate.
_UNKNOWN_AUTHORITY = (18, 19, 20, 21)


def tls_context(base_url: str, verify: Verify, cert: Cert | None) -> Any:
    """Return what httpx verifies with; plain http needs no TLS context, which is slow to create."""
    if not isinstance(verify, bool | str | os.PathLike) or verify == "":
        raise MLRunInvalidArgumentError(
            f"verify must be True, False or the path of a PEM file, got {verify!r}"
        )
    if base_url.startswith("http:"):
        return False
    if verify is False:
        warnings.warn(
            f"the TLS certificate of {base_url} is not verified: anyone on the network path "
            "can read and change what is sent; pass verify=<path of the CA certificate> instead",
            stacklevel=6,
        )
    context = _context(verify)
    if cert is not None:
        _load_cert(context, cert)
    return context


def _context(verify: Verify) -> ssl.SSLContext:
    if not isinstance(verify, bool):
        return _trusting("verify", verify)
    context = ssl.create_default_context()
    if not verify:
        context.check_hostname = False
        context.verify_mode = ssl.CERT_NONE
    elif file := os.environ.get("SSL_CERT_FILE"):
        _trusting("SSL_CERT_FILE", file)  # OpenSSL has read it, and ignores a missing one
    elif not os.environ.get("SSL_CERT_DIR"):
        # in addition to the system's authorities, which some systems lack
        with contextlib.suppress(ImportError):  # httpx brings it
            import certifi

            context.load_verify_locations(cafile=certifi.where())
    return context


def _trusting(name: str, file: str | os.PathLike[str]) -> ssl.SSLContext:
    """Return a context that trusts only the authorities in a file; ``name`` is the setting."""
    try:
        return ssl.create_default_context(cafile=file)
    except OSError as err:  # also ssl.SSLError
        raise MLRunInvalidArgumentError(
            f"{name}={os.fspath(file)!r} must be a PEM file with certificates: {err}"
        ) from None


def _load_cert(context: ssl.SSLContext, cert: Cert) -> None:
    files = list(cert) if isinstance(cert, tuple) else [cert]
    if len(files) > 2 or not all(isinstance(file, str | os.PathLike) for file in files):
        raise MLRunInvalidArgumentError(
            "cert must be the path of a PEM file with certificate and key, or the two paths"
        )
    try:
        context.load_cert_chain(files[0], files[1] if files[1:] else None, _no_passphrase)
    except OSError as err:  # also ssl.SSLError
        names = ", ".join(os.fspath(file) for file in files)
        raise MLRunInvalidArgumentError(f"cert must name PEM files, got {names}: {err}") from None


def _no_passphrase() -> str:
    """Replace OpenSSL's prompt on the terminal."""
    raise MLRunInvalidArgumentError(
        "the key of cert has a passphrase; give a key without one, readable only by its user"
    )


def refused_certificate(err: BaseException | None) -> ssl.SSLCertVerificationError | None:
    """Return the refusal of a certificate, after which a retry is useless."""
    while err is not None and not isinstance(err, ssl.SSLCertVerificationError):
        err = err.__cause__ or err.__context__
    return err


def certificate_hint(err: ssl.SSLCertVerificationError) -> str:
    """Return advice, where there is any."""
    if err.verify_code in _UNKNOWN_AUTHORITY:
        return "; pass verify=<path of the CA certificate>"
    return ""
