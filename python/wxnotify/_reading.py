"""Makes a typed event of a resource that the core has checked: nothing here can fail."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from . import events

T = TypeVar("T")
Resource = dict[str, Any]

_readers: dict[str, Callable[[Resource], events.Event]] = {}


def read(kind: str, resource: Resource) -> events.Event:
    """The resource as the type of its kind, whose module is loaded the first time."""
    reader = _readers.get(kind)
    if reader is None:
        module = import_module(f"{__package__}.events._{kind.replace('.', '_')}")
        reader = _readers[kind] = module.read
    return reader(resource)


def optional(make: Callable[[Resource], T], given: Resource | None) -> T | None:
    """A part that may be left out."""
    return None if given is None else make(given)


def listed(make: Callable[[Resource], T], given: list[Resource] | None) -> tuple[T, ...]:
    """The parts in a list."""
    return () if given is None else tuple([make(each) for each in given])
