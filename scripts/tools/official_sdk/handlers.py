"""Functions that the SDK runs, in its process or as jobs. It reads their types: no strings."""

import os
import pickle
import subprocess
import sys
import time

import mlrun
import pandas as pd


def handler(context: mlrun.MLClientCtx, p: int = 1) -> str:
    """Log one of everything."""
    context.log_result("auc", p / 10)
    context.log_artifact("note", body=f"note {p}", local_path="note.txt")
    context.log_dataset("ds", df=pd.DataFrame({"x": [p, 2, 3], "y": [0, 1, 1]}))
    context.log_model(
        "model",
        body=pickle.dumps({"p": p}),
        model_file="model.pkl",
        framework="sklearn",
        metrics={"auc": p / 10},
        parameters={"p": p},
    )
    context.set_label("team", "risk")
    print("handled", p)
    return "done"


def train(context: mlrun.MLClientCtx, c: float = 1.0) -> None:
    """Train a classifier."""
    from sklearn.datasets import load_iris
    from sklearn.linear_model import LogisticRegression
    from sklearn.model_selection import train_test_split

    iris = load_iris(as_frame=True)
    x_train, x_test, y_train, y_test = train_test_split(iris.data, iris.target, random_state=1)
    model = LogisticRegression(C=c, max_iter=1000).fit(x_train, y_train)
    print("trained with", len(x_train), "rows")
    context.log_result("accuracy", model.score(x_test, y_test))
    context.log_dataset("test_set", df=x_test)
    context.log_artifact("report", body=f"accuracy with C={c}", local_path="report.txt")
    context.log_model(
        "model", body=pickle.dumps(model), model_file="model.pkl", framework="sklearn"
    )


def sleeps(context: mlrun.MLClientCtx) -> None:
    """Start a child and sleep until both are killed."""
    child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
    print("processes", os.getpid(), child.pid, flush=True)
    time.sleep(600)


def fails(context: mlrun.MLClientCtx) -> None:
    """Raise after a result has been logged."""
    context.log_result("half", 0.5)
    print("about to fail")
    raise KeyError("no such column")


def exits(context: mlrun.MLClientCtx) -> None:
    """End the process."""
    print("last words", flush=True)
    os._exit(7)


def report(context: mlrun.MLClientCtx, source: mlrun.DataItem) -> None:
    """Use what a job gets from its function, its project and its inputs."""
    context.log_result("secret", context.get_secret("KEY"))
    context.log_result("rows", len(source.as_df()))
    context.log_result("own", os.environ["OWN"])


def double(context: mlrun.MLClientCtx, n: int = 1) -> None:
    """Log a result that depends on the parameter alone."""
    context.log_result("twice", 2 * n)
    print("doubled", n)
