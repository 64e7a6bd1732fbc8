"""What a run logs: results, parameters, metrics, text and artifacts."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Mapping
from contextlib import AbstractContextManager
from typing import Any, Self

from .._transport.arguments import text, whole_number
from .._transport.encoding import encode_json
from ..errors import MLRunInvalidArgumentError
from . import files, series
from .journal import Artifact
from .recorder import Recorder


class LoggingRun:
    """A run with the methods that log."""

    name: str
    uid: str
    project: str
    iteration: int
    _recorder: Recorder

    def start(self) -> Self:
        raise NotImplementedError  # RunContext does it

    def log_result(self, name: str, value: Any) -> None:
        """Log a result, in place of an earlier one with this name.

        Args:
            name: the name of the result, such as "auc".
            value: anything with a form in JSON, also numbers and arrays of numpy.
        """
        self.log_results({name: value})

    def log_results(self, results: Mapping[str, Any]) -> None:
        """Log several results.

        Args:
            results: the values by name, as for ``log_result``.
        """
        self._log_values("result", "status.results", results)

    def log_parameters(self, parameters: Mapping[str, Any]) -> None:
        """Log parameters, besides those that the run was started with.

        Args:
            parameters: the values by name; what has no form in JSON is logged as its text.
        """
        self._log_values("parameter", "spec.parameters", parameters)

    def set_labels(self, labels: Mapping[str, Any]) -> None:
        """Set labels, by which runs can be listed.

        Args:
            labels: the values by name; they are sent as texts.
        """
        self._log_values("label", "metadata.labels", {k: str(v) for k, v in labels.items()})

    def log_metric(self, name: str, value: Any, step: int | None = None) -> None:
        """Log a metric of a step: the series is kept, and its last value is a result.

        ``HTTPRunDB.read_metrics`` returns the series. A value of the same step is replaced.

        Args:
            name: the name of the metric, such as "loss".
            value: a number.
            step: the step or epoch. Default: the one after the last.
        """
        self.log_metrics({name: value}, step)

    def log_metrics(self, metrics: Mapping[str, Any], step: int | None = None) -> None:
        """Log several metrics of a step, as ``log_metric``.

        Args:
            metrics: the numbers by name.
            step: the step or epoch. Default: the one after the last.
        """
        with self._careful("metrics"):
            values = {text("name", name): float(value) for name, value in metrics.items()}
            if reserved := values.keys() & set(series.COLUMNS):
                raise MLRunInvalidArgumentError(f"a metric cannot be named {min(reserved)!r}")
            number = None if step is None else whole_number("step", int(step))
            point = (self.iteration, number, round(time.time(), 3), values)
            results = {name: as_json(value) for name, value in values.items()}
            last = (self.iteration, "status.results", results)
            self._recorder.write_all([("add_point", point), ("set_fields", last)])

    def log(self, text: str) -> None:
        """Append to the log of the run.

        Args:
            text: the text; a line end is not added.
        """
        with self._careful("log"):
            if text:
                self._write("add_log", text.encode("utf-8", "replace"))

    def log_artifact(
        self,
        key: str,
        path: str | os.PathLike[str] | None = None,
        *,
        body: str | bytes | None = None,
        kind: str = "artifact",
        target: str | os.PathLike[str] | None = None,
        tag: str = "",
        labels: Mapping[str, str] | None = None,
        description: str = "",
    ) -> None:
        """Log an artifact: a record with the size and hash of the data, and where they are.

        A file or body of up to 128 KiB is kept in the record itself, unless it has a target.

        Args:
            key: the artifact's key: letters, digits, "-", "_" and ".".
            path: the file that has the data, or a folder.
            body: the data, instead of a path; text is kept as UTF-8.
            kind: its kind, such as "model", "dataset" or "plot".
            target: where the data are copied to: a path or a URL such as "s3://bucket/models/",
                whose file system fsspec knows; with a slash at the end, a folder.
            tag: a tag, in addition to "latest".
            labels: labels of the artifact.
            description: what it is, as text.
        """
        with self._careful(f"artifact {key!r}"):
            if series.is_key(key) or not text("key", key):
                raise MLRunInvalidArgumentError(f"the key cannot be {key!r}")
            owner = (self.name, self.project, self.uid, self.iteration)
            data = files.Data(key, path, body, target)
            record = files.base_record(key, kind, *owner) | data.fields(kind)
            record |= {"labels": dict(labels)} if labels else {}
            record |= {"description": description} if description else {}
            artifact = Artifact(self.iteration, key, record, tag, *data.kept(self._recorder.files))
            self._write("set_artifact", artifact)

    def _log_values(self, what: str, path: str, values: Mapping[str, Any]) -> None:
        with self._careful(what):
            form = as_json_or_text if what == "parameter" else as_json
            encoded = {text("name", name): form(value) for name, value in values.items()}
            self._write("set_fields", self.iteration, path, encoded)

    def _set(self, path: str, **values: Any) -> None:
        encoded = {name: as_json(value) for name, value in values.items()}
        self._write("set_fields", self.iteration, path, encoded)

    def _write(self, change: str, *arguments: Any) -> None:
        self._recorder.write(change, *arguments)

    def _careful(self, what: str) -> AbstractContextManager[None]:
        """Start the run, and report what goes wrong in a block instead of raising it."""
        self.start()
        return self._recorder.careful(what)


def as_json(value: Any) -> str:
    return encode_json(value).decode()


def as_json_or_text(value: Any) -> str:
    try:
        return as_json(value)
    except MLRunInvalidArgumentError:
        return json.dumps(repr(value)[:200])
