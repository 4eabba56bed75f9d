"""Money"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .. import runtime as rt

if TYPE_CHECKING:
    from .con_ import ConRecord
    from .string import StringRecord


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class MoneyRecord(rt.Record):
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
    money: rt.Money
    con: rt.Ref[ConRecord] | None
    strings: rt.Related[StringRecord]


@dataclass(kw_only=True)
class MoneyInput(rt.Input):
    """A new record, or all of one that is replaced. What is left unset becomes its default, else null."""

    money: rt.Money
    con: rt.UUID | rt.Ref[ConRecord] | None | rt.Unset = rt.UNSET


@dataclass(kw_only=True)
class MoneyPatch(rt.Input):
    """Changes of a record. What is left unset stays as it is; None takes a value away."""

    money: rt.Money | rt.Unset = rt.UNSET
    con: rt.UUID | rt.Ref[ConRecord] | None | rt.Unset = rt.UNSET


MONEY_ENTITY = rt.Entity(
    "money",
    MoneyRecord,
    {
        "id": rt.Member("id", rt.UUID_TEXT, required=True),
        "version": rt.Member("version", rt.INTEGER, required=True),
        "created_at": rt.Member("createdAt", rt.DATE_TIME, required=True),
        "created_by": rt.Member("createdBy", rt.UUID_TEXT, required=True),
        "updated_at": rt.Member("updatedAt", rt.DATE_TIME, required=True),
        "updated_by": rt.Member("updatedBy", rt.UUID_TEXT, required=True),
        "money": rt.Member("money", rt.MONEY, required=True),
        "con": rt.Member("con", rt.ToOne("con")),
        "strings": rt.Member("strings", rt.ToMany("string"), required=True),
    },
)
