"""The figures of docs/security.md: clients that send nothing, half of something, or read nothing.

Each returns one line of figures, and raises Failed when the server no longer serves others.
"""

import contextlib
import json
import os
import re
import resource
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FILES = 1024  # that the attacked server may open: the usual limit
IDLE = 1100  # connections
BODIES = 20
READERS = 20
FILE_READERS = 4
FILE_SIZE = 600 * 2**20
SECONDS = 24.0  # that the idle connections are kept
FUZZ_SECONDS = 60
CREDENTIALS = ("--user", "ann", "--password", "secret")  # the attackers have none
HALF = b"GET /api/healthz HTTP/1.1\r\nHost: 127.0.0.1\r\n"
CLOSE = HALF + b"Connection: close\r\n\r\n"


class Failed(Exception):
    """A test has failed."""


def check(condition: bool, message: str) -> None:
    if not condition:
        raise Failed(message)


def memory(pid: int | str, field: str) -> float:
    """Return VmRSS (now) or VmHWM (the highest) of a process in MiB."""
    status = Path(f"/proc/{pid}/status").read_text()
    return int(re.findall(rf"{field}:\s+(\d+)", status)[0]) / 1024


class Victim:
    """A server in a process of its own."""

    def __init__(self, process: subprocess.Popen[str], port: int, errors: Path) -> None:
        self.port = port
        self.pid = process.pid
        self._errors = errors

    def connect(self, sent: bytes) -> socket.socket:
        connection = socket.create_connection(("127.0.0.1", self.port), 5)
        with contextlib.suppress(OSError):
            connection.sendall(sent)
        return connection

    def is_healthy(self) -> float:
        """Return the seconds that a request of another client takes; infinite without a 200."""
        start = time.monotonic()
        with contextlib.suppress(OSError), self.connect(CLOSE) as connection:
            if connection.recv(100).startswith(b"HTTP/1.1 200"):
                return time.monotonic() - start
        return float("inf")

    def post(self, path: str, body: bytes) -> None:
        head = f"POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: {len(body)}\r\n\r\n"
        with self.connect(head.encode() + body) as connection:
            check(connection.recv(100).startswith(b"HTTP/1.1 200"), f"{path} was not stored")

    def cpu(self) -> float:
        fields = Path(f"/proc/{self.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def errors(self) -> int:
        return self._errors.stat().st_size


@contextlib.contextmanager
def victim(*arguments: str, files: int = FILES) -> Iterator[Victim]:
    command = [sys.executable, "-m", "mlrun_db.cli", "serve", "--port", "0"]
    command += ["--version", "0.6.6", *arguments]  # which needs no project before a run
    with tempfile.NamedTemporaryFile() as errors:
        process = subprocess.Popen(
            ["/bin/sh", "-c", f'ulimit -n {files}; exec "$@"', "serve", *command],
            stdout=subprocess.PIPE,
            stderr=errors,
            text=True,
            cwd=ROOT,
        )
        with process:
            try:
                assert process.stdout is not None
                found = re.search(r"http://127.0.0.1:([0-9]+)", process.stdout.readline())
                check(found is not None, "the server did not start")
                assert found is not None
                yield Victim(process, int(found[1]), Path(errors.name))
            finally:
                process.terminate()


def connections() -> str:
    """Idle connections, more than the server may have files."""
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
    with victim(*CREDENTIALS) as server, contextlib.ExitStack() as stack:
        errors, cpu = server.errors(), server.cpu()
        for _ in range(IDLE):
            stack.enter_context(server.connect(HALF))
        end, taken = time.monotonic() + SECONDS, []
        while time.monotonic() < end:
            taken.append(server.is_healthy())
            time.sleep(0.2)
        served = [one for one in taken if one < float("inf")]
        figures = (
            f"{IDLE} half requests, {FILES} files: {len(served)} of {len(taken)} others served, "
            f"the slowest in {max(taken):.2f} s; {server.errors() - errors} bytes of stderr, "
            f"{server.cpu() - cpu:.1f} s of CPU in {SECONDS:.0f} s"
        )
        check(len(served) == len(taken) and server.errors() - errors < 1000, figures)
        return figures


def bodies() -> str:
    """Bodies that stop before their end, of requests without and with a use for them."""
    figures = []
    body = b"x" * (60 * 2**20)
    for words, arguments in (("GET /api/healthz", CREDENTIALS), ("POST /api/run/p/u", ())):
        with victim(*arguments) as server, contextlib.ExitStack() as stack:
            before = memory(server.pid, "VmRSS")
            head = f"{words} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: {64 * 2**20}\r\n\r\n"
            with ThreadPoolExecutor(BODIES) as pool:
                sent = head.encode() + body
                for connection in pool.map(server.connect, [sent] * BODIES):
                    stack.enter_context(connection)
            took = server.is_healthy()
            most = memory(server.pid, "VmHWM")
            check(words.startswith("GET") or most > before + 100, "no body was held")
            figures.append(f"{BODIES} x {words}: {before:.0f} -> {most:.0f} MiB")
            check(took < 5 and most < before + 800, figures[-1])
    return "bodies of 60 MiB that stop: " + "; ".join(figures)


def readers() -> str:
    """Clients that read nothing of a list of 80 MB, and of a file of 600 MB."""
    figures = []
    with victim() as server, contextlib.ExitStack() as stack:
        for number in range(40):
            run = {"metadata": {"name": f"n{number}"}, "spec": {"x": "y" * (2 * 2**20)}}
            server.post(f"/api/run/p/u{number}", json.dumps(run).encode())
        before = memory(server.pid, "VmRSS")
        for _ in range(READERS):
            request = b"GET /api/runs?project=p HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"
            stack.enter_context(server.connect(request))
        time.sleep(20)
        took, most = server.is_healthy(), memory(server.pid, "VmHWM")
        figures.append(f"{READERS} of a list of 80 MB: {before:.0f} -> {most:.0f} MiB")
        check(took < 5 and most < before + 1000, figures[-1])
    with tempfile.TemporaryDirectory() as folder:
        with Path(folder, "large").open("wb") as large:
            large.truncate(FILE_SIZE)
        with victim("--files", folder) as server, contextlib.ExitStack() as stack:
            before = memory(server.pid, "VmRSS")
            path = f"/api/files?path={folder}/large"
            for _ in range(FILE_READERS):
                line = f"GET {path} HTTP/1.1\r\n".encode()
                stack.enter_context(server.connect(line + b"Host: 127.0.0.1\r\n\r\n"))
            time.sleep(5)
            took, most = server.is_healthy(), memory(server.pid, "VmHWM")
            figures.append(f"{FILE_READERS} of a file of 600 MB: {before:.0f} -> {most:.0f} MiB")
            check(took < 5 and most < before + 200, figures[-1])
    return "clients that read nothing: " + "; ".join(figures)


def parsing() -> str:
    """A body of 60 MiB of empty objects, which are many times as large in memory."""
    with victim() as server, ThreadPoolExecutor(1) as pool:
        before = memory(server.pid, "VmRSS")
        body = b'{"a":[' + b"{}," * (20 * 2**20) + b"{}]}"
        head = (
            f"POST /api/run/p/u HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: {len(body)}\r\n\r\n"
        )
        sent = pool.submit(lambda: server.connect(head.encode() + body))
        with sent.result() as connection:
            taken = [server.is_healthy()]
            connection.settimeout(60)
            status = connection.recv(100)[9:12].decode()
        most = memory(server.pid, "VmHWM")
        check(status == "400", f"the status is {status}")
        figures = (
            f"60 MiB of empty objects: status {status}, {before:.0f} -> {most:.0f} MiB, "
            f"a request of another client in {max(taken):.2f} s"
        )
        check(max(taken) < 5 and most < before + 400, figures)
        return figures


def fuzz(target: str) -> str:
    """Inputs of any bytes for a minute; the first that breaks something is kept and named."""
    try:
        import atheris  # noqa: F401
    except ImportError:
        return f"skipped: atheris is not available on {sys.platform}"
    finds = Path(tempfile.gettempdir(), "mlrun_db-fuzz")
    finds.mkdir(exist_ok=True)
    command = [sys.executable, str(ROOT / "scripts/tools/fuzz.py"), target]
    command += ["--seconds", str(FUZZ_SECONDS), "--finds", str(finds)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, errors="replace")
    check(done.returncode == 0, f"see {finds}\n{done.stderr[-4000:]}")
    runs = re.findall(r"number_of_executed_units: (\d+)", done.stderr)
    coverage = re.findall(r"DONE +cov: (\d+)", done.stderr)
    return f"{runs[-1]} inputs, {coverage[-1]} places of the code reached, no find"
