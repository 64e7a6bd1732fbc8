"""What editors show of the client, asked of pyright's language server, which many of them use."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

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


BEGIN = "from mlrun_db import HTTPRunDB\ndb = HTTPRunDB('http://127.0.0.1:8080')\n"


def offered(editor: LanguageServer, code: str) -> set[str]:
    found = editor.at_end("completion", BEGIN + code)
    items = found["items"] if isinstance(found, dict) else found or []
    return {item["label"].strip('"') for item in items}


def test_methods_and_parameters(editor: LanguageServer) -> None:
    assert {"list_runs", "watch_log", "get_project"} <= offered(editor, "db.")
    label = editor.at_end("signatureHelp", f"{BEGIN}db.list_runs(")["signatures"][0]["label"]
    assert "labels: str | Iterable[str] | None = None" in label
    assert "-> RunList" in label


@pytest.mark.parametrize(
    ("code", "fields"),
    [
        ('db.read_run("u1").get("', {"metadata", "spec", "status"}),
        ('db.read_run("u1")["status"].get("', {"state", "results", "start_time"}),
        ('db.list_runs()[0]["metadata"].get("', {"name", "uid", "labels"}),
        ('[run["spec"].get("', set()),
        ('for run in db.iter_runs():\n    run["spec"].get("', {"parameters", "inputs"}),
        ('db.read_artifact("model").get("', {"key", "target_path", "producer"}),
        ('db.get_function("train")["spec"].get("', {"image", "command"}),
        ('db.submit_job({})["metadata"].get("', {"uid"}),
    ],
)
def test_fields_of_answers(editor: LanguageServer, code: str, fields: set[str]) -> None:
    found = offered(editor, code)
    assert fields <= found if fields else not found


def test_what_a_field_means(editor: LanguageServer) -> None:
    shown = editor.at_end("hover", f'{BEGIN}status = db.read_run("u1")["status"]\nstatus')
    assert "(variable) status: RunStatus" in shown["contents"]["value"]
    end = f"{BEGIN}from mlrun_db.answers import RunStatus"
    assert "iterations: Table of the iterations" in editor.at_end("hover", end)["contents"]["value"]
