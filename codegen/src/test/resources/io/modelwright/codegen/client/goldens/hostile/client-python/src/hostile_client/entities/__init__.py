"""The entities by their names, for records that hold records of another entity."""

from typing import Any

from .. import runtime as rt
from .class_ import CLASS_ENTITY
from .con_ import CON_ENTITY
from .constructor import CONSTRUCTOR_ENTITY
from .money import MONEY_ENTITY
from .page import PAGE_ENTITY
from .records import RECORDS_ENTITY
from .runtime import RUNTIME_ENTITY
from .string import STRING_ENTITY
from .then import THEN_ENTITY
from .type_checking import TYPE_CHECKING_ENTITY

ENTITIES: dict[str, rt.Entity[Any]] = {
    "class": CLASS_ENTITY,
    "string": STRING_ENTITY,
    "con": CON_ENTITY,
    "then": THEN_ENTITY,
    "constructor": CONSTRUCTOR_ENTITY,
    "typeChecking": TYPE_CHECKING_ENTITY,
    "money": MONEY_ENTITY,
    "page": PAGE_ENTITY,
    "records": RECORDS_ENTITY,
    "runtime": RUNTIME_ENTITY,
}
