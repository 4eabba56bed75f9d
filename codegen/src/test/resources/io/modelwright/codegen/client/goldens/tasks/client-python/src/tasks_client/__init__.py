"""Client of Tasks, version 1."""

from .client import TasksClient
from .entities.project import (
    ProjectInput,
    ProjectPatch,
    ProjectRecord,
)
from .entities.tag import (
    TagInput,
    TagPatch,
    TagRecord,
)
from .entities.task import (
    TaskInput,
    TaskLabelsChoice,
    TaskPatch,
    TaskRecord,
    TaskStatusChoice,
)
from .runtime import (
    UNSET,
    FieldProblem,
    FileRef,
    GeoPoint,
    Group,
    Groups,
    Money,
    NotShownError,
    Page,
    PasswordSignIn,
    Problem,
    Ref,
    Related,
    SecretState,
    TokenSource,
    has_member,
    literal,
)

__all__ = [
    "UNSET",
    "FieldProblem",
    "FileRef",
    "GeoPoint",
    "Group",
    "Groups",
    "Money",
    "NotShownError",
    "Page",
    "PasswordSignIn",
    "Problem",
    "Ref",
    "Related",
    "SecretState",
    "TasksClient",
    "ProjectInput",
    "ProjectPatch",
    "ProjectRecord",
    "TaskInput",
    "TaskLabelsChoice",
    "TaskPatch",
    "TaskRecord",
    "TaskStatusChoice",
    "TagInput",
    "TagPatch",
    "TagRecord",
    "TokenSource",
    "has_member",
    "literal",
]
