"""The certificate of the server."""

from __future__ import annotations

import ssl
from pathlib import Path


def check_certificate(cert: str | Path | None, key: str | Path | None) -> None:
    """Reject a certificate and a key that cannot be used. Raises ValueError."""
    if (cert is None) != (key is None):
        raise ValueError("cert and key require each other")
    if cert is None or key is None:
        return
    for name, file in (("cert", cert), ("key", key)):
        if not Path(file).is_file():
            raise ValueError(f"{name} must be a file, got {str(file)!r}")

    def no_passphrase() -> str:
        raise ValueError(f"key must not have a passphrase, but {str(key)!r} has one")

    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    try:
        context.load_cert_chain(cert, key, password=no_passphrase)
    except OSError as error:
        raise ValueError(f"cannot use cert {str(cert)!r} with key {str(key)!r}: {error}") from error
