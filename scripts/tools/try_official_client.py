"""Runs MLRun's own client, in its Python, on the embedded server and prints which calls work."""

import subprocess
import sys

from mlrun_db import LocalServer

# Runs in the Python of the official client (3.9), which knows nothing of this package.
CALLS = """
import sys
from mlrun.db.httpdb import HTTPRunDB

db = HTTPRunDB(sys.argv[1])
run = {"metadata": {"name": "r", "uid": "u1"}, "status": {"state": "completed"}}
artifact = {"kind": "model", "metadata": {"key": "m"}, "spec": {"target_path": "s3://b/m"}}
function = {"kind": "job", "metadata": {"name": "f"}}
calls = [
    ("connect", lambda: db.connect()),
    ("create_project", lambda: db.create_project({"metadata": {"name": "p"}, "spec": {}})),
    ("get_project", lambda: db.get_project("p").metadata.name == "p"),
    ("list_projects", lambda: "p" in db.list_projects(format_="name_only")),
    ("store_run", lambda: db.store_run(run, "u1", "p")),
    ("update_run", lambda: db.update_run({"status.results": {"a": 1}}, "u1", "p")),
    ("read_run", lambda: db.read_run("u1", "p")["status"]["results"] == {"a": 1}),
    ("list_runs", lambda: len(db.list_runs(project="p")) == 1),
    ("store_log", lambda: db.store_log("u1", "p", b"a line of log")),
    ("get_log", lambda: db.get_log("u1", "p") == ("completed", b"a line of log")),
    ("watch_log", lambda: db.watch_log("u1", "p")),
    ("store_artifact", lambda: db.store_artifact("m", artifact, "u1", tag="v1", project="p")),
    ("read_artifact", lambda: db.read_artifact("m", tag="v1", project="p")["kind"] == "model"),
    ("list_artifacts", lambda: len(db.list_artifacts(project="p", tag="v1")) == 1),
    ("list_artifact_tags", lambda: "v1" in db.list_artifact_tags("p")),
    ("store_function", lambda: db.store_function(function, "f", "p", tag="latest")),
    ("get_function", lambda: db.get_function("f", "p")["metadata"]["name"] == "f"),
    ("list_functions", lambda: len(db.list_functions(project="p")) == 1),
    ("delete_function", lambda: db.delete_function("f", "p")),
    ("del_artifact", lambda: db.del_artifact("m", project="p")),
    ("del_run", lambda: db.del_run("u1", "p")),
    ("delete_project", lambda: db.delete_project("p", "cascade")),
]
failed = 0
for name, call in calls:
    try:
        good = call() is not False
        details = "" if good else "unexpected result"
    except Exception as err:
        good, details = False, f"{type(err).__name__}: {err}"
    failed += not good
    print(f"{'works ' if good else 'FAILS '} {name} {details}".rstrip(), flush=True)
print(f"{len(calls) - failed} work, {failed} fail")
sys.exit(bool(failed))
"""


def main() -> int:
    with LocalServer(version="1.5.2") as server:
        command = [sys.argv[1], "-W", "ignore", "-c", CALLS, server.url]
        return subprocess.run(command, check=False).returncode


if __name__ == "__main__":
    raise SystemExit(main())
