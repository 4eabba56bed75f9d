"""*/ static { throw new Error(); } /* \\u002a/ \"\"\" '''
${1 + 1} {{x}} <#list> </script> `x` \\N{BULLET} \\ # type: ignore @deprecated end\\"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from .. import runtime as rt

if TYPE_CHECKING:
    from .page import PageRecord

ClassDefChoice = Literal["class", "none", "2nd", "a-b", "UPPER", "in_progress"]
ClassTupleChoice = Literal["string", "number"]


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class ClassRecord(rt.Record):
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
    select: str
    """\"\"\" + __import__('os') + \"\"\"
    Matches [a-z\"']+/ Unique."""
    default: bool
    """@ts-expect-error
    Default: true."""
    def_: ClassDefChoice | None
    """ends in a backslash \\"""
    str_: str | None
    """Default: '); \"\"\" */ ${x} \\."""
    int_: int | None
    rt_: float | None
    tuple_: tuple[ClassTupleChoice, ...] | None
    bool_: rt.Decimal | None
    """18 digits, 4 of them after the point."""
    a_b_c: int | None
    """Default: 9007199254740993."""
    date: rt.Date | None
    time: rt.Time | None
    date_time: rt.DateTime | None
    duration: rt.Duration | None
    decimal: rt.Decimal | None
    """Computed by the server."""
    hash_code: rt.Json | None
    to_string: rt.SecretState | None
    """Written only: reading tells whether there is one."""
    get_class: rt.FileRef | None
    wait: int | None
    equals: rt.Json | None
    then: rt.UUID | None
    constructor: rt.GeoPoint | None
    prototype: rt.Money | None
    of_page: str | None
    """Markdown."""
    json: rt.Json | None
    has: bool | None
    field: str | None
    import_: rt.Ref[ClassRecord] | None
    from_: rt.Ref[PageRecord] | None
    global_: rt.UUID | None
    export: rt.Related[ClassRecord]
    async_: rt.Related[ClassRecord]
    yield_: rt.Related[ClassRecord] | None
    """Requests set all of them at once."""
    lambda_: tuple[rt.UUID, ...]
    """Requests set all of them at once."""


@dataclass(kw_only=True)
class ClassInput(rt.Input):
    """A new record, or all of one that is replaced. What is left unset becomes its default, else null."""

    select: str
    """\"\"\" + __import__('os') + \"\"\"
    Matches [a-z\"']+/ Unique."""
    default: bool | rt.Unset = rt.UNSET
    """@ts-expect-error
    Default: true."""
    def_: ClassDefChoice | None | rt.Unset = rt.UNSET
    """ends in a backslash \\"""
    str_: str | None | rt.Unset = rt.UNSET
    """Default: '); \"\"\" */ ${x} \\."""
    int_: int | None | rt.Unset = rt.UNSET
    rt_: float | None | rt.Unset = rt.UNSET
    tuple_: tuple[ClassTupleChoice, ...] | None | rt.Unset = rt.UNSET
    bool_: rt.Decimal | None | rt.Unset = rt.UNSET
    """18 digits, 4 of them after the point."""
    a_b_c: int | None | rt.Unset = rt.UNSET
    """Default: 9007199254740993."""
    date: rt.Date | None | rt.Unset = rt.UNSET
    time: rt.Time | None | rt.Unset = rt.UNSET
    date_time: rt.DateTime | None | rt.Unset = rt.UNSET
    duration: rt.Duration | None | rt.Unset = rt.UNSET
    hash_code: rt.Json | None | rt.Unset = rt.UNSET
    to_string: str | rt.SecretState | None | rt.Unset = rt.UNSET
    """Written only: reading tells whether there is one."""
    get_class: rt.FileRef | rt.UUID | None | rt.Unset = rt.UNSET
    wait: int | None | rt.Unset = rt.UNSET
    equals: rt.Json | None | rt.Unset = rt.UNSET
    then: rt.UUID | None | rt.Unset = rt.UNSET
    constructor: rt.GeoPoint | None | rt.Unset = rt.UNSET
    prototype: rt.Money | None | rt.Unset = rt.UNSET
    of_page: str | None | rt.Unset = rt.UNSET
    """Markdown."""
    json: rt.Json | None | rt.Unset = rt.UNSET
    has: bool | None | rt.Unset = rt.UNSET
    field: str | None | rt.Unset = rt.UNSET
    import_: rt.UUID | rt.Ref[ClassRecord] | None | rt.Unset = rt.UNSET
    from_: rt.UUID | rt.Ref[PageRecord]
    global_: rt.UUID | None | rt.Unset = rt.UNSET
    yield_: tuple[rt.UUID, ...] | rt.Unset = rt.UNSET
    """Requests set all of them at once."""
    lambda_: tuple[rt.UUID, ...] | rt.Unset = rt.UNSET
    """Requests set all of them at once."""


@dataclass(kw_only=True)
class ClassPatch(rt.Input):
    """Changes of a record. What is left unset stays as it is; None takes a value away."""

    select: str | rt.Unset = rt.UNSET
    """\"\"\" + __import__('os') + \"\"\"
    Matches [a-z\"']+/ Unique."""
    default: bool | rt.Unset = rt.UNSET
    """@ts-expect-error
    Default: true."""
    def_: ClassDefChoice | None | rt.Unset = rt.UNSET
    """ends in a backslash \\"""
    str_: str | None | rt.Unset = rt.UNSET
    """Default: '); \"\"\" */ ${x} \\."""
    int_: int | None | rt.Unset = rt.UNSET
    rt_: float | None | rt.Unset = rt.UNSET
    tuple_: tuple[ClassTupleChoice, ...] | None | rt.Unset = rt.UNSET
    bool_: rt.Decimal | None | rt.Unset = rt.UNSET
    """18 digits, 4 of them after the point."""
    a_b_c: int | None | rt.Unset = rt.UNSET
    """Default: 9007199254740993."""
    date: rt.Date | None | rt.Unset = rt.UNSET
    time: rt.Time | None | rt.Unset = rt.UNSET
    date_time: rt.DateTime | None | rt.Unset = rt.UNSET
    duration: rt.Duration | None | rt.Unset = rt.UNSET
    hash_code: rt.Json | None | rt.Unset = rt.UNSET
    to_string: str | rt.SecretState | None | rt.Unset = rt.UNSET
    """Written only: reading tells whether there is one."""
    get_class: rt.FileRef | rt.UUID | None | rt.Unset = rt.UNSET
    wait: int | None | rt.Unset = rt.UNSET
    equals: rt.Json | None | rt.Unset = rt.UNSET
    then: rt.UUID | None | rt.Unset = rt.UNSET
    constructor: rt.GeoPoint | None | rt.Unset = rt.UNSET
    prototype: rt.Money | None | rt.Unset = rt.UNSET
    of_page: str | None | rt.Unset = rt.UNSET
    """Markdown."""
    json: rt.Json | None | rt.Unset = rt.UNSET
    has: bool | None | rt.Unset = rt.UNSET
    field: str | None | rt.Unset = rt.UNSET
    import_: rt.UUID | rt.Ref[ClassRecord] | None | rt.Unset = rt.UNSET
    from_: rt.UUID | rt.Ref[PageRecord] | rt.Unset = rt.UNSET
    global_: rt.UUID | None | rt.Unset = rt.UNSET
    yield_: tuple[rt.UUID, ...] | rt.Unset = rt.UNSET
    """Requests set all of them at once."""
    lambda_: tuple[rt.UUID, ...] | rt.Unset = rt.UNSET
    """Requests set all of them at once."""


CLASS_ENTITY = rt.Entity(
    "class",
    ClassRecord,
    {
        "id": rt.Member("id", rt.UUID_TEXT, required=True),
        "version": rt.Member("version", rt.INTEGER, required=True),
        "created_at": rt.Member("createdAt", rt.DATE_TIME, required=True),
        "created_by": rt.Member("createdBy", rt.UUID_TEXT, required=True),
        "updated_at": rt.Member("updatedAt", rt.DATE_TIME, required=True),
        "updated_by": rt.Member("updatedBy", rt.UUID_TEXT, required=True),
        "select": rt.Member("select", rt.TEXT, required=True),
        "default": rt.Member("default", rt.BOOLEAN, required=True),
        "def_": rt.Member("def", rt.TEXT),
        "str_": rt.Member("str", rt.TEXT),
        "int_": rt.Member("int", rt.INTEGER),
        "rt_": rt.Member("rt", rt.FLOAT),
        "tuple_": rt.Member("tuple", rt.CHOICES),
        "bool_": rt.Member("bool", rt.DECIMAL),
        "a_b_c": rt.Member("aBC", rt.BIG),
        "date": rt.Member("date", rt.DATE),
        "time": rt.Member("time", rt.TIME),
        "date_time": rt.Member("dateTime", rt.DATE_TIME),
        "duration": rt.Member("duration", rt.DURATION),
        "decimal": rt.Member("decimal", rt.DECIMAL),
        "hash_code": rt.Member("hashCode", rt.JSON),
        "to_string": rt.Member("toString", rt.SECRET),
        "get_class": rt.Member("getClass", rt.FILE),
        "wait": rt.Member("wait", rt.BIG),
        "equals": rt.Member("equals", rt.JSON),
        "then": rt.Member("then", rt.UUID_TEXT),
        "constructor": rt.Member("constructor", rt.GEO_POINT),
        "prototype": rt.Member("prototype", rt.MONEY),
        "of_page": rt.Member("ofPage", rt.TEXT),
        "json": rt.Member("json", rt.JSON),
        "has": rt.Member("has", rt.BOOLEAN),
        "field": rt.Member("field", rt.TEXT),
        "import_": rt.Member("import", rt.ToOne("class")),
        "from_": rt.Member("from", rt.ToOne("page")),
        "global_": rt.Member("global", rt.UUID_TEXT),
        "export": rt.Member("export", rt.ToMany("class"), required=True),
        "async_": rt.Member("async", rt.ToMany("class"), required=True),
        "yield_": rt.Member("yield", rt.ToMany("class")),
        "lambda_": rt.Member("lambda", rt.USERS, required=True),
    },
)
