"""Values of members: each kind has one Python type and one form on the wire."""

import enum
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from typing import Any, Final, TypeAlias
from uuid import UUID

# fractions are read as Decimal, so that no digit is lost; a float may be written
Json: TypeAlias = None | bool | int | float | Decimal | str | list["Json"] | dict[str, "Json"]


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


def _only(*kinds: type) -> Callable[[Any], Any]:
    """Takes values of these types alone: what Python would convert may be another value than was meant."""

    def check(value: Any) -> Any:
        if not isinstance(value, kinds) or (isinstance(value, bool) and bool not in kinds):
            names = " or ".join(kind.__name__ for kind in kinds)
            raise TypeError(f"{names} is sent, not {type(value).__name__}")
        return value

    return check


_check_integer = _only(int)
_check_decimal = _only(Decimal, int)
_check_float = _only(float, int)
_check_text = _only(str)
_check_id = _only(UUID, str)


def _write_decimal(value: Decimal | int) -> str:
    _check_decimal(value)
    if isinstance(value, Decimal) and not value.is_finite():
        raise ValueError(f"not a decimal: {value}")
    return format(value, "f") if isinstance(value, Decimal) else str(value)


def _write_date(value: date) -> str:
    if isinstance(value, datetime):
        raise TypeError("date is sent, not datetime")
    checked: date = _only(date)(value)
    return checked.isoformat()


def _write_date_time(value: datetime) -> str:
    checked: datetime = _only(datetime)(value)
    if checked.tzinfo is None:
        raise ValueError("a date and time is sent with its zone: give it a tzinfo")
    return checked.astimezone(UTC).isoformat()


def _write_time(value: time) -> str:
    checked: time = _only(time)(value)
    if checked.microsecond:
        raise ValueError("a time is of whole seconds")
    return checked.isoformat("seconds")


def _write_duration(value: timedelta) -> str:
    return format_duration(_only(timedelta)(value))


def _write_id(value: UUID | str) -> str:
    return str(_check_id(value))


def _write_list(write: Callable[[Any], Any]) -> Callable[[Any], list[Any]]:
    """Writes a list, of which a text is none although it can be walked."""
    check = _only(tuple, list, set, frozenset)
    return lambda values: [write(one) for one in check(values)]


def _read_file(value: Mapping[str, Any]) -> FileRef:
    return FileRef(UUID(value["id"]), value.get("name"), value.get("size"), value.get("mediaType"))


def _write_file(value: FileRef | UUID | str) -> str:
    return _write_id(value.id if isinstance(value, FileRef) else value)


def _write_secret(value: str | SecretState) -> Any:
    if isinstance(value, SecretState):
        if not value.set:
            raise ValueError("a secret that is not set is taken away with None")
        return {"set": True}
    return _check_text(value)


def _write_point(value: GeoPoint) -> dict[str, float]:
    point: GeoPoint = _only(GeoPoint)(value)
    return {"lat": _check_float(point.lat), "lon": _check_float(point.lon)}


def _write_money(value: Money) -> dict[str, str]:
    money: Money = _only(Money)(value)
    return {"amount": _write_decimal(money.amount), "currency": _check_text(money.currency)}


def _same(value: Any) -> Any:
    return value


write_ids = _write_list(_write_id)

TEXT = Codec(_same, _check_text)
INTEGER = Codec(int, _check_integer)
BIG = Codec(int, lambda value: str(_check_integer(value)))
DECIMAL = Codec(Decimal, _write_decimal)
FLOAT = Codec(float, _check_float)
BOOLEAN = Codec(_same, _only(bool))
DATE = Codec(date.fromisoformat, _write_date)
TIME = Codec(time.fromisoformat, _write_time)
DATE_TIME = Codec(datetime.fromisoformat, _write_date_time)
DURATION = Codec(parse_duration, _write_duration)
UUID_TEXT = Codec(UUID, _write_id)
JSON = Codec(_same, _same)
FILE = Codec(_read_file, _write_file)
SECRET = Codec(lambda value: SecretState(bool(value["set"])), _write_secret)
USERS = Codec(lambda value: tuple(UUID(one) for one in value), write_ids)
CHOICES = Codec(tuple, _write_list(_check_text))
GEO_POINT = Codec(lambda value: GeoPoint(float(value["lat"]), float(value["lon"])), _write_point)
MONEY = Codec(lambda value: Money(Decimal(value["amount"]), value["currency"]), _write_money)
