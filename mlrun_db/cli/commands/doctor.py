"""``mlrun-db doctor``: checks of the settings, the connection and the server."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

from mlrun_db._transport.limits import LOOPBACK

from ..config_file import contains_secret, is_readable_by_others, read_config
from ..errors import InvalidInputError, connection_advice
from ..output import in_state_colour, on_terminal, write, write_json
from ..parameters import command
from ..settings import Options, Settings

if TYPE_CHECKING:
    from mlrun_db import HTTPRunDB

SLOW = 1.0  # seconds
TIMEOUT = 10.0  # seconds, the default
USED = {  # the commands, and the operation that each needs first
    "runs": "list_runs",
    "logs": "get_log",
    "artifacts": "list_artifacts",
    "functions": "list_functions",
    "projects": "list_projects",
    "schedules": "list_schedules",
    "feature-sets": "list_feature_sets",
    "pipelines": "list_pipelines",
}


class Finding(NamedTuple):
    """One result: ``status`` is "ok", "warn" or "fail", ``advice`` what to do about it."""

    check: str
    status: str
    message: str
    advice: str = ""


@command(None, "doctor", json=True)
def doctor(options: Options) -> int:
    """Check the settings, the connection and the server.

    Checks the URL, TLS, the version, your identity, the project, and which commands the server
    supports. The exit status is 1 when a check fails. --timeout defaults to 10 seconds.
    """
    options.timeout = options.timeout or TIMEOUT
    findings = []
    for finding in _findings(options):
        findings.append(finding)
        if not options.json:
            _write(finding)
    if options.json:
        write_json([finding._asdict() for finding in findings])
    return int(any(finding.status == "fail" for finding in findings))


def _write(finding: Finding) -> None:
    if not on_terminal():
        write("\t".join((finding.status, finding.check, finding.message, finding.advice)))
        return
    write(f"{in_state_colour(f'{finding.status:4}')}  {finding.check:8}  {finding.message}")
    if finding.advice:
        write(f"{'':16}{finding.advice}")


def _findings(options: Options) -> Iterator[Finding]:
    from mlrun_db.errors import MLRunBaseError, MLRunInvalidArgumentError

    try:
        settings, project = options.settings, options.project_name
        db = options.connect()
    except InvalidInputError as error:
        yield Finding("settings", "fail", error.message, error.advice)
        return
    except MLRunInvalidArgumentError as error:
        yield Finding("settings", "fail", str(error))
        return
    with db:
        yield Finding("settings", "ok", f"{db.base_url} from {settings.url_from}")
        yield from _secrets(settings)
        try:
            db.connect()
            started = time.perf_counter()  # after imports and the TLS handshake
            version = db.connect().server_version
        except (MLRunBaseError, OSError) as error:
            yield Finding("server", "fail", str(error), connection_advice(error, db.base_url))
            return
        yield _timed("server", "responds", started)
        yield _tls(settings, db)
        yield _version(version)
        yield from _identity(settings, db, project)


def _secrets(settings: Settings) -> Iterator[Finding]:
    """Check who can access files with secrets: the configuration file and the token file."""
    if settings.config is not None:
        _, config = read_config(str(settings.config))
        yield _private("config", settings.config, contains_secret(config))
    if settings.token_file:
        yield _private("token", Path(settings.token_file), True)


def _private(check: str, path: Path, secret: bool) -> Finding:
    if secret and is_readable_by_others(path):
        return Finding(check, "warn", f"others can read or write {path}", f"chmod 600 {path}")
    return Finding(check, "ok", str(path))


def _timed(check: str, message: str, started: float) -> Finding:
    seconds = time.perf_counter() - started
    message = f"{message} ({seconds * 1000:.0f} ms)"
    if seconds > SLOW:
        return Finding(check, "warn", message, "slow: check the network and the load of the server")
    return Finding(check, "ok", message)


def _tls(settings: Settings, db: HTTPRunDB) -> Finding:
    parts = urlsplit(db.base_url)
    if parts.scheme == "https":
        if settings.verify is False:
            advice = "pass the certificate of its authority with --verify=FILE"
            return Finding("tls", "warn", "encrypted, but the certificate is not verified", advice)
        return Finding("tls", "ok", "encrypted, and the certificate is valid")
    if parts.hostname in LOOPBACK:
        return Finding("tls", "ok", "not encrypted, but local to this machine")
    advice = "use https, or a trusted network only"
    return Finding("tls", "warn", "not encrypted: everything can be read in transit", advice)


def _version(version: str) -> Finding:
    """Compare with the versions that this client is tested with, 0.6 to 1.5."""
    from mlrun_db._transport.versions import release

    if not re.match(r"v?\d+\.\d+", version):
        return Finding("version", "warn", f"unknown version of the server: {version or 'none'}")
    if (0, 6) <= release(version) < (1, 6):
        return Finding("version", "ok", f"MLRun {version}")
    advice = "mlrun_db is tested with MLRun 0.6 to 1.5; see docs/compatibility.md"
    return Finding("version", "warn", f"MLRun {version}", advice)


def _identity(settings: Settings, db: HTTPRunDB, project: str) -> Iterator[Finding]:
    """List the projects: whether the server authorizes the user, and has the project."""
    from mlrun_db.errors import MLRunBaseError, MLRunHTTPError

    who = f"user {db.user}" if db.user else "an anonymous user"
    if settings.identity_from:
        who = f"{who if db.user else 'a token'}, from {settings.identity_from}"
    started = time.perf_counter()
    try:
        names = db.list_projects(format_="name_only")
    except MLRunHTTPError as error:
        advice = "see the log of the server"
        if error.status in (401, 403):
            advice = (
                "set MLRUN_HTTPDB__USER and MLRUN_HTTPDB__PASSWORD, or MLRUN_HTTPDB__TOKEN, or "
                "user, password, token in the configuration file"
            )
        yield Finding("auth", "fail", f"as {who}: {error}", advice)
        return
    except (MLRunBaseError, OSError) as error:
        yield Finding("auth", "fail", f"as {who}: {error}", connection_advice(error, db.base_url))
        return
    yield _timed("auth", f"authorized as {who}", started)
    if project in names:
        yield Finding("project", "ok", f"{project} exists, one of {len(names)}")
    else:
        advice = f"mlrun-db projects create {project}, or select another with --project"
        yield Finding(
            "project", "warn", f"{project!r} is not one of the {len(names)} projects", advice
        )
    yield _support(db)


def _support(db: HTTPRunDB) -> Finding:
    """Check which of the operations that the commands need are published by the server."""
    from mlrun_db.errors import MLRunBaseError

    try:
        missing = [name for name, operation in USED.items() if not db.supports(operation)]
    except MLRunBaseError as error:
        return Finding("supports", "warn", f"unknown: {error}")
    if missing:
        message = f"all commands except {', '.join(missing)}"
        return Finding("supports", "warn", message, "these commands need another version of MLRun")
    return Finding("supports", "ok", f"all commands: {', '.join(USED)}")
