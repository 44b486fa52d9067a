"""The texts that stand below the attributes of a class, each in its own string.

The documents' tables and the OpenAPI document take them from where a reader of the code finds them.
"""

from __future__ import annotations

import ast
import inspect
import textwrap
from itertools import pairwise


def attribute_docstrings(kind: type) -> dict[str, str]:
    """Attribute -> its text, of this class and of those that it is made from."""
    found: dict[str, str] = {}
    for each in reversed(kind.__mro__):
        if each.__module__ != "builtins":
            found.update(_own(each))
    return found


def _own(kind: type) -> dict[str, str]:
    tree = ast.parse(textwrap.dedent(inspect.getsource(kind))).body[0]
    return {
        attribute.target.id: " ".join(text.value.value.split())
        for attribute, text in pairwise(getattr(tree, "body", ()))
        if isinstance(attribute, ast.AnnAssign)
        and isinstance(attribute.target, ast.Name)
        and isinstance(text, ast.Expr)
        and isinstance(text.value, ast.Constant)
        and isinstance(text.value.value, str)
    }
