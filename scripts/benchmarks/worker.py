"""One client in a process of its own, which runs and times the tasks on standard input.

It is run by the Python of the client, which for MLRun's own is 3.9 and does not have mlrun_db:
``python worker.py CLIENT URL``. Each line of standard input is a JSON object such as
``{"operation": "read_run", "items": 1, "calls": 100, "threads": 1}``; the result is a line too.
"""

from __future__ import annotations

import gc
import json
import os
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import httpx

Operations = dict[str, Callable[[str], Any]]  # what is called with the name of a project


def mlrun_db_client(url: str) -> Operations:
    import mlrun_db

    db = mlrun_db.HTTPRunDB(url)
    return {
        **facade(db),
        "iter_runs": lambda project: sum(1 for _ in db.iter_runs(project=project)),
        "first_of_iter_runs": lambda project: next(db.iter_runs(project=project)),
        "store_runs": lambda project: db.store_runs(
            new_runs(int(project.rpartition("-")[2])), project, threads=16
        ).raise_for_errors(),
        "to_df": lambda project: db.list_runs(project=project).to_df(flat=True),
    }


def official(url: str) -> Operations:
    import warnings

    warnings.simplefilter("ignore")
    import logging

    logging.disable(logging.CRITICAL)
    return facade(import_module("mlrun.db.httpdb").HTTPRunDB(url))


def facade(db: Any) -> Operations:
    return {
        "read_run": lambda project: db.read_run("u1", project),
        "store_run": lambda project: db.store_run(RUN, "u1", project),
        "store_new_run": lambda project: db.store_run(RUN, new_uid(), project),
        "list_runs": lambda project: db.list_runs(project=project),
        "list_artifacts": lambda project: db.list_artifacts(project=project),
    }


def plain_httpx(url: str) -> Operations:
    import httpx

    limits = httpx.Limits(max_connections=100, max_keepalive_connections=100)
    return with_httpx(httpx.Client(base_url=url, limits=limits))


def with_httpx(client: httpx.Client) -> Operations:
    def get(path: str, **params: Any) -> Any:
        return client.get(path, params=params).raise_for_status().json()

    def post(path: str, body: Any, **params: Any) -> None:
        client.post(path, params=params, json=body).raise_for_status()

    return plain(get, post)


def httpx_transport(url: str) -> Operations:
    """Send with what httpx sends with, without its client: no URL of ours is built, no cookies."""
    import httpx

    transport = httpx.HTTPTransport()

    def send(method: str, path: str, params: Any, body: bytes | None = None) -> bytes:
        request = httpx.Request(method, url + path, params=params, content=body)
        response = transport.handle_request(request)
        content = b"".join(response.iter_bytes())
        response.close()
        if response.status_code >= 300:
            raise RuntimeError(response.status_code)
        return content

    return sent_by(send)


def plain_requests(url: str) -> Operations:
    requests = import_module("requests")

    session = requests.Session()

    def get(path: str, **params: Any) -> Any:
        response = session.get(url + path, params=params)
        response.raise_for_status()
        return response.json()

    def post(path: str, body: Any, **params: Any) -> None:
        session.post(url + path, params=params, json=body).raise_for_status()

    return plain(get, post)


def plain_http_client(url: str) -> Operations:
    import http.client
    from urllib.parse import urlencode, urlsplit

    connection = http.client.HTTPConnection(urlsplit(url).netloc)

    def send(method: str, path: str, params: Any, body: bytes | None = None) -> bytes:
        headers = {} if body is None else {"Content-Type": "application/json"}
        connection.request(method, path + "?" + urlencode(params), body, headers)
        response = connection.getresponse()
        content = response.read()
        if response.status >= 300:
            raise RuntimeError(response.status)
        return content

    return sent_by(send)


def sent_by(send: Callable[..., bytes]) -> Operations:
    def get(path: str, **params: Any) -> Any:
        return json.loads(send("GET", path, params))

    def post(path: str, body: Any, **params: Any) -> None:
        send("POST", path, params, json.dumps(body).encode())

    return plain(get, post)


def parser(url: str, loads: Callable[[bytes], Any]) -> Operations:
    """Parse only: the responses are read once, before the timing."""
    from functools import lru_cache
    from urllib.request import urlopen

    @lru_cache(maxsize=1)
    def body(path: str) -> bytes:
        with urlopen(url + path) as response:
            content: bytes = response.read()
            return content

    return {
        "list_runs": lambda project: loads(body(f"/api/runs?project={project}"))["runs"],
        "list_artifacts": lambda project: loads(body(f"/api/projects/{project}/artifacts"))[
            "artifacts"
        ],
    }


def plain(get: Callable[..., Any], post: Callable[..., None]) -> Operations:
    return {
        "read_run": lambda project: get(f"/api/run/{project}/u1", iter=0)["data"],
        "store_run": lambda project: post(f"/api/run/{project}/u1", RUN, iter=0),
        "store_new_run": lambda project: post(f"/api/run/{project}/{new_uid()}", RUN, iter=0),
        "list_runs": lambda project: get("/api/runs", project=project, sort="yes", iter="no")[
            "runs"
        ],
        "list_artifacts": lambda project: get(f"/api/projects/{project}/artifacts")["artifacts"],
    }


CLIENTS: dict[str, Callable[[str], Operations]] = {
    "mlrun_db": mlrun_db_client,
    "official": official,
    "httpx": plain_httpx,
    "httpx.HTTPTransport": httpx_transport,
    "requests": plain_requests,
    "http.client": plain_http_client,
    "json.loads": lambda url: parser(url, json.loads),
    "msgspec": lambda url: parser(url, import_module("msgspec.json").decode),
}
RUN: dict[str, Any] = {
    "metadata": {"name": "train", "labels": {"owner": "ann", "kind": "job"}},
    "spec": {"function": "forecast/train", "parameters": {"epochs": 3, "learning_rate": 0.1}},
    "status": {"state": "completed", "results": {"accuracy": 0.94}},
}
uids = iter(range(10**9))
pools: dict[int, ThreadPoolExecutor] = {}


def new_uid() -> str:
    return f"{os.getpid()}-{next(uids)}"


def new_runs(count: int) -> Iterator[dict[str, Any]]:
    for _ in range(count):
        yield {**RUN, "metadata": {**RUN["metadata"], "uid": new_uid()}}


def timed(call: Callable[[str], Any], project: str, calls: int, threads: int, cpu: bool) -> float:
    """Return the seconds of one call in N threads at once, or its processor time."""
    clock = time.process_time if cpu else time.perf_counter
    if threads == 1:
        gc.collect()
        start = clock()
        for _ in range(calls):
            result = call(project)
        seconds = clock() - start
        del result
        return seconds / calls

    def share(_: int) -> None:
        for _ in range(calls // threads):
            call(project)

    if threads not in pools:
        pools[threads] = ThreadPoolExecutor(threads)
    start = clock()
    list(pools[threads].map(share, range(threads)))
    return (clock() - start) / (calls // threads * threads)


def resident() -> int:
    with open("/proc/self/statm") as file:
        return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")


def peak(call: Callable[[str], Any], project: str) -> int:
    """Return the bytes by which the process grows at most during a call, its result included."""
    import resource

    call("items-1")
    gc.collect()
    before = resident()
    call(project)
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 - before


def held(call: Callable[[str], Any], project: str, traced: bool) -> int:
    """Return the bytes that a result holds: Python's own, or the growth of the process."""
    import tracemalloc

    call("items-1")
    gc.collect()
    if traced:
        tracemalloc.start()
    before = tracemalloc.get_traced_memory()[0] if traced else resident()
    result = call(project)
    gc.collect()
    after = tracemalloc.get_traced_memory()[0] if traced else resident()
    del result
    return after - before


def main() -> None:
    operations = CLIENTS[sys.argv[1]](sys.argv[2])
    for line in sys.stdin:
        task = json.loads(line)
        call = operations[task["operation"]]
        project = f"{task.get('shape', 'items')}-{task.get('items', 1)}"
        output: Any
        measure = task.get("measure", "time")
        if measure in ("time", "cpu"):
            calls, threads = task.get("calls", 1), task.get("threads", 1)
            output = timed(call, project, calls, threads, measure == "cpu")
        elif measure == "result":
            output = call(project)
        elif measure == "peak":
            output = peak(call, project)
        elif measure == "size":
            result = call(project)
            output = None if result is None else len(result)
        else:
            output = held(call, project, measure == "traced")
        print(json.dumps(output), flush=True)


if __name__ == "__main__":
    main()
