"""Our `dataclass` makes what the standard one makes, and nothing is written before it is used."""

from __future__ import annotations

import copy
import dataclasses
import inspect
import pickle
import re
import typing
from collections.abc import Callable
from dataclasses import FrozenInstanceError, asdict, field, fields, replace
from functools import cached_property
from pathlib import Path
from typing import Any

import pytest

import strategy_tui
from strategy_tui.domain.dataclass import FEW, dataclass

Decorator = Callable[..., Any]


@dataclass(frozen=True, slots=True)
class Place:
    """Where something lies."""

    name: str
    north: float = 48.85
    tags: list[str] = field(default_factory=list)
    note: str = field(default="", compare=False, repr=False)

    def __post_init__(self) -> None:
        if not self.name:
            raise ValueError("a place has a name")


@dataclasses.dataclass(frozen=True, slots=True)
class Standard:
    """Where something lies."""

    name: str
    north: float = 48.85
    tags: list[str] = field(default_factory=list)
    note: str = field(default="", compare=False, repr=False)

    def __post_init__(self) -> None:
        if not self.name:
            raise ValueError("a place has a name")


@dataclass(frozen=True)
class Cached:
    """A noun that keeps what it computed."""

    text: str

    @cached_property
    def upper(self) -> str:
        """Computed once."""
        return self.text.upper()


@dataclass(frozen=True, slots=True)
class Nothing:
    """A noun without fields."""


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Bare:
    """Compared by identity."""

    name: str


both = pytest.mark.parametrize("cls", [Place, Standard])


@both
def test_fields_defaults_and_keywords_are_taken(cls: type[Place]) -> None:
    place = cls("Paris", tags=["a"])

    assert (place.name, place.north, place.tags, place.note) == ("Paris", 48.85, ["a"], "")
    assert [each.name for each in fields(place)] == ["name", "north", "tags", "note"]
    assert asdict(place) == {"name": "Paris", "north": 48.85, "tags": ["a"], "note": ""}


@both
def test_each_instance_gets_a_fresh_default(cls: type[Place]) -> None:
    assert cls("Paris").tags is not cls("Paris").tags


@both
def test_wrong_arguments_are_refused(cls: type[Place]) -> None:
    with pytest.raises(TypeError, match="missing 1 required positional argument: 'name'"):
        cls()  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="unexpected keyword argument 'east'"):
        cls("Paris", east=2.3)  # type: ignore[call-arg]


@both
def test_it_is_checked_after_it_is_made(cls: type[Place]) -> None:
    with pytest.raises(ValueError, match="a place has a name"):
        cls("")


@both
def test_equal_are_those_whose_compared_fields_are(cls: type[Place]) -> None:
    assert cls("Paris", note="x") == cls("Paris", note="y")
    assert cls("Paris") != cls("Lyon")
    assert cls("Paris").__eq__(("Paris", 48.85, [])) is NotImplemented


def test_equal_ones_hash_alike_and_other_classes_are_never_equal() -> None:
    assert hash(Cached("a")) == hash(Cached("a"))
    assert Nothing() == Nothing()
    assert Place("Paris").__eq__(Standard("Paris")) is NotImplemented
    assert len({Bare("a"), Bare("a")}) == 2


@both
def test_it_shows_the_fields_that_are_to_be_shown(cls: type[Place]) -> None:
    assert repr(cls("Paris", note="x")) == f"{cls.__name__}(name='Paris', north=48.85, tags=[])"


@both
def test_it_cannot_be_changed(cls: type[Place]) -> None:
    place = cls("Paris")
    with pytest.raises(FrozenInstanceError, match="cannot assign to field 'name'"):
        place.name = "Lyon"  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError, match="cannot delete field 'name'"):
        del place.name


@both
def test_it_is_replaced_copied_pickled_and_matched(cls: type[Place]) -> None:
    place = replace(cls("Paris"), north=1.0)

    assert place == cls("Paris", 1.0)
    assert copy.copy(place) == copy.deepcopy(place) == pickle.loads(pickle.dumps(place)) == place
    match place:
        case cls(name, north):
            assert (name, north) == ("Paris", 1.0)


@both
def test_its_signature_and_types_can_be_asked(cls: type[Place]) -> None:
    assert list(inspect.signature(cls).parameters) == ["name", "north", "tags", "note"]
    assert inspect.signature(cls).parameters["north"].default == 48.85
    assert typing.get_type_hints(cls.__init__)["tags"] == list[str]


@both
def test_slots_hold_the_fields_and_nothing_else(cls: type[Place]) -> None:
    assert not hasattr(cls("Paris"), "__dict__")


def test_without_slots_a_view_is_cached_and_copied() -> None:
    cached = Cached("a")

    assert cached.upper is cached.upper
    assert copy.copy(cached) == cached


@dataclass(frozen=True, slots=True)
class Early:
    """Made a few times."""

    name: Any
    tags: list[str] = field(default_factory=list)


@pytest.mark.parametrize("kind", [{"frozen": True, "slots": True}, {"frozen": True}, {}])
def test_an_init_is_written_for_many_instances(kind: dict[str, bool]) -> None:
    @dataclass(**kind, order=True)
    class Late:
        """Not made often yet."""

        name: str
        tags: tuple[str, ...] = ()

    few = [Late("a", tags=("b",)) for _ in range(FEW)]
    assert not inspect.isfunction(vars(Late)["__init__"])
    assert [*few, Late("a", ("b",))] == [Late(name="a", tags=("b",))] * (FEW + 1)
    assert inspect.isfunction(vars(Late)["__init__"])


def test_a_value_that_is_a_field_itself_is_kept() -> None:
    odd = fields(Place)[0]

    assert Early(odd).name is odd


@both
def test_an_argument_that_is_given_twice_or_too_many_is_refused(cls: type[Place]) -> None:
    with pytest.raises(TypeError, match="multiple values for argument 'name'"):
        cls("Paris", name="Lyon")  # type: ignore[misc]
    with pytest.raises(TypeError, match="takes from 2 to 5 positional arguments but 6 were given"):
        cls("Paris", 1.0, [], "", "more")  # type: ignore[call-arg]


def test_what_extends_a_noun_is_the_standard_one() -> None:
    @dataclass(frozen=True, slots=True)
    class Town(Place):
        """A place with people."""

        people: int = 0

    town = Town("Paris", people=2)

    assert [each.name for each in fields(town)] == ["name", "north", "tags", "note", "people"]
    assert (town.north, town.people) == (48.85, 2)
    with pytest.raises(FrozenInstanceError):
        town.people = 3  # type: ignore[misc]


def test_what_extends_one_that_may_change_may_change() -> None:
    @dataclass(slots=True)
    class Changing:
        """May change."""

        name: str

    @dataclass(slots=True)
    class Heir(Changing):
        """May change too."""

        more: str = ""

    heir = Heir("a")
    heir.more = "b"

    assert heir == Heir("a", "b")


def test_a_field_that_nobody_gives_or_only_by_its_name_is_as_the_standard_has_it() -> None:
    @dataclass(frozen=True, slots=True)
    class Counted:
        """Knows its length."""

        name: str = field(kw_only=True)
        length: int = field(init=False, default=4)

    assert (Counted(name="Lyon").name, Counted(name="Lyon").length) == ("Lyon", 4)
    with pytest.raises(TypeError):
        Counted("Lyon")  # type: ignore[call-arg]


def test_a_field_may_have_any_name() -> None:
    @dataclass(frozen=True, slots=True)
    class Case:
        """Of something."""

        instance: str

    assert Case(instance="this one").instance == "this one"


def test_a_variable_of_the_class_is_no_field() -> None:
    @dataclass(frozen=True)
    class Counted:
        """Knows how many there are."""

        name: str
        all: typing.ClassVar[int] = 1

    assert [each.name for each in fields(Counted("a"))] == ["name"]


def test_a_method_of_the_class_itself_stays() -> None:
    @dataclass(frozen=True, slots=True)
    class Spoken:
        """Says itself."""

        name: str

        def __repr__(self) -> str:
            return self.name

    assert repr(Spoken("a")) == "a"


def test_one_that_may_change_has_no_hash() -> None:
    @dataclass(slots=True)
    class Changing:
        """May change."""

        name: str
        tags: list[str] = field(default_factory=list)

    changing = Changing("a")
    changing.name = "b"
    changing.tags.append("c")

    assert changing == Changing("b", ["c"])
    assert copy.deepcopy(changing) == changing
    assert replace(changing, name="d") == Changing(name="d", tags=["c"])
    assert repr(changing).endswith("Changing(name='b', tags=['c'])")
    with pytest.raises(TypeError, match="unhashable"):
        hash(changing)
    with pytest.raises(AttributeError):
        changing.other = 1  # type: ignore[attr-defined]


def test_one_that_has_an_order_stands_by_its_fields() -> None:
    @dataclass(frozen=True, slots=True, order=True)
    class Ordered:
        """Has an order."""

        name: str

    a, b = Ordered("a"), Ordered("b")

    assert sorted([b, a]) == [a, b]
    assert (a < b, a <= a, b > a, a >= b) == (True, True, True, False)
    with pytest.raises(TypeError):
        assert a < "b"  # type: ignore[operator]


def test_every_noun_of_the_program_is_made_by_it() -> None:
    package = Path(strategy_tui.__file__).parent
    standard = re.compile(r"^from dataclasses import .*\bdataclass\b", re.MULTILINE)

    assert not [path for path in package.rglob("*.py") if standard.search(path.read_text("utf-8"))]
