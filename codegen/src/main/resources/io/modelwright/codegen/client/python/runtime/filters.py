"""Values in the text of filters."""

import json
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from uuid import UUID

from .values import format_duration


def literal(value: str | bool | int | Decimal | date | datetime | time | timedelta | UUID | None) -> str:
    """The value as a filter writes it, so that no text from elsewhere can change what a filter means."""
    match value:
        case None:
            return "null"
        case bool():
            return "true" if value else "false"
        case int():
            return str(value)
        case Decimal():
            return format(value, "f")
        case datetime():
            if value.tzinfo is None:
                raise ValueError("a time without its zone cannot be compared")
            return f"timestamp({json.dumps(value.astimezone(UTC).isoformat())})"
        case date():
            return f"date({json.dumps(value.isoformat())})"
        case time():
            return f"time({json.dumps(value.isoformat('seconds'))})"
        case timedelta():
            return f"duration({json.dumps(format_duration(value))})"
        case UUID() | str():
            return json.dumps(str(value), ensure_ascii=False)
