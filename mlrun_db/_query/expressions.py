"""Conditions such as ``auc > 0.9 and lr < 0.1``: parsed as Python, evaluated by a few rules.

Only the nodes of the syntax tree that are listed here have a meaning. Nothing is called, no
attribute is read, and numbers are the only operands of arithmetic.
"""

from __future__ import annotations

import ast
import operator
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from .._display.cells import first_found, mapping
from .._display.columns import RUN_FIELDS
from ..errors import MLRunInvalidArgumentError

_LONGEST = 2000  # characters of an expression

# The names of values that each run has once, and where they are.
FIELDS = {**RUN_FIELDS, "error": "status.error"}
# The kinds of named values. Without one, a name is looked for in the first two.
KINDS = {
    "result": "status.results",
    "param": "spec.parameters",
    "label": "metadata.labels",
    "output": "status.results",  # as the columns of to_df(flat=True) are called
}

_COMPARISONS: dict[type[ast.cmpop], Callable[[Any, Any], Any]] = {
    ast.Lt: operator.lt,
    ast.LtE: operator.le,
    ast.Gt: operator.gt,
    ast.GtE: operator.ge,
    ast.Eq: operator.eq,
    ast.NotEq: operator.ne,
    ast.In: lambda value, values: value in values,
    ast.NotIn: lambda value, values: value not in values,
}
_ARITHMETIC: dict[type[ast.operator], Callable[[Any, Any], Any]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
}
_HELP = (
    "compare names of results and parameters with <, <=, >, >=, ==, !=, in, is None; "
    "combine with and, or, not and parentheses"
)


def value_of(run: Mapping[str, Any], name: str) -> Any:
    """Return the value with a name; None if the run has none.

    ``param.lr``, ``result.auc`` and ``label.owner`` name the kind. A plain name is that of a result
    or else a parameter, or else one of FIELDS.
    """
    kind, dot, rest = name.partition(".")
    if dot and kind in KINDS:
        return mapping(first_found(run, KINDS[kind])).get(rest)
    for path in ("status.results", "spec.parameters"):
        values = mapping(first_found(run, path))
        if name in values:
            return values[name]
    return first_found(run, FIELDS[name]) if name in FIELDS else None


def ordered(
    runs: Iterable[Mapping[str, Any]], name: str, ascending: bool
) -> list[Mapping[str, Any]]:
    """Return the runs in the order of a value: numbers, then texts, then those without a value."""
    kinds: list[list[tuple[Any, Mapping[str, Any]]]] = [[], [], []]
    for run in runs:
        value = value_of(run, name)
        is_number = isinstance(value, int | float) and value == value
        kinds[0 if is_number else 1 if isinstance(value, str) else 2].append((value, run))
    for kind in kinds[:2]:
        kind.sort(key=lambda pair: pair[0], reverse=not ascending)
    return [run for kind in kinds for _, run in kind]


def check_names(names: Iterable[str], runs: Iterable[Mapping[str, Any]]) -> None:
    """Refuse a name that no run has, which is a mistake in the name."""
    known: set[str] = set()
    plain: set[str] = set()
    some = False
    for run in runs:
        some = True
        for kind, path in KINDS.items():
            values = mapping(first_found(run, path))
            known.update(f"{kind}.{name}" for name in values)
            if kind in ("result", "param"):
                plain.update(values)
    for name in names:
        if some and name not in known | plain | FIELDS.keys():
            what = ", ".join(sorted(plain)[:20]) or "none"
            raise MLRunInvalidArgumentError(
                f"no run has a result or parameter {name!r:.80}; there are: {what}"
            )


class Condition:
    """A parsed expression; calling it with a run returns whether the run meets it.

    A comparison with a value that the run lacks, or of values that have no order, is not met.
    """

    def __init__(self, expression: str) -> None:
        if not isinstance(expression, str) or not expression.strip():
            raise MLRunInvalidArgumentError(
                f"the condition must be a text such as 'auc > 0.9', got {expression!r:.80}"
            )
        if len(expression) > _LONGEST:
            raise MLRunInvalidArgumentError(f"the condition is longer than {_LONGEST} characters")
        self._text = expression.strip()
        try:
            self._tree = ast.parse(self._text, mode="eval").body
            self.names = tuple(dict.fromkeys(self._check(self._tree)))
        except (SyntaxError, RecursionError, MemoryError, ValueError) as err:
            if isinstance(err, MLRunInvalidArgumentError):
                raise
            why = err.msg if isinstance(err, SyntaxError) else "nested too deeply"
            raise MLRunInvalidArgumentError(
                f"the condition {self._text!r:.200} cannot be read ({why}): {_HELP}"
            ) from None

    def __call__(self, run: Mapping[str, Any]) -> bool:
        return bool(self._value(self._tree, run))

    def _check(self, node: ast.AST) -> Iterator[str]:
        """Yield the names in a tree; refuse what has no meaning."""
        if (name := _name(node)) is not None:
            yield name
            return
        if isinstance(node, ast.Constant):
            if isinstance(node.value, int | float | str | None):
                return
        elif isinstance(node, ast.Compare):
            allowed = (*_COMPARISONS, ast.Is, ast.IsNot)
            if all(isinstance(each, allowed) for each in node.ops):
                for each in (node.left, *node.comparators):
                    yield from self._check(each)
                return
        elif isinstance(node, ast.BinOp):
            if type(node.op) in _ARITHMETIC:
                yield from self._check(node.left)
                yield from self._check(node.right)
                return
        elif isinstance(node, ast.BoolOp | ast.List | ast.Tuple):
            for each in node.values if isinstance(node, ast.BoolOp) else node.elts:
                yield from self._check(each)
            return
        elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not | ast.USub):
            yield from self._check(node.operand)
            return
        part = ast.get_source_segment(self._text, node) if isinstance(node, ast.expr) else None
        raise MLRunInvalidArgumentError(
            f"{part or self._text:.200} is not allowed in a condition: {_HELP}"
        )

    def _value(self, node: ast.AST, run: Mapping[str, Any]) -> Any:
        if (name := _name(node)) is not None:
            return value_of(run, name)
        match node:
            case ast.Constant():
                return node.value
            case ast.List() | ast.Tuple():
                return [self._value(each, run) for each in node.elts]
            case ast.BoolOp():
                combine = all if isinstance(node.op, ast.And) else any
                return combine(bool(self._value(each, run)) for each in node.values)
            case ast.UnaryOp(op=ast.Not()):
                return not self._value(node.operand, run)
            case ast.UnaryOp():
                return _calculated(operator.sub, 0, self._value(node.operand, run))
            case ast.BinOp():
                left, right = self._value(node.left, run), self._value(node.right, run)
                return _calculated(_ARITHMETIC[type(node.op)], left, right)
            case ast.Compare():
                values = [self._value(each, run) for each in (node.left, *node.comparators)]
                return all(map(_compared, node.ops, values, values[1:]))
        raise AssertionError(node)


def _name(node: ast.AST) -> str | None:
    """Return the name that a node stands for: ``auc``, ``param.lr`` or ``result["val/auc"]``."""
    match node:
        case ast.Name(id=name):
            return name
        case ast.Attribute(value=ast.Name(id=kind), attr=name) if kind in KINDS:
            return f"{kind}.{name}"
        case ast.Subscript(value=ast.Name(id=kind), slice=ast.Constant(value=str(name))) if (
            kind in KINDS
        ):
            return f"{kind}.{name}"
    return None


def _compared(op: ast.cmpop, left: Any, right: Any) -> bool:
    if isinstance(op, ast.Is | ast.IsNot):
        return (left is right or left == right) == isinstance(op, ast.Is)
    if isinstance(op, ast.Eq | ast.NotEq) and (left is None or right is None):
        return (left is right) == isinstance(op, ast.Eq) and None in (left, right)
    if left is None or right is None:
        return False
    try:
        return bool(_COMPARISONS[type(op)](left, right))
    except TypeError:
        return False


def _calculated(action: Callable[[Any, Any], Any], left: Any, right: Any) -> Any:
    if not (isinstance(left, int | float) and isinstance(right, int | float)):
        return None
    try:
        return action(left, right)
    except (ArithmeticError, ValueError):
        return None
