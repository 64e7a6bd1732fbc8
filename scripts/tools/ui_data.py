"""Fills an embedded server, so that each page of MLRun's web UI has something to show."""

from __future__ import annotations

import datetime
import json
from pathlib import Path
from typing import Any

import httpx

PROJECT = "churn"
RUN, PIPELINE_STEP, FAILED = "1" * 32, "2" * 32, "4" * 32
TREE = "3" * 32

Json = dict[str, Any]


def _run(name: str, uid: str, state: str = "completed", **labels: str) -> Json:
    now = datetime.datetime.now(datetime.UTC).isoformat()
    return {
        "kind": "run",
        "metadata": {
            **{"name": name, "uid": uid, "project": PROJECT, "iteration": 0},
            "labels": {"owner": "ann", "kind": "job", "host": "laptop", **labels},
        },
        "spec": {
            **{"function": f"{PROJECT}/train@", "handler": "train"},
            "parameters": {"depth": 3},
            "inputs": {"data": f"store://datasets/{PROJECT}/rows"},
            "notifications": [],
        },
        "status": {
            **{"state": state, "start_time": now, "last_update": now},
            "results": {"accuracy": 0.9},
            **({"error": "KeyError: no such column"} if state == "error" else {}),
        },
    }


def _artifact(key: str, kind: str, **spec: Any) -> Json:
    return {
        "kind": kind,
        "metadata": {"key": key, "project": PROJECT, "tree": TREE, "iter": 0, "labels": {}},
        "spec": {
            **{"db_key": key, "producer": {"kind": "run", "name": "train", "uri": RUN}},
            **{"target_path": "", "size": 7, "viewer": "", "format": "", **spec},
        },
        "status": {"state": "created"},
    }


def _artifacts(folder: Path) -> list[Json]:
    for name, text in {"rows.csv": "x,y\n1,2\n", "note.txt": "a note\n", "model.pkl": "m"}.items():
        (folder / name).write_text(text)
    rows = {
        **{"target_path": str(folder / "rows.csv"), "format": "csv", "length": 1},
        "schema": {"fields": [{"name": "x", "type": "integer"}], "primaryKey": ["index"]},
        **{"header": ["x", "y"], "preview": [[1, 2]]},
        "stats": {"x": {"count": 1, "mean": 1, "min": 1, "max": 1, "hist": [[1], [0, 2]]}},
    }
    model = {
        **{"target_path": str(folder), "model_file": "model.pkl", "framework": "sklearn"},
        **{"metrics": {"auc": 0.9}, "parameters": {"depth": 3}},
        "inputs": [{"name": "x", "value_type": "int"}],
        "outputs": [{"name": "y", "value_type": "int"}],
    }
    document = {
        "target_path": str(folder / "note.txt"),
        "document_loader": {"loader_class_name": "TextLoader", "kwargs": {}, "src_name": "path"},
        "collections": {},
    }
    prompt = {
        "prompt_template": [{"role": "user", "content": "What is {topic}?"}],
        "prompt_legend": {"topic": {"field": "topic", "description": "a topic"}},
        "invocation_config": {"temperature": 0.1},
        "parent_uri": f"store://models/{PROJECT}/clf",
    }
    return [
        _artifact("rows", "dataset", **rows),
        _artifact("clf", "model", **model),
        _artifact("note", "artifact", target_path=str(folder / "note.txt"), format="txt"),
        _artifact("paper", "document", **document),
        _artifact("ask", "llm-prompt", **prompt),
    ]


def _function(name: str, kind: str, **spec: Any) -> Json:
    return {
        "kind": kind,
        "metadata": {"name": name, "project": PROJECT, "tag": "latest", "categories": []},
        "spec": {
            **{"image": "mlrun/mlrun", "default_handler": "train", "description": name},
            "build": {"functionSourceCode": "ZGVmIHRyYWluKGNvbnRleHQpOiBwYXNzCg=="},
            **spec,
        },
        "status": {"state": "ready"},
    }


def _features(kind: str, name: str, **spec: Any) -> Json:
    metadata = {"name": name, "project": PROJECT, "tag": "latest", "labels": {}}
    return {"kind": kind, "metadata": metadata, "spec": spec, "status": {"state": "ready"}}


def _alert(name: str) -> Json:
    hook = {
        "kind": "webhook",
        "name": "hook",
        "message": "",
        "severity": "info",
        "params": {"url": "http://127.0.0.1:1/"},
    }
    return {
        **{"project": PROJECT, "name": name, "summary": "a job failed", "severity": "high"},
        "entities": {"kind": "job", "project": PROJECT, "ids": ["bad"]},
        **{"trigger": {"events": ["failed"]}, "criteria": {"count": 1}, "reset_policy": "auto"},
        "notifications": [{"notification": {**hook, "when": ["completed"], "condition": ""}}],
    }


def fill(url: str, folder: Path) -> dict[str, str]:
    """Store one of everything; return what the addresses of pages contain."""
    graph = {
        "kind": "router",
        "routes": {"m1": {"kind": "task", "class_name": "Model", "class_args": {}}},
    }
    pipeline = {
        **{"apiVersion": "argoproj.io/v1alpha1", "kind": "Workflow"},
        "metadata": {"generateName": "flow-"},
        "spec": {"entrypoint": "flow", "templates": [{"name": "flow", "container": {}}]},
    }
    entity = {"name": "id", "value_type": "str"}
    feature = {"name": "price", "value_type": "float"}
    with httpx.Client(base_url=f"{url}/api/v1/", timeout=60) as api:

        def send(method: str, path: str, body: object = None, **query: str) -> httpx.Response:
            response = api.request(method, path, json=body, params=query)
            response.raise_for_status()
            return response

        here = f"projects/{PROJECT}"
        project = {"metadata": {"name": PROJECT, "labels": {"team": "risk"}}, "spec": {}}
        send("POST", "projects", {**project, "spec": {"description": "finds churn"}})
        for artifact in _artifacts(folder):
            key = artifact["metadata"]["key"]
            send("PUT", f"{url}/api/v2/{here}/artifacts/{key}", artifact, tag="v1", tree=TREE)
        for function in (
            _function("train", "job"),
            _function("serve", "serving", graph=graph),
            _function("remote", "nuclio"),
        ):
            path = f"{here}/functions/{function['metadata']['name']}"
            send("POST", path, function, tag="latest", versioned="true")
        send("PUT", f"{here}/alerts/failures", _alert("failures"))
        for run in (
            _run("train", RUN),
            _run("bad", FAILED, "error"),
            _run("busy", "5" * 32, "running"),
        ):
            send("POST", f"{here}/runs/{run['metadata']['uid']}", run)
            log = f"{here}/logs/{run['metadata']['uid']}"
            api.post(log, content=b"a line of the log\n").raise_for_status()
        spec = {"entities": [entity], "features": [feature], "engine": "pandas"}
        send("POST", f"{here}/feature-sets", _features("FeatureSet", "quotes", **spec))
        vector = _features("FeatureVector", "prices", features=["quotes.price"])
        send("POST", f"{here}/feature-vectors", vector)
        schedule = {
            **{"name": "nightly", "kind": "job", "cron_trigger": "0 3 * * *"},
            "scheduled_object": {
                "task": {
                    "metadata": {"name": "train", "project": PROJECT},
                    "spec": {"function": f"{PROJECT}/train", "parameters": {}},
                },
                "schedule": "0 3 * * *",
            },
        }
        send("POST", f"{here}/schedules", schedule)
        answer = api.post(
            f"{here}/pipelines",
            content=json.dumps(pipeline),
            headers={"content-type": "application/yaml"},
            params={"experiment": "e", "run": "flow"},
        )
        workflow = str(answer.raise_for_status().json()["id"])
        step = _run("step", PIPELINE_STEP, workflow=workflow)
        send("POST", f"{here}/runs/{PIPELINE_STEP}", step)
        endpoint = {
            "metadata": {"name": "m1", "project": PROJECT, "endpoint_type": 1},
            "spec": {"function_name": "serve", "function_tag": "latest", "model_name": "clf"},
            "status": {"monitoring_mode": "enabled"},
        }
        created = send("POST", f"{here}/model-endpoints", endpoint).json()
        send("POST", f"{here}/secrets", {"provider": "kubernetes", "secrets": {"KEY": "x"}})
        functions = send("GET", f"{here}/functions", tag="latest").json()["funcs"]
        hashes = {each["metadata"]["name"]: each["metadata"]["hash"] for each in functions}
        listed = httpx.get(f"{url}/api/v2/{here}/artifacts", params={"tag": "latest"}).json()
        uids = {each["spec"]["db_key"]: each["metadata"]["uid"] for each in listed["artifacts"]}
        (activation,) = send("GET", f"{here}/alert-activations").json()["activations"]
    return {
        **{
            "run": RUN,
            "failed": FAILED,
            "workflow": workflow,
            "endpoint": created["metadata"]["uid"],
        },
        **{"function": hashes["train"], "serving": hashes["serve"]},
        **{f"uid_{key}": uid for key, uid in uids.items()},
        "activation": str(activation["id"]),
    }
