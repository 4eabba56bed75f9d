"""Client of Hostile */ \"\"\" ${x} <b> `#`, version 1."""

from .client import HostileClient
from .entities.class_ import (
    ClassDefChoice,
    ClassInput,
    ClassPatch,
    ClassRecord,
    ClassTupleChoice,
)
from .entities.con_ import (
    ConInput,
    ConPatch,
    ConRecord,
)
from .entities.constructor import (
    ConstructorInput,
    ConstructorPatch,
    ConstructorRecord,
)
from .entities.money import (
    MoneyInput,
    MoneyPatch,
    MoneyRecord,
)
from .entities.page import (
    PageInput,
    PagePatch,
    PagePatchChoice,
    PageRecord,
)
from .entities.records import (
    RecordsInput,
    RecordsPatch,
    RecordsRecord,
)
from .entities.runtime import (
    RuntimeInput,
    RuntimePatch,
    RuntimeRecord,
)
from .entities.string import (
    StringInput,
    StringPatch,
    StringRecord,
    StringStringChoice,
)
from .entities.then import (
    ThenInput,
    ThenPatch,
    ThenRecord,
)
from .entities.type_checking import (
    TypeCheckingInput,
    TypeCheckingPatch,
    TypeCheckingRecord,
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
    "HostileClient",
    "ClassDefChoice",
    "ClassInput",
    "ClassPatch",
    "ClassRecord",
    "ClassTupleChoice",
    "StringInput",
    "StringPatch",
    "StringRecord",
    "StringStringChoice",
    "ConInput",
    "ConPatch",
    "ConRecord",
    "ThenInput",
    "ThenPatch",
    "ThenRecord",
    "ConstructorInput",
    "ConstructorPatch",
    "ConstructorRecord",
    "TypeCheckingInput",
    "TypeCheckingPatch",
    "TypeCheckingRecord",
    "MoneyInput",
    "MoneyPatch",
    "MoneyRecord",
    "PageInput",
    "PagePatch",
    "PagePatchChoice",
    "PageRecord",
    "RecordsInput",
    "RecordsPatch",
    "RecordsRecord",
    "RuntimeInput",
    "RuntimePatch",
    "RuntimeRecord",
    "TokenSource",
    "has_member",
    "literal",
]
