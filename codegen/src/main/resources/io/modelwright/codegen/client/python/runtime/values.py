"""Values of members: each kind has one Python type and one form on the wire."""

import enum
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from typing import Any, Final, TypeAlias
from uuid import UUID

Json: TypeAlias = None | bool | int | float | str | list["Json"] | dict[str, "Json"]


class Unset(enum.Enum):
    """Says that a member is not sent at all, which is not the same as null."""

    UNSET = "unset"


UNSET: Final = Unset.UNSET


@dataclass(frozen=True)
class Money:
    """An amount of up to four decimals and its currency (ISO 4217)."""

    amount: Decimal
    currency: str


@dataclass(frozen=True)
class GeoPoint:
    """A place in degrees."""

    lat: float
    lon: float


@dataclass(frozen=True)
class FileRef:
    """An uploaded file; its id is what is written."""

    id: UUID
    name: str | None = None
    size: int | None = None
    media_type: str | None = None


@dataclass(frozen=True)
class SecretState:
    """All that is read of a secret: that there is one. Written back, it stays what it is."""

    set: bool = True


@dataclass(frozen=True)
class Codec:
    """How values go over the wire; neither way is asked about null."""

    decode: Callable[[Any], Any]
    encode: Callable[[Any], Any]


_DURATION = re.compile(
    r"(?P<sign>-?)P(?:(?P<days>-?\d+)D)?"
    r"(?:T(?:(?P<hours>-?\d+)H)?(?:(?P<minutes>-?\d+)M)?"
    r"(?:(?P<negative>-?)(?P<seconds>\d+)(?:\.(?P<fraction>\d{1,9}))?S)?)?"
)


def parse_duration(text: str) -> timedelta:
    """Reads an ISO 8601 duration of days to seconds, exact to the microsecond."""
    found = _DURATION.fullmatch(text)
    if found is None:
        raise ValueError(f"not a duration: {text!r}")
    seconds = timedelta(
        seconds=int(found["seconds"] or 0),
        microseconds=int((found["fraction"] or "").ljust(6, "0")[:6]),
    )
    total = timedelta(
        days=int(found["days"] or 0),
        hours=int(found["hours"] or 0),
        minutes=int(found["minutes"] or 0),
    ) + (-seconds if found["negative"] else seconds)
    return -total if found["sign"] else total


def format_duration(value: timedelta) -> str:
    """Writes a duration as ISO 8601 with a sign in front."""
    micros = value // timedelta(microseconds=1)
    seconds, fraction = divmod(abs(micros), 1_000_000)
    hours, rest = divmod(seconds, 3600)
    minutes, whole = divmod(rest, 60)
    tail = f".{fraction:06d}".rstrip("0") if fraction else ""
    return f"{'-' if micros < 0 else ''}PT{hours}H{minutes}M{whole}{tail}S"


def _write_date_time(value: datetime) -> str:
    if value.tzinfo is None:
        raise ValueError("a date and time is sent with its zone: give it a tzinfo")
    return value.astimezone(UTC).isoformat()


def _write_time(value: time) -> str:
    if value.microsecond:
        raise ValueError("a time is of whole seconds")
    return value.isoformat("seconds")


def _read_file(value: Mapping[str, Any]) -> FileRef:
    return FileRef(UUID(value["id"]), value.get("name"), value.get("size"), value.get("mediaType"))


def _write_file(value: FileRef | UUID) -> str:
    return str(value.id if isinstance(value, FileRef) else value)


def _write_secret(value: str | SecretState) -> Any:
    return {"set": value.set} if isinstance(value, SecretState) else value


def _same(value: Any) -> Any:
    return value


TEXT = Codec(_same, _same)
INTEGER = Codec(int, int)
BIG = Codec(int, str)
DECIMAL = Codec(Decimal, lambda value: format(value, "f"))
FLOAT = Codec(float, float)
BOOLEAN = Codec(_same, _same)
DATE = Codec(date.fromisoformat, date.isoformat)
TIME = Codec(time.fromisoformat, _write_time)
DATE_TIME = Codec(datetime.fromisoformat, _write_date_time)
DURATION = Codec(parse_duration, format_duration)
UUID_TEXT = Codec(UUID, str)
JSON = Codec(_same, _same)
FILE = Codec(_read_file, _write_file)
SECRET = Codec(lambda value: SecretState(bool(value["set"])), _write_secret)
USERS = Codec(lambda value: tuple(UUID(one) for one in value), lambda value: [str(one) for one in value])
CHOICES = Codec(tuple, list)
GEO_POINT = Codec(
    lambda value: GeoPoint(float(value["lat"]), float(value["lon"])),
    lambda value: {"lat": value.lat, "lon": value.lon},
)
MONEY = Codec(
    lambda value: Money(Decimal(value["amount"]), value["currency"]),
    lambda value: {"amount": format(value.amount, "f"), "currency": value.currency},
)
