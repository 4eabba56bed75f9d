"""Page"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from .. import runtime as rt

if TYPE_CHECKING:
    from .class_ import ClassRecord

PagePatchChoice = Literal["page"]


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class PageRecord(rt.Record):
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
    patch: PagePatchChoice
    return_: rt.Ref[ClassRecord] | None


@dataclass(kw_only=True)
class PageInput(rt.Input):
    """A new record, or all of one that is replaced. What is left unset becomes its default, else null."""

    patch: PagePatchChoice


@dataclass(kw_only=True)
class PagePatch(rt.Input):
    """Changes of a record. What is left unset stays as it is; None takes a value away."""

    patch: PagePatchChoice | rt.Unset = rt.UNSET


PAGE_ENTITY = rt.Entity(
    "page",
    PageRecord,
    {
        "id": rt.Member("id", rt.UUID_TEXT, required=True),
        "version": rt.Member("version", rt.INTEGER, required=True),
        "created_at": rt.Member("createdAt", rt.DATE_TIME, required=True),
        "created_by": rt.Member("createdBy", rt.UUID_TEXT, required=True),
        "updated_at": rt.Member("updatedAt", rt.DATE_TIME, required=True),
        "updated_by": rt.Member("updatedBy", rt.UUID_TEXT, required=True),
        "patch": rt.Member("patch", rt.TEXT, required=True),
        "return_": rt.Member("return", rt.ToOne("class")),
    },
)
