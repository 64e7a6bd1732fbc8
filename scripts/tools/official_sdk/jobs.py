"""Jobs that the server runs, schedules and workflows."""

from __future__ import annotations

import functools
import json
import pickle
import re
import time
from pathlib import Path
from typing import Any

import mlrun
import pandas as pd
from mlrun.errors import MLRunNotFoundError
from mlrun.run import wait_for_pipeline_completion

from .steps import (
    HANDLERS,
    check,
    check_raises,
    db,
    is_alive,
    log_of,
    project_of,
    step,
    wait,
)

P = "jobs"
PIDS = re.compile(r"processes (\d+) (\d+)\n")


@functools.cache
def function() -> Any:
    found = project_of(P).set_function(HANDLERS, name="jobs", kind="job", image="mlrun/mlrun")
    found.set_env("OWN", "mine")
    return found


def submit(handler: str, **options: Any) -> Any:
    options = {"local": False, "watch": False, **options}
    return project_of(P).run_function(function(), handler=handler, **options)


@functools.cache
def trained() -> Any:
    return submit("train", params={"c": 0.5}, watch=True)


@functools.cache
def failed() -> tuple[Any, str]:
    try:
        submit("fails", watch=True)
    except mlrun.runtimes.utils.RunError as error:
        return project_of(P).list_runs(name="jobs-fails").to_objects()[0], str(error)
    raise AssertionError("the run did not fail")


@step()
def a_submitted_training_ends_with_its_results() -> None:
    check((trained().state(), trained().status.results["accuracy"] > 0.9), ("completed", True))
    check(trained().metadata.labels["kind"], "job")


@step()
def its_log_is_on_the_server() -> None:
    check("trained with 112 rows" in log_of(trained()), True)


@step()
def its_model_predicts() -> None:
    from sklearn.datasets import load_iris

    path, model, _ = mlrun.artifacts.get_model(trained().outputs["model"])
    check(model.spec.framework, "sklearn")
    classifier = pickle.loads(Path(path).read_bytes())
    rows = load_iris(as_frame=True).data.iloc[:2]
    check(classifier.predict(rows).tolist(), [0, 0])


@step()
def its_artifacts_are_read() -> None:
    check(len(trained().artifact("test_set").as_df()), 38)
    check(trained().artifact("report").get(encoding="utf-8"), "accuracy with C=0.5")


@step()
def an_abort_ends_the_job_and_its_child() -> None:
    run = submit("sleeps")
    pids = [int(pid) for pid in wait(lambda: PIDS.search(log_of(run))).groups()]
    check([is_alive(pid) for pid in pids], [True, True])
    run.abort()
    wait(lambda: not any(is_alive(pid) for pid in pids))
    check(run.state(), "aborted")


@step()
def a_failing_job_raises_in_the_client() -> None:
    check("no such column" in failed()[1], True)


@step()
def its_state_error_and_results_are_kept() -> None:
    status = failed()[0].status
    check((status.state, "no such column" in status.error), ("error", True))
    check(status.results, {"half": 0.5})


@step()
def its_traceback_is_in_the_log() -> None:
    log = log_of(failed()[0])
    check("Traceback" in log and "KeyError" in log and "in fails" in log, True)


@step()
def a_job_that_dies_is_an_error_with_the_end_of_its_log() -> None:
    run = submit("exits")
    wait(lambda: run.state() == "error")
    check("last words" in db().read_run(run.metadata.uid, P)["status"]["error"], True)


@step()
def a_job_gets_inputs_secrets_and_environment() -> None:
    project_of(P).set_secrets({"KEY": "hidden"})
    data = project_of(P).log_dataset("rows", df=pd.DataFrame({"x": [1, 2]}))
    run = submit("report", inputs={"source": data.uri}, watch=True)
    check(run.status.results, {"secret": "hidden", "rows": 2, "own": "mine"})


@step()
def a_hyper_parameter_job_finds_the_best() -> None:
    run = submit(
        "double", name="tune", hyperparams={"n": [1, 3, 2]}, selector="max.twice", watch=True
    )
    check((run.status.results["best_iteration"], run.status.results["twice"]), (2, 6))
    found = db().list_runs(project=P, uid=run.metadata.uid, iter=True)
    check(len([each for each in found if each["metadata"]["iteration"]]), 3)


@step()
def a_grid_of_two_parameters() -> None:
    options = mlrun.model.HyperParamOptions(strategy="grid", selector="min.auc")
    run = submit(
        "handler", name="grid", hyperparams={"p": [2, 1]}, hyper_param_options=options, watch=True
    )
    check(run.status.results["best_iteration"], 2)
    check((run.status.results["auc"], len(run.status.iterations)), (0.1, 3))


@step()
def a_running_job_is_watched_by_its_log() -> None:
    run = submit("double", name="watched")
    state, _ = db().watch_log(run.metadata.uid, P)
    check((state, "doubled 1" in log_of(run)), ("completed", True))


@step()
def a_run_object_waits_for_its_end() -> None:
    run = submit("double", name="waited", params={"n": 7})
    run.wait_for_completion(show_logs=False)
    check(run.output("twice"), 14)


@step()
def a_notification_of_a_job_is_recorded() -> None:
    note = mlrun.model.Notification(
        **{"kind": "slack", "name": "chat", "when": ["completed"], "severity": "info"},
        secret_params={"webhook": "https://example.com/s3cret"},
    )
    run = submit("double", name="noted", notifications=[note], watch=True)
    found = db().list_runs(project=P, name="noted", with_notifications=True)
    check([each["metadata"]["uid"] for each in found], [run.metadata.uid])
    check(list(found[0]["status"]["notifications"]), ["chat"])
    check("s3cret" in str(found), False)


@step()
def a_job_of_an_unknown_project_is_refused() -> None:
    task = {"metadata": {"name": "x", "project": "nobody"}}
    body = json.dumps({"task": task, "function": function().to_dict()})
    check_raises(
        MLRunNotFoundError, lambda: db().api_call("POST", "submit_job", body=body), "nobody"
    )


@step()
def a_run_is_submitted_again_with_its_definition() -> None:
    again = trained().to_dict()
    task = mlrun.new_task(
        name="again", handler="train", params=again["spec"]["parameters"], project=P
    )
    run = function().run(task, local=False, watch=True)
    check(run.status.results, trained().status.results)


@step()
def resources_of_a_running_job_are_listed() -> None:
    run = submit("sleeps", name="listed")
    wait(lambda: PIDS.search(log_of(run)))
    found = db().list_runtime_resources(project=P, kind="job")
    text = str([each.dict() for each in found])
    run.abort()
    check(run.metadata.uid in text, True)


@step()
def a_schedule_is_stored() -> None:
    submit("double", name="nightly", schedule="0 3 * * *", params={"n": 8})
    found = db().get_schedule(P, "nightly")
    check((found.kind.value, found.cron_trigger.hour, found.cron_trigger.minute), ("job", 3, 0))
    check(found.scheduled_object["schedule"], "0 3 * * *")
    check(found.next_run_time.hour, 3)


@step()
def schedules_are_listed() -> None:
    check([each.name for each in db().list_schedules(P).schedules], ["nightly"])
    check(db().list_schedules(P, name="none").schedules, [])


@step()
def an_invoked_schedule_runs_the_job() -> None:
    db().invoke_schedule(P, "nightly")
    label = "mlrun/schedule-name=nightly"
    done = lambda: db().list_runs(project=P, labels=label, states=["completed"])  # noqa: E731
    (found,) = wait(done)
    check(found["status"]["results"], {"twice": 16})


@step()
def a_schedule_tells_its_last_run() -> None:
    (found,) = db().list_schedules(P, include_last_run=True).schedules
    check(found.last_run["status"]["results"], {"twice": 16})


@step()
def a_schedule_gets_notifications() -> None:
    note = mlrun.model.Notification(
        **{"kind": "webhook", "name": "hook", "when": ["error"], "severity": "info"},
        secret_params={"url": "https://example.com/s3cret"},
    )
    db().set_schedule_notifications(P, "nightly", [note])
    found = db().get_schedule(P, "nightly").scheduled_object
    check([each["name"] for each in found["task"]["spec"]["notifications"]], ["hook"])
    check("s3cret" in str(found), False)


@step()
def a_schedule_is_updated() -> None:
    schemas = mlrun.common.schemas
    update = schemas.ScheduleUpdate(
        cron_trigger=schemas.ScheduleCronTrigger.from_crontab("30 4 * * *")
    )
    db().update_schedule(P, "nightly", update)
    trigger = db().get_schedule(P, "nightly").cron_trigger
    check((trigger.hour, trigger.minute), (4, 30))


@step()
def a_schedule_of_less_than_ten_minutes_is_refused() -> None:
    check_raises(
        Exception, lambda: submit("double", name="often", schedule="* * * * *"), "frequent"
    )
    check([each.name for each in db().list_schedules(P).schedules], ["nightly"])


@step()
def a_schedule_that_is_due_runs() -> None:
    minute = time.gmtime(time.time() + 70).tm_min
    submit("double", name="due", schedule=f"{minute} * * * *", params={"n": 9})
    label = "mlrun/schedule-name=due"
    done = lambda: db().list_runs(project=P, labels=label, states=["completed"])  # noqa: E731
    (found,) = wait(done, seconds=200)
    check(found["status"]["results"], {"twice": 18})


@step()
def a_schedule_is_deleted() -> None:
    db().delete_schedule(P, "due")
    db().delete_schedule(P, "nightly")
    check(db().list_schedules(P).schedules, [])
    check_raises(MLRunNotFoundError, lambda: db().get_schedule(P, "nightly"))


def workflow(engine: str, **options: Any) -> Any:
    project = project_of(P)
    Path(project.spec.context, "flow.py").write_text(
        "import mlrun\n\ndef pipeline(n=3):\n    project = mlrun.get_current_project()\n"
        "    for name in ('one', 'two'):\n        project.run_function('jobs', handler='double',"
        " name=name, params={'n': n}, local=False)\n"
    )
    function().save()
    project.set_workflow("main", "flow.py")
    project.save()
    if engine != "local":
        options = {"local": False, "source": str(Path(project.spec.context).resolve()), **options}
    return project.run("main", engine=engine, arguments={"n": 5}, **options)


@step()
def a_workflow_whose_steps_are_jobs() -> None:
    status = workflow("local", watch=True)
    runs = project_of(P).list_runs(name="two").to_objects()
    check((str(status.state), runs[0].status.results), ("Succeeded", {"twice": 10}))
    check(runs[0].metadata.labels["workflow"], status.run_id)


@step()
def a_workflow_that_the_server_starts() -> None:
    status = workflow("remote:local", watch=True)
    runs = project_of(P).list_runs(name="one").to_objects()
    check((str(status.state), runs[0].status.results), ("Succeeded", {"twice": 10}))
    check("main" in str(db().list_runs(project=P, labels="job-type=workflow-runner")), True)


@step()
def a_workflow_on_a_schedule() -> None:
    workflow("remote:local", schedule="0 5 * * *")
    (found,) = db().list_schedules(P).schedules
    check((found.name, found.cron_trigger.hour), ("main", 5))
    db().delete_schedule(P, "main")


@functools.cache
def pipeline() -> str:
    """Submit what kfp would have compiled; the server simulates its steps."""
    manifest = {
        "apiVersion": "argoproj.io/v1alpha1",
        "kind": "Workflow",
        "metadata": {"generateName": "flow-"},
        "spec": {"entrypoint": "flow", "templates": [{"name": "flow", "container": {}}]},
    }
    Path("flow.yaml").write_text(json.dumps(manifest))
    return str(db().submit_pipeline(P, "flow.yaml", {"n": 5}, experiment="e", run="flow"))


@step()
def a_pipeline_of_kubeflow_ends() -> None:
    check(db().get_pipeline(pipeline(), project=P)["run"]["id"], pipeline())
    found = wait_for_pipeline_completion(pipeline(), project=P, timeout=60)
    check(found["run"]["status"], "Succeeded")


@step()
def pipelines_are_listed() -> None:
    check([each["id"] for each in db().list_pipelines(P).runs], [pipeline()])


@step(since=(1, 10))
def a_pipeline_is_tried_again_and_terminated() -> None:
    again = db().retry_pipeline(pipeline(), P)
    check(db().get_pipeline(again, project=P)["run"]["status"], "Running")
    db().terminate_pipeline(again, P)
    wait(lambda: db().get_pipeline(again, project=P)["run"]["status"] == "Canceled")
