"""The standard `dataclass`, but a frozen class gets its `__init__` written when first made.

A command loads a hundred nouns and makes few of them. The standard decorator, up to Python 3.12,
compiles six methods of each while it is loaded: over a third of the time of a short command. All
else is the standard library's: `fields`, `replace`, `asdict`, patterns, what type checkers know.
"""

from __future__ import annotations

import dataclasses
import sys
from collections.abc import Callable, Mapping
from dataclasses import MISSING, FrozenInstanceError, fields
from operator import attrgetter
from types import MemberDescriptorType
from typing import TYPE_CHECKING, Any


def _dataclass(
    *, frozen: bool = False, slots: bool = False, eq: bool = True, repr: bool = True, **rest: bool
) -> Callable[[type], type]:
    """A decorator; classes that may change or have an order get the standard one."""
    if rest or not frozen:
        return dataclasses.dataclass(frozen=frozen, slots=slots, eq=eq, repr=repr, **rest)

    def decorated(cls: type) -> type:
        own = set(vars(cls))
        cls.__doc__ = cls.__doc__ or cls.__name__  # else the standard one spells the signature
        made: type = dataclasses.dataclass(init=False, eq=False, repr=False, slots=slots)(cls)
        methods = {
            "__init__": _Unwritten(made),
            "__setattr__": _refuse_to_set,
            "__delattr__": _refuse_to_delete,
            **(_comparison(made) if eq else {}),
            **({"__repr__": _shown} if repr else {}),
            **({"__getstate__": _state, "__setstate__": _restore} if slots else {}),
        }
        for name in methods.keys() - own:
            setattr(made, name, methods[name])
        return made

    return decorated


class _Unwritten:
    """Stands for the `__init__` of a class until somebody looks it up."""

    def __init__(self, cls: type) -> None:
        self.cls = cls

    def __get__(self, instance: object, owner: type) -> Any:
        init = self.cls.__init__ = _written(self.cls)  # type: ignore[misc]
        return init.__get__(instance, owner)


def _written(cls: Any) -> Any:
    """The `__init__` that the standard decorator would have made."""
    known = dict(vars(sys.modules[cls.__module__]))  # where its annotations are looked up
    head, body = ["self"], []
    for each in fields(cls):
        name = value = each.name
        if each.default_factory is not MISSING:
            known["_unset"], known[f"_new_{name}"] = MISSING, each.default_factory
            head.append(f"{name}=_unset")
            value = f"_new_{name}() if {name} is _unset else {name}"
        elif each.default is not MISSING:
            known[f"_default_{name}"] = each.default
            head.append(f"{name}=_default_{name}")
        else:
            head.append(name)
        known[f"_set_{name}"] = _setter(cls, name)
        body.append(f"_set_{name}(self, {value})")
    if hasattr(cls, "__post_init__"):
        body.append("self.__post_init__()")
    exec(f"def __init__({', '.join(head)}): {'; '.join(body) or 'pass'}", known)
    init = known["__init__"]
    init.__qualname__ = f"{cls.__qualname__}.__init__"
    init.__annotations__ = {**{each.name: each.type for each in fields(cls)}, "return": None}
    return init


def _setter(cls: type, name: str) -> Callable[[Any, Any], None]:
    place = getattr(cls, name, None)
    if isinstance(place, MemberDescriptorType):
        return place.__set__
    return lambda self, value: object.__setattr__(self, name, value)


def _comparison(cls: Any) -> Mapping[str, Any]:
    """Equal are instances of one class whose compared fields are; equal ones hash alike."""
    values = attrgetter("__class__", *(each.name for each in fields(cls) if each.compare))

    def equal(self: object, other: object) -> bool:
        same = other.__class__ is self.__class__
        return values(self) == values(other) if same else NotImplemented

    return {"__eq__": equal, "__hash__": lambda self: hash(values(self))}


def _shown(self: Any) -> str:
    shown = (f"{each.name}={getattr(self, each.name)!r}" for each in fields(self) if each.repr)
    return f"{type(self).__qualname__}({', '.join(shown)})"


def _refuse_to_set(self: object, name: str, value: object) -> None:  # noqa: ARG001
    raise FrozenInstanceError(f"cannot assign to field {name!r}")


def _refuse_to_delete(self: object, name: str) -> None:  # noqa: ARG001
    raise FrozenInstanceError(f"cannot delete field {name!r}")


def _state(self: Any) -> list[Any]:
    return [getattr(self, each.name) for each in fields(self)]


def _restore(self: Any, state: list[Any]) -> None:
    for each, value in zip(fields(self), state, strict=True):
        object.__setattr__(self, each.name, value)


if TYPE_CHECKING:
    from dataclasses import dataclass as dataclass
else:
    dataclass = _dataclass
