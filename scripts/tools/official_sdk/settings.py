"""Datastore profiles, tokens, background tasks and what the server tells of itself."""

from __future__ import annotations

import base64

import mlrun
from mlrun.datastore.datastore_profile import DatastoreProfileBasic, DatastoreProfileRedis
from mlrun.errors import MLRunNotFoundError

from .steps import check, check_raises, db, project_of, step

P = "settings"


@step()
def a_datastore_profile_is_registered() -> None:
    profile = DatastoreProfileBasic(name="data", public="yes", private="s3cret")
    project_of(P).register_datastore_profile(profile)
    found = project_of(P).get_datastore_profile("data")
    check((found.name, found.public), ("data", "yes"))
    answer = db().api_call("GET", f"projects/{P}/datastore-profiles").text
    hidden = base64.b64encode(b"s3cret").decode()
    check(("data" in answer, "s3cret" in answer, hidden in answer), (True, False, False))


@step()
def datastore_profiles_are_listed_and_replaced() -> None:
    project_of(P).register_datastore_profile(
        DatastoreProfileRedis(
            name="cache", endpoint_url="redis://h:6379", username="u", password="p"
        )
    )
    project_of(P).register_datastore_profile(DatastoreProfileBasic(name="data", public="no"))
    found = {each.name: each for each in project_of(P).list_datastore_profiles()}
    check(sorted(found), ["cache", "data"])
    check(found["data"].public, "no")


@step()
def a_datastore_profile_is_deleted() -> None:
    project_of(P).delete_datastore_profile("cache")
    check([each.name for each in project_of(P).list_datastore_profiles()], ["data"])
    check_raises(MLRunNotFoundError, lambda: db().get_datastore_profile("cache", P))


@step()
def background_tasks_of_a_project() -> None:
    db().store_run(
        {"metadata": {"name": "r", "labels": {"kind": "job"}}, "status": {"state": "running"}},
        "r1",
        P,
    )
    db().abort_run("r1", P)
    (task,) = db().list_project_background_tasks(P)
    check((task.metadata.project, task.status.state.value), (P, "succeeded"))
    check(db().get_project_background_task(P, task.metadata.name).metadata.name, task.metadata.name)


@step()
def an_unknown_background_task_is_not_found() -> None:
    check_raises(MLRunNotFoundError, lambda: db().get_project_background_task(P, "nothing"))


@step()
def the_settings_of_user_interfaces() -> None:
    spec = db().api_call("GET", "frontend-spec").json()
    check("job" in spec["abortable_function_kinds"], True)
    check(spec["artifact_limits"]["max_preview_size"] > 0, True)
    check("feature_flags" in spec, True)


@step()
def an_unknown_path_is_not_found() -> None:
    check_raises(MLRunNotFoundError, lambda: db().api_call("GET", "no-such-thing"))


@step()
def a_malformed_value_of_a_filter_is_refused() -> None:
    call = lambda: db().api_call("GET", "projects", params={"format": "none"})  # noqa: E731
    check_raises(Exception, call, "permitted")


@step()
def the_version_of_the_server() -> None:
    check(db().api_call("GET", "client-spec").json()["version"], mlrun.__version__)
    check(db().api_call("GET", "healthz").json()["status"], "ok")


@step()
def a_file_is_read_through_the_server() -> None:
    logged = project_of(P).log_artifact("note", body="through the server", format="txt")
    params = {"path": logged.target_path}
    answer = db().api_call("GET", f"projects/{P}/files", params=params)
    check(answer.text, "through the server")
