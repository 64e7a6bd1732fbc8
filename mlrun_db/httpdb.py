"""HTTPRunDB: the documented client of the MLRun API server."""

from __future__ import annotations

import functools
import os
import threading
from collections.abc import Callable, Iterable, Mapping
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from mlrun_api.api import server
from mlrun_api.operations import OPERATIONS

from ._transport.arguments import seconds, whole_number
from ._transport.clock import Clock
from ._transport.limits import (
    CONNECT_TIMEOUT,
    DEADLINE,
    MAX_RESPONSE_SIZE,
    REQUEST_TIMEOUT,
    RETRIES,
)
from ._transport.urls import split_url
from ._transport.versions import OLDEST, is_in
from .config import mlconf
from .errors import MLRunHTTPError, MLRunInvalidArgumentError
from .facade._server_api import ServerApi, is_no_route, split_operation
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
from .facade.raw_calls import RawCalls, json_object
from .facade.run_lists import RunLists
from .facade.runs import Runs
from .facade.runtimes import Runtimes
from .facade.schedules import Schedules
from .facade.secret_tokens import SecretTokens
from .facade.secrets import Secrets
from .facade.server import Authorization
from .facade.tags import Tags
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
            a Path of a file that contains it. These two are read again after a 401.
            Default: MLRUN_HTTPDB__TOKEN.
        timeout: seconds to wait for a response. Default: 45; calls that start work on the server
            have limits of their own.
        deadline: seconds for a call with all its attempts and waits; None for no limit.
            Default: 120, more for a call whose own limit is longer.
        connect_timeout: seconds to connect, TLS included, over all attempts. Default: 1.9.
        retries: how often a call is sent again at most. Default: 2.
        max_response_size: bytes of a response at most, after decoding; None for no limit.
            Default: 1 GiB. A larger response raises MLRunHTTPError. The lines of ``logs`` and
            ``watch_log`` are read piece by piece and have no limit.
        verify: whether to verify the server's TLS certificate; a path verifies it against the
            authorities in that PEM file; False warns. Default: SSL_CERT_FILE and SSL_CERT_DIR, or
            the system's authorities and those of certifi.
        cert: client certificate, a PEM file with its key or the two files.
        progress: whether waits (for projects, builds, watched runs) show what they wait for, its
            state and the time: on stderr, in a notebook as an output. None: on a terminal and in a
            notebook; True: elsewhere too, a line for each change; False: never.
            Default: MLRUN_DB_PROGRESS.
        event_hooks: functions that httpx calls, ``{"request": [...], "response": [...]}``: with the
            httpx.Request before each attempt (its headers contain the password or the token), and
            with the httpx.Response after it, its body not read yet. What they raise ends the call.
        clock: clock of waits and retries; tests pass one that does not sleep.
        server_version: the server's version, such as "1.7", which is then not asked for.
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
        connect_timeout: float = CONNECT_TIMEOUT,
        retries: int = RETRIES,
        max_response_size: int | None = MAX_RESPONSE_SIZE,
        verify: Verify = True,
        cert: Cert | None = None,
        progress: bool | None = None,
        event_hooks: Mapping[str, Iterable[Callable[..., object]]] | None = None,
        clock: Clock | None = None,
        server_version: str = "",
    ) -> None:
        self.base_url, url_user, url_password = split_url(base_url or mlconf.dbpath)
        if not (user or url_user or token):
            user, token = mlconf.user, mlconf.token
        self._user = user or url_user
        self._password = password or url_password
        if mlconf.user in ("", self._user):
            self._password = self._password or mlconf.password
        _check_credentials(self._user, self._password, token)
        self._token = token
        self.timeout = seconds("timeout", timeout)
        self.deadline = None if deadline is None else seconds("deadline", deadline)
        self.connect_timeout = seconds("connect_timeout", connect_timeout)
        self.retries = whole_number("retries", retries)
        self.max_response_size = (
            None
            if max_response_size is None
            else whole_number("max_response_size", max_response_size, least=1)
        )
        self.verify = verify
        self.cert = cert
        self.progress = mlconf.progress if progress is None else progress
        for name, hooks in (event_hooks or {}).items():
            if not isinstance(hooks, Iterable) or not all(map(callable, hooks)):
                raise MLRunInvalidArgumentError(
                    f"event_hooks[{name!r}] must be a list of functions, got {hooks!r}"
                )
        self._event_hooks = {name: list(hooks) for name, hooks in (event_hooks or {}).items()}
        if unknown := set(self._event_hooks) - {"request", "response"}:
            raise MLRunInvalidArgumentError(
                f"the event_hooks are 'request' and 'response', got {', '.join(sorted(unknown))}"
            )
        self._server_version = server_version
        self._assumed_version = ""
        self._version_asked = bool(server_version)
        self._api: ServerApi | None = None
        self._forms = {}
        self._clock = clock or Clock()
        self._opened: Session | None = None
        self._process = 0
        self._lock = threading.Lock()

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
        _check_credentials(user, password, token)
        with self._lock:
            self._user, self._password, self._token = user, password, token
            if self._opened is not None:
                self._opened.use_credentials(user, password, token)

    @property
    def _session(self) -> Session:
        """The session, opened (and httpx imported) at the first request."""
        session = self._opened
        if session is not None and self._process == os.getpid():
            return session
        from ._transport.session import Session

        with self._lock:
            if self._opened is None or self._process != os.getpid():
                self._process = os.getpid()  # a forked process must not use its parent's sockets
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
                    event_hooks=self._event_hooks,
                    clock=self._clock,
                )
            return self._opened

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
        from .facade._forms import other_forms

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


def _check_credentials(user: object, password: object, token: object) -> None:
    for name, value in (("user", user), ("password", password)):
        if not isinstance(value, str):
            raise MLRunInvalidArgumentError(f"{name} must be a string, got {type(value).__name__}")
    if not (isinstance(token, str | os.PathLike) or callable(token)):
        raise MLRunInvalidArgumentError(
            f"token must be a string, a function or a path, got {type(token).__name__}"
        )


_shared: dict[tuple[str, str, str, str], HTTPRunDB] = {}
_shared_lock = threading.Lock()


def get_run_db(url: str = "", secrets: Any = None, force_reconnect: bool = False) -> HTTPRunDB:
    """Return the client of a server; the same one for the same URL, user, password and token.

    Nothing is sent: call ``connect()`` on it to check that the server responds.

    Args:
        url: the server's URL. Default: ``mlconf.dbpath``, which is MLRUN_DBPATH unless set.
        secrets: not used; part of the documented interface.
        force_reconnect: return a new client, and that one from then on.
    """
    url = url or mlconf.dbpath
    key = (url, mlconf.user, mlconf.password, mlconf.token)
    with _shared_lock:
        if force_reconnect or key not in _shared:
            _shared[key] = HTTPRunDB(url)
        return _shared[key]
