"""Functions: from code, files and the hub, their versions, builds and deployments."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import mlrun
from mlrun.errors import MLRunNotFoundError

from .steps import HANDLERS, RELEASE, check, check_raises, db, names, project_of, step, wait

P = "functions"


def project() -> Any:
    return project_of(P)


@step()
def a_function_from_code_is_saved() -> None:
    project()
    function = mlrun.code_to_function(
        **{"name": "coded", "project": P, "kind": "job", "filename": HANDLERS},
        image="mlrun/mlrun",
        handler="double",
        description="doubles",
        categories=["math"],
    )
    function.set_env("OWN", "mine")
    function.save(tag="v1")
    found = db().get_function("coded", P, tag="v1")
    check((found["kind"], found["spec"]["default_handler"]), ("job", "double"))
    check({"name": "OWN", "value": "mine"} in found["spec"]["env"], True)
    check(bool(found["spec"]["build"]["functionSourceCode"]), True)


@step()
def a_saved_function_is_imported_and_runs() -> None:
    function = mlrun.import_function(f"db://{P}/coded:v1")
    check(function.run(params={"n": 4}, local=True, project=P).output("twice"), 8)


@step()
def names_are_normalised() -> None:
    mlrun.new_function("Some_Name", kind="job", image="i", project=P).save()
    check(names(db().list_functions("some-name", P, tag="latest")), ["some-name"])


@step()
def every_version_has_a_hash() -> None:
    function = mlrun.import_function(f"db://{P}/coded:v1")
    function.spec.description = "doubles again"
    new = function.save(tag="v2", versioned=True)
    old = db().get_function("coded", P, tag="v1")
    key = old["metadata"]["hash"]
    check(db().get_function("coded", P, hash_key=key)["spec"]["description"], "doubles")
    check(db().get_function("coded", P, tag="v2")["spec"]["description"], "doubles again")
    check(new.endswith(key), False)


@step()
def functions_by_tag() -> None:
    tags = [each["metadata"]["tag"] for each in db().list_functions("coded", P, tag="*")]
    check(sorted(tag for tag in tags if tag), ["v1", "v2"])
    check(names(db().list_functions(project=P, tag="v1")), ["coded"])
    check(db().list_functions(project=P, tag="none"), [])


@step()
def functions_by_kind_and_label() -> None:
    function = mlrun.new_function("labelled", kind="mpijob", image="i", project=P)
    function.metadata.labels = {"team": "risk"}
    function.save()
    check(names(db().list_functions(project=P, labels=["team=risk"])), ["labelled"])
    if RELEASE >= (1, 8):
        check(names(db().list_functions(project=P, kind="mpijob")), ["labelled"])


@step(since=(1, 8))
def functions_page_by_page() -> None:
    first, token = project().paginated_list_functions(page_size=3)
    second, token = project().paginated_list_functions(page_token=token)
    check(sorted(names(first) + names(second)), ["coded", "coded", "labelled", "some-name"])
    check((len(first), token), (3, None))


@step()
def an_unknown_function_is_not_found() -> None:
    check_raises(MLRunNotFoundError, lambda: db().get_function("nothing", P))


@step()
def a_function_as_yaml() -> None:
    mlrun.import_function(f"db://{P}/coded:v1").export("coded.yaml")
    function = mlrun.import_function("coded.yaml", new_name="from-yaml")
    function.save()
    check(names(db().list_functions("from-yaml", function.metadata.project)), ["from-yaml"])


@step()
def a_function_with_code_in_a_string() -> None:
    function = mlrun.new_function("inline", kind="job", image="i", project=P)
    function.with_code(body="def handler(context):\n    context.log_result('one', 1)\n")
    run = project().run_function(function, handler="handler", local=True)
    check(run.status.results, {"one": 1})


@step()
def a_function_from_the_hub() -> None:
    function = mlrun.import_function("hub://doubler", project=P)
    check((function.kind, function.metadata.name), ("job", "doubler"))
    function = project().set_function("hub://doubler", name="from-hub")
    function.save()
    check(db().get_function("from-hub", P)["spec"]["image"], "mlrun/mlrun")


@step()
def the_catalogue_of_the_hub() -> None:
    catalog = db().get_hub_catalog("default", tag="latest")
    check([each.metadata.name for each in catalog.catalog], ["doubler"])


@step(since=(1, 10))  # 1.9 requests a path that is no text
def an_item_of_the_hub() -> None:
    item = db().get_hub_item("default", "doubler")
    check((item.metadata.version, item.metadata.description), ("1.0.0", "doubles"))


@step()
def hub_sources_are_kept_in_order() -> None:
    schema = mlrun.common.schemas.hub
    source = schema.IndexedHubSource(
        index=1,
        source=schema.HubSource(
            metadata=schema.HubObjectMetadata(name="own", description="ours"),
            spec=schema.HubSourceSpec(path="https://example.com/hub", channel="master"),
        ),
    )
    db().create_hub_source(source)
    listed = [each.source.metadata.name for each in db().list_hub_sources()]
    check(listed, ["own", "default"])
    check(db().get_hub_source("own").source.spec.path, "https://example.com/hub")
    db().delete_hub_source("own")
    check([each.source.metadata.name for each in db().list_hub_sources()], ["default"])


@step()
def an_image_of_a_function_is_built() -> None:
    project().set_function(HANDLERS, name="built", kind="job", image="mlrun/mlrun")
    project().build_function("built", requirements=["x"], base_image="mlrun/mlrun")
    found = db().get_function("built", P)
    check((found["status"]["state"], bool(found["spec"]["image"])), ("ready", True))


@step()
def the_state_of_a_build() -> None:
    function = mlrun.import_function(f"db://{P}/built")
    db().get_builder_status(function)
    check((function.status.state, bool(function.spec.image)), ("ready", True))


@step()
def an_image_of_the_project_is_built() -> None:
    result = project().build_image(image=".own", base_image="mlrun/mlrun", commands=["true"])
    check((result.ready, bool(result.outputs["image"])), (True, True))


@step()
def a_nuclio_function_is_deployed() -> None:
    Path("remote.py").write_text("def handler(context, event):\n    return event.body\n")
    project().set_function(
        str(Path("remote.py").resolve()), name="remote", kind="nuclio", image="mlrun/mlrun"
    )
    result = project().deploy_function("remote")
    found = db().get_function("remote", P)
    check(found["status"]["state"], "ready")
    check(bool(result), True)


@step()
def a_serving_function_is_deployed() -> None:
    function = mlrun.new_function("served", kind="serving", image="mlrun/mlrun", project=P)
    function.set_topology("router")
    project().set_function(function)
    project().deploy_function(function)
    check(db().get_function("served", P)["status"]["state"], "ready")


@step()
def a_mock_server_answers_in_this_process() -> None:
    Path("model_class.py").write_text(
        "import mlrun\nfrom mlrun.serving import V2ModelServer\n\n"
        "class Doubles(V2ModelServer):\n    def load(self):\n        self.model = True\n"
        "    def predict(self, body):\n        return [2 * n for n in body['inputs']]\n"
    )
    function = mlrun.code_to_function(
        **{"name": "mock", "kind": "serving", "filename": "model_class.py", "project": P},
        image="mlrun/mlrun",
    )
    function.set_topology("router")
    function.add_model("m1", class_name="Doubles", model_path="./m")
    server = function.to_mock_server()
    result = server.test("/v2/models/m1/infer", {"inputs": [1, 2]})
    check(result["outputs"], [2, 4])


@step()
def a_flow_of_steps_answers_in_this_process() -> None:
    function = mlrun.new_function("flow", kind="serving", image="mlrun/mlrun", project=P)
    graph = function.set_topology("flow", engine="sync")
    graph.to(name="plus", handler="plus_one").respond()
    server = function.to_mock_server(namespace={"plus_one": lambda n: n + 1})
    check(server.test("/", 4), 5)


@step()
def an_api_gateway_is_created() -> None:
    from mlrun.runtimes.nuclio.api_gateway import APIGateway, APIGatewayMetadata, APIGatewaySpec

    gateway = APIGateway(
        APIGatewayMetadata(name="gate"),
        APIGatewaySpec(functions=[project().get_function("remote")], project=P),
    )
    gateway.with_basic_auth("ann", "s3cret")
    created = project().store_api_gateway(gateway, wait_for_readiness=True)
    check(
        (created.metadata.name, created.spec.authentication.authentication_mode),
        ("gate", "basicAuth"),
    )
    check("gate" in str(project().get_api_gateway("gate").invoke_url), True)


@step()
def api_gateways_are_listed_and_deleted() -> None:
    check([each.metadata.name for each in project().list_api_gateways()], ["gate"])
    project().delete_api_gateway("gate")
    check(list(project().list_api_gateways() or []), [])


@step()
def functions_of_other_kinds_are_saved() -> None:
    for kind in ("spark", "dask", "databricks", "application"):
        mlrun.new_function("of-" + kind, kind=kind, image="i", project=P).save()
        check(db().get_function("of-" + kind, P)["kind"], kind)


@step()
def a_function_is_deleted() -> None:
    db().delete_function("labelled", P)
    wait(lambda: not db().list_functions("labelled", P))
    check_raises(MLRunNotFoundError, lambda: db().get_function("labelled", P))
    check("coded" in names(db().list_functions(project=P)), True)
