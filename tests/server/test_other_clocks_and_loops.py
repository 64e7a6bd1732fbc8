"""The embedded server beside what other people's tests patch: the time, asyncio, processes.

Each in a process of its own: these packages patch modules for good.
"""

from __future__ import annotations

import subprocess
import sys

import pytest

BEGIN = """
import os, threading, time
real = time.perf_counter
import mlrun_db
from mlrun_db import HTTPRunDB, LocalServer, errors

def created(db, name):
    db.create_project({"metadata": {"name": name}})
    return db.get_project(name).to_dict()["metadata"]["created"]

def ended(server):
    server.stop()
    return not [each for each in threading.enumerate() if each.name.startswith("mlrun-db-server")]

server = LocalServer().start()
"""
FROZEN = """
    with HTTPRunDB(server.url, timeout=20) as db:
        print(created(db, "p1")[:10])
        server.fault("list_runs", "delay", seconds=0.05)
        print(len(db.list_runs(project="p1")))
    with LocalServer() as inside, HTTPRunDB(inside.url) as db:
        print(created(db, "p2")[:10])
    print(ended(server))
"""
PATCHES = {
    "freezegun": f"""
from freezegun import freeze_time
with freeze_time("2020-01-01"):{FROZEN}""",
    "freezegun, ticking": f"""
from freezegun import freeze_time
with freeze_time("2020-01-01", tick=True):{FROZEN}""",
    "time_machine": f"""
import time_machine
with time_machine.travel("2020-01-01T00:00Z", tick=False):{FROZEN}""",
    "nest_asyncio": """
import nest_asyncio
nest_asyncio.apply()
with LocalServer() as other, HTTPRunDB(other.url) as db:
    print(created(db, "p1")[:2], len(db.list_runs()))
print(ended(server))
""",
    "nest_asyncio in a loop": """
import asyncio, nest_asyncio
nest_asyncio.apply()
async def work():
    with LocalServer() as other, HTTPRunDB(other.url) as db:
        print(created(db, "p1")[:2], len(db.list_runs()))
    print(ended(server))
asyncio.run(work())
""",
    "fork": """
child = os.fork()
if not child:
    time.sleep(60)
    os._exit(0)
try:
    print(ended(server))
    try:
        HTTPRunDB(server.url, retries=0, timeout=20).list_runs()
    except errors.RunDBTimeoutError:
        print("still listening")
    except errors.RunDBError:
        print("refused")
    server.start()
    print(HTTPRunDB(server.url).list_runs(), ended(server))
finally:
    os.kill(child, 9)
    os.waitpid(child, 0)
""",
}
PRINTED = {
    **dict.fromkeys(
        ("freezegun", "freezegun, ticking", "time_machine"), "2020-01-01\n0\n2020-01-01\nTrue\n"
    ),
    **dict.fromkeys(("nest_asyncio", "nest_asyncio in a loop"), "20 0\nTrue\n"),
    "fork": "True\nrefused\n[] True\n",
}


@pytest.mark.parametrize("patch", PATCHES)
def test_a_server_beside_what_patches_the_process(patch: str) -> None:
    if patch == "fork" and sys.platform == "win32":
        pytest.skip("Windows has no fork")
    command = [sys.executable, "-W", "ignore::DeprecationWarning", "-c", BEGIN + PATCHES[patch]]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert (done.stdout, done.returncode) == (PRINTED[patch], 0), done.stderr
