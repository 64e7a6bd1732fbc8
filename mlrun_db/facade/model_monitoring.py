"""Model monitoring. All of it needs MLRun 1.7 or newer with a cluster."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from mlrun_api.api import model_monitoring

from .._transport.arguments import (
    given_number,
    given_text,
    is_set,
    iso_time,
    label_filters,
    strings,
    text,
    true_false,
    whole_number,
)
from .._transport.limits import SUBMIT_TIMEOUT, TASK_TIMEOUT
from .._transport.request import UNSET, read_json
from ..errors import MLRunInvalidArgumentError, MLRunWaitFailedError
from ._sending import Sender
from ._tasks import named, wait_for_task

if TYPE_CHECKING:
    import httpx

    from .. import types


class ModelMonitoring(Sender):
    def enable_model_monitoring(
        self,
        project: str,
        base_period: int = 10,
        image: str | None = None,
        deploy_histogram_data_drift_app: bool = True,
        lag_threshold: int | None = None,
        lag_event_cooldown: int | None = None,
        otlp_enabled: bool = False,
    ) -> None:
        """Deploy the monitoring of a project; the deployment continues after the response.

        Operation: enable_model_monitoring; on 1.7 enable_model_monitoring_1_7.

        Args:
            project: the project.
            base_period: minutes between two runs of the controller, at least 1.
            image: image of the monitoring functions. Default: the server's.
            deploy_histogram_data_drift_app: also deploy the application that looks for data drift.
            lag_threshold: number of waiting events from which a lag is reported. This and the next
                two need MLRun 1.8 or newer.
            lag_event_cooldown: minutes between two such reports.
            otlp_enabled: export the metrics by OpenTelemetry.
        """
        request = model_monitoring.enable_model_monitoring(
            self._project(project),
            base_period=whole_number("base_period", base_period, least=1),
            image=given_text("image", image),
            deploy_histogram_data_drift_app=true_false(deploy_histogram_data_drift_app),
            lag_threshold=given_number("lag_threshold", lag_threshold),
            lag_event_cooldown=given_number("lag_event_cooldown", lag_event_cooldown),
            otlp_enabled=self._newer_flag(otlp_enabled),
        )
        self._do(request, timeout=SUBMIT_TIMEOUT)

    def disable_model_monitoring(
        self,
        project: str,
        delete_resources: bool = True,
        delete_stream_function: bool = False,
        delete_histogram_data_drift_app: bool = True,
        delete_user_applications: bool = False,
        user_application_list: str | Iterable[str] | None = None,
    ) -> bool:
        """Delete the monitoring of a project; wait up to an hour until it is gone.

        Operations: disable_model_monitoring, then get_background_task; on 1.7
        disable_model_monitoring_1_7 is the first.

        Args:
            project: the project.
            delete_resources: delete the controller and the writer.
            delete_stream_function: delete the stream function, which waiting events need.
            delete_histogram_data_drift_app: delete the application that looks for data drift.
            delete_user_applications: delete applications of users.
            user_application_list: only these of them. An empty list is refused, since servers
                would delete all. Needs MLRun 1.8 or newer.

        Returns:
            True.

        Raises:
            MLRunWaitFailedError: something could not be deleted; ``last`` is the background task.
        """
        names = strings("user_application_list", user_application_list, allow_none=False)
        project = self._project(project)
        request = model_monitoring.disable_model_monitoring(
            project,
            delete_resources=true_false(delete_resources),
            delete_stream_function=true_false(delete_stream_function),
            delete_histogram_data_drift_app=true_false(delete_histogram_data_drift_app),
            delete_user_applications=true_false(delete_user_applications),
            user_application_list=names,
        )
        return self._finish_tasks(request, project)

    def update_model_monitoring_controller(
        self, project: str, base_period: int = 10, image: str | None = None
    ) -> None:
        """Deploy the controller of the monitoring again, with other settings.

        Operation: update_model_monitoring_controller; on 1.7
        update_model_monitoring_controller_1_7.

        Args:
            project: the project.
            base_period: minutes between two of its runs, at least 1.
            image: its image. Default: the server's.
        """
        request = model_monitoring.update_model_monitoring_controller(
            self._project(project),
            base_period=whole_number("base_period", base_period, least=1),
            image=given_text("image", image),
        )
        self._do(request, timeout=SUBMIT_TIMEOUT)

    def set_model_monitoring_credentials(
        self, project: str, credentials: Mapping[str, str | None], replace_creds: bool
    ) -> None:
        """Set the connections of the monitoring.

        Servers read them from the query, so that they may be in the logs of the server, of proxies
        and of httpx (level INFO); no log, error or span of this client has them. From 1.8 on they
        are names of datastore profiles. Operation: set_model_monitoring_credentials; on 1.7
        set_model_monitoring_credentials_1_7.

        Args:
            project: the project.
            credentials: ``tsdb_profile_name`` and ``stream_profile_name``; on 1.7 ``access_key``,
                ``endpoint_store_connection``, ``stream_path`` and ``tsdb_connection``.
            replace_creds: replace what is set already.
        """
        newer = self._release >= (1, 8)
        allowed = _CREDENTIALS if newer else _CREDENTIALS_1_7
        if not isinstance(credentials, Mapping) or set(credentials) - set(allowed):
            raise MLRunInvalidArgumentError(
                f"credentials must be a dict with {', '.join(allowed)} on this server"
            )
        values: dict[str, Any] = {
            name: given_text(name, value) for name, value in credentials.items()
        }
        build = (
            model_monitoring.set_model_monitoring_credentials
            if newer
            else model_monitoring.set_model_monitoring_credentials_1_7
        )
        request = build(self._project(project), **values, replace_creds=true_false(replace_creds))
        self._do(request._replace(secret=True), timeout=SUBMIT_TIMEOUT)

    def delete_model_monitoring_function(
        self, project: str, functions: str | Iterable[str]
    ) -> bool:
        """Delete monitoring functions; wait up to an hour until they are gone.

        Operations: delete_model_monitoring_function, then get_background_task.

        Args:
            project: the project.
            functions: name of a function, or several. An empty list is refused.

        Returns:
            True.

        Raises:
            MLRunWaitFailedError: one could not be deleted; ``last`` is the background task.
        """
        project = self._project(project)
        names = strings("functions", functions, allow_none=False)
        if not names:
            raise MLRunInvalidArgumentError("functions must name what to delete, got None")
        build = model_monitoring.delete_model_monitoring_function
        return self._finish_tasks(build(project, function=names), project)

    def delete_model_monitoring_metrics(
        self,
        project: str,
        application_name: str,
        endpoint_ids: str | Iterable[str] | None = None,
    ) -> None:
        """Delete the metrics of an application. Needs MLRun 1.8 or newer.

        Operation: delete_model_monitoring_metrics.

        Args:
            project: the project.
            application_name: the application's name; required.
            endpoint_ids: only those of these endpoints. Default: of all. An empty list is refused.
        """
        if not text("application_name", application_name):
            raise MLRunInvalidArgumentError("application_name must not be empty")
        self._do(
            model_monitoring.delete_model_monitoring_metrics(
                self._project(project),
                application_name=application_name,
                endpoint_id=strings("endpoint_ids", endpoint_ids, allow_none=False),
            )
        )

    def get_model_monitoring_url(self, project: str) -> str | None:
        """Return the address of the stream function, None when there is none.

        Needs MLRun 1.8 or newer. Operation: get_model_monitoring_url.

        Args:
            project: the project.
        """
        return self._send(model_monitoring.get_model_monitoring_url(self._project(project)))

    def get_model_endpoint_monitoring_metrics(
        self, project: str, endpoint_id: str, type: str = "all"
    ) -> list[types.ModelEndpointMetric]:
        """Return the metrics that there are of a model endpoint.

        Operation: get_model_endpoint_metrics.

        Args:
            project: the project.
            endpoint_id: the endpoint's unique id.
            type: "results", "metrics" or "all".
        """
        return self._send(
            model_monitoring.get_model_endpoint_metrics(
                self._project(project), endpoint_id, type_=given_text("type", type)
            )
        )

    def get_metrics_by_multiple_endpoints(
        self,
        project: str,
        endpoint_ids: str | Iterable[str],
        type: str = "all",
        events_format: str = "separation",
    ) -> Mapping[str, list[types.ModelEndpointMetric]]:
        """Return the metrics that there are of several model endpoints.

        Needs MLRun 1.8 or newer. Operation: get_metrics_of_endpoints.

        Args:
            project: the project.
            endpoint_ids: unique id of an endpoint, or several.
            type: "results", "metrics" or "all".
            events_format: "separation" returns a list for each endpoint, "intersection" what all
                of them have, "single" one list.
        """
        found: Any = self._send(
            model_monitoring.get_metrics_of_endpoints(
                self._project(project),
                type_=given_text("type", type),
                endpoint_id=strings("endpoint_ids", endpoint_ids, allow_none=False),
                events_format=given_text("events_format", events_format),
            )
        )
        return found  # type: ignore[no-any-return]

    def get_monitoring_function_summaries(
        self,
        project: str,
        start: datetime.date | str | None = None,
        end: datetime.date | str | None = None,
        names: str | Iterable[str] | None = None,
        labels: str | Iterable[str] | Mapping[str, Any] | None = None,
        include_stats: bool = False,
        include_infra: bool = True,
    ) -> list[types.MonitoringFunctionSummary]:
        """Return the monitoring functions of a project. Needs MLRun 1.8 or newer.

        Operation: list_monitoring_functions.

        Args:
            project: the project.
            start: count detections from then on: a datetime, a date or ISO 8601.
            end: count detections until then.
            names: name of a function, or several. Default: all.
            labels: ``"name"`` or ``"name=value"``, one or a list, or a dict of them.
            include_stats: also return the numbers of detections.
            include_infra: also return the functions of the monitoring itself.
        """
        return self._send(
            model_monitoring.list_monitoring_functions(
                self._project(project),
                start=iso_time("start", start),
                end=iso_time("end", end),
                name=strings("names", names),
                label=label_filters(labels),
                include_stats=true_false(include_stats),
                include_infra=true_false(include_infra),
            )
        )

    def get_monitoring_function_summary(
        self,
        project: str,
        function_name: str,
        start: datetime.date | str | None = None,
        end: datetime.date | str | None = None,
        include_latest_metrics: bool = False,
    ) -> types.MonitoringFunctionSummary:
        """Return a monitoring function. Needs MLRun 1.8 or newer.

        Operation: get_monitoring_function.

        Args:
            project: the project.
            function_name: the function's name.
            start: count detections from then on: a datetime, a date or ISO 8601.
            end: count detections until then.
            include_latest_metrics: also return its latest metrics.

        Raises:
            MLRunNotFoundError: there is no such function.
        """
        return self._send(
            model_monitoring.get_monitoring_function(
                self._project(project),
                function_name,
                start=iso_time("start", start),
                end=iso_time("end", end),
                include_latest_metrics=true_false(include_latest_metrics),
            )
        )

    def get_drift_over_time(
        self,
        project: str,
        start: datetime.date | str | None = None,
        end: datetime.date | str | None = None,
    ) -> types.DriftValues:
        """Return the numbers of suspected and detected drifts by time.

        Needs MLRun 1.8 or newer. Operation: get_drift_over_time.

        Args:
            project: the project.
            start: from then on: a datetime, a date or ISO 8601.
            end: until then.

        Returns:
            A dict whose ``values`` is a list of (time, suspected, detected).
        """
        return self._send(
            model_monitoring.get_drift_over_time(
                self._project(project), start=iso_time("start", start), end=iso_time("end", end)
            )
        )

    def _newer_flag(self, flag: bool) -> Any:
        """Return a flag that 1.7 does not read: there it is sent, and refused, only when set."""
        return true_false(flag) if is_set(flag) or self._release >= (1, 8) else UNSET

    def _finish_tasks(self, request: Any, project: str) -> bool:
        """Send a deletion and wait for its tasks, all of them also when one has failed."""
        tasks = self._send(request.whole(), timeout=SUBMIT_TIMEOUT, into=_task_names)
        failed: MLRunWaitFailedError | None = None
        for name in tasks:
            what = f"the deletion {name} of monitoring"
            try:
                wait_for_task(self, name, project, what, timeout=TASK_TIMEOUT)
            except MLRunWaitFailedError as error:
                failed = failed or error
        if failed is not None:
            raise failed
        return True


def _task_names(response: httpx.Response) -> list[str]:
    """Return the names of the background tasks of a response."""
    if response.status_code != 202:
        return []
    return [named(task) for task in read_json(response)["background_tasks"]]


_CREDENTIALS = ("tsdb_profile_name", "stream_profile_name")
_CREDENTIALS_1_7 = ("access_key", "endpoint_store_connection", "stream_path", "tsdb_connection")
