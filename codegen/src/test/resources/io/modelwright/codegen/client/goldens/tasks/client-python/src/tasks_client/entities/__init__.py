"""The entities by their names, for records that hold records of another entity."""

from typing import Any

from .. import runtime as rt
from .project import PROJECT_ENTITY
from .tag import TAG_ENTITY
from .task import TASK_ENTITY

ENTITIES: dict[str, rt.Entity[Any]] = {
    "project": PROJECT_ENTITY,
    "task": TASK_ENTITY,
    "tag": TAG_ENTITY,
}
