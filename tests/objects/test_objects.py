"""The value objects: built from dicts, changed by attributes, returned as the same dicts."""

from __future__ import annotations

import copy
import datetime
import json
import pickle
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from mlrun_api import enums

from mlrun_db import objects
from mlrun_db.errors import MLRunInvalidArgumentError
from mlrun_db.objects import (
    BackgroundTask,
    Entity,
    FeatureSet,
    FeatureVector,
    MlrunProject,
    ModelEndpoint,
    ModelEndpointList,
    PipelinesOutput,
    ProjectMetadata,
    ProjectSpec,
    Record,
    ScheduleCronTrigger,
    ScheduleInput,
    ScheduleOutput,
    SchedulesOutput,
    ScheduleUpdate,
    SecretKeysData,
    SecretsData,
)

RECORDED = json.loads((Path(__file__).parents[1] / "data" / "recorded_objects.json").read_text())
RECORD_NAMES = [name for name in objects.__all__ if name != "Record"]
# the required fields of ScheduleInput
REQUIRED = {"ScheduleInput": {"name": "s1", "kind": "job", "cron_trigger": "* * * * *"}}

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda children: st.lists(children) | st.dictionaries(st.text(), children),
    max_leaves=8,
)


def holds(value: Any, expected: Any) -> bool:
    """Report whether the value has everything that is expected, at any depth."""
    if isinstance(expected, dict):
        return isinstance(value, dict) and all(
            key in value and holds(value[key], item) for key, item in expected.items()
        )
    if isinstance(expected, list):
        return (
            isinstance(value, list)
            and len(value) == len(expected)
            and all(holds(one, other) for one, other in zip(value, expected, strict=True))
        )
    return bool(value == expected)


def record_class(name: str) -> type[Record]:
    found: type[Record] = getattr(objects, name)
    return found


@pytest.mark.parametrize("recorded", RECORDED, ids=lambda item: item["case"])
def test_recorded_objects_round_trip(recorded: dict[str, Any]) -> None:
    record = record_class(recorded["class"]).from_dict(recorded["data"])
    assert type(record).__name__ == recorded["class"]
    assert holds(record.to_dict(), recorded["data"])


@pytest.mark.parametrize("name", RECORD_NAMES)
@settings(max_examples=8, deadline=None, database=None)
@given(data=st.dictionaries(st.text(), JSON))
def test_unknown_fields_round_trip(name: str, data: dict[str, Any]) -> None:
    unknown = {f"x{key}": value for key, value in data.items()}
    given_data = {**REQUIRED.get(name, {}), **unknown}
    before = copy.deepcopy(given_data)
    record = record_class(name).from_dict(given_data)
    assert holds(record.to_dict(), given_data)
    assert given_data == before
    assert record_class(name).from_dict(record.to_dict()) == record
    assert pickle.loads(pickle.dumps(record)) == copy.deepcopy(record) == record
    assert copy.copy(record).to_dict() == record.to_dict()


@settings(max_examples=50, deadline=None, database=None)
@given(metadata=st.dictionaries(st.text(), JSON), spec=st.dictionaries(st.text(), JSON))
def test_nested_unknown_fields_round_trip(metadata: dict[str, Any], spec: dict[str, Any]) -> None:
    data = {"metadata": metadata, "spec": spec, "status": {"state": None}}
    assert holds(MlrunProject.from_dict(data).to_dict(), data)
    assert holds(ModelEndpoint.from_dict(data).to_dict(), data)


@pytest.mark.parametrize("name", RECORD_NAMES)
def test_nulls_round_trip(name: str) -> None:
    cls = record_class(name)
    known = cls.from_dict(REQUIRED.get(name, {})).__slots__
    data = {field: None for field in known if not field.startswith("_")} | {"new": None}
    record = cls.from_dict(data)
    assert record.to_dict() == data
    assert pickle.loads(pickle.dumps(record)).to_dict() == data
    assert repr(record).startswith(f"{name}(")


def test_a_null_nested_field_can_be_filled() -> None:
    project = MlrunProject.from_dict({"metadata": None, "spec": None})
    project.name = "p1"
    data = project.to_dict()
    assert data["metadata"] == {"name": "p1"}
    assert data["spec"] is None


@pytest.mark.parametrize("name", RECORD_NAMES)
@pytest.mark.parametrize("data", [None, [], "text", 5])
def test_only_dicts_are_accepted(name: str, data: Any) -> None:
    with pytest.raises(MLRunInvalidArgumentError, match=f"{name} .*{type(data).__name__}"):
        record_class(name).from_dict(data)


@pytest.mark.parametrize(
    ("build", "words"),
    [
        (lambda: MlrunProject.from_dict({"spec": []}), "ProjectSpec .* list"),
        (lambda: FeatureSet.from_dict({"spec": {"entities": {"a": 1}}}), "list of Entity"),
        (lambda: FeatureSet.from_dict({"spec": {"features": ["a"]}}), "Feature .* str"),
        (
            lambda: ScheduleInput.from_dict({"name": "s1"}),
            "ScheduleInput is missing kind, cron_trigger",
        ),
    ],
)
def test_errors_name_the_invalid_nested_field(build: Callable[[], object], words: str) -> None:
    with pytest.raises(MLRunInvalidArgumentError, match=words):
        build()


def test_the_source_dict_is_not_shared() -> None:
    data: dict[str, Any] = {
        "metadata": {"name": "p1", "labels": {"a": "b"}},
        "spec": {"params": {"x": [1]}, "functions": [{"name": "f"}]},
        "other": {"deep": [{}]},
    }
    before = copy.deepcopy(data)
    project = MlrunProject.from_dict(data)
    project.metadata.labels["c"] = "d"
    project.spec.params["x"].append(2)
    project.spec.functions[0]["name"] = "g"
    project.other["deep"][0]["k"] = 1
    assert data == before
    returned = project.to_dict()
    returned["spec"]["params"]["x"].append(3)
    returned["other"]["deep"].clear()
    assert project.spec.params == {"x": [1, 2]}
    assert project.other == {"deep": [{"k": 1}]}


def test_a_new_project() -> None:
    project = MlrunProject(metadata={"name": "p1"})
    assert isinstance(project.metadata, ProjectMetadata)
    assert project.name == "p1"
    project.name = "p2"
    project.spec = {"goals": "g"}
    assert isinstance(project.spec, ProjectSpec)
    assert (
        project.to_dict()
        == {
            "kind": "project",
            "metadata": {"name": "p2"},
            "spec": {
                "goals": "g",
                "functions": [],
                "workflows": [],
                "artifacts": [],
                "artifact_path": "",
                "source": "",
                "subpath": "",
                "origin_url": "",
                "desired_state": "online",
            },
            "status": {},
        }
        or project.to_dict()["status"] == {}
    )


def test_empty_values_of_the_source_are_kept() -> None:
    data = {"metadata": {"name": "p1", "labels": {}}, "spec": {"params": {}}}
    project = MlrunProject.from_dict(data)
    assert holds(project.to_dict(), data)
    assert "annotations" not in project.to_dict()["metadata"]


def test_unknown_fields_are_attributes() -> None:
    spec = ProjectSpec.from_dict({"owner": "ann", "to_dict": 1, "_extra": 2, "count": 3})
    assert spec.owner == "ann"
    spec.owner = "bob"
    spec.count = 4
    assert holds(spec.to_dict(), {"owner": "bob", "to_dict": 1, "_extra": 2, "count": 4})
    with pytest.raises(AttributeError, match="ProjectSpec has no field 'ownr'"):
        _ = spec.ownr
    with pytest.raises(AttributeError, match="ProjectSpec has no field 'ownr'"):
        spec.ownr = "x"
    assert not hasattr(spec, "__deepcopy__")


def test_equal_by_value() -> None:
    data = {"name": "ticker", "value_type": "str", "more": [1]}
    assert Entity.from_dict(data) == Entity.from_dict(data)
    assert Entity.from_dict(data) != Entity.from_dict({**data, "more": [2]})
    assert Entity(name="a") == Entity.from_dict({"name": "a"})
    assert Entity(name="a") != Entity(name="b")
    assert Entity(name="a").__eq__({"name": "a"}) is NotImplemented


def test_repr_is_short() -> None:
    vector = FeatureVector(metadata={"name": "v1"}, spec={"features": ["a.b"], "new": 1})
    assert repr(vector) == (
        "FeatureVector(kind='FeatureVector', metadata=FeatureObjectMetadata(name='v1'), "
        "spec=FeatureVectorSpec(features=['a.b'], new=1))"
    )


def test_nested_fields_of_a_feature_set_are_converted() -> None:
    entity = Entity(name="ticker")
    feature_set = FeatureSet(
        metadata={"name": "fs1"},
        spec={"entities": [entity.to_dict()], "features": [{"name": "price"}]},
    )
    assert feature_set.spec.entities[0].name == "ticker"
    feature_set.spec.entities = [entity, {"name": "day"}]
    assert [item.name for item in feature_set.spec.entities] == ["ticker", "day"]
    assert feature_set.to_dict()["spec"] == {
        "entities": [
            {"name": "ticker", "value_type": "str"},
            {"name": "day", "value_type": "str"},
        ],
        "features": [{"name": "price", "value_type": ""}],
        "partition_keys": [],
        "output_path": "",
    }
    assert feature_set.to_dict()["status"] == {"state": "created", "preview": []}


def test_schedule_input_sends_every_field() -> None:
    task = SimpleNamespace(to_dict=lambda: {"task": {"spec": {"function": "p1/f"}}})
    schedule = ScheduleInput(
        name="s1",
        kind=enums.ScheduleKinds.job,
        scheduled_object=task,
        cron_trigger="*/10 * * * *",
    )
    data = schedule.to_dict()
    assert data == {
        "name": "s1",
        "kind": "job",
        "scheduled_object": {"task": {"spec": {"function": "p1/f"}}},
        "cron_trigger": "*/10 * * * *",
        "desired_state": None,
        "labels": None,
        "concurrency_limit": None,
    }
    assert type(data["kind"]) is str


def test_schedule_update_converts_the_trigger() -> None:
    start = datetime.datetime(2021, 7, 1, tzinfo=datetime.UTC)
    update = ScheduleUpdate(cron_trigger={"hour": 15, "start_date": start})
    assert isinstance(update.cron_trigger, ScheduleCronTrigger)
    trigger = update.to_dict()["cron_trigger"]
    assert trigger["hour"] == 15
    assert trigger["start_date"] == "2021-07-01T00:00:00+00:00"
    assert trigger["year"] is None
    assert len(trigger) == 12
    json.dumps(update.to_dict())


def test_from_crontab() -> None:
    trigger = ScheduleCronTrigger.from_crontab("30 15 1-5 * tue", timezone="UTC")
    assert trigger == ScheduleCronTrigger(
        minute="30", hour="15", day="1-5", month="*", day_of_week="tue", timezone="UTC"
    )


@pytest.mark.parametrize("expression", ["", "* * * *", "* * * * * *", "@daily", None, 5])
def test_errors_name_the_invalid_crontab(expression: Any) -> None:
    with pytest.raises(MLRunInvalidArgumentError) as caught:
        ScheduleCronTrigger.from_crontab(expression)
    assert repr(expression) in str(caught.value)


def test_schedules_output() -> None:
    listed = SchedulesOutput.from_dict(
        {"schedules": [{"name": "s1", "cron_trigger": {"hour": 1}, "credentials": {"k": "v"}}]}
    )
    schedule = listed.schedules[0]
    assert isinstance(schedule, ScheduleOutput)
    assert isinstance(schedule.cron_trigger, ScheduleCronTrigger)
    assert schedule.cron_trigger.hour == 1
    assert schedule.credentials == {"k": "v"}
    assert schedule.to_dict()["last_run"] is None


def test_background_task() -> None:
    task = BackgroundTask.from_dict(
        {"metadata": {"name": "t", "timeout": 5}, "spec": {}, "status": {"state": "running"}}
    )
    assert (task.status.state, task.metadata.timeout) == ("running", 5)
    assert task.to_dict() == {
        "kind": "BackgroundTask",
        "metadata": {"name": "t", "project": None, "created": None, "updated": None, "timeout": 5},
        "spec": {},
        "status": {"state": "running"},
    }


def test_pipelines_hold_names_or_dicts() -> None:
    page = PipelinesOutput.from_dict({"runs": ["a", {"id": "b"}], "total_size": 2})
    assert page.to_dict() == {"runs": ["a", {"id": "b"}], "total_size": 2, "next_page_token": None}


def test_model_endpoints_send_nulls() -> None:
    endpoint = ModelEndpoint(metadata={"project": "p1"}, spec={"model": "m:v1"})
    data = endpoint.to_dict()
    assert data["kind"] == "model-endpoint"
    assert data["metadata"] == {"project": "p1", "labels": None, "uid": None}
    assert (len(data["spec"]), len(data["status"])) == (10, 11)
    assert ModelEndpointList(endpoints=[endpoint]).to_dict() == {"endpoints": [data]}


@pytest.mark.parametrize(
    "secrets",
    [
        SecretsData(secrets={"key1": "hunter2"}),
        SecretsData(provider=enums.SecretProviderName.vault, secrets={"key1": {"a": "hunter2"}}),
        SecretsData.from_dict(
            {"secrets": {"key1": "x"}, "copies": {"n": "hunter2"}, "t": "hunter2"}
        ),
        SecretsData(secrets={"key1": ["hunter2"]}),
    ],
)
def test_secret_values_are_never_shown(secrets: SecretsData) -> None:
    for text in (repr(secrets), str(secrets), f"{secrets}", repr([secrets])):
        assert "hunter2" not in text
        assert "'key1': '***'" in text
        assert "provider='vault'" in text
    assert "hunter2" in json.dumps(secrets.to_dict())
    assert type(secrets.to_dict()["provider"]) is str


def test_malformed_secrets_are_hidden_too() -> None:
    assert repr(SecretsData.from_dict({"secrets": "hunter2"})) == (
        "SecretsData(provider='vault', secrets='***')"
    )
    assert SecretsData().to_dict() == {"provider": "vault", "secrets": None}
    assert "secrets=None" in repr(SecretsData())


def test_secret_keys() -> None:
    keys = SecretKeysData.from_dict({"provider": "kubernetes", "secret_keys": ["a"]})
    assert repr(keys) == "SecretKeysData(provider='kubernetes', secret_keys=['a'])"


def test_enums_are_text() -> None:
    assert enums.SecretProviderName.vault == "vault"
    assert f"{enums.PatchMode.replace}" == "replace"
    assert repr(enums.SecretProviderName.vault) == "<SecretProviderName.vault: 'vault'>"
    assert repr(enums.OrderType.desc) == "<OrderType.desc: 'desc'>"
    assert json.dumps(enums.DeletionStrategy.restricted) == '"restricted"'
    assert " ".join(enums.DeletionStrategy) == "restrict restricted cascade cascading check"
    for name in enums.__all__:
        assert all(item.name == item.value for item in getattr(enums, name))


def test_one_name_loads_one_module() -> None:
    code = (
        "import sys; from mlrun_db.objects import PipelinesOutput\n"
        "print(sorted(m for m in sys.modules if m.startswith('mlrun_db.objects.')))\n"
        "print('httpx' in sys.modules)"
    )
    root = Path(__file__).parents[2]
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines() == [
        "['mlrun_db.objects._record', 'mlrun_db.objects.pipeline']",
        "False",
    ]


def test_unknown_names_are_refused() -> None:
    assert set(dir(objects)) == set(objects.__all__)
    with pytest.raises(AttributeError, match="Nothing"):
        _ = objects.Nothing


def test_records_of_a_list_are_found_by_their_names() -> None:
    entities = [{"name": "ticker", "value_type": "str"}, {"name": "day"}]
    targets = [{"name": "offline", "path": "s3://b/q", "max_age": 3}]
    stored = FeatureSet.from_dict({"spec": {"entities": entities}, "status": {"targets": targets}})
    assert stored.spec.entities["ticker"] is stored.spec.entities[0]
    assert stored.spec.entities["day"].value_type == "str"
    assert stored.spec.entities.keys() == ["ticker", "day"]
    assert [name for name, _ in stored.spec.entities.items()] == ["ticker", "day"]
    assert stored.spec.entities.values() == list(stored.spec.entities)
    assert "ticker" in stored.spec.entities  # type: ignore[comparison-overlap]
    assert "none" not in stored.spec.entities  # type: ignore[comparison-overlap]
    assert stored.spec.entities[0] in stored.spec.entities
    assert [each.name for each in stored.spec.entities[:1]] == ["ticker"]
    with pytest.raises(KeyError, match=r"'none' is not one of .*'ticker', 'day'"):
        stored.spec.entities["none"]
    assert (stored.status.targets[0].path, stored.status.targets["offline"].max_age) == (
        "s3://b/q",
        3,
    )
    assert not FeatureSet().status.targets
    assert "targets" not in FeatureSet().to_dict()["status"]
    assert copy.deepcopy(stored).spec.entities["day"] == stored.spec.entities["day"]


def test_uris() -> None:
    metadata = {"name": "quotes", "project": "stocks", "tag": "v1"}
    assert (
        FeatureSet.from_dict({"metadata": metadata}).uri == "store://feature-sets/stocks/quotes:v1"
    )
    vector = FeatureVector.from_dict({"metadata": {"name": "daily"}})
    assert vector.uri == "store://feature-vectors/default/daily"


def test_fields_of_a_project_without_spec() -> None:
    project = MlrunProject.from_dict({"spec": {"params": {"lr": 1}, "source": "git://x"}})
    assert (project.params, project.source, project.artifact_path) == ({"lr": 1}, "git://x", "")
    assert (project.get_param("lr"), project.get_param("none"), project.get_param("none", 2)) == (
        *(1, None),
        2,
    )
    project.description = "Prices"
    project.params["n"] = 2
    stored = project.to_dict()["spec"]
    assert (stored["description"], stored["params"]) == ("Prices", {"lr": 1, "n": 2})
    assert (project.functions, project.workflows, project.artifacts) == ([], [], [])


def test_json_and_yaml() -> None:
    import yaml

    data = {"metadata": {"name": "prïces"}, "spec": {"params": {"lr": 0.1, "none": None}}}
    project = MlrunProject.from_dict(data)
    assert json.loads(project.to_json()) == yaml.safe_load(project.to_yaml()) == project.to_dict()
    assert "\n" not in project.to_json() and "ï" in project.to_json(indent=2)
    assert project.to_yaml().startswith("kind: project\nmetadata:\n")
