"""Operations that other versions of the server have under another path.

The documented methods call the form that 0.6 has. Where a server says that it has no such path,
its own OpenAPI document tells which of the forms here it has instead.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from mlrun_api import api

from ..config import mlconf

if TYPE_CHECKING:
    from mlrun_api.client import Client


class Form(NamedTuple):
    """Another form: the operation it calls, and what gives the function that takes the arguments
    of the first form, for ``sync`` or ``sync_detailed``.
    """

    operation: str
    function: Callable[[str], Callable[..., Any]]


def _same(tag: str, name: str) -> Form:
    """Return the form that takes the same arguments."""
    return Form(name, lambda how: getattr(getattr(getattr(api, tag), name), how))


def _adapted(name: str, function: Callable[..., Any]) -> Form:
    """Return the form that a function here makes of other arguments."""
    return Form(name, lambda how: function)


def _project_in_path(tag: str, name: str, *, without: str = "") -> Form:
    """Return the form that has the project in its path, not in its query."""

    def call(client: Client, *, project: str, **kwargs: Any) -> Any:
        kwargs.pop(without, None)
        return getattr(getattr(api, tag), name).sync(client, project, **kwargs)

    return _adapted(name, call)


def _submit_project_pipeline(client: Client, **kwargs: Any) -> Any:
    return api.pipelines.submit_project_pipeline.sync(client, mlconf.default_project, **kwargs)


def _submit_pipeline(client: Client, project: str, **kwargs: Any) -> Any:
    del project
    return api.pipelines.submit_pipeline.sync(client, **kwargs)


def _get_project_pipeline(client: Client, run_id: str, **kwargs: Any) -> Any:
    return api.pipelines.get_project_pipeline.sync(client, "*", run_id, **kwargs)


def _get_pipeline(client: Client, project: str, run_id: str, **kwargs: Any) -> Any:
    del project
    return api.pipelines.get_pipeline.sync(client, run_id, **kwargs)


def _list_runtimes(client: Client, *, label_selector: Any) -> Any:
    return api.runtimes.list_runtime_resources.sync(
        client, "*", label_selector=label_selector, labelselector=label_selector
    )


def _get_runtime(client: Client, kind: str, *, label_selector: Any) -> Any:
    answer = api.runtimes.list_runtime_resources.sync(
        client,
        "*",
        kind=kind,
        label_selector=label_selector,
        labelselector=label_selector,
    )
    found = [item for item in answer if isinstance(item, Mapping) and item.get("kind") == kind]
    return found[0] if found else {"kind": kind, "resources": {}}


def _delete_runtimes(
    client: Client,
    kind: Any = None,
    object_id: Any = None,
    *,
    label_selector: Any,
    force: Any,
    grace_period: Any,
) -> None:
    api.runtimes.delete_runtime_resources.sync(
        client,
        "*",
        kind=kind,
        object_id=object_id,
        label_selector=label_selector,
        force=force,
        grace_period=grace_period,
    )


# By operationId of the first form; the first form here that a server has is used.
MOVED: dict[str, tuple[Form, ...]] = {
    "store_run": (_same("runs", "store_project_run"),),
    "read_run": (_same("runs", "read_project_run"),),
    "update_run": (_same("runs", "update_project_run"),),
    "del_run": (_same("runs", "del_project_run"),),
    "list_runs": (_project_in_path("runs", "list_project_runs"),),
    "del_runs": (_project_in_path("runs", "del_project_runs"),),
    "store_log": (_same("logs", "store_project_log"),),
    "get_log": (_same("logs", "get_project_log"),),
    "store_artifact": (_same("artifacts", "store_project_artifact"),),
    "read_artifact": (_same("artifacts", "read_project_artifact"),),
    "del_artifact": (_same("artifacts", "del_project_artifact"),),
    "list_artifacts": (_project_in_path("artifacts", "list_project_artifacts"),),
    "del_artifacts": (_project_in_path("artifacts", "del_project_artifacts", without="days_ago"),),
    "store_function": (_same("functions", "store_project_function"),),
    "get_function": (_same("functions", "get_project_function"),),
    "list_functions": (_project_in_path("functions", "list_project_functions"),),
    "list_runtimes": (_adapted("list_runtime_resources", _list_runtimes),),
    "get_runtime": (_adapted("list_runtime_resources", _get_runtime),),
    "delete_runtimes": (_adapted("delete_runtime_resources", _delete_runtimes),),
    "delete_runtime": (_adapted("delete_runtime_resources", _delete_runtimes),),
    "delete_runtime_object": (_adapted("delete_runtime_resources", _delete_runtimes),),
    "submit_pipeline": (_adapted("submit_project_pipeline", _submit_project_pipeline),),
    "submit_project_pipeline": (_adapted("submit_pipeline", _submit_pipeline),),
    "get_pipeline": (_adapted("get_project_pipeline", _get_project_pipeline),),
    "get_project_pipeline": (_adapted("get_pipeline", _get_pipeline),),
    "create_or_patch": (_same("model_endpoints", "create_model_endpoint"),),
}
