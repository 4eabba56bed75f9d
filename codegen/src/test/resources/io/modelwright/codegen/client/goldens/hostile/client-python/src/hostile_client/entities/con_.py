"""Con"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .. import runtime as rt

if TYPE_CHECKING:
    from .money import MoneyRecord


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class ConRecord(rt.Record):
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
    record: str | None
    money: rt.Related[MoneyRecord]


@dataclass(kw_only=True)
class ConInput(rt.Input):
    """A new record, or all of one that is replaced. What is left unset becomes its default, else null."""

    record: str | None | rt.Unset = rt.UNSET


@dataclass(kw_only=True)
class ConPatch(rt.Input):
    """Changes of a record. What is left unset stays as it is; None takes a value away."""

    record: str | None | rt.Unset = rt.UNSET


CON_ENTITY = rt.Entity(
    "con",
    ConRecord,
    {
        "id": rt.Member("id", rt.UUID_TEXT, required=True),
        "version": rt.Member("version", rt.INTEGER, required=True),
        "created_at": rt.Member("createdAt", rt.DATE_TIME, required=True),
        "created_by": rt.Member("createdBy", rt.UUID_TEXT, required=True),
        "updated_at": rt.Member("updatedAt", rt.DATE_TIME, required=True),
        "updated_by": rt.Member("updatedBy", rt.UUID_TEXT, required=True),
        "record": rt.Member("record", rt.TEXT),
        "money": rt.Member("money", rt.ToMany("money"), required=True),
    },
)
