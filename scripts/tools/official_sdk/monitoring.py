"""Model endpoints, model monitoring and alerts."""

from __future__ import annotations

import functools
from typing import Any

import mlrun
from mlrun.common.schemas import alert as alerts
from mlrun.errors import MLRunNotFoundError

from .steps import RELEASE, check, check_raises, db, project_of, step, wait

P = "monitored"


@functools.cache
def endpoint() -> Any:
    project = project_of(P)
    function = mlrun.new_function("served", kind="serving", image="mlrun/mlrun", project=P)
    function.save()
    project.log_model("clf", body=b"w", model_file="clf.bin")
    schemas = mlrun.common.schemas
    body = schemas.ModelEndpoint(
        metadata=schemas.ModelEndpointMetadata(name="clf", project=P, endpoint_type=1),
        spec=schemas.ModelEndpointSpec(function_name="served", function_tag="latest"),
        status=schemas.ModelEndpointStatus(monitoring_mode="disabled"),
    )
    return db().create_model_endpoint(body)


@step(since=(1, 8))
def a_model_endpoint_is_created() -> None:
    found = endpoint()
    check((found.metadata.name, bool(found.metadata.uid)), ("clf", True))
    check(found.spec.function_name, "served")


@step(since=(1, 8))
def a_model_endpoint_is_read_by_name_and_by_uid() -> None:
    uid = endpoint().metadata.uid
    by_name = db().get_model_endpoint(
        name="clf", project=P, function_name="served", function_tag="latest"
    )
    by_uid = db().get_model_endpoint(name="clf", project=P, endpoint_id=uid)
    check((by_name.metadata.uid, by_uid.metadata.name), (uid, "clf"))


@step()
def model_endpoints_are_listed() -> None:
    if RELEASE < (1, 8):
        check(list(db().list_model_endpoints(project_of(P).metadata.name)), [])
        return
    found = db().list_model_endpoints(P).endpoints
    check([each.metadata.name for each in found], ["clf"])
    check(db().list_model_endpoints(P, names=["none"]).endpoints, [])


@step(since=(1, 8))
def a_model_endpoint_is_patched() -> None:
    uid = endpoint().metadata.uid
    changes = {"model_class": "Doubles"}
    db().patch_model_endpoint(name="clf", project=P, endpoint_id=uid, attributes=changes)
    found = db().get_model_endpoint(name="clf", project=P, endpoint_id=uid)
    check(found.spec.model_class, "Doubles")


@step(since=(1, 8))
def an_unknown_model_endpoint_is_not_found() -> None:
    call = lambda: db().get_model_endpoint(  # noqa: E731
        name="nothing", project=P, function_name="served", function_tag="latest"
    )
    check_raises(MLRunNotFoundError, call)


@step(since=(1, 8))
def model_monitoring_needs_its_credentials_first() -> None:
    check_raises(Exception, lambda: project_of(P).enable_model_monitoring(), "credentials")


@step(since=(1, 10))
def model_monitoring_is_enabled() -> None:
    from mlrun.datastore.datastore_profile import (
        DatastoreProfileKafkaStream,
        DatastoreProfilePostgreSQL,
    )

    project = project_of(P)
    for profile in (
        DatastoreProfilePostgreSQL(
            name="tsdb", user="u", password="p", host="h", port="5432", database="d"
        ),
        DatastoreProfileKafkaStream(name="stream", brokers="b:9092", topics=[]),
    ):
        project.register_datastore_profile(profile)
    project.set_model_monitoring_credentials(tsdb_profile_name="tsdb", stream_profile_name="stream")
    project.enable_model_monitoring(deploy_histogram_data_drift_app=False)
    found = {each["metadata"]["name"] for each in db().list_functions(project=P, tag="latest")}
    check({"model-monitoring-controller", "model-monitoring-writer"} <= found, True)


@step(since=(1, 8))
def a_model_endpoint_is_deleted() -> None:
    uid = endpoint().metadata.uid
    db().delete_model_endpoint(name="clf", project=P, endpoint_id=uid)
    check(db().list_model_endpoints(P).endpoints, [])


@step(since=(1, 10))
def summaries_of_monitoring_functions() -> None:
    check(isinstance(project_of(P).get_monitoring_function_summaries(), list), True)


@step(since=(1, 10))
def drift_over_time_is_empty_without_monitoring() -> None:
    check(project_of(P).get_drift_over_time().values, [])


def alert(name: str = "failures", count: int = 2, **options: Any) -> Any:
    note = mlrun.model.Notification(
        **{"kind": "slack", "name": "chat", "severity": "warning", "message": "failed"},
        **{"when": ["completed"], "condition": "failed"},
        secret_params={"webhook": "https://example.com/s3cret"},
    )
    return mlrun.alerts.AlertConfig(
        project=P,
        name=name,
        summary="a job failed",
        severity=alerts.AlertSeverity.LOW,
        entities=alerts.EventEntities(kind=alerts.EventEntityKind.JOB, project=P, ids=["train"]),
        trigger=alerts.AlertTrigger(events=[alerts.EventKind.FAILED]),
        criteria=alerts.AlertCriteria(count=count, period="1h"),
        notifications=[alerts.AlertNotification(notification=note.to_dict())],
        reset_policy=alerts.ResetPolicy.MANUAL,
        **options,
    )


def happen() -> None:
    entity = alerts.EventEntities(kind=alerts.EventEntityKind.JOB, project=P, ids=["train"])
    event = alerts.Event(kind=alerts.EventKind.FAILED, entity=entity, value_dict={"uid": "u"})
    db().generate_event("failed", event, P)


@step()
def an_alert_is_stored() -> None:
    project_of(P).store_alert_config(alert())
    found = project_of(P).get_alert_config("failures")
    check((found.name, found.state, found.criteria.count), ("failures", "inactive", 2))
    check("s3cret" in str(found.to_dict()), False)


@step()
def alerts_are_listed() -> None:
    check([each.name for each in project_of(P).list_alerts_configs()], ["failures"])


@step()
def events_activate_an_alert() -> None:
    happen()
    check(project_of(P).get_alert_config("failures").state, "inactive")
    happen()
    wait(lambda: project_of(P).get_alert_config("failures").state == "active")


@step(since=(1, 8))
def activations_of_alerts_are_listed() -> None:
    found = project_of(P).list_alert_activations()
    check([each.name for each in found], ["failures"])
    check((found[0].number_of_events, found[0].entity_id), (2, "train.u"))
    page, token = project_of(P).paginated_list_alert_activations(page_size=2)
    check((len(page), token), (1, None))


@step()
def an_alert_is_reset() -> None:
    project_of(P).reset_alert_config(alert_name="failures")
    check(project_of(P).get_alert_config("failures").state, "inactive")


@step()
def an_alert_counts_failed_runs() -> None:
    project_of(P).store_alert_config(alert("one-failure", count=1))
    run = {"metadata": {"name": "train"}, "status": {"state": "error", "error": "no"}}
    db().store_run(run, "f1", P)
    wait(lambda: project_of(P).get_alert_config("one-failure").state == "active")


@step()
def an_alert_from_a_template() -> None:
    templates = [each.template_name for each in project_of(P).list_alert_templates()]
    check("JobFailed" in templates, True)
    template = project_of(P).get_alert_template("JobFailed")
    config = mlrun.alerts.AlertConfig(project=P, name="of-template", template=template)
    config.with_entities(
        alerts.EventEntities(kind=alerts.EventEntityKind.JOB, project=P, ids=["x"])
    )
    config.with_notifications(alert().notifications)
    project_of(P).store_alert_config(config)
    found = project_of(P).get_alert_config("of-template")
    check([each.value for each in found.trigger.events], ["failed"])


@step()
def an_alert_is_deleted() -> None:
    for name in ("failures", "one-failure", "of-template"):
        project_of(P).delete_alert_config(alert_name=name)
    check(list(project_of(P).list_alerts_configs()), [])
    check_raises(MLRunNotFoundError, lambda: project_of(P).get_alert_config("failures"))
