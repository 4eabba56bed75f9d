"""JSON that loses no digit of a number: fractions are read as :class:`~decimal.Decimal`."""

import json
from decimal import Decimal
from typing import Any


def read(content: bytes | str) -> Any:
    """The value of a text; raises ``ValueError`` where it is no JSON."""
    return json.loads(content, parse_float=Decimal)


def write(value: Any) -> str:
    """The text of a value, of which the encoder of the library would take no decimals."""
    match value:
        case dict():
            return "{" + ",".join(f"{json.dumps(str(name))}:{write(one)}" for name, one in value.items()) + "}"
        case list() | tuple():
            return "[" + ",".join(map(write, value)) + "]"
        case Decimal():
            if not value.is_finite():
                raise ValueError(f"no number of JSON: {value}")
            return str(value)
        case _:
            return json.dumps(value, allow_nan=False)
