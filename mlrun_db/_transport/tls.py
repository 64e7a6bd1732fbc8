"""TLS: what certificates are verified against."""

from __future__ import annotations

import contextlib
import os
import ssl
import warnings
from collections.abc import Mapping
from typing import Any

from ..errors import MLRunInvalidArgumentError

Verify = bool | str | os.PathLike[str] | ssl.SSLContext
Cert = str | os.PathLike[str] | tuple[str | os.PathLike[str], str | os.PathLike[str]]

# Files of authorities: the variable of OpenSSL, and those that requests and curl read.
AUTHORITIES = ("SSL_CERT_FILE", "REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE")

# Errors of certificates that only the strict rules of Python 3.13 refuse.
_STRICT = range(79, 95)

# Errors that another authority solves: an unknown issuer, a self-signed certificate.
_UNKNOWN_AUTHORITY = (18, 19, 20, 21)


def tls_context(base_url: str, verify: Verify, cert: Cert | None) -> Any:
    """Return what httpx verifies with; plain http needs no TLS context, which is slow to create."""
    if not isinstance(verify, bool | str | os.PathLike | ssl.SSLContext) or verify == "":
        raise MLRunInvalidArgumentError(
            f"verify must be True, False, the path of a PEM file or an SSLContext, got {verify!r}"
        )
    if base_url.startswith("http:"):
        return False
    if verify is False:
        warnings.warn(
            f"the TLS certificate of {base_url} is not verified: anyone on the network path "
            "can read and change what is sent; pass verify=<path of the CA certificate> instead",
            stacklevel=6,
        )
    if isinstance(verify, ssl.SSLContext):
        if cert is not None:
            raise MLRunInvalidArgumentError(
                "cert cannot be used with an SSLContext: load it with its load_cert_chain()"
            )
        return verify
    context = _context(verify)
    if cert is not None:
        _load_cert(context, cert)
    return context


def authorities() -> dict[str, str]:
    """Return the files of authorities that the environment names, by variable."""
    named = {name: os.environ.get(name, "").strip() for name in AUTHORITIES}
    return {name: file for name, file in named.items() if file}


def _context(verify: bool | str | os.PathLike[str]) -> ssl.SSLContext:
    if not isinstance(verify, bool):
        return _trusting({"verify": verify})
    if verify and (files := authorities()):
        return _trusting(files)
    context = ssl.create_default_context()
    if not verify:
        context.check_hostname = False
        context.verify_mode = ssl.CERT_NONE
    elif not os.environ.get("SSL_CERT_DIR"):
        # in addition to the system's authorities, which some systems lack
        with contextlib.suppress(ImportError):  # httpx brings it
            import certifi

            context.load_verify_locations(cafile=certifi.where())
    return context


def _trusting(files: Mapping[str, str | os.PathLike[str]]) -> ssl.SSLContext:
    """Return a context that trusts only the authorities in files, which are by their settings."""
    context: ssl.SSLContext | None = None
    for name, file in files.items():
        is_folder = name == "REQUESTS_CA_BUNDLE" and os.path.isdir(file)  # as requests reads it
        place = {"capath" if is_folder else "cafile": file}
        try:
            if context is None:
                context = ssl.create_default_context(**place)  # type: ignore[arg-type]
            else:
                context.load_verify_locations(**place)  # type: ignore[arg-type]
        except OSError as err:  # also ssl.SSLError
            raise MLRunInvalidArgumentError(
                f"{name}={os.fspath(file)!r} must be a PEM file with certificates: {err}"
            ) from None
    assert context is not None
    return context


def files_of(verify: Verify, cert: Cert | None) -> list[str]:
    """Return the files that a context is made of."""
    files: list[object] = [verify, *(cert if isinstance(cert, tuple) else [cert])]
    if verify is True:
        files += authorities().values()
    return [os.fspath(file) for file in files if isinstance(file, str | os.PathLike)]


def stamps(files: list[str]) -> list[tuple[int, int, int]]:
    """Return what differs when files are replaced; nothing while one of them is not there."""
    try:
        found = [os.stat(file) for file in files]
    except (OSError, ValueError):
        return []
    return [(each.st_mtime_ns, each.st_size, each.st_ino) for each in found]


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
        return "; pass verify=<path of the CA certificate>, or name it in REQUESTS_CA_BUNDLE"
    if err.verify_code in _STRICT:
        return (
            "; Python 3.13 and newer refuse such certificates: pass verify=<an ssl.SSLContext "
            "without ssl.VERIFY_X509_STRICT>"
        )
    return ""
