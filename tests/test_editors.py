"""What editors show of the client: those with pyright's language server, and those with jedi."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jedi
import pytest

ROOT = Path(__file__).parents[1]
PYTHON_SETTINGS = {"pythonPath": sys.executable}


class LanguageServer:
    """Asks the language server about positions in a text, over its standard input and output."""

    def __init__(self, folder: Path) -> None:
        command = [str(Path(sys.executable).with_name("pyright-langserver")), "--stdio"]
        self._process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=folder
        )
        self._uri = (folder / "user.py").as_uri()
        self._asked = 0
        folders = [{"uri": folder.as_uri(), "name": "user"}]
        capabilities = {"workspace": {"configuration": True}}
        self._ask("initialize", {"workspaceFolders": folders, "capabilities": capabilities})
        self._send({"method": "initialized", "params": {}})

    def close(self) -> None:
        self._process.kill()
        self._process.communicate()

    def at_end(self, method: str, code: str) -> Any:
        """Return what the server says of the place at the end of the code."""
        document = {"uri": self._uri, "languageId": "python", "version": 1, "text": code}
        self._send({"method": "textDocument/didOpen", "params": {"textDocument": document}})
        lines = code.split("\n")
        position = {"line": len(lines) - 1, "character": len(lines[-1])}
        asked = {"textDocument": {"uri": self._uri}, "position": position}
        found = self._ask(f"textDocument/{method}", asked)
        closed = {"textDocument": {"uri": self._uri}}
        self._send({"method": "textDocument/didClose", "params": closed})
        return found

    def _ask(self, method: str, params: Any) -> Any:
        self._asked += 1
        self._send({"id": self._asked, "method": method, "params": params})
        while True:
            message = self._receive()
            if "method" not in message and message.get("id") == self._asked:
                return message["result"]
            if "id" in message:  # it asks for the settings of the editor
                items = message["params"].get("items", [])
                sections = [item.get("section") for item in items]
                result = [PYTHON_SETTINGS if name == "python" else {} for name in sections]
                self._send({"id": message["id"], "result": result})

    def _send(self, message: dict[str, Any]) -> None:
        assert self._process.stdin is not None
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self._process.stdin.flush()

    def _receive(self) -> dict[str, Any]:
        assert self._process.stdout is not None
        length = 0
        while header := self._process.stdout.readline().strip():
            name, _, value = header.partition(b":")
            if name.lower() == b"content-length":
                length = int(value)
        message: dict[str, Any] = json.loads(self._process.stdout.read(length))
        return message


@pytest.fixture(scope="module")
def editor(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LanguageServer]:
    folder = tmp_path_factory.mktemp("user")
    settings = {"extraPaths": [str(ROOT), str(ROOT / "generated")]}
    (folder / "pyrightconfig.json").write_text(json.dumps(settings))
    server = LanguageServer(folder)
    yield server
    server.close()


BEGIN = "from mlrun_db import HTTPRunDB, types\ndb = HTTPRunDB('http://127.0.0.1:8080')\n"


def offered(editor: LanguageServer, code: str) -> set[str]:
    found = editor.at_end("completion", BEGIN + code)
    items = found["items"] if isinstance(found, dict) else found or []
    return {item["label"].strip("\"'") for item in items}


def completed(code: str) -> set[str]:
    """Return what jedi completes at the end of the code."""
    lines = (BEGIN + code).split("\n")
    project = jedi.Project(ROOT, added_sys_path=[str(ROOT / "generated")])
    script = jedi.Script(BEGIN + code, path=ROOT / "user.py", project=project)
    return {found.name.strip('"') for found in script.complete(len(lines), len(lines[-1]))}


def test_methods_and_parameters(editor: LanguageServer) -> None:
    assert {"list_runs", "watch_log", "get_project"} <= offered(editor, "db.")
    label = editor.at_end("signatureHelp", f"{BEGIN}db.list_runs(")["signatures"][0]["label"]
    assert "labels: str | Iterable[str] | Mapping[str, Any] | None = None" in label
    assert "-> RunList" in label


FIELDS = [
    ('db.read_run("u1")["', {"metadata", "spec", "status"}),
    ('run = db.read_run("u1")\nrun["status"]["', {"state", "results", "start_time"}),
    ('run: types.Run = {"metadata": {"name": "t"}}\nrun["status"]["', {"state", "results"}),
    ('def show(run: types.Run) -> None:\n    run["status"]["', {"state", "results"}),
    ('db.list_runs()[0]["metadata"]["', {"name", "uid", "labels"}),
    ('for run in db.iter_runs():\n    run["spec"]["', {"parameters", "inputs"}),
    ('db.read_artifact("model")["', {"key", "target_path", "producer"}),
    ('db.get_function("train")["spec"]["', {"image", "command"}),
    ('db.submit_job({})["metadata"]["', {"uid"}),
]


@pytest.mark.parametrize(("code", "fields"), FIELDS)
def test_fields(editor: LanguageServer, code: str, fields: set[str]) -> None:
    assert fields <= offered(editor, code)
    assert fields <= offered(editor, code.removesuffix('["') + '.get("')


@pytest.mark.parametrize(("code", "fields"), [*FIELDS[:7], ("db.", {"list_runs", "watch_log"})])
def test_jedi(code: str, fields: set[str]) -> None:
    assert fields <= completed(code)


def test_the_states_of_a_run(editor: LanguageServer) -> None:
    assert {"completed", "error"} <= offered(editor, 'state: types.RunState = "')


def test_what_a_field_means(editor: LanguageServer) -> None:
    shown = editor.at_end("hover", f'{BEGIN}status = db.read_run("u1")["status"]\nstatus')
    assert "(variable) status: RunStatusRecord" in shown["contents"]["value"]
    end = f"{BEGIN}from mlrun_db.types import RunStatusRecord"
    assert "iterations: Table of the iterations" in editor.at_end("hover", end)["contents"]["value"]
