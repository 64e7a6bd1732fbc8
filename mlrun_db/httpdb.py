"""HTTPRunDB: the documented client of the MLRun API server."""

from __future__ import annotations

import os
import threading
import weakref
from collections.abc import Callable, Iterable, Mapping
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from ._transport.arguments import seconds, whole_number
from ._transport.clock import Clock
from ._transport.limits import (
    CONNECT_TIMEOUT,
    DEADLINE,
    MAX_RESPONSE_SIZE,
    REQUEST_TIMEOUT,
    RETRIES,
)
from ._transport.options import (
    check_credentials,
    checked_headers,
    checked_hooks,
    parsed_headers,
)
from ._transport.urls import split_url
from .config import mlconf
from .errors import MLRunInvalidArgumentError
from .facade.alerts import Alerts
from .facade.artifact_lists import ArtifactLists
from .facade.artifacts import Artifacts
from .facade.background_tasks import BackgroundTasks
from .facade.builder import Builder
from .facade.datastore_profiles import DatastoreProfiles
from .facade.feature_sets import FeatureSets
from .facade.feature_vectors import FeatureVectors
from .facade.functions import Functions
from .facade.hub import Hub
from .facade.logs import Logs
from .facade.model_endpoints import ModelEndpoints
from .facade.model_monitoring import ModelMonitoring
from .facade.named_endpoints import NamedEndpoints
from .facade.nuclio import Nuclio
from .facade.pipelines import Pipelines
from .facade.project_loading import ProjectLoading
from .facade.project_summaries import ProjectSummaries
from .facade.projects import Projects
from .facade.raw_calls import RawCalls
from .facade.run_lists import RunLists
from .facade.runs import Runs
from .facade.runtimes import Runtimes
from .facade.schedules import Schedules
from .facade.secret_tokens import SecretTokens
from .facade.secrets import Secrets
from .facade.server import Authorization, ServerVersion
from .facade.tags import Tags
from .facade.tracking import Tracking
from .facade.workflows import Workflows

if TYPE_CHECKING:
    from ._transport.auth import TokenSource
    from ._transport.session import Session
    from ._transport.tls import Cert, Verify


class HTTPRunDB(
    ProjectLoading,
    Runs,
    RunLists,
    Logs,
    Artifacts,
    ArtifactLists,
    Tags,
    Tracking,
    Functions,
    Builder,
    Nuclio,
    Runtimes,
    Schedules,
    BackgroundTasks,
    Pipelines,
    Workflows,
    FeatureSets,
    FeatureVectors,
    Projects,
    ProjectSummaries,
    Secrets,
    SecretTokens,
    ModelEndpoints,
    NamedEndpoints,
    ModelMonitoring,
    Alerts,
    Hub,
    DatastoreProfiles,
    Authorization,
    ServerVersion,
    RawCalls,
):
    """Reads and changes what an MLRun API server stores: runs, artifacts, functions, projects ...

    Nothing is sent before the first call. One client serves all threads, and continues in a forked
    process with connections of its own. ``close()`` or a ``with`` block closes its connections; a
    later call opens new ones.

    Names: an empty ``project`` means the default project (``mlconf.default_project``, "default").
    ``labels`` filters are ``"name"`` (has the label) and ``"name=value"``, one or a list.
    Objects are passed as dicts or as anything with ``to_dict()``, ``model_dump()`` or ``dict()``.
    An empty name, ".", ".." and one with a "/" are refused before any request; only the keys of
    artifacts may contain slashes.

    Retries: an idempotent operation is sent up to 3 times when the response is lost or is 408, 429,
    502, 503 or 504 (a read also on 500); any operation when no connection could be made. The logger
    "mlrun_db" logs each attempt at the level DEBUG.

    Every method raises ``MLRunInvalidArgumentError`` for a wrong argument before it sends,
    ``MLRunHTTPError`` or the subclass of the status for an error of the server, ``RunDBError``
    when there is no response, ``RunDBTimeoutError`` when there is none in time.

    Args:
        base_url: URL of the server, such as ``"http://mlrun-api:8080"``. A user and a password in
            it are removed and used. Default for "": MLRUN_DBPATH.
        user: user name for basic authentication. Default: MLRUN_HTTPDB__USER.
        password: its password. Default: MLRUN_HTTPDB__PASSWORD.
        token: bearer token, used when there is no user: a string, a function that returns it, or
            a Path of a file that contains it. These two are read again after a 401, a file also
            when it has changed.
            Default: MLRUN_HTTPDB__TOKEN.
        timeout: seconds to wait for a response. Default: 45; calls that start work on the server
            have limits of their own.
        deadline: seconds for a call with all its attempts and waits; None for no limit.
            Default: 120, more for a call whose own limit is longer.
        connect_timeout: seconds to connect, TLS included, over all attempts.
            Default: MLRUN_DB_CONNECT_TIMEOUT, or 1.9.
        retries: how often a call is sent again at most. Default: 2.
        max_response_size: bytes of a response at most, after decoding; None for no limit.
            Default: 1 GiB. A larger response raises MLRunHTTPError. The lines of ``logs`` and
            ``watch_log`` are read piece by piece and have no limit.
        verify: whether to verify the server's TLS certificate; a path verifies it against the
            authorities in that PEM file; an ``ssl.SSLContext`` is used as it is; False warns.
            Default: SSL_CERT_FILE, REQUESTS_CA_BUNDLE or CURL_CA_BUNDLE, SSL_CERT_DIR, or the
            system's authorities and those of certifi. These files are read again when they change.
        cert: client certificate, a PEM file with its key or the two files.
        headers: headers for every request, by name. Default: MLRUN_DB_HEADERS.
        progress: whether waits (for projects, builds, watched runs) show what they wait for, its
            state and the time: on stderr, in a notebook as an output. None: on a terminal and in a
            notebook; True: elsewhere too, a line for each change; False: never.
            Default: MLRUN_DB_PROGRESS.
        event_hooks: functions that httpx calls, ``{"request": [...], "response": [...]}``: with the
            httpx.Request before each attempt (its headers contain the password or the token), and
            with the httpx.Response after it, its body not read yet. What they raise ends the call.
        clock: clock of waits and retries; tests pass one that does not sleep.
        server_version: the server's version, such as "1.7", which is then not asked for.
        record: path of a file to which every exchange is appended as a line of JSON, compressed if
            it ends with ".gz", with secrets replaced: ``mlrun-db replay`` serves it.
    """

    kind = "http"

    def __init__(
        self,
        base_url: str,
        user: str = "",
        password: str = "",
        token: TokenSource = "",
        *,
        timeout: float = REQUEST_TIMEOUT,
        deadline: float | None = DEADLINE,
        connect_timeout: float | None = None,
        retries: int = RETRIES,
        max_response_size: int | None = MAX_RESPONSE_SIZE,
        verify: Verify = True,
        cert: Cert | None = None,
        headers: Mapping[str, str] | None = None,
        progress: bool | None = None,
        event_hooks: Mapping[str, Iterable[Callable[..., object]]] | None = None,
        clock: Clock | None = None,
        server_version: str = "",
        record: str | os.PathLike[str] | None = None,
    ) -> None:
        self.base_url, url_user, url_password = split_url(base_url or mlconf.dbpath)
        known_user, known_password, known_token = mlconf.credentials_for(self.base_url)
        if not (user or url_user or token):
            user, token = known_user, known_token
        check_credentials(user, password, token)
        self._user = user.strip() or url_user
        self._password = password.strip("\r\n") or url_password  # as files and secrets end
        if known_user in ("", self._user):
            self._password = self._password or known_password
        self._token = token
        self.timeout = seconds("timeout", timeout)
        self.deadline = None if deadline is None else seconds("deadline", deadline)
        self.connect_timeout = _connect_timeout(connect_timeout)
        self.retries = whole_number("retries", retries)
        self.max_response_size = (
            None
            if max_response_size is None
            else whole_number("max_response_size", max_response_size, least=1)
        )
        self.verify = verify
        self.cert = cert
        self.progress = mlconf.progress if progress is None else progress
        if headers is None:
            self._headers = parsed_headers("MLRUN_DB_HEADERS", mlconf.headers)
        else:
            self._headers = checked_headers("headers", headers)
        self._event_hooks = checked_hooks(event_hooks)
        self._record = record
        self._server_version = server_version
        self._assumed_version = ""
        self._version_asked = bool(server_version)
        self._api = None
        self._forms = {}
        self._clock = clock or Clock()
        self._opened: Session | None = None
        self._process = 0
        self._lock = threading.Lock()
        _clients.add(self)

    def __getstate__(self) -> dict[str, Any]:
        """Return the settings, for pickle and copy: connections and what is learned stay here."""
        left = {"_opened": None, "_process": 0, "_lock": None, "_api": None}
        return {**self.__dict__, **left, "_forms": {}}

    def __setstate__(self, state: dict[str, Any]) -> None:
        self.__dict__.update(state, _lock=threading.Lock())
        _clients.add(self)

    def __deepcopy__(self, memo: object) -> Self:
        """Return a copy; functions, TLS contexts and other values of settings are shared."""
        import copy

        return copy.copy(self)

    def __dir__(self) -> list[str]:
        """Return the attributes that can be read without a request.

        Mocks and debuggers read all of them. ``server_version`` is not among them.
        """
        asks = {
            name
            for name in super().__dir__()
            if name.startswith("_") and isinstance(getattr(type(self), name, None), property)
        }
        return [name for name in super().__dir__() if name not in asks | {"server_version"}]

    def __repr__(self) -> str:
        return f"HTTPRunDB({self.base_url!r})"

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        exc_type: type[BaseException] | None,
        exc: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the connections. The client stays usable: a later call opens new ones."""
        with self._lock:
            session, self._opened = self._opened, None
        if session is not None:
            session.close()

    @property
    def user(self) -> str:
        """User name for basic authentication; a new one is used from the next request on."""
        return self._user

    @user.setter
    def user(self, user: str) -> None:
        self._set_credentials(user, self._password, self._token)

    @property
    def password(self) -> str:
        """Password for basic authentication; a new one is used from the next request on."""
        return self._password

    @password.setter
    def password(self, password: str) -> None:
        self._set_credentials(self._user, password, self._token)

    @property
    def token(self) -> TokenSource:
        """Bearer token, or its source; a new one is used from the next request on."""
        return self._token

    @token.setter
    def token(self, token: TokenSource) -> None:
        self._set_credentials(self._user, self._password, token)

    def _set_credentials(self, user: str, password: str, token: TokenSource) -> None:
        check_credentials(user, password, token)
        with self._lock:
            self._user, self._password, self._token = user, password, token
            if self._opened is not None:
                self._opened.use_credentials(user, password, token)

    @property
    def _session(self) -> Session:
        """The session, opened (and httpx imported) at the first request."""
        session = self._opened
        if session is not None and self._process == os.getpid() and session.is_current():
            return session
        from ._transport.session import Session

        with self._lock:
            if self._process != os.getpid():
                # a forked process must not use its parent's sockets
                self._process, self._opened = os.getpid(), None
            if self._opened is None or not self._opened.is_current():
                try:
                    self._opened = Session(
                        self.base_url,
                        user=self._user,
                        password=self._password,
                        token=self._token,
                        timeout=self.timeout,
                        deadline=self.deadline,
                        connect_timeout=self.connect_timeout,
                        retries=self.retries,
                        max_response_size=self.max_response_size,
                        verify=self.verify,
                        cert=self.cert,
                        headers=self._headers,
                        event_hooks=self._event_hooks,
                        clock=self._clock,
                        record=self._record,
                    )
                except MLRunInvalidArgumentError:
                    if self._opened is None:
                        raise
                    # a file is being written right now: what was read stays in use
            session = self._opened  # one whose files have changed ends with its last call
            assert session is not None
            return session


def _connect_timeout(value: float | None) -> float:
    if value is not None:
        return seconds("connect_timeout", value)
    text: Any = mlconf.connect_timeout
    try:
        return seconds("MLRUN_DB_CONNECT_TIMEOUT", float(text)) if text else CONNECT_TIMEOUT
    except (TypeError, ValueError):
        raise MLRunInvalidArgumentError(
            f"MLRUN_DB_CONNECT_TIMEOUT must be a positive number of seconds, got {text!r:.80}"
        ) from None


_shared: dict[tuple[str, ...], HTTPRunDB] = {}
_shared_lock = threading.Lock()
_clients: weakref.WeakSet[HTTPRunDB] = weakref.WeakSet()


def _after_fork() -> None:
    """Replace the locks that a thread of the parent may hold, which would never release them."""
    globals()["_shared_lock"] = threading.Lock()
    for client in list(_clients):
        client._lock, client._opened = threading.Lock(), None


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_after_fork)


def get_run_db(
    url: str = "", secrets: Any = None, force_reconnect: bool = False, **options: Any
) -> HTTPRunDB:
    """Return the client of a server; the same one for the same settings.

    Nothing is sent: call ``connect()`` on it to check that the server responds.

    Args:
        url: the server's URL. Default: ``mlconf.dbpath``, which is MLRUN_DBPATH unless set.
        secrets: not used; part of the documented interface.
        force_reconnect: return a new client, and that one from then on.
        options: keyword arguments of HTTPRunDB, such as ``connect_timeout`` and ``headers``.
    """
    url = url or mlconf.dbpath
    environment = (mlconf.user, mlconf.password, mlconf.token, mlconf.headers)
    given = [f"{name}={value!r}" for name, value in sorted(options.items())]
    key = (url, *environment, str(mlconf.connect_timeout), *given)
    with _shared_lock:
        if force_reconnect or key not in _shared:
            _shared[key] = HTTPRunDB(url, **options)
        return _shared[key]
