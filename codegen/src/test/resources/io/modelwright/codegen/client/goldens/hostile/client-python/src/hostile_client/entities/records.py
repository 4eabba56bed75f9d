"""Records"""

from __future__ import annotations

from dataclasses import dataclass

from .. import runtime as rt


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class RecordsRecord(rt.Record):
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


@dataclass(kw_only=True)
class RecordsInput(rt.Input):
    """A new record, or all of one that is replaced. What is left unset becomes its default, else null."""



@dataclass(kw_only=True)
class RecordsPatch(rt.Input):
    """Changes of a record. What is left unset stays as it is; None takes a value away."""



RECORDS_ENTITY = rt.Entity(
    "records",
    RecordsRecord,
    {
        "id": rt.Member("id", rt.UUID_TEXT, required=True),
        "version": rt.Member("version", rt.INTEGER, required=True),
        "created_at": rt.Member("createdAt", rt.DATE_TIME, required=True),
        "created_by": rt.Member("createdBy", rt.UUID_TEXT, required=True),
        "updated_at": rt.Member("updatedAt", rt.DATE_TIME, required=True),
        "updated_by": rt.Member("updatedBy", rt.UUID_TEXT, required=True),
    },
)
