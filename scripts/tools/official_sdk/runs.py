"""Runs in the process of the client, and what the server tells of them."""

from __future__ import annotations

import datetime
import functools
from typing import Any

import mlrun
from mlrun.errors import MLRunNotFoundError

from .steps import HANDLERS, check, check_raises, db, log_of, names, project_of, step

P = "runs"


def store(name: str, uid: str, state: str = "completed") -> None:
    labels = {"kind": "job", "team": "ops"}
    metadata = {"name": name, "uid": uid, "project": P, "labels": labels}
    db().store_run({"metadata": metadata, "status": {"state": state}}, uid, P)


@functools.cache
def ran(p: int) -> Any:
    function = project_of(P).set_function(HANDLERS, name="train", kind="job", handler="handler")
    return function.run(name="train", params={"p": p}, local=True)


@functools.cache
def hyper() -> Any:
    options = {"hyperparams": {"p": [1, 3, 2]}, "selector": "max.auc"}
    return project_of(P).run_function("train", name="hyper", local=True, **options)


@step()
def a_local_run_is_completed_on_the_server() -> None:
    found = db().read_run(ran(1).metadata.uid, P)
    check(found["status"]["state"], "completed")
    check(found["status"]["results"], {"auc": 0.1, "return": "done"})
    check(found["spec"]["parameters"], {"p": 1})
    check(found["metadata"]["labels"]["team"], "risk")


@step()
def outputs_have_the_keys_of_the_handler() -> None:
    outputs = sorted(ran(1).outputs)
    check(outputs, ["auc", "ds", "model", "note", "return"])


@step(since=(1, 9))  # older ones do not name the version
def outputs_stay_readable_after_the_next_run() -> None:
    old, _ = ran(1), ran(5)
    check(old.artifact("ds").as_df()["x"].tolist(), [1, 2, 3])
    check(old.artifact("note").get(encoding="utf-8"), "note 1")
    check(ran(5).artifact("note").get(encoding="utf-8"), "note 5")


@step(since=(1, 9))
def the_uri_of_an_output_is_a_data_item() -> None:
    check(mlrun.get_dataitem(ran(1).outputs["ds"]).as_df()["x"].tolist(), [1, 2, 3])


@step()
def the_log_of_a_run_was_stored() -> None:
    check("handled 1" in log_of(ran(1)), True)


@step()
def the_size_of_a_log() -> None:
    check(db().get_log_size(ran(1).metadata.uid, P), len(log_of(ran(1)).encode()))


@step()
def a_log_is_read_from_an_offset() -> None:
    whole = log_of(ran(1))
    part = db().get_log(ran(1).metadata.uid, P, offset=4, size=5)[1]
    check(part if isinstance(part, str) else part.decode(), whole[4:9])


@step()
def a_log_is_appended() -> None:
    store("logged", "log1")
    db().store_log("log1", P, b"one\n")
    db().store_log("log1", P, b"two\n", append=True)
    check(db().get_log("log1", P)[1], b"one\ntwo\n")


@step()
def watching_a_log_returns_the_state() -> None:
    state, size = db().watch_log(ran(1).metadata.uid, P)
    check((state, size > 0), ("completed", True))


@step()
def an_unknown_run_is_not_found() -> None:
    check_raises(MLRunNotFoundError, lambda: db().read_run("nothing", P))


@step()
def hyper_parameters_make_iterations() -> None:
    found = db().read_run(hyper().metadata.uid, P)
    check(found["status"]["results"]["best_iteration"], 2)
    check(found["status"]["results"]["auc"], 0.3)
    children = [
        each["status"]["results"]["auc"]
        for each in db().list_runs(project=P, uid=hyper().metadata.uid, iter=True)
        if each["metadata"]["iteration"]
    ]
    check(sorted(children), [0.1, 0.2, 0.3])
    check(len(found["status"]["iterations"]), 4)


@step()
def an_iteration_is_read_by_its_number() -> None:
    found = db().read_run(hyper().metadata.uid, P, iter=2)
    check(found["spec"]["parameters"]["p"], 3)


@step()
def the_best_iteration_gives_the_model() -> None:
    path, model, _ = mlrun.artifacts.get_model(hyper().outputs["model"])
    check(model.spec.metrics, {"auc": 0.3})
    check(path.endswith("model.pkl"), True)


@step()
def a_failing_run_is_an_error() -> None:
    function = project_of(P).get_function("train")
    call = lambda: function.run(name="bad", handler="fails", local=True)  # noqa: E731
    check_raises(mlrun.runtimes.utils.RunError, call, "no such column")
    (found,) = db().list_runs(project=P, name="bad")
    check((found["status"]["state"], "no such column" in found["status"]["error"]), ("error", True))
    check(found["status"]["results"], {"half": 0.5})


@step()
def runs_by_name_and_by_part_of_it() -> None:
    check({ran(1).state(), ran(5).state()}, {"completed"})
    check(names(db().list_runs(project=P, name="train", iter=False)), ["train", "train"])
    check(names(db().list_runs(project=P, name="~ai", iter=False)), ["train", "train"])
    check(names(db().list_runs(project=P, name="tr")), [])


@step()
def runs_by_uid() -> None:
    uids = [ran(1).metadata.uid, ran(5).metadata.uid]
    found = db().list_runs(project=P, uid=uids, iter=False)
    check(sorted(each["metadata"]["uid"] for each in found), sorted(uids))


@step()
def runs_by_label() -> None:
    check(names(db().list_runs(project=P, labels="team=ops")), ["logged"])
    check(names(db().list_runs(project=P, labels=["team=none"])), [])
    check(names(db().list_runs(project=P, labels=["team", "kind=job"])), ["logged"])


@step()
def runs_by_several_states() -> None:
    found = db().list_runs(project=P, states=["error"], iter=False)
    check(names(found), ["bad"])
    found = db().list_runs(project=P, states=["error", "completed"], name="train")
    check(names(found), ["train", "train"])


@step()
def runs_by_time() -> None:
    now = datetime.datetime.now().astimezone()
    hour = datetime.timedelta(hours=1)
    check(names(db().list_runs(project=P, name="bad", start_time_from=now - hour)), ["bad"])
    check(names(db().list_runs(project=P, name="bad", start_time_from=now + hour)), [])
    check(names(db().list_runs(project=P, name="bad", start_time_to=now - hour)), [])
    check(names(db().list_runs(project=P, name="bad", last_update_time_from=now - hour)), ["bad"])


@step()
def without_a_filter_the_newest_of_each_name() -> None:
    found = names(db().list_runs(project=P))
    check(found, ["bad", "hyper", "logged", "train"])


@step()
def newest_of_each_name_of_all_projects() -> None:
    found = {each["metadata"]["project"] for each in db().list_runs(project="*")}
    check(P in found, True)


@step()
def partitions_by_name() -> None:
    order = mlrun.common.schemas.SortField.updated
    kind = mlrun.common.schemas.RunPartitionByField.name
    options = {"partition_by": kind, "partition_sort_by": order, "name": "train", "iter": False}
    found = db().list_runs(project=P, rows_per_partition=1, **options)
    check([each["metadata"]["uid"] for each in found], [ran(5).metadata.uid])
    check(len(db().list_runs(project=P, rows_per_partition=2, **options)), 2)


@step()
def many_runs_of_one_name() -> None:
    for number in range(5):
        store("many", f"many{number}")
    check(len(db().list_runs(project=P, name="many")), 5)


@step(since=(1, 8))
def runs_page_by_page() -> None:
    first, token = db().paginated_list_runs(project=P, name="many", page_size=2)
    second, token = db().paginated_list_runs(project=P, page_token=token)
    third, token = db().paginated_list_runs(project=P, page_token=token)
    pages = [[each["metadata"]["uid"] for each in page] for page in (first, second, third)]
    check([len(page) for page in pages], [2, 2, 1])
    check(len({uid for page in pages for uid in page}), 5)
    check(token, None)


@step(since=(1, 8))
def a_page_by_its_number() -> None:
    found, _ = db().paginated_list_runs(project=P, name="many", page=3, page_size=2)
    check(len(found), 1)


@step()
def a_list_of_runs_as_a_table_and_as_objects() -> None:
    found = db().list_runs(project=P, name="train", iter=False)
    table = found.to_df()
    check((len(table), table["state"].tolist()), (2, ["completed", "completed"]))
    check([each.status.state for each in found.to_objects()], ["completed", "completed"])
    check("train" in found.show(display=False), True)


@step()
def update_run_changes_single_fields() -> None:
    db().update_run({"status.results.loss": 0.3, "metadata.labels.extra": "1"}, "many0", P)
    found = db().read_run("many0", P)
    check(found["status"]["results"], {"loss": 0.3})
    check(found["metadata"]["labels"]["extra"], "1")


@step()
def abort_of_a_run_that_no_process_runs() -> None:
    store("stuck", "stuck1", "running")
    db().abort_run("stuck1", P, status_text="enough")
    found = db().read_run("stuck1", P)["status"]
    check((found["state"], found["status_text"]), ("aborted", "enough"))


@step()
def abort_of_a_run_that_has_ended_is_refused() -> None:
    task = db().abort_run(ran(1).metadata.uid, P)
    check(task.status.state.value, "failed")
    check("terminal state" in task.status.error, True)
    check(db().read_run(ran(1).metadata.uid, P)["status"]["state"], "completed")


@step()
def a_console_notification_of_a_local_run() -> None:
    note = mlrun.model.Notification(kind="console", name="end", when=["completed"], severity="info")
    function = project_of(P).get_function("train")
    run = function.run(name="noted", notifications=[note], local=True)
    (found,) = db().list_runs(project=P, name="noted", with_notifications=True)
    check(found["metadata"]["uid"], run.metadata.uid)
    check([each["name"] for each in found["spec"]["notifications"]], ["end"])


@step()
def notifications_are_set_later_and_their_secrets_hidden() -> None:
    note = mlrun.model.Notification(
        **{"kind": "webhook", "name": "hook", "when": ["completed"], "severity": "info"},
        secret_params={"url": "https://example.com/s3cret"},
    )
    store("hooked", "h1", "running")
    db().set_run_notifications(P, "h1", [note])
    found = db().list_runs(project=P, name="hooked", with_notifications=True)
    check([each["metadata"]["uid"] for each in found], ["h1"])
    check([each["name"] for each in found[0]["spec"]["notifications"]], ["hook"])
    check("s3cret" in str(found), False)


@step(since=(1, 8))
def push_notifications_is_a_background_task() -> None:
    db().push_run_notifications("h1", P)
    tasks = db().list_project_background_tasks(P)
    check({task.status.state.value for task in tasks}, {"succeeded", "failed"})


@step()
def a_context_outside_of_a_run_makes_one() -> None:
    context = mlrun.get_or_create_ctx("script", spec={"metadata": {"project": P}})
    context.log_result("steps", 3)
    context.commit(completed=True)
    (found,) = db().list_runs(project=P, name="script")
    check((found["status"]["state"], found["status"]["results"]), ("completed", {"steps": 3}))


@step()
def a_refreshed_run_object_has_the_state_of_the_server() -> None:
    run = ran(1)
    run.refresh()
    check((run.state(), run.status.results["auc"]), ("completed", 0.1))
    check(run.to_dict()["metadata"]["project"], P)


@step()
def projects_list_their_runs() -> None:
    check(names(project_of(P).list_runs(name="bad")), ["bad"])
    check(project_of(P).list_runs(name="bad").to_objects()[0].status.state, "error")


@step()
def one_run_is_deleted() -> None:
    db().del_run("many0", P)
    check_raises(MLRunNotFoundError, lambda: db().read_run("many0", P))
    check(len(db().list_runs(project=P, name="many")), 4)


@step()
def runs_are_deleted_by_name_and_state() -> None:
    db().del_runs(project=P, name="many")
    check(names(db().list_runs(project=P, name="many")), [])
    db().del_runs(project=P, state="error")
    check(names(db().list_runs(project=P, name="bad")), [])
    check(len(db().list_runs(project=P, name="train", iter=False)), 2)
