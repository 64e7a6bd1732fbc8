"""What the views share: the client, the templates, and responses with their headers."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from importlib.resources import files
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urlencode, urlsplit

import jinja2
from starlette.datastructures import QueryParams
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from .._display.best import is_finite, is_number
from .._display.cells import first_found, mapping
from .._display.states import tone_of
from .._display.text import cell_text, cut, is_nothing, visible_lines
from .._display.times import parse_time, relative_time
from .._version import __version__

if TYPE_CHECKING:
    from ..httpdb import HTTPRunDB

STATIC_TYPES = {
    "page.css": "text/css; charset=utf-8",
    "page.js": "text/javascript; charset=utf-8",
    "icon.svg": "image/svg+xml",
}
HEADERS = {
    # Nothing from other hosts, and no script or style inside a page.
    "content-security-policy": "default-src 'none'; script-src 'self'; style-src 'self'; "
    "img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'",
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "cache-control": "no-store",
}
# Views wait for the server. In the embedded server their requests come back to the same process,
# so that they need threads of their own.
_THREADS = 8
_LONGEST_JSON = 200_000  # characters of a record that is shown as JSON
_LONGEST_TEXT = 20_000  # characters of a text of several lines
_LONGEST = 80  # characters of a text in a cell


class Site:
    """The client, the threads and the templates of one page.

    Args:
        db: The client that everything is read with.
        label: What the header names as the server. Default: host and port of the client's URL.
    """

    def __init__(self, db: HTTPRunDB, label: str = "") -> None:
        self.db = db
        self.threads = ThreadPoolExecutor(_THREADS, "mlrun-db-page")
        self.label = label or urlsplit(db.base_url).netloc
        self._static = {
            name: files("mlrun_db.ui").joinpath("static", name).read_bytes()
            for name in STATIC_TYPES
        }
        digest = hashlib.sha256(b"".join(self._static.values())).hexdigest()[:12]
        self._templates = jinja2.Environment(
            loader=jinja2.PackageLoader("mlrun_db.ui", "templates"),
            autoescape=True,
            trim_blocks=True,
            lstrip_blocks=True,
            undefined=jinja2.StrictUndefined,
        )
        self._templates.filters.update(
            text=text,
            exact=exact,
            number=number,
            tone=tone_of,
            as_json=as_json,
            lines=lines,
            bytes=size,
            cron=cron,
            names=names,
            dict_of=mapping,
            list_of=list_of,
            source=source,
            with_value=with_value,
            with_order=with_order,
        )
        self._templates.globals.update(
            found=first_found,
            time_of=time_of,
            url=url,
            is_number=is_number,
            is_nothing=is_nothing,
            version=__version__,
            build=digest,
        )

    def html(
        self, request: Request, template: str, status: int = 200, **values: Any
    ) -> HTMLResponse:
        """Return a page from a template."""
        text = self._templates.get_template(template).render(
            **values, site=self, query=request.query_params, here=request.url.path
        )
        return HTMLResponse(text.encode("utf-8", "replace"), status, HEADERS)

    def static(self, request: Request) -> Response:
        """Return a style sheet, script or picture; its URL changes with its content."""
        name = request.path_params["name"]
        if name not in self._static:
            return Response(status_code=404, headers=HEADERS)
        headers = {**HEADERS, "cache-control": "public, max-age=86400"}
        return Response(self._static[name], 200, headers, STATIC_TYPES[name])


def url(*segments: str, **query: Any) -> str:
    """Return a path of the page, with the query parameters that have a value."""
    path = "/".join(quote(str(segment), safe="", errors="replace") for segment in segments)
    given = [
        (name, value)
        for name, values in query.items()
        for value in (values if isinstance(values, list) else [values])
        if value not in (None, "")
    ]
    return f"/{path}" + (f"?{urlencode(given, errors='replace')}" if given else "")


def text(value: Any, longest: int = _LONGEST) -> str:
    """Return a value as one line of text, without control characters."""
    return cut(cell_text(value), longest)


def exact(value: Any) -> str:
    """Return a value as one line of text, with all digits of its numbers."""
    return cell_text(value, exact=True)


def number(value: Any) -> str:
    """Return a number with at most 5 digits and thousands apart; other values as text."""
    if not is_finite(value):
        return text(value)
    if abs(value) >= 10**15 or (isinstance(value, float) and abs(value) < 1e5):
        return f"{value:.5g}"
    return f"{value:,.0f}"


def time_of(value: Any, now: datetime | None = None) -> dict[str, str] | None:
    """Return a time as ISO 8601, exactly for people, and relative to now; None for no time."""
    moment = parse_time(value)
    if moment is None:
        return None
    utc = moment.astimezone(UTC)
    return {
        "iso": utc.isoformat(timespec="seconds"),
        "exact": f"{utc:%Y-%m-%d %H:%M:%S} UTC",
        "relative": relative_time(moment, now or datetime.now(UTC)),
    }


def lines(value: Any) -> str:
    """Return a text of several lines without control characters, its end when it is long."""
    whole = visible_lines(str(value))
    return whole if len(whole) <= _LONGEST_TEXT else f"…{whole[-_LONGEST_TEXT:]}"


def size(value: float) -> str:
    """Return a number of bytes in the largest unit that fits."""
    for unit in ("B", "KB", "MB", "GB"):
        if abs(value) < 1000:
            return f"{value:.3g} {unit}"
        value /= 1000
    return f"{value:,.3g} TB"


def cron(trigger: Any) -> str:
    """Return the times of a schedule as the five fields of a crontab line, with others named."""
    if not isinstance(trigger, Mapping):
        return text(trigger)
    fields = ("minute", "hour", "day", "month", "day_of_week")
    given = {name: value for name, value in trigger.items() if value is not None}
    line = " ".join(str(given.pop(name, "*")) for name in fields)
    return " ".join([line, *(f"{name}={value}" for name, value in given.items())])


def names(items: Any) -> str:
    """Return the names of a list of objects."""
    return ", ".join(text(first_found(item, "name")) for item in list_of(items))


def list_of(value: Any) -> list[Any]:
    """Return the value when it is a list, otherwise an empty one."""
    return value if isinstance(value, list) else []


def source(code: Any) -> str:
    """Return the code that a function holds in Base64; empty when it holds none."""
    try:
        decoded = base64.b64decode(str(code or ""), validate=True).decode()
    except ValueError:
        return ""
    return visible_lines(cut(decoded, _LONGEST_JSON))


def with_value(query: QueryParams, name: str, value: Any) -> str:
    """Return a query string with a parameter changed; without it when the value is empty."""
    given = [pair for pair in query.multi_items() if pair[0] != name and pair[1]]
    given += [(name, str(value))] if value not in ("", 1) else []
    return f"?{urlencode(given, errors='replace')}"


def with_order(query: QueryParams, column: str, order: str) -> str:
    """Return a query string that sorts by a column, from the first page on."""
    left = ("page", "sort", "order")
    given = [pair for pair in query.multi_items() if pair[0] not in left and pair[1]]
    given += [("sort", column), ("order", order)]
    return f"?{urlencode(given, errors='replace')}"


def as_json(value: Any) -> str:
    """Return a record as indented JSON, without control characters and not too long."""
    whole = json.dumps(value, indent=2, ensure_ascii=False, default=str)
    return visible_lines(cut(whole, _LONGEST_JSON))
