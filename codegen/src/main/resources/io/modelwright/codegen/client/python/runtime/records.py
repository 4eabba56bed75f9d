"""The records of one entity: list, read, create, change, delete."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar
from urllib.parse import quote
from uuid import UUID

from . import jsontext
from .connection import Connection
from .problem import Problem
from .transport import Answer
from .values import Json
from .wire import Entities, Entity, Input, Record, decode, encode

R = TypeVar("R", bound=Record)
T = TypeVar("T")
New = TypeVar("New", bound=Input)
Patch = TypeVar("Patch", bound=Input)

_LARGEST_PAGE = 500


@dataclass(frozen=True)
class Page(Generic[T]):
    """Some records of a list; ``next_cursor`` leads to those after them, ``total`` is there where it was asked for."""

    items: tuple[T, ...]
    next_cursor: str | None
    total: int | None = None


@dataclass(frozen=True)
class Group:
    """What was computed over the records of one group: results by function and member, as they are on the wire."""

    group: Mapping[str, Json]
    count: int | None
    sum: Mapping[str, Json]
    avg: Mapping[str, Json]
    min: Mapping[str, Json]
    max: Mapping[str, Json]


@dataclass(frozen=True)
class Groups:
    """At most 500 groups in their order; ``truncated`` tells that there are more."""

    items: tuple[Group, ...]
    truncated: bool


class Records(Generic[R, New, Patch]):
    """The records of one entity. ``fields``, ``expand`` and ``sort`` take names as they are on the wire."""

    def __init__(self, connection: Connection, entity: Entity[R], entities: Entities) -> None:
        self._connection = connection
        self._entity = entity
        self._entities = entities

    def list(
        self,
        *,
        filter: str | None = None,
        sort: Sequence[str] = (),
        q: str | None = None,
        fields: Sequence[str] = (),
        expand: Sequence[str] = (),
        limit: int | None = None,
        cursor: str | None = None,
        count: bool = False,
    ) -> Page[R]:
        """A page of the records that match: ``filter`` is a condition (CEL), ``q`` words that their texts hold."""
        query = _shape(fields, expand)
        if filter is not None:
            query["filter"] = filter
        if sort:
            query["sort"] = ",".join(sort)
        if q is not None:
            query["q"] = q
        if limit is not None:
            query["limit"] = str(limit)
        if cursor is not None:
            query["cursor"] = cursor
        if count:
            query["count"] = "true"
        answer = self._connection.call("GET", self._entity.name, query=query)
        return Page(tuple(map(self._read, _items(answer))), answer.get("nextCursor"), answer.get("total"))

    def iterate(
        self,
        *,
        filter: str | None = None,
        sort: Sequence[str] = (),
        q: str | None = None,
        fields: Sequence[str] = (),
        expand: Sequence[str] = (),
        page_size: int = _LARGEST_PAGE,
    ) -> Iterator[R]:
        """All records that match, page after page as they are asked for."""
        cursor: str | None = None
        while True:
            page = self.list(
                filter=filter, sort=sort, q=q, fields=fields, expand=expand, limit=page_size, cursor=cursor
            )
            yield from page.items
            cursor = page.next_cursor
            if cursor is None:
                return

    def get(
        self,
        id: UUID | str,
        *,
        fields: Sequence[str] = (),
        expand: Sequence[str] = (),
        cursor: str | None = None,
    ) -> R:
        """One record. ``cursor`` is the ``next_cursor`` of one of its relations, which then goes on from there."""
        query = _shape(fields, expand)
        if cursor is not None:
            query["cursor"] = cursor
        return self._read(self._connection.call("GET", self._path(id), query=query))

    def related(self, id: UUID | str, relation: str) -> Iterator[Any]:
        """All records that one record has at a relation to many, by its name on the wire, page after page."""
        attribute = next(name for name, member in self._entity.members.items() if member.name == relation)
        cursor: str | None = None
        while True:
            record = self.get(id, fields=(relation,), expand=(relation,), cursor=cursor)
            related = record.__dict__.get(attribute)
            if related is None:
                return
            yield from related.records or ()
            cursor = related.next_cursor
            if cursor is None:
                return

    def aggregate(
        self,
        *,
        compute: Sequence[str] = ("count",),
        group_by: Sequence[str] = (),
        filter: str | None = None,
        q: str | None = None,
    ) -> Groups:
        """Computes such as ``count`` and ``sum(estimate)`` over the records that match, of all or for each group."""
        query = {"aggregate": ",".join(compute)}
        if group_by:
            query["groupBy"] = ",".join(group_by)
        if filter is not None:
            query["filter"] = filter
        if q is not None:
            query["q"] = q
        answer = self._connection.call("GET", self._entity.name, query=query)
        groups = tuple(
            Group(
                one.get("group", {}),
                one.get("count"),
                *(one.get(function, {}) for function in ("sum", "avg", "min", "max")),
            )
            for one in _items(answer)
        )
        return Groups(groups, bool(answer.get("truncated")))

    def create(
        self,
        record: New,
        *,
        fields: Sequence[str] = (),
        expand: Sequence[str] = (),
        idempotency_key: str | None = None,
    ) -> R:
        """Creates a record. With a key of the caller's choice it is created once, however often this is tried."""
        return self._read(self._post(encode(self._entity, record), fields, expand, idempotency_key))

    def create_many(
        self,
        records: Iterable[New],
        *,
        fields: Sequence[str] = (),
        expand: Sequence[str] = (),
        idempotency_key: str | None = None,
    ) -> tuple[R, ...]:
        """Creates up to 1,000 records, all of them or none."""
        sent = [encode(self._entity, record) for record in records]
        if not sent:
            return ()
        answer = self._post(sent, fields, expand, idempotency_key)
        return tuple(map(self._read, _items(answer)))

    def update(
        self,
        id: UUID | str,
        patch: Patch,
        *,
        if_version: int | None = None,
        fields: Sequence[str] = (),
        expand: Sequence[str] = (),
    ) -> R:
        """Changes what the patch sets. With ``if_version`` only where the record is still of that version."""
        headers = {"Content-Type": "application/merge-patch+json", **_if_match(if_version)}
        body = encode(self._entity, patch)
        query = _shape(fields, expand)
        return self._read(self._connection.call("PATCH", self._path(id), query=query, body=body, headers=headers))

    def replace(
        self,
        id: UUID | str,
        record: New,
        *,
        if_version: int | None = None,
        fields: Sequence[str] = (),
        expand: Sequence[str] = (),
    ) -> R:
        """Replaces the record: what is not set becomes what it is in a new one."""
        body = encode(self._entity, record)
        query = _shape(fields, expand)
        headers = _if_match(if_version)
        return self._read(self._connection.call("PUT", self._path(id), query=query, body=body, headers=headers))

    def delete(self, id: UUID | str, *, if_version: int | None = None) -> None:
        """Deletes the record."""
        self._connection.call("DELETE", self._path(id), headers=_if_match(if_version))

    def _post(self, body: Any, fields: Sequence[str], expand: Sequence[str], key: str | None) -> Any:
        headers = {} if key is None else {"Idempotency-Key": key}
        return self._connection.call(
            "POST", self._entity.name, query=_shape(fields, expand), body=body, headers=headers
        )

    def _path(self, id: UUID | str) -> str:
        return self._entity.name + "/" + quote(str(id), safe="")

    def _read(self, json: Any) -> R:
        if not isinstance(json, dict) or not isinstance(json.get("id"), str):
            raise _unexpected(json)
        return decode(self._entity, json, self._entities)


def _items(answer: Any) -> Sequence[Any]:
    if not isinstance(answer, dict) or not isinstance(answer.get("items"), list):
        raise _unexpected(answer)
    items: Sequence[Any] = answer["items"]
    return items


def _unexpected(answer: Any) -> Problem:
    return Problem.unexpected(Answer(200, {}, jsontext.write(answer).encode()))


def _shape(fields: Sequence[str], expand: Sequence[str]) -> dict[str, str]:
    query = {}
    if fields:
        query["fields"] = ",".join(fields)
    if expand:
        query["expand"] = ",".join(expand)
    return query


def _if_match(version: int | None) -> dict[str, str]:
    return {} if version is None else {"If-Match": f'"{version}"'}
