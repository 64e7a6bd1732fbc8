"""Runs MLRun's own SDK, in its Python, on an embedded server whose jobs run.

First the page docs/laptop.md, then single steps; prints which of them work.
"""

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from mlrun_db import LocalServer

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "laptop.md"
SECONDS = 300  # for each program

# Runs in the Python of the SDK, which knows nothing of this package, in the folder of the page.
STEPS = r"""
import os, sys, time, warnings
warnings.simplefilter("ignore")
import mlrun

CODE = '''
import os, subprocess, sys, time

def sleeps(context):
    child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
    print("processes", os.getpid(), child.pid, flush=True)
    time.sleep(600)

def fails(context):
    print("about to fail")
    raise KeyError("no such column")

def exits(context):
    print("last words", flush=True)
    os._exit(7)

def report(context, source: mlrun.DataItem):
    context.log_result("secret", context.get_secret("KEY"))
    context.log_result("rows", len(source.as_df()))
    context.log_result("own", os.environ["OWN"])
'''.replace("import os", "import mlrun, os", 1)

with open("jobs.py", "w") as file:
    file.write(CODE)
db = mlrun.get_run_db()
project = mlrun.get_or_create_project("iris")
function = project.set_function("jobs.py", name="jobs", kind="job")
function.set_env("OWN", "mine")
trained = [run for run in project.list_runs(name="train-train").to_objects() if run.status.results]
runs = {}


def is_alive(pid):
    import os
    try:
        os.kill(pid, 0)
        with open(f"/proc/{pid}/stat") as stat:
            return stat.read().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def log(run):
    text = db.get_log(run.metadata.uid, "iris")[1]
    return text.decode() if isinstance(text, bytes) else text


def wait(condition):
    end = time.monotonic() + 120
    while not condition():
        if time.monotonic() > end:
            return False
        time.sleep(0.2)
    return True


def submit(handler, **options):
    name = options.pop("run", handler)
    try:
        runs[name] = project.run_function(function, handler=handler, local=False, **options)
    except mlrun.runtimes.utils.RunError as error:
        runs[name] = project.list_runs(name="jobs-" + handler).to_objects()[0]
        return str(error)
    return runs[name]


def aborted():
    run = submit("sleeps", watch=False)
    if not wait(lambda: "processes" in log(run)):
        return False
    pids = [int(word) for word in log(run).split("processes")[1].split()[:2]]
    alive = all(map(is_alive, pids))
    run.abort()
    gone = wait(lambda: not any(map(is_alive, pids)))
    return alive and gone and run.state() == "aborted"


def with_inputs():
    project.set_secrets({"KEY": "hidden"})
    data = project.get_artifact("train-train_test_set")
    run = submit("report", inputs={"source": data.uri}, watch=True)
    return run.status.results == {"secret": "hidden", "rows": 38, "own": "mine"} or run.status


def scheduled():
    submit("report", schedule="0 * * * *")
    found = db.get_schedule("iris", "jobs-report")
    db.invoke_schedule("iris", "jobs-report")
    label = "mlrun/schedule-name=jobs-report"
    return wait(lambda: [run for run in db.list_runs(project="iris", labels=label)
                         if run["status"]["state"] in ("completed", "error")])


FLOW = '''
import mlrun

def pipeline(n=3):
    project = mlrun.get_current_project()
    for name in ("one", "two"):
        project.run_function("steps", handler="step", name=name, params={"n": n}, local=False)
'''
with open("flow.py", "w") as file:
    file.write(FLOW)
with open("step.py", "w") as file:
    file.write("def step(context, n):\n    context.log_result('twice', 2 * n)\n")


def workflow(engine, **options):
    project.set_function("step.py", name="steps", kind="job")
    project.set_workflow("main", "flow.py")
    project.save()
    status = project.run("main", engine=engine, arguments={"n": 5}, watch=True, **options)
    one = project.list_runs(name="one").to_objects()[0]
    return (status.state, one.status.results) == ("Succeeded", {"twice": 10})


steps = [
    ("results of a trained model", lambda: trained[0].status.results["accuracy"] > 0.9),
    ("its log", lambda: "trained with 112 rows" in log(trained[0])),
    ("its model", lambda: project.list_models(tag="latest")[0].spec.framework == "sklearn"),
    ("its dataset", lambda: len(project.get_artifact("train-train_test_set").to_dataitem()
                                .as_df()) == 38),
    ("iterations of a hyper-parameter job", lambda: len(
        [run for run in project.list_runs(iter=True) if run["metadata"]["iteration"]]) == 3),
    ("abort ends the job and its child", aborted),
    ("a failing job raises", lambda: "no such column" in submit("fails", watch=True)),
    ("its state and error", lambda: (runs["fails"].status.state, "no such column" in
                                     runs["fails"].status.error) == ("error", True)),
    ("its traceback is in the log", lambda: "KeyError" in log(runs["fails"])),
    ("a job that dies is an error", lambda: submit("exits", watch=False) and wait(
        lambda: runs["exits"].state() == "error")),
    ("with the end of its log", lambda: "last words" in
        db.read_run(runs["exits"].metadata.uid, "iris")["status"]["error"]),
    ("inputs, secrets, environment", with_inputs),
    ("a schedule", scheduled),
    ("a workflow whose steps are jobs", lambda: workflow("local")),
    ("a workflow started by the server", lambda: workflow(
        "remote:local", local=False, source=os.getcwd())),
]
failed = 0
for name, step in steps:
    try:
        result = step()
        good, details = result is True, "" if result is True else f"returned {result!r}"
    except Exception as err:
        good, details = False, f"{type(err).__name__}: {err}"
    failed += not good
    print(f"{'works ' if good else 'FAILS '} {name} {details}".rstrip(), flush=True)
print(f"{len(steps) - failed} work, {failed} fail")
sys.exit(bool(failed))
"""


def programs() -> dict[str, str]:
    """Return the Python of the page by the names of its files."""
    blocks = re.findall(r"^```python\n# (\S+\.py)\n(.*?)^```", PAGE.read_text(), re.S | re.M)
    return dict(blocks)


def main() -> int:
    python = sys.argv[1]
    with (
        tempfile.TemporaryDirectory() as name,
        LocalServer(execute=True, python=python, version="1.12.1") as server,
    ):
        folder = Path(name)
        environment = {
            **os.environ,
            "MLRUN_DBPATH": server.url,
            "MLRUN_HTTPDB__TOKEN": server.token,
            "MLRUN_LOG_LEVEL": "ERROR",
        }
        files = {**programs(), "steps.py": STEPS}
        for file, text in files.items():
            (folder / file).write_text(text)
        failed = 0
        for file in files:
            if file == "train.py":
                continue  # the server runs it
            print(f"== {file}", flush=True)
            command = [python, "-W", "ignore", file]
            result = subprocess.run(
                command, check=False, cwd=folder, env=environment, timeout=SECONDS
            )
            failed += result.returncode != 0
        return 1 if failed else 0


if __name__ == "__main__":
    raise SystemExit(main())
