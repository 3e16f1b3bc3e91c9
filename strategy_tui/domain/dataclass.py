"""The standard `dataclass`, but only what is used of it is made, when it is used.

A command loads a hundred nouns and makes a few of most of them. The standard decorator, up to
Python 3.12, compiles six methods of each at once: over a third of the time of a short command.
What `fields`, `replace`, `asdict` and patterns ask is the standard decorator's own.
"""

from __future__ import annotations

import dataclasses
import sys
from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, FrozenInstanceError, fields
from functools import partial
from operator import attrgetter, ge, gt, le, lt
from types import MemberDescriptorType
from typing import TYPE_CHECKING, Any

WORTH_COMPILING = 50
"""Instances after which a compiled `__init__` has cost less than setting field by field."""

NOTED = ("__dataclass_fields__", "__dataclass_params__")
"""By these the standard library knows a class and its fields."""

_set = object.__setattr__


def _dataclass(
    *,
    frozen: bool = False,
    slots: bool = False,
    eq: bool = True,
    order: bool = False,
    repr: bool = True,
) -> Callable[[type], type]:
    """A decorator; a class that is not plainly a set of fields gets the standard one."""

    def decorated(cls: type) -> type:
        if not _is_plain(cls):
            return dataclasses.dataclass(frozen=frozen, slots=slots, eq=eq, order=order, repr=repr)(
                cls
            )
        declared = {name: vars(cls).get(name, MISSING) for name in cls.__annotations__}
        init = _Init(declared)
        made = {
            "__init__": init,
            "__match_args__": tuple(declared),
            **{name: _Noted(name, cls, declared, frozen) for name in NOTED},
            **({"__setattr__": _refuse_to_set, "__delattr__": _refuse_to_delete} if frozen else {}),
            **(_comparison(declared, frozen) if eq else {}),
            **(_order(declared) if order else {}),
            **({"__repr__": _shown} if repr else {}),
            **({"__getstate__": _state, "__setstate__": _restore} if frozen and slots else {}),
        }
        added = {name: each for name, each in made.items() if name not in vars(cls)}
        noun = (_with_slots if slots else _without_slots)(cls, declared, added)
        init.cls = noun
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


def _with_slots(cls: type, declared: Mapping[str, Any], added: Mapping[str, Any]) -> type:
    """The class again, because slots can only be given to one that is being made."""
    own = {name: each for name, each in vars(cls).items() if name not in declared}
    own.pop("__dict__", None)
    own.pop("__weakref__", None)
    made = type(cls)(cls.__name__, cls.__bases__, {**own, **added, "__slots__": tuple(declared)})
    made.__qualname__ = cls.__qualname__
    return made


def _without_slots(cls: type, declared: Mapping[str, Any], added: Mapping[str, Any]) -> type:
    """The class itself; where a field told of a default, that stands in its place."""
    for name, each in declared.items():
        if isinstance(each, Field):
            delattr(cls, name)
            if each.default is not MISSING:
                setattr(cls, name, each.default)
    for name, each in added.items():
        setattr(cls, name, each)
    return cls


class _Noted:
    """What the standard decorator notes of a class, noted when somebody looks it up."""

    def __init__(self, name: str, cls: type, declared: Mapping[str, Any], frozen: bool) -> None:
        self.name, self.cls, self.declared = name, cls, declared
        self.frozen = frozen and name == "__dataclass_params__"
        self.noted: Any = None

    def __get__(self, instance: object, owner: type) -> Any:
        if self.noted is None:
            space = {name: each for name, each in self.declared.items() if each is not MISSING}
            space |= {"__annotations__": self.cls.__annotations__, "__doc__": self.cls.__name__}
            space["__module__"] = self.cls.__module__
            twin = type(self.cls.__name__, (), space)
            dataclasses.dataclass(init=False, eq=False, repr=False, frozen=self.frozen)(twin)
            self.noted = getattr(twin, self.name)
        return self.noted


class _Init:
    """Stands for the `__init__` of a class until it is worth compiling one."""

    cls: Any  # a type, whose `__init__` is replaced

    def __init__(self, declared: Mapping[str, Any]) -> None:
        self.names = declared.keys()
        self.defaults, self.factories = {}, {}
        for name, each in declared.items():
            default = each.default if isinstance(each, Field) else each
            if default is not MISSING:
                self.defaults[name] = default
            elif isinstance(each, Field) and each.default_factory is not MISSING:
                self.factories[name] = each.default_factory
        self.instances = 0

    def __get__(self, instance: object, owner: type) -> Any:
        if instance is None or self.instances >= WORTH_COMPILING:
            self.cls.__init__ = _compiled(self.cls)
            return self.cls.__init__.__get__(instance, owner)
        self.instances += 1
        return partial(self._fill, instance)

    def _fill(self, instance: Any, /, *given: Any, **named: Any) -> None:
        """Set field by field; arguments that do not fit are left to a compiled one to refuse."""
        by_name = dict(zip(self.names, given, strict=False))
        fresh = {name: make() for name, make in self.factories.items() if name not in named}
        values = {**self.defaults, **fresh, **by_name, **named}
        if len(by_name) < len(given) or by_name.keys() & named or values.keys() != self.names:
            _compiled(self.cls)(instance, *given, **named)
        for name, value in values.items():
            _set(instance, name, value)
        if hasattr(instance, "__post_init__"):
            instance.__post_init__()


def _compiled(cls: Any) -> Any:
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
    return lambda self, value: _set(self, name, value)


def _comparison(declared: Mapping[str, Any], frozen: bool) -> Mapping[str, Any]:
    """Equal are instances of one class whose compared fields are; equal frozen ones hash alike."""
    values = _compared(declared)

    def equal(self: object, other: object) -> bool:
        same = other.__class__ is self.__class__
        return values(self) == values(other) if same else NotImplemented

    return {"__eq__": equal, "__hash__": (lambda self: hash(values(self))) if frozen else None}


def _order(declared: Mapping[str, Any]) -> Mapping[str, Any]:
    """Instances of one class stand in the order of their fields."""

    def ordered(holds: Callable[[Any, Any], bool]) -> Callable[[Any, Any], bool]:
        def compared(self: object, other: object) -> bool:
            same = other.__class__ is self.__class__
            return holds(values(self), values(other)) if same else NotImplemented

        return compared

    values = _compared(declared)
    return {f"__{each.__name__}__": ordered(each) for each in (lt, le, gt, ge)}


def _compared(declared: Mapping[str, Any]) -> attrgetter[Any]:
    """What tells two instances apart, their class first."""
    names = (name for name, each in declared.items() if not isinstance(each, Field) or each.compare)
    return attrgetter("__class__", *names)


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
        _set(self, name, value)


if TYPE_CHECKING:
    from dataclasses import dataclass as dataclass
else:
    dataclass = _dataclass
