"""The standard `dataclass`, but of a frozen class only what is used is made, when it is used.

A command loads a hundred nouns and uses half of them. The standard decorator, up to Python 3.12,
compiles six methods of each at once: over a third of the time of a short command. Here `__init__`
is compiled for the first instance, and what `fields` and `replace` ask is made by the standard
decorator when they ask. Whatever is no plain frozen class with slots is the standard one.
"""

from __future__ import annotations

import dataclasses
import sys
from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, FrozenInstanceError, fields
from operator import attrgetter
from typing import TYPE_CHECKING, Any

NOTED = ("__dataclass_fields__", "__dataclass_params__")
"""By these the standard library knows a class and its fields."""


class Remembering:
    """The base of a noun with cached properties: what they found lives beside its slots."""


def _dataclass(
    *, frozen: bool = False, slots: bool = False, eq: bool = True, repr: bool = True, **rest: bool
) -> Callable[[type], type]:
    """The decorator, with the arguments of the standard one."""

    def decorated(cls: type) -> type:
        if rest or not (frozen and slots and _is_plain(cls)):
            return dataclasses.dataclass(frozen=frozen, slots=slots, eq=eq, repr=repr, **rest)(cls)
        declared = {name: vars(cls).get(name, MISSING) for name in cls.__annotations__}
        written = set(vars(cls)) - declared.keys() - {"__dict__", "__weakref__"}
        made = {
            "__slots__": tuple(declared),
            "__match_args__": tuple(declared),
            "__init__": _Unwritten(declared),
            "__setattr__": _refuse_to_set,
            "__delattr__": _refuse_to_delete,
            "__getstate__": _state,
            "__setstate__": _restore,
            **(_comparison(declared) if eq else {}),
            **({"__repr__": _shown} if repr else {}),
            **{name: _Noted(name, cls, declared) for name in NOTED},
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

    def __init__(self, name: str, cls: type, declared: Mapping[str, Any]) -> None:
        self.name, self.cls, self.declared = name, cls, declared
        self.noted: Any = None

    def __get__(self, instance: object, owner: type) -> Any:
        if self.noted is None:
            space = {name: each for name, each in self.declared.items() if each is not MISSING}
            space |= {"__annotations__": self.cls.__annotations__, "__doc__": self.cls.__name__}
            twin = type(self.cls.__name__, (), {**space, "__module__": self.cls.__module__})
            dataclasses.dataclass(frozen=True, init=False, eq=False, repr=False)(twin)
            self.noted = getattr(twin, self.name)
        return self.noted


class _Unwritten:
    """Stands for the `__init__` of a class until somebody looks it up."""

    def __init__(self, declared: Mapping[str, Any]) -> None:
        self.declared = declared

    def __set_name__(self, owner: type, name: str) -> None:
        self.cls: Any = owner

    def __get__(self, instance: object, owner: type) -> Any:
        self.cls.__init__ = _written(self.cls, self.declared)
        return self.cls.__init__.__get__(instance, owner)


def _written(cls: type, declared: Mapping[str, Any]) -> Any:
    """The `__init__` that the standard decorator would have made."""
    known = dict(vars(sys.modules[cls.__module__]))  # where its annotations are looked up
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
        known[f"_set_{name}"] = vars(cls)[name].__set__
        body.append(f"_set_{name}(self, {value})")
    if hasattr(cls, "__post_init__"):
        body.append("self.__post_init__()")
    exec(f"def __init__({', '.join(head)}): {'; '.join(body) or 'pass'}", known)
    init = known["__init__"]
    init.__qualname__ = f"{cls.__qualname__}.__init__"
    init.__annotations__ = {**cls.__annotations__, "return": None}
    return init


def _comparison(declared: Mapping[str, Any]) -> Mapping[str, Any]:
    """Equal are instances of one class whose compared fields are; equal ones hash alike."""
    names = (name for name, each in declared.items() if not isinstance(each, Field) or each.compare)
    values = attrgetter("__class__", *names)

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
    return [getattr(self, name) for name in self.__match_args__]


def _restore(self: Any, state: list[Any]) -> None:
    for name, value in zip(self.__match_args__, state, strict=True):
        object.__setattr__(self, name, value)


if TYPE_CHECKING:
    from dataclasses import dataclass as dataclass
else:
    dataclass = _dataclass
