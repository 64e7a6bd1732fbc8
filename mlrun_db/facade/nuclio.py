"""Nuclio functions and their API gateways. All of it needs MLRun 1.7 or newer with a cluster."""

from __future__ import annotations

import warnings
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from mlrun_api.api import nuclio

from .._display.cells import first_found
from .._transport.arguments import Body, as_dict, given, time_since_1970, yes_no
from .._transport.limits import SUBMIT_TIMEOUT
from ..errors import MLRunInvalidArgumentError
from ._bodies import metadata_name, normalised
from ._build_status import part, timestamp, write_status
from ._sending import Sender

if TYPE_CHECKING:
    from .. import types


class Nuclio(Sender):
    def deploy_nuclio_function(
        self, func: types.Function | Body, builder_env: Mapping[str, str] | None = None
    ) -> types.BuildResponse:
        """Start to build and deploy a Nuclio function.

        ``get_nuclio_deploy_status`` returns its state.

        Operation: deploy_nuclio_function.

        Args:
            func: the function: a dict or an object with to_dict(). Its project is its
                ``metadata.project``, or the default project.
            builder_env: environment variables of the build by name.

        Returns:
            The server's response: ``data`` is the function.
        """
        function = as_dict("func", func)
        body: dict[str, Any] = {"function": function}
        if builder_env is not None:
            body["builder_env"] = as_dict("builder_env", builder_env)
        name = metadata_name("func", function)
        request = nuclio.deploy_nuclio_function(self._project("", function), name, body=body)
        return self._send(request, timeout=SUBMIT_TIMEOUT)

    def get_nuclio_deploy_status(
        self, func: Any, last_log_timestamp: float = 0.0, verbose: bool = False
    ) -> tuple[str, float]:
        """Return new output of a deployment's log, and write its state into the function.

        ``func.status`` gets ``state``, ``address``, ``nuclio_name``, ``container_image``,
        ``internal_invocation_urls`` and ``external_invocation_urls``; what the server does not
        report is kept. The states "ready", "error", "unhealthy" and "skipped" are the last.

        Operation: get_nuclio_deploy_status.

        Args:
            func: the function, an object with ``metadata`` and ``status``, or a dict; it is
                changed.
            last_log_timestamp: return only what was logged later, as returned before.
            verbose: return more of the log.

        Returns:
            The text, and the timestamp for the next call.
        """
        metadata = part(func, "metadata")
        name, project = part(metadata, "name"), self._project(part(metadata, "project"))
        if not isinstance(name, str) or not name:
            raise MLRunInvalidArgumentError(f"func must have a metadata.name, got {name!r}")
        name = normalised(name)
        request = nuclio.get_nuclio_deploy_status(
            project,
            name,
            name_query=name,
            project_query=project,
            tag=given(part(metadata, "tag")),
            last_log_timestamp=time_since_1970("last_log_timestamp", last_log_timestamp),
            verbose=yes_no(verbose),
        )
        response = self._send(request.whole())
        write_status(func, response.headers, nuclio=True)
        text = response.content.decode("utf-8", "replace")
        return text, timestamp(response.headers.get("x-mlrun-last-timestamp"))

    def list_api_gateways(self, project: str | None = None) -> types.ApiGatewayList:
        """Return the API gateways of a project.

        Operation: list_api_gateways.

        Args:
            project: the project.

        Returns:
            A dict whose ``api_gateways`` is a dict of the gateways by name.
        """
        return self._send(nuclio.list_api_gateways(self._project(project)))

    def get_api_gateway(self, name: str, project: str | None = None) -> types.ApiGatewayRecord:
        """Return an API gateway.

        Operation: get_api_gateway.

        Args:
            name: the gateway's name.
            project: the project.

        Raises:
            MLRunNotFoundError: there is no such gateway.
        """
        return self._send(nuclio.get_api_gateway(self._project(project), name))

    def store_api_gateway(
        self, api_gateway: types.ApiGateway | Body, project: str | None = None
    ) -> types.ApiGatewayRecord:
        """Create or replace an API gateway, and return it as stored.

        Operation: store_api_gateway.

        Args:
            api_gateway: the gateway: a dict or an object with to_dict(); its ``metadata.name`` is
                its name. Fields that are None are not sent.
            project: the project.
        """
        body = _without_nulls(as_dict("api_gateway", api_gateway))
        name = metadata_name("api_gateway", body)
        return self._send(nuclio.store_api_gateway(self._project(project), name, body=body))

    def delete_api_gateway(self, name: str, project: str | None = None) -> None:
        """Delete an API gateway; its functions stay.

        Operation: delete_api_gateway.

        Args:
            name: the gateway's name.
            project: the project.
        """
        self._send(nuclio.delete_api_gateway(self._project(project), name))

    @staticmethod
    def warn_on_s3_and_ecr_permissions_conflict(func: Any) -> None:
        """Warn of a function whose image is pushed to ECR and whose source is read from S3.

        One set of credentials is then used for both. Sends nothing. Operation: none.

        Args:
            func: the function, a dict or an object with to_dict().
        """
        body = as_dict("func", func)
        image = str(first_found(body, "spec.build.image spec.image") or "")
        source = str(first_found(body, "spec.build.source") or "")
        if ".ecr." in image and source.startswith("s3://"):
            warnings.warn(
                f"the image {image} is pushed to ECR and the source {source} is read from S3: "
                "both use the same credentials, which must allow both",
                stacklevel=2,
            )


def _without_nulls(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {key: _without_nulls(item) for key, item in value.items() if item is not None}
    if isinstance(value, list):
        return [_without_nulls(item) for item in value]
    return value
