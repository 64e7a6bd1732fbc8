"""The documented methods all exist, with the same parameters, order and defaults."""

from __future__ import annotations

import ast
import enum
import inspect
import re
from pathlib import Path
from typing import Any

import pytest

from mlrun_db import HTTPRunDB, SecretProviderName

# From the documentation: one signature per line, the constructor first.
DOCUMENTED = (Path(__file__).parent / "data/httprundb-signatures.txt").read_text().splitlines()


def parse(line: str) -> tuple[str, list[tuple[str, Any]]]:
    """Return the name and the (parameter, default) pairs of a documented signature."""
    line = line.removeprefix("class mlrun.db.httpdb.")
    line = re.sub(r"<\w+\.\w+: ('\w+')>", r"\1", line).replace("- 1", "-1")
    arguments = line[line.index("(") : line.rindex(")") + 1]
    tree = ast.parse(f"def f{arguments}: pass").body[0]
    assert isinstance(tree, ast.FunctionDef)
    names = [argument.arg for argument in tree.args.args]
    defaults = [ast.literal_eval(default) for default in tree.args.defaults]
    required = [inspect.Parameter.empty] * (len(names) - len(defaults))
    return line[: line.index("(")], list(zip(names, required + defaults, strict=True))


METHODS = dict(parse(line) for line in DOCUMENTED[1:])


def plain(default: Any) -> Any:
    """Return the value of an enum member; the documentation has the number 14400 as text."""
    value = default.value if isinstance(default, enum.Enum) else default
    return int(value) if value == "14400" else value


def actual(function: Any) -> list[tuple[str, Any]]:
    return [
        (name, plain(parameter.default))
        for name, parameter in inspect.signature(function).parameters.items()
        if name != "self" and parameter.kind is not inspect.Parameter.KEYWORD_ONLY
    ]


def test_there_are_71_documented_methods() -> None:
    assert len(METHODS) == 71


def test_the_constructor_matches() -> None:
    assert actual(HTTPRunDB.__init__) == parse(DOCUMENTED[0])[1]


@pytest.mark.parametrize("name", METHODS)
def test_a_method_matches(name: str) -> None:
    documented = [(parameter, plain(default)) for parameter, default in METHODS[name]]
    assert actual(getattr(HTTPRunDB, name)) == documented


@pytest.mark.parametrize("name", METHODS)
def test_undocumented_parameters_are_keyword_only(name: str) -> None:
    kinds = {
        parameter.kind
        for parameter in inspect.signature(getattr(HTTPRunDB, name)).parameters.values()
    }
    assert kinds <= {
        inspect.Parameter.POSITIONAL_OR_KEYWORD,
        inspect.Parameter.KEYWORD_ONLY,
    }


@pytest.mark.parametrize("name", METHODS)
def test_every_docstring_names_the_operation_and_the_parameters(name: str) -> None:
    text = inspect.getdoc(getattr(HTTPRunDB, name)) or ""
    assert "Operation" in text or name == "api_call"
    undocumented = [
        parameter for parameter, _ in METHODS[name] if not re.search(rf"\b{parameter}\b", text)
    ]
    assert undocumented == []


def test_the_documented_constants() -> None:
    assert HTTPRunDB.kind == "http"
    assert [member.value for member in SecretProviderName] == ["kubernetes", "vault"]
    assert repr(SecretProviderName.vault) == "<SecretProviderName.vault: 'vault'>"
