"""What clients of all models have in common: types of values, requests, problems."""

from datetime import date as Date
from datetime import datetime as DateTime
from datetime import time as Time
from datetime import timedelta as Duration
from decimal import Decimal
from uuid import UUID

from . import jsontext
from .connection import Connection
from .filters import literal
from .problem import FieldProblem, Problem
from .records import Group, Groups, Page, Records
from .tokens import PasswordSignIn, TokenSource
from .values import (
    BIG,
    BOOLEAN,
    CHOICES,
    DATE,
    DATE_TIME,
    DECIMAL,
    DURATION,
    FILE,
    FLOAT,
    GEO_POINT,
    INTEGER,
    JSON,
    MONEY,
    SECRET,
    TEXT,
    TIME,
    UNSET,
    USERS,
    UUID_TEXT,
    FileRef,
    GeoPoint,
    Json,
    Money,
    SecretState,
    Unset,
)
from .wire import Entity, Input, Member, NotShownError, Record, Ref, Related, ToMany, ToOne, has_member

__all__ = [
    "BIG",
    "BOOLEAN",
    "CHOICES",
    "DATE",
    "DATE_TIME",
    "DECIMAL",
    "DURATION",
    "FILE",
    "FLOAT",
    "GEO_POINT",
    "INTEGER",
    "JSON",
    "MONEY",
    "SECRET",
    "TEXT",
    "TIME",
    "UNSET",
    "USERS",
    "UUID",
    "UUID_TEXT",
    "Connection",
    "Date",
    "DateTime",
    "Decimal",
    "Duration",
    "Entity",
    "FieldProblem",
    "FileRef",
    "GeoPoint",
    "Group",
    "Groups",
    "Input",
    "Json",
    "Member",
    "Money",
    "NotShownError",
    "Page",
    "PasswordSignIn",
    "Problem",
    "Record",
    "Records",
    "Ref",
    "Related",
    "SecretState",
    "Time",
    "ToMany",
    "ToOne",
    "TokenSource",
    "Unset",
    "has_member",
    "jsontext",
    "literal",
]
