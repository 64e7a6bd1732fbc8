"""Where the state of a build belongs in the function of the caller."""

from __future__ import annotations

from collections.abc import Mapping, MutableMapping
from typing import Any

NUCLIO_KINDS = frozenset({"remote", "nuclio", "serving", "application"})
# Where the headers of a build's status belong in the function. Without a pod that builds, servers
# report the state in function_status only.
_IMAGE_PLACES = {
    "function_status": ("status", "state"),
    "x-mlrun-function-status": ("status", "state"),
    "builder_pod": ("status", "build_pod"),
    "function_image": ("spec", "image"),
}
_NUCLIO_PLACES = {
    "x-mlrun-function-status": ("status", "state"),
    "x-mlrun-address": ("status", "address"),
    "x-mlrun-name": ("status", "nuclio_name"),
    "x-mlrun-internal-invocation-urls": ("status", "internal_invocation_urls"),
    "x-mlrun-external-invocation-urls": ("status", "external_invocation_urls"),
    "x-mlrun-container-image": ("status", "container_image"),
}


def write_status(func: Any, headers: Mapping[str, str], *, nuclio: bool) -> None:
    """Write what the headers of a response report into the function; the rest is kept."""
    for header, (section, field) in (_NUCLIO_PLACES if nuclio else _IMAGE_PLACES).items():
        if header in headers:
            value: Any = headers[header]
            if field.endswith("_urls"):
                value = [url for url in value.split(",") if url]
            _write(func, section, field, value)


def timestamp(text: str | None) -> float:
    """Return the time of the last log line; 0, the beginning, for what is no number."""
    try:
        return float(text or 0.0)
    except ValueError:
        return 0.0


def part(owner: Any, name: str) -> Any:
    """Return a field of a dict or an attribute of an object, None when there is none."""
    return owner.get(name) if isinstance(owner, Mapping) else getattr(owner, name, None)


def _write(func: Any, section: str, field: str, value: Any) -> None:
    """Set ``func.section.field`` of an object, or ``func[section][field]`` of a dict."""
    if isinstance(func, MutableMapping):
        func[section] = {**(func.get(section) or {}), field: value}
        return
    owner = getattr(func, section)
    if isinstance(owner, MutableMapping):
        owner[field] = value
    else:
        setattr(owner, field, value)
