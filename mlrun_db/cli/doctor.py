"""``mlrun-db doctor``: does the server answer, to whom, and what can it do."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

from mlrun_db._transport.limits import LOOPBACK

from .advice import connection_advice
from .config_file import holds_a_secret, read_config
from .mistakes import Mistake
from .options import command
from .output import coloured, on_terminal, state_colour, write, write_json
from .settings import Options, Settings

if TYPE_CHECKING:
    from mlrun_db import HTTPRunDB

SLOW = 1.0  # seconds
PATIENCE = 10.0  # seconds for an answer, unless told
USED = {  # a command, and the operation that it needs first
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
    """One line: ``status`` is "ok", "warn" or "fail", ``advice`` what to do about it."""

    check: str
    status: str
    message: str
    advice: str = ""


@command(None, "doctor", json=True)
def doctor(options: Options) -> int:
    """Check settings, connection and server.

    Looks at the URL, TLS, the version, who you are, the project and what the server supports.
    The exit status is 1 when a check fails. Waits 10 seconds for an answer unless told.
    """
    options.timeout = options.timeout or PATIENCE
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
    status = coloured(f"{finding.status:4}", state_colour(finding.status))
    write(f"{status}  {finding.check:8}  {finding.message}")
    if finding.advice:
        write(f"{'':16}{finding.advice}")


def _findings(options: Options) -> Iterator[Finding]:
    from mlrun_db.errors import MLRunBaseError, MLRunInvalidArgumentError

    try:
        settings, project = options.settings, options.project_name
        db = options.connect()
    except Mistake as mistake:
        yield Finding("settings", "fail", mistake.message, mistake.advice)
        return
    except MLRunInvalidArgumentError as error:
        yield Finding("settings", "fail", str(error))
        return
    with db:
        yield Finding("settings", "ok", f"{db.base_url} from {settings.url_from}")
        yield from _secrets(settings)
        try:
            db.connect()
            started = time.perf_counter()  # now that all is loaded and connected
            version = db.connect().server_version
        except (MLRunBaseError, OSError) as error:
            yield Finding("server", "fail", str(error), connection_advice(error, db.base_url))
            return
        yield _timed("server", "answers", started)
        yield _tls(settings, db)
        yield _version(version)
        yield from _identity(settings, db, project)


def _secrets(settings: Settings) -> Iterator[Finding]:
    """Check who can read passwords and tokens: of the configuration file, and a token's own."""
    if settings.config is not None:
        _, config = read_config(str(settings.config))
        yield _private("config", settings.config, holds_a_secret(config))
    if settings.token_file:
        yield _private("token", Path(settings.token_file), True)


def _private(check: str, path: Path, secret: bool) -> Finding:
    if secret and path.stat().st_mode & 0o077:
        return Finding(check, "warn", f"others can read or write {path}", f"chmod 600 {path}")
    return Finding(check, "ok", str(path))


def _timed(check: str, message: str, started: float) -> Finding:
    seconds = time.perf_counter() - started
    message = f"{message} ({seconds * 1000:.0f} ms)"
    if seconds > SLOW:
        return Finding(check, "warn", message, "slow: look at the network and the server's load")
    return Finding(check, "ok", message)


def _tls(settings: Settings, db: HTTPRunDB) -> Finding:
    parts = urlsplit(db.base_url)
    if parts.scheme == "https":
        if settings.verify is False:
            advice = "name the certificate of its authority with --verify=FILE"
            return Finding("tls", "warn", "encrypted, but the certificate is not checked", advice)
        return Finding("tls", "ok", "encrypted, and the certificate is right")
    if parts.hostname in LOOPBACK:
        return Finding("tls", "ok", "not encrypted, but on this machine only")
    advice = "use https, or only a network that you trust"
    return Finding("tls", "warn", "not encrypted: anybody on the way can read all", advice)


def _version(version: str) -> Finding:
    """The oldest and the newest version that this client was tried on are 0.6 and 1.5."""
    from mlrun_db._transport.versions import release

    if not re.match(r"v?\d+\.\d+", version):
        return Finding("version", "warn", f"{version or 'none'}: what the server is, is unknown")
    if (0, 6) <= release(version) < (1, 6):
        return Finding("version", "ok", f"MLRun {version}")
    advice = "mlrun_db was tried on MLRun 0.6 to 1.5; see docs/compatibility.md"
    return Finding("version", "warn", f"MLRun {version}", advice)


def _identity(settings: Settings, db: HTTPRunDB, project: str) -> Iterator[Finding]:
    """Read the projects: whether the server lets this user in, and whether the project is there."""
    from mlrun_db.errors import MLRunBaseError, MLRunHTTPError

    who = f"user {db.user}" if db.user else "a token" if settings.identity_from else "nobody"
    who += f", from {settings.identity_from}" if settings.identity_from else ""
    started = time.perf_counter()
    try:
        names = db.list_projects(format_="name_only")
    except MLRunHTTPError as error:
        advice = "look at the server's log"
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
    yield _timed("auth", f"let in as {who}", started)
    if project in names:
        yield Finding("project", "ok", f"{project} is one of {len(names)}")
    else:
        advice = f"mlrun-db projects create {project}, or give another with --project"
        yield Finding("project", "warn", f"no project {project!r} among {len(names)}", advice)
    yield _support(db)


def _support(db: HTTPRunDB) -> Finding:
    """Ask the server which of the operations that the commands use it publishes."""
    from mlrun_db.errors import MLRunBaseError

    try:
        lacking = [name for name, operation in USED.items() if not db.supports(operation)]
    except MLRunBaseError as error:
        return Finding("supports", "warn", f"the server does not tell: {error}")
    if lacking:
        message = f"all commands but {', '.join(lacking)}"
        return Finding("supports", "warn", message, "these need another version of MLRun")
    return Finding("supports", "ok", f"all commands: {', '.join(USED)}")
