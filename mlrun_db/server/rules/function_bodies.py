"""Bodies of functions: servers of 1.5 and newer rebuild them, so that they know every field."""

from __future__ import annotations

from typing import Any

from mlrun_db.server.storage.documents import Object, as_text

_METADATA = ("name", "tag", "hash", "namespace", "project", "labels", "annotations")
_MORE_METADATA = ("categories", "updated", "credentials")
_SPEC = (
    *("command", "args", "image", "mode", "build", "entry_points", "description", "workdir"),
    *("default_handler", "pythonpath", "disable_auto_mount", "allow_empty_resources"),
    *("clone_target_dir", "reset_on_run"),
)
_POD_SPEC = (
    *_SPEC,
    *("volumes", "volume_mounts", "env", "resources", "replicas", "image_pull_policy"),
    *("service_account", "image_pull_secret", "node_name", "node_selector", "affinity"),
    *("priority_class_name", "tolerations", "preemption_mode", "security_context"),
    "state_thresholds",
)
# Kinds whose specs have these fields only; what others have is left as it is.
_KNOWN_SPECS = {"local": _SPEC, "job": _POD_SPEC}
_POD_KINDS = (
    *("job", "dask", "mpijob", "spark", "remote-spark", "databricks"),
    *("remote", "nuclio", "serving", "application"),
)
THRESHOLDS = {
    "pending_scheduled": "1h",
    "pending_not_scheduled": "-1",
    "image_pull_backoff": "1h",
    "executing": "24h",
}
_MINIMAL_SPEC = (
    *("description", "command", "image", "default_handler", "default_class", "graph"),
    *("preemption_mode", "node_selector", "priority_class_name"),
)
# also when they are empty
_ALWAYS = ("tolerations", "affinity", "node_selector", "security_context")


def complete(function: Object, project: str, release: tuple[int, int]) -> Object:
    """Return a function with every field that a server of a release stores.

    Unknown fields of jobs and local functions are dropped, as are empty ones from 1.7 on.
    """
    kind = as_text(function.get("kind")) or "local"
    metadata = {"project": project, **_known(function.get("metadata"), _METADATA + _MORE_METADATA)}
    given = function.get("spec")
    spec = _known(given, _KNOWN_SPECS.get(kind) or tuple(given if isinstance(given, dict) else ()))
    defaults = _defaults(kind, release)
    if isinstance(spec.get("build"), dict):
        spec["build"] = defaults.get("build", {}) | spec["build"]
    spec = defaults | {name: value for name, value in spec.items() if value is not None}
    if release < (1, 7):
        metadata.setdefault("categories", [])
    return {
        "kind": function.get("kind"),
        "metadata": {key: value for key, value in metadata.items() if _is_kept(value, release)},
        "spec": {
            key: value
            for key, value in spec.items()
            if _is_kept(value, release) or (key in _ALWAYS and kind in _POD_KINDS)
        },
        "status": function.get("status") or {},
        "verbose": bool(function.get("verbose")),
    }


def _known(value: Any, names: tuple[str, ...]) -> Object:
    fields = value if isinstance(value, dict) else {}
    return {name: fields[name] for name in names if name in fields}


def _is_kept(value: Any, release: tuple[int, int]) -> bool:
    if isinstance(value, list) and release < (1, 7):
        return True
    return value is not None and value != {} and value != []


def _defaults(kind: str, release: tuple[int, int]) -> Object:
    spec: Object = {"command": "", "image": "", "description": "", "disable_auto_mount": False}
    if release < (1, 7):
        spec |= {"args": [], "build": {"commands": [], "requirements": []}}
    if kind in _POD_KINDS:
        spec |= {"priority_class_name": "", "preemption_mode": "prevent"}
        spec |= {"tolerations": None, "affinity": None}
        spec |= {"state_thresholds": dict(THRESHOLDS)} if kind != "dask" else {}
        if release < (1, 7):
            spec |= {"volumes": [], "volume_mounts": [], "env": [], "security_context": {}}
        else:
            spec["node_selector"] = {}
    return spec


def minimal(function: Object) -> Object:
    """Return the fields of the format ``minimal``."""
    names = ("kind", "metadata", "status")
    kept: Object = {name: function[name] for name in names if name in function}
    return kept | {"spec": _known(function.get("spec"), _MINIMAL_SPEC)}
