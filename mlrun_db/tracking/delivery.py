"""Sends the journal of a run to the server: in order, and nothing twice."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from functools import partial
from typing import Any, Protocol

from .._display.cells import first_found, mapping
from .._transport.versions import OLDEST, release
from ..errors import (
    MLRunAccessDeniedError,
    MLRunConflictError,
    MLRunHTTPError,
    MLRunNotFoundError,
    MLRunTooManyRequestsError,
    MLRunUnauthorizedError,
)
from . import files, series
from .journal import Artifact, Journal

_LOG_CHUNK = 1 << 20  # bytes
# Groups of the record that are sent whole, since names in them may have dots.
GROUPS = ("metadata.labels", "spec.parameters", "spec.hyperparams", "status.results")
CLEARED = ("error", "end_time")  # when a run continues
ENDED = frozenset({"completed", "error"})  # servers let only jobs of theirs be aborted
_FOLDERS = {"model": "models", "dataset": "datasets"}


class Client(Protocol):
    """What sends: HTTPRunDB."""

    base_url: str

    @property
    def server_version(self) -> str: ...
    def store_run(self, struct: Any, uid: str, project: str = ..., iter: int = ...) -> None: ...
    def update_run(
        self, updates: Mapping[str, Any], uid: str, project: str = ..., iter: int = ...
    ) -> None: ...
    def read_run(self, uid: str, project: str = ..., iter: int = ...) -> Any: ...
    def get_project(self, name: str) -> Any: ...
    def create_project(self, project: Any) -> Any: ...
    def store_artifact(
        self,
        key: str,
        artifact: Any,
        uid: str | None,
        iter: int | None = ...,
        tag: str | None = ...,
        project: str = ...,
    ) -> Any: ...
    def store_log(
        self, uid: str, project: str = ..., body: bytes | str | None = ..., append: bool = ...
    ) -> None: ...
    def get_log(
        self, uid: str, project: str = ..., offset: int = ..., size: int | None = ...
    ) -> tuple[str, bytes]: ...


def now() -> str:
    """Return the time, as records have it."""
    return datetime.now(UTC).isoformat()


def is_refusal(error: MLRunHTTPError) -> bool:
    """Return whether the server refuses this request itself, so that others may succeed."""
    others = MLRunUnauthorizedError | MLRunAccessDeniedError | MLRunTooManyRequestsError
    return 400 <= error.status < 500 and error.status != 408 and not isinstance(error, others)


class Delivery:
    """Sends one journal with one client.

    Args:
        db: the client.
        journal: the journal.
        report: called with each problem: what the server refuses.
    """

    def __init__(self, db: Client, journal: Journal, report: Callable[[str], object]) -> None:
        self._db = db
        self._journal = journal
        self._report = report
        self._project: str = journal.fact("project")
        self._uid: str = journal.fact("uid")
        self._not_uploaded: files.UploadError | None = None

    def deliver(self) -> bool:
        """Send what is not sent; return whether this was the one to send it, and not another.

        Raises:
            UploadError: something is not uploaded; all else is sent.
            MLRunHTTPError, RunDBError: the server cannot be reached, or refuses everything.
        """
        with self._journal.sending() as mine:
            if mine:
                self._not_uploaded = None
                self._send()
                if self._not_uploaded is not None:
                    raise self._not_uploaded
            return mine

    def _send(self) -> None:
        for iteration in self._journal.iterations():
            if not self._journal.fact(f"stored {iteration}"):
                self._store(iteration)
        for artifact in self._journal.changed_artifacts():
            self._try(
                partial(self._send_artifact, artifact),
                partial(self._journal.mark_artifact, artifact, "", "refused"),
                f"the artifact {artifact.key!r}",
            )
        for part in self._journal.changed_parts():
            refuse = partial(self._journal.mark_part, *part, "refused")
            self._try(partial(self._send_part, *part), refuse, "the metrics")
        self._send_log()
        for iteration in self._journal.iterations():  # the run itself last: its state ends it
            self._update(iteration)

    def _try(self, send: Callable[[], None], refuse: Callable[[], None], what: str) -> None:
        """Send something that the server may refuse by itself."""
        try:
            send()
        except MLRunHTTPError as error:
            if not is_refusal(error):
                raise
            self._report(f"the server refuses {what}: {error}")
            refuse()
        except files.UploadError as error:
            self._report(f"{what} is not uploaded: {error}")
            if error.is_final:
                refuse()
            else:
                self._not_uploaded = error

    # The record.

    def _store(self, iteration: int) -> None:
        """Store the record of the run, or add to the one that the server has."""
        if self._journal.fact("resumed") and self._adopt(iteration):
            self._journal.set_fact(f"stored {iteration}", True)
            return
        changed = self._journal.changed_fields(iteration)
        fields = self._journal.fields(iteration)
        status = fields.setdefault("status", {})
        held: tuple[str, ...] = ()
        if status.get("state") in ENDED:  # its end comes last
            held = ("state", "end_time", "error", "iterations")
            others = {name: value for name, value in status.items() if name not in held}
            fields["status"] = {**others, "state": "running"}
        record = _nested(fields)
        record["metadata"] |= {"uid": self._uid, "project": self._project}
        record["metadata"]["iteration"] = iteration
        record["status"]["last_update"] = now()
        try:
            self._db.store_run(record, self._uid, self._project, iteration)
        except MLRunNotFoundError:
            self._create_project()
            self._db.store_run(record, self._uid, self._project, iteration)
        sent = [each for each in changed if each[0] != "status" or each[1] not in held]
        self._journal.mark_fields(iteration, sent)
        self._journal.set_fact(f"stored {iteration}", True)

    def _create_project(self) -> None:
        # a conflict: another has created it, or it was not the project that is missing
        with contextlib.suppress(MLRunConflictError):
            self._db.create_project({"metadata": {"name": self._project}})

    def _adopt(self, iteration: int) -> bool:
        """Take over what the server has of the run; return whether it has it."""
        try:
            run = self._db.read_run(self._uid, self._project, iteration)
        except MLRunNotFoundError:
            return False
        for path in (*GROUPS, "status.artifact_uris"):
            values = mapping(first_found(run, path))
            texts = {str(name): json.dumps(value) for name, value in values.items()}
            self._journal.set_fields(iteration, path, texts, True)
        if start := first_found(run, "status.start_time"):
            self._journal.set_fields(iteration, "status", {"start_time": json.dumps(start)})
        stale = [name for name in CLEARED if first_found(run, f"status.{name}")]
        self._journal.set_fields(iteration, "status", dict.fromkeys(stale, "null"), True)
        if not iteration and self._journal.fact("log_offset") is None:
            _, log = self._db.get_log(self._uid, self._project)
            self._journal.set_fact("log_offset", len(log))
        return True

    def _update(self, iteration: int) -> None:
        """Send the fields that have changed; a run that was deleted meanwhile is stored again."""
        changed = self._journal.changed_fields(iteration)
        if not changed:
            return
        fields = self._journal.fields(iteration)
        updates: dict[str, Any] = {}
        for path, name, _ in changed:
            if path in GROUPS:
                updates[path] = fields[path]
            elif path not in ("status.artifact_uris", ""):
                updates[f"{path}.{name}"] = fields[path].get(name)
        updates |= self._artifacts(iteration, fields)
        updates["status.last_update"] = now()
        try:
            self._db.update_run(updates, self._uid, self._project, iteration)
        except MLRunNotFoundError:
            self._journal.set_fact(f"stored {iteration}", False)
            self._store(iteration)
            self._db.update_run(updates, self._uid, self._project, iteration)
        except MLRunHTTPError as error:
            if not is_refusal(error):
                raise
            self._report(f"the server refuses an update of the run: {error}")
            self._journal.mark_fields(iteration, changed, "refused")
            return
        self._journal.mark_fields(iteration, changed)

    def heartbeat(self) -> None:
        """Report to the server that the run is alive."""
        if self._journal.fact("stored 0") and not self._journal.fact("ended"):
            updates = {"status.last_update": now()}
            self._db.update_run(updates, self._uid, self._project)

    # Artifacts and metrics.

    @property
    def _release(self) -> tuple[int, int]:
        return release(self._db.server_version or OLDEST)

    def _artifacts(self, iteration: int, fields: Mapping[str, Any]) -> dict[str, Any]:
        """Return the field of the record that names the artifacts, as this server has it."""
        found = self._journal.sent_artifacts(iteration)
        sent = [(self._linked(record), uid) for record, uid in found]
        if not sent:
            return {}
        if self._release < (1, 7):
            left_out = ("preview", "inline")
            records = [
                {name: value for name, value in record.items() if name not in left_out}
                for record, _ in sent
            ]
            return {"status.artifacts": records}
        uris = dict(fields.get("status.artifact_uris") or {})
        uris |= {record["key"]: self._uri(record, uid) for record, uid in sent}
        return {"status.artifact_uris": uris}

    def _linked(self, record: dict[str, Any]) -> dict[str, Any]:
        """Return the record itself, or the one of the best iteration that it is a link to."""
        if record["kind"] != "link":
            return record
        others = self._journal.artifacts(record["link_iteration"])
        return next((each for each in others if each["key"] == record["key"]), record)

    def _uri(self, record: Mapping[str, Any], uid: str) -> str:
        folder = _FOLDERS.get(record["kind"], "artifacts")
        uri = f"store://{folder}/{self._project}/{record['db_key']}"
        uri += f"#{record['iter']}@{record['tree']}"
        return f"{uri}^{uid}" if uid and self._release >= (1, 8) else uri

    def _send_artifact(self, artifact: Artifact) -> None:
        if artifact.source:
            files.upload(artifact.source, artifact.target)
        uid = self._store_artifact(artifact.record, artifact.iteration, artifact.tag)
        self._journal.mark_artifact(artifact, uid)
        self._touch(artifact.iteration)
        files.remove(artifact.source)

    def _send_part(self, iteration: int, part: int, version: int) -> None:
        name = mapping(self._journal.fields(iteration).get("metadata")).get("name", "")
        record = files.base_record(
            series.key_of(part), "dataset", str(name), self._project, self._uid, iteration
        )
        record |= series.table(self._journal.part(iteration, part))
        uid = self._store_artifact(record, iteration, "")
        self._journal.mark_part(iteration, part, version)
        if not self._journal.fact(f"part {iteration} {part}"):
            short = {name: record[name] for name in record if name not in ("preview", "header")}
            artifact = Artifact(iteration, record["key"], short)
            self._journal.set_artifact(artifact)
            self._journal.mark_artifact(artifact, uid)
            self._journal.set_fact(f"part {iteration} {part}", True)
            self._touch(iteration)

    def _store_artifact(self, record: dict[str, Any], iteration: int, tag: str) -> str:
        stored = self._db.store_artifact(
            record["db_key"],
            record,
            self._uid,
            iter=iteration or None,
            tag=tag or None,
            project=self._project,
        )
        return str(first_found(stored or {}, "metadata.uid") or "")

    def _touch(self, iteration: int) -> None:
        """Let the record be sent again, which names the artifacts."""
        count = len(self._journal.sent_artifacts(iteration))
        self._journal.set_fields(iteration, "", {"artifacts": str(count)})

    # The log.

    def _send_log(self) -> None:
        while True:
            offset = self._journal.fact("log_offset", 0)
            sending = self._journal.fact("log_sending", 0)
            last, chunk = self._journal.log_chunk(_LOG_CHUNK, sending or None)
            if not chunk:
                return
            missing = self._missing(chunk, offset) if sending else chunk
            self._journal.set_fact("log_sending", last)
            try:
                self._db.store_log(self._uid, self._project, missing, append=True)
            except MLRunHTTPError as error:
                if not is_refusal(error):
                    raise
                self._report(f"the server refuses a part of the log: {error}")
            self._journal.mark_log(last, offset + len(chunk))

    def _missing(self, chunk: bytes, offset: int) -> bytes:
        """Return what the server lacks of a chunk whose first sending had no response."""
        try:
            _, there = self._db.get_log(self._uid, self._project, offset)
        except MLRunNotFoundError:
            there = b""
        if chunk in there:
            return b""
        return chunk[len(there) :] if there and chunk.startswith(there) else chunk


def _nested(fields: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    """Return the record whose fields are given by path and name."""
    record: dict[str, Any] = {"kind": "run", "metadata": {}, "spec": {}, "status": {}}
    for path, values in fields.items():
        place = record
        for name in path.split(".") if path else ():
            place = place.setdefault(name, {})
        if path:
            place.update(values)
    return record
