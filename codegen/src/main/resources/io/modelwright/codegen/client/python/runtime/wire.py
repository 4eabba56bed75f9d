"""Records and what is sent of them, between objects and JSON."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any, Generic, TypeAlias, TypeVar
from uuid import UUID

from .values import UNSET, UUID_TEXT, Codec, write_ids


class NotShownError(AttributeError):
    """A member that the answer did not hold: it was not asked for, or the caller may not read it.

    As an ``AttributeError`` it lets ``getattr`` with a default and ``hasattr`` work; a name that no record has is a plain
    ``AttributeError``.
    """


class Record:
    """A record as a server showed it. What was not shown raises :class:`NotShownError` when it is read."""

    if not TYPE_CHECKING:

        def __getattr__(self, name: str) -> Any:
            if name in type(self).__dataclass_fields__:
                raise NotShownError(f"{type(self).__name__} was read without {name}")
            raise AttributeError(f"{type(self).__name__} has no member {name}")

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other) and self.__dict__ == other.__dict__

    def __hash__(self) -> int:
        return hash((type(self), self.__dict__.get("id")))

    def __repr__(self) -> str:
        shown = ", ".join(f"{name}={value!r}" for name, value in self.__dict__.items())
        return f"{type(self).__name__}({shown})"


class Input:
    """What is sent of a record."""


def has_member(record: Record, name: str) -> bool:
    """Whether the answer showed that attribute of the record."""
    return name in record.__dict__


R = TypeVar("R", bound=Record)


@dataclass(frozen=True)
class Ref(Generic[R]):
    """The record at the other end of a relation: always its id, and the record where it was asked for."""

    id: UUID
    record: R | None = None


@dataclass(frozen=True)
class Related(Generic[R]):
    """Some records at the other end of a relation: all ids of a set, or the first page where it was asked for."""

    ids: tuple[UUID, ...]
    records: tuple[R, ...] | None = None
    next_cursor: str | None = None


@dataclass(frozen=True)
class ToOne:
    """A relation to one record of an entity."""

    target: str


@dataclass(frozen=True)
class ToMany:
    """A relation to many records of an entity."""

    target: str


@dataclass(frozen=True)
class Member:
    """The name of a member on the wire, how its values go there, and whether every record has one."""

    name: str
    codec: Codec | ToOne | ToMany
    required: bool = False


@dataclass(frozen=True)
class Entity(Generic[R]):
    """An entity: its name on the wire, the class of its records, their members by attribute."""

    name: str
    record: type[R]
    members: Mapping[str, Member]


Entities: TypeAlias = Mapping[str, Entity[Any]]


def decode(entity: Entity[R], json: Mapping[str, Any], entities: Entities) -> R:
    """The record that the JSON shows; members that are not known here are left out.

    Null in the place of a member that records always have says that the caller may not read it in this one.
    """
    record = object.__new__(entity.record)
    for attribute, member in entity.members.items():
        if member.name in json and not (member.required and json[member.name] is None):
            record.__dict__[attribute] = _decode_value(member.codec, json[member.name], entities)
    return record


def _decode_value(codec: Codec | ToOne | ToMany, value: Any, entities: Entities) -> Any:
    match codec:
        case _ if value is None:
            return None
        case Codec():
            return codec.decode(value)
        case ToOne():
            if isinstance(value, str):
                return Ref(UUID(value))
            one = decode(entities[codec.target], value, entities)
            return Ref(UUID(value["id"]), one)
        case ToMany():
            if isinstance(value, list):
                return Related(tuple(UUID(one) for one in value))
            items = value["items"]
            records = tuple(decode(entities[codec.target], one, entities) for one in items)
            return Related(tuple(UUID(one["id"]) for one in items), records, value["nextCursor"])


def encode(entity: Entity[Any], sent: Input) -> dict[str, Any]:
    """The JSON of what is sent; members that are not set are left out."""
    json: dict[str, Any] = {}
    for field in fields(sent):  # type: ignore[arg-type]
        value = getattr(sent, field.name)
        if value is not UNSET:
            member = entity.members[field.name]
            try:
                json[member.name] = None if value is None else _encode_value(member.codec, value)
            except (TypeError, ValueError) as fault:
                raise type(fault)(f"{field.name}: {fault}") from None
    return json


def _encode_value(codec: Codec | ToOne | ToMany, value: Any) -> Any:
    match codec:
        case Codec():
            return codec.encode(value)
        case ToOne():
            return UUID_TEXT.encode(value.id if isinstance(value, Ref) else value)
        case ToMany():
            return write_ids(value.ids if isinstance(value, Related) else value)
