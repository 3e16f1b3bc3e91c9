"""The standard `dataclass`, but only what is used of a class is made, when it is used.

A command loads a hundred nouns, uses half of them, and most of these once. The standard one, up to
Python 3.12, compiles six methods of each at once: over a third of the time of a short command.
Here `__init__` is compiled when there are more than a `FEW` instances, and what `fields` and
`replace` ask is made by the standard decorator when they ask. Whatever is no plain class is the
standard one.
"""

from __future__ import annotations

import dataclasses
import sys
from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, FrozenInstanceError, fields
from functools import partial
from operator import attrgetter, ge, gt, le, lt
from typing import TYPE_CHECKING, Any

NOTED = ("__dataclass_fields__", "__dataclass_params__")
"""By these the standard library knows a class and its fields."""
FEW = 20
"""Instances that are made without a compiled `__init__`; it costs as much as a hundred of them."""


def _dataclass(
    *,
    frozen: bool = False,
    slots: bool = False,
    eq: bool = True,
    order: bool = False,
    repr: bool = True,
    **rest: bool,
) -> Callable[[type], type]:
    """The decorator, with the arguments of the standard one."""

    def decorated(cls: type) -> type:
        if rest or not _is_plain(cls):
            return dataclasses.dataclass(
                frozen=frozen, slots=slots, eq=eq, order=order, repr=repr, **rest
            )(cls)
        declared = {name: vars(cls).get(name, MISSING) for name in cls.__annotations__}
        written = set(vars(cls)) - declared.keys() - {"__dict__", "__weakref__"}
        made = {
            "__match_args__": tuple(declared),
            "__init__": _Unwritten(declared, _way_to_set(frozen, slots)),
            **(_slotted(declared) if slots else {}),
            **(_FROZEN if frozen else {}),
            **(_comparison(declared, frozen) if eq else {}),
            **(_order(declared) if order else {}),
            **({"__repr__": _shown} if repr else {}),
            **{name: _Noted(name, cls, declared, frozen) for name in NOTED},
        }
        # Slots can only be given to a class that is being made.
        space = {**made, **{name: vars(cls)[name] for name in written}}
        noun = type(cls)(cls.__name__, cls.__bases__, space)
        noun.__qualname__ = cls.__qualname__
        return noun

    return decorated


def _is_plain(cls: type) -> bool:
    """Whether a class extends no noun and all its annotations are fields that one may give."""
    told = (each for each in vars(cls).values() if isinstance(each, Field))
    if any(not each.init or each.kw_only is True for each in told):
        return False
    hints = " ".join(map(str, cls.__annotations__.values()))
    odd = any(word in hints for word in ("ClassVar", "InitVar", "KW_ONLY"))
    return not odd and not any(NOTED[0] in vars(base) for base in cls.__mro__)


class _Noted:
    """What the standard decorator notes of a class, noted when somebody looks it up."""

    def __init__(self, name: str, cls: type, declared: Mapping[str, Any], frozen: bool) -> None:
        self.name, self.cls, self.declared = name, cls, declared
        self.frozen = frozen and name != NOTED[0]  # what refuses changes is compiled, for nothing
        self.noted: Any = None

    def __get__(self, instance: object, owner: type) -> Any:
        if self.noted is None:
            space = {name: each for name, each in self.declared.items() if each is not MISSING}
            space |= {"__annotations__": self.cls.__annotations__, "__doc__": self.cls.__name__}
            twin = type(self.cls.__name__, (), {**space, "__module__": self.cls.__module__})
            dataclasses.dataclass(frozen=self.frozen, init=False, eq=False, repr=False)(twin)
            self.noted = getattr(twin, self.name)
        return self.noted


class _Unwritten:
    """Stands for the `__init__` of a class until there are more than a few instances."""

    def __init__(self, declared: Mapping[str, Any], way: str) -> None:
        self.declared = declared
        self.way = way
        self.made = 0

    def __set_name__(self, owner: type, name: str) -> None:
        self.cls: Any = owner

    def __get__(self, instance: object, owner: type) -> Any:
        self.made += 1
        if instance is not None and self.made <= FEW:
            return partial(self.fill, instance)
        return self.write().__get__(instance, owner)

    def write(self) -> Any:
        """The `__init__`, in its place from now on."""
        self.cls.__init__ = _written(self.cls, self.declared, self.way)
        return self.cls.__init__

    def fill(self, instance: Any, /, *values: Any, **named: Any) -> None:
        """What the `__init__` does; it itself refuses what it cannot take."""
        given = {**dict(zip(self.declared, values, strict=False)), **named}
        whole = len(given) == len(values) + len(named) and given.keys() <= self.declared.keys()
        for name, each in self.declared.items() if whole else ():
            if name not in given:
                given[name] = _default(each)
            whole = whole and given[name] is not MISSING
            object.__setattr__(instance, name, given[name])
        if not whole:
            self.write()(instance, *values, **named)
        elif hasattr(instance, "__post_init__"):
            instance.__post_init__()


def _default(declared: Any) -> Any:
    if not isinstance(declared, Field):
        return declared
    return declared.default if declared.default_factory is MISSING else declared.default_factory()


def _way_to_set(frozen: bool, slots: bool) -> str:
    """How an `__init__` sets a field, as Python."""
    if not frozen:
        return "self.{name} = {value}"
    return "_set_{name}(self, {value})" if slots else "_set(self, {name!r}, {value})"


def _written(cls: type, declared: Mapping[str, Any], way: str) -> Any:
    """The `__init__` that the standard decorator would have made."""
    known = dict(vars(sys.modules[cls.__module__]))  # where its annotations are looked up
    known["_set"] = object.__setattr__
    head, body = ["self"], []
    for name, given in declared.items():
        is_field = isinstance(given, Field)
        default = given.default if is_field else given
        make = given.default_factory if is_field else MISSING
        value = name
        if make is not MISSING:
            known["_unset"], known[f"_new_{name}"] = MISSING, make
            head.append(f"{name}=_unset")
            value = f"_new_{name}() if {name} is _unset else {name}"
        elif default is not MISSING:
            known[f"_default_{name}"] = default
            head.append(f"{name}=_default_{name}")
        else:
            head.append(name)
        if "_set_" in way:
            known[f"_set_{name}"] = vars(cls)[name].__set__
        body.append(way.format(name=name, value=value))
    if hasattr(cls, "__post_init__"):
        body.append("self.__post_init__()")
    exec(f"def __init__({', '.join(head)}): {'; '.join(body) or 'pass'}", known)
    init = known["__init__"]
    init.__qualname__ = f"{cls.__qualname__}.__init__"
    init.__annotations__ = {**cls.__annotations__, "return": None}
    return init


def _slotted(declared: Mapping[str, Any]) -> Mapping[str, Any]:
    return {"__slots__": tuple(declared), "__getstate__": _state, "__setstate__": _restore}


def _values(declared: Mapping[str, Any]) -> attrgetter[tuple[Any, ...]]:
    """What of an instance is compared."""
    names = (name for name, each in declared.items() if not isinstance(each, Field) or each.compare)
    return attrgetter("__class__", *names)


def _comparison(declared: Mapping[str, Any], frozen: bool) -> Mapping[str, Any]:
    """Equal are instances of one class whose compared fields are; equal ones hash alike."""
    values = _values(declared)

    def equal(self: object, other: object) -> bool:
        same = other.__class__ is self.__class__
        return values(self) == values(other) if same else NotImplemented

    return {"__eq__": equal, "__hash__": (lambda self: hash(values(self))) if frozen else None}


def _order(declared: Mapping[str, Any]) -> Mapping[str, Any]:
    """Instances of one class stand in the order of their fields."""
    values = _values(declared)

    def by(compare: Callable[[Any, Any], bool]) -> Callable[[object, object], bool]:
        def ordered(self: object, other: object) -> bool:
            same = other.__class__ is self.__class__
            return compare(values(self), values(other)) if same else NotImplemented

        return ordered

    return {f"__{each.__name__}__": by(each) for each in (lt, le, gt, ge)}


def _shown(self: Any) -> str:
    shown = (f"{each.name}={getattr(self, each.name)!r}" for each in fields(self) if each.repr)
    return f"{type(self).__qualname__}({', '.join(shown)})"


def _refuse_to_set(self: object, name: str, value: object) -> None:  # noqa: ARG001
    raise FrozenInstanceError(f"cannot assign to field {name!r}")


def _refuse_to_delete(self: object, name: str) -> None:  # noqa: ARG001
    raise FrozenInstanceError(f"cannot delete field {name!r}")


def _state(self: Any) -> list[Any]:
    return [getattr(self, name) for name in self.__match_args__]


def _restore(self: Any, state: list[Any]) -> None:
    for name, value in zip(self.__match_args__, state, strict=True):
        object.__setattr__(self, name, value)


_FROZEN = {"__setattr__": _refuse_to_set, "__delattr__": _refuse_to_delete}


if TYPE_CHECKING:
    from dataclasses import dataclass as dataclass
else:
    dataclass = _dataclass
