"""Task
Something that somebody has to do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from .. import runtime as rt

if TYPE_CHECKING:
    from .project import ProjectRecord
    from .tag import TagRecord

TaskStatusChoice = Literal["todo", "doing", "done"]
TaskLabelsChoice = Literal["red", "green", "blue"]


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class TaskRecord(rt.Record):
    """A record as the server shows it. What the answer did not hold raises ``NotShownError`` when it is read."""

    id: rt.UUID
    """The id of the record."""
    version: int
    """Grows with each change; updates may demand it."""
    created_at: rt.DateTime
    """When the record was created."""
    created_by: rt.UUID
    """Who created the record."""
    updated_at: rt.DateTime
    """When the record was changed last."""
    updated_by: rt.UUID
    """Who changed the record last."""
    title: str
    """At most 200 characters."""
    description: str | None
    """Markdown."""
    status: TaskStatusChoice | None
    """Default: todo."""
    done: bool | None
    """Default: false."""
    priority: int | None
    """At least 1. At most 5."""
    estimate: rt.Decimal | None
    """10 digits, 2 of them after the point."""
    hits: int | None
    ratio: float | None
    due: rt.Date | None
    """Due date
    The last day on which it may be done."""
    at: rt.Time | None
    seen: rt.DateTime | None
    took: rt.Duration | None
    number: int | None
    """Numbered by the server."""
    password: rt.SecretState | None
    """Written only: reading tells whether there is one."""
    labels: tuple[TaskLabelsChoice, ...] | None
    extra: rt.Json | None
    place: rt.GeoPoint | None
    cost: rt.Money | None
    """Always EUR."""
    photo: rt.FileRef | None
    reference: rt.UUID | None
    page: str | None
    """Form: url."""
    overdue: bool | None
    """Computed by the server."""
    project: rt.Ref[ProjectRecord] | None
    parent: rt.Ref[TaskRecord] | None
    assignee: rt.UUID | None
    children: rt.Related[TaskRecord]
    tags: rt.Related[TagRecord]
    """Requests set all of them at once."""
    watchers: tuple[rt.UUID, ...]
    """Requests set all of them at once."""


@dataclass(kw_only=True)
class TaskInput(rt.Input):
    """A new record, or all of one that is replaced. What is left unset becomes its default, else null."""

    title: str
    """At most 200 characters."""
    description: str | None | rt.Unset = rt.UNSET
    """Markdown."""
    status: TaskStatusChoice | None | rt.Unset = rt.UNSET
    """Default: todo."""
    done: bool | None | rt.Unset = rt.UNSET
    """Default: false."""
    priority: int | None | rt.Unset = rt.UNSET
    """At least 1. At most 5."""
    estimate: rt.Decimal | None | rt.Unset = rt.UNSET
    """10 digits, 2 of them after the point."""
    hits: int | None | rt.Unset = rt.UNSET
    ratio: float | None | rt.Unset = rt.UNSET
    due: rt.Date | None | rt.Unset = rt.UNSET
    """Due date
    The last day on which it may be done."""
    at: rt.Time | None | rt.Unset = rt.UNSET
    seen: rt.DateTime | None | rt.Unset = rt.UNSET
    took: rt.Duration | None | rt.Unset = rt.UNSET
    password: str | rt.SecretState | None | rt.Unset = rt.UNSET
    """Written only: reading tells whether there is one."""
    labels: tuple[TaskLabelsChoice, ...] | None | rt.Unset = rt.UNSET
    extra: rt.Json | None | rt.Unset = rt.UNSET
    place: rt.GeoPoint | None | rt.Unset = rt.UNSET
    cost: rt.Money | None | rt.Unset = rt.UNSET
    """Always EUR."""
    photo: rt.FileRef | rt.UUID | None | rt.Unset = rt.UNSET
    reference: rt.UUID | None | rt.Unset = rt.UNSET
    page: str | None | rt.Unset = rt.UNSET
    """Form: url."""
    project: rt.UUID | rt.Ref[ProjectRecord] | None | rt.Unset = rt.UNSET
    parent: rt.UUID | rt.Ref[TaskRecord] | None | rt.Unset = rt.UNSET
    assignee: rt.UUID | None | rt.Unset = rt.UNSET
    tags: tuple[rt.UUID, ...] | rt.Unset = rt.UNSET
    """Requests set all of them at once."""
    watchers: tuple[rt.UUID, ...] | rt.Unset = rt.UNSET
    """Requests set all of them at once."""


@dataclass(kw_only=True)
class TaskPatch(rt.Input):
    """Changes of a record. What is left unset stays as it is; None takes a value away."""

    title: str | rt.Unset = rt.UNSET
    """At most 200 characters."""
    description: str | None | rt.Unset = rt.UNSET
    """Markdown."""
    status: TaskStatusChoice | None | rt.Unset = rt.UNSET
    """Default: todo."""
    done: bool | None | rt.Unset = rt.UNSET
    """Default: false."""
    priority: int | None | rt.Unset = rt.UNSET
    """At least 1. At most 5."""
    estimate: rt.Decimal | None | rt.Unset = rt.UNSET
    """10 digits, 2 of them after the point."""
    hits: int | None | rt.Unset = rt.UNSET
    ratio: float | None | rt.Unset = rt.UNSET
    due: rt.Date | None | rt.Unset = rt.UNSET
    """Due date
    The last day on which it may be done."""
    at: rt.Time | None | rt.Unset = rt.UNSET
    seen: rt.DateTime | None | rt.Unset = rt.UNSET
    took: rt.Duration | None | rt.Unset = rt.UNSET
    password: str | rt.SecretState | None | rt.Unset = rt.UNSET
    """Written only: reading tells whether there is one."""
    labels: tuple[TaskLabelsChoice, ...] | None | rt.Unset = rt.UNSET
    extra: rt.Json | None | rt.Unset = rt.UNSET
    place: rt.GeoPoint | None | rt.Unset = rt.UNSET
    cost: rt.Money | None | rt.Unset = rt.UNSET
    """Always EUR."""
    photo: rt.FileRef | rt.UUID | None | rt.Unset = rt.UNSET
    reference: rt.UUID | None | rt.Unset = rt.UNSET
    page: str | None | rt.Unset = rt.UNSET
    """Form: url."""
    project: rt.UUID | rt.Ref[ProjectRecord] | None | rt.Unset = rt.UNSET
    parent: rt.UUID | rt.Ref[TaskRecord] | None | rt.Unset = rt.UNSET
    assignee: rt.UUID | None | rt.Unset = rt.UNSET
    tags: tuple[rt.UUID, ...] | rt.Unset = rt.UNSET
    """Requests set all of them at once."""
    watchers: tuple[rt.UUID, ...] | rt.Unset = rt.UNSET
    """Requests set all of them at once."""


TASK_ENTITY = rt.Entity(
    "task",
    TaskRecord,
    {
        "id": rt.Member("id", rt.UUID_TEXT, required=True),
        "version": rt.Member("version", rt.INTEGER, required=True),
        "created_at": rt.Member("createdAt", rt.DATE_TIME, required=True),
        "created_by": rt.Member("createdBy", rt.UUID_TEXT, required=True),
        "updated_at": rt.Member("updatedAt", rt.DATE_TIME, required=True),
        "updated_by": rt.Member("updatedBy", rt.UUID_TEXT, required=True),
        "title": rt.Member("title", rt.TEXT, required=True),
        "description": rt.Member("description", rt.TEXT),
        "status": rt.Member("status", rt.TEXT),
        "done": rt.Member("done", rt.BOOLEAN),
        "priority": rt.Member("priority", rt.INTEGER),
        "estimate": rt.Member("estimate", rt.DECIMAL),
        "hits": rt.Member("hits", rt.BIG),
        "ratio": rt.Member("ratio", rt.FLOAT),
        "due": rt.Member("due", rt.DATE),
        "at": rt.Member("at", rt.TIME),
        "seen": rt.Member("seen", rt.DATE_TIME),
        "took": rt.Member("took", rt.DURATION),
        "number": rt.Member("number", rt.BIG),
        "password": rt.Member("password", rt.SECRET),
        "labels": rt.Member("labels", rt.CHOICES),
        "extra": rt.Member("extra", rt.JSON),
        "place": rt.Member("place", rt.GEO_POINT),
        "cost": rt.Member("cost", rt.MONEY),
        "photo": rt.Member("photo", rt.FILE),
        "reference": rt.Member("reference", rt.UUID_TEXT),
        "page": rt.Member("page", rt.TEXT),
        "overdue": rt.Member("overdue", rt.BOOLEAN),
        "project": rt.Member("project", rt.ToOne("project")),
        "parent": rt.Member("parent", rt.ToOne("task")),
        "assignee": rt.Member("assignee", rt.UUID_TEXT),
        "children": rt.Member("children", rt.ToMany("task"), required=True),
        "tags": rt.Member("tags", rt.ToMany("tag"), required=True),
        "watchers": rt.Member("watchers", rt.USERS, required=True),
    },
)
