"""Asking the core what handlers and the inbox have in common in every language."""

from __future__ import annotations

import json
from typing import Any

from . import _native


def ask(do: str, **arguments: object) -> dict[str, Any]:
    """The core's answer: `value`, or a statement to `run` first. Raises the core's errors."""
    answer: dict[str, Any] = json.loads(_native.call(json.dumps({"do": do, **arguments})))
    return answer


def value(do: str, **arguments: object) -> Any:
    """The value that the core answers with at once."""
    return ask(do, **arguments)["value"]
