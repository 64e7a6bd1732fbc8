"""The report of scripts/contract, as text or JSON: faults per operation, known and new."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, field
from fnmatch import fnmatchcase
from typing import Any

KEPT_OF_A_BODY = 300


@dataclass(frozen=True)
class Fault:
    """A response that fails a check; status 0 means no response."""

    operation: str
    check: str
    status: int
    body: str
    reason: str
    request: str


@dataclass
class Known:
    """An entry of the list: which faults of which server it explains, and their cause."""

    server: str
    operations: list[str]
    check: str
    status: int
    body: str
    why: str
    explained: int = field(default=0, compare=False)

    def explains(self, server: str, fault: Fault) -> bool:
        return (
            self.server == server
            and (self.check, self.status) == (fault.check, fault.status)
            and fault.body.startswith(self.body)
            and any(fnmatchcase(fault.operation, pattern) for pattern in self.operations)
        )


class Report:
    """Counts the responses and faults of a run."""

    def __init__(
        self, server: str, operations: Iterable[str], links: Iterable[str], known: Iterable[Known]
    ) -> None:
        self.server = server
        self.known = [entry for entry in known if entry.server == server]
        self.statuses: dict[str, Counter[int]] = {name: Counter() for name in operations}
        self.new: dict[str, list[Fault]] = {name: [] for name in self.statuses}
        self.old: dict[str, int] = dict.fromkeys(self.statuses, 0)
        self.skipped: dict[str, str] = {}
        self.errors: list[str] = []  # of the tool itself
        self.without_response = 0
        self.links: Counter[str] = Counter(dict.fromkeys(links, 0))

    def add_fault(self, fault: Fault) -> None:
        for entry in self.known:
            if entry.explains(self.server, fault):
                entry.explained += 1
                self.old[fault.operation] += 1
                return
        self.new[fault.operation].append(fault)

    def result(self, name: str) -> str:
        """Return the result of an operation: passed, known, failed or skipped."""
        if name in self.skipped:
            return "skipped"
        if self.new[name] or not self.statuses[name]:
            return "failed"
        return "known" if self.old[name] else "passed"

    def succeeded(self, name: str) -> bool:
        return any(200 <= status < 300 for status in self.statuses[name])

    @property
    def failed(self) -> bool:
        return bool(self.errors) or any(self.result(name) == "failed" for name in self.statuses)

    @property
    def unused(self) -> list[Known]:
        return [entry for entry in self.known if not entry.explained]

    def summary(self) -> str:
        results = Counter(map(self.result, self.statuses))
        counts = ", ".join(f"{results[word]} {word}" for word in RESULTS)
        cases = sum(sum(counter.values()) for counter in self.statuses.values())
        successes = sum(map(self.succeeded, self.statuses))
        text = f"{len(self.statuses)} operations: {counts}; {cases} cases, {successes} with a 2xx"
        followed = sum(1 for count in self.links.values() if count)
        return f"{text}; {followed} of {len(self.links)} links led to a 2xx"

    def lines(self) -> Iterator[str]:
        """Yield the lines of the report."""
        for name, counter in self.statuses.items():
            cases = ", ".join(f"{status}: {counter[status]}" for status in sorted(counter))
            details = self.skipped.get(name) or cases or "not tried"
            total = sum(counter.values())
            yield f"{self.result(name):<8}{name:<30}{total:>5} cases  {details}"
        for name, faults in self.new.items():
            for group in grouped(faults):
                first = group[0]
                yield f"\nFAILED {name} {first.check} {first.status} ({len(group)} times)"
                yield f"  {first.reason}\n  {first.request}\n  {first.body}"
        yield from (f"ERROR {error}" for error in self.errors)
        if any(entry.explained for entry in self.known):
            yield "\nKnown faults of this server:"
        for entry in self.known:
            if entry.explained:
                yield f"  {entry.explained:>4} {described(entry)}: {entry.why}"
        for entry in self.unused:
            yield f"explains nothing: {described(entry)}: {entry.why}"
        unfollowed = sorted(name for name, count in self.links.items() if not count)
        if unfollowed:
            yield f"links without a 2xx: {', '.join(unfollowed)}"
        without = [n for n in self.statuses if not self.succeeded(n) and n not in self.skipped]
        if without:
            yield f"operations without a 2xx: {', '.join(without)}"
        yield self.summary()

    def as_json(self) -> dict[str, Any]:
        return {
            "server": self.server,
            "summary": self.summary(),
            "operations": {
                name: {
                    "result": self.result(name),
                    "cases": sum(counter.values()),
                    "statuses": {str(status): counter[status] for status in sorted(counter)},
                    "known": self.old[name],
                    "skipped": self.skipped.get(name, ""),
                    "faults": [asdict(fault) for fault in self.new[name]],
                }
                for name, counter in self.statuses.items()
            },
            "errors": self.errors,
            "links": dict(self.links),
            "known": [asdict(entry) for entry in self.known],
        }


RESULTS = ("passed", "failed", "known", "skipped")


def grouped(faults: list[Fault]) -> list[list[Fault]]:
    """Group the faults with the same check and status."""
    groups: dict[tuple[str, int], list[Fault]] = {}
    for fault in faults:
        groups.setdefault((fault.check, fault.status), []).append(fault)
    return list(groups.values())


def described(entry: Known) -> str:
    response = f"{entry.status} {entry.body}".strip()
    return f"{', '.join(entry.operations)} {entry.check} {response}"
