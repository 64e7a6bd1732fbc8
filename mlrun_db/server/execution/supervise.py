"""Runs one command and ends it with everything that it started, also when the server was killed.

A program of its own, started by ``process.py`` with ``python -I -S``, as the leader of a group of
processes. The standard input stays open as long as the command may run. Its end asks the group to
end (SIGTERM), and kills it after the grace period. The exit code is written to the descriptor that
is named; a command that cannot be started has 127.
"""

import os
import signal
import subprocess
import sys
import threading
import time

CANNOT_START = 127


def _end_group(grace: float) -> None:
    """Wait for the end of the standard input; then end the group."""
    while os.read(0, 4096):
        pass
    os.killpg(0, signal.SIGTERM)
    time.sleep(grace)
    os.killpg(0, signal.SIGKILL)


def main(descriptor: int, grace: float, command: list[str]) -> None:
    signal.signal(signal.SIGTERM, lambda *_: None)  # a handler, which the command does not inherit
    try:
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL)
    except OSError as error:
        print(f"cannot run {command[0]}: {error.strerror}", file=sys.stderr, flush=True)
        code = CANNOT_START
    else:
        threading.Thread(target=_end_group, args=[grace], daemon=True).start()
        code = process.wait()
    os.write(descriptor, str(code).encode())
    os.killpg(0, signal.SIGKILL)  # what the command left behind, and this process


if __name__ == "__main__":
    main(int(sys.argv[1]), float(sys.argv[2]), sys.argv[3:])
