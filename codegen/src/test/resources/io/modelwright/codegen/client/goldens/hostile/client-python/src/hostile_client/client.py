"""All entities of the app behind one connection."""

import ssl

from . import runtime as rt
from .entities import ENTITIES
from .entities.class_ import CLASS_ENTITY, ClassInput, ClassPatch, ClassRecord
from .entities.con_ import CON_ENTITY, ConInput, ConPatch, ConRecord
from .entities.constructor import CONSTRUCTOR_ENTITY, ConstructorInput, ConstructorPatch, ConstructorRecord
from .entities.money import MONEY_ENTITY, MoneyInput, MoneyPatch, MoneyRecord
from .entities.page import PAGE_ENTITY, PageInput, PagePatch, PageRecord
from .entities.records import RECORDS_ENTITY, RecordsInput, RecordsPatch, RecordsRecord
from .entities.runtime import RUNTIME_ENTITY, RuntimeInput, RuntimePatch, RuntimeRecord
from .entities.string import STRING_ENTITY, StringInput, StringPatch, StringRecord
from .entities.then import THEN_ENTITY, ThenInput, ThenPatch, ThenRecord
from .entities.type_checking import TYPE_CHECKING_ENTITY, TypeCheckingInput, TypeCheckingPatch, TypeCheckingRecord


class HostileClient:
    """Client of Hostile */ \"\"\" ${x} <b> `#`, version 1.
    ``server`` is an address without a path, such as ``https://example.org``. With ``app`` the records are those of
    that app on a platform, else those of the application that the server is. A request may take ``timeout`` seconds and
    is sent ``attempts`` times at most; a call with all its tries may take ``deadline`` seconds, else twice the timeout.
    ``context`` says whom to trust. Safe for many threads.
    """

    def __init__(
        self,
        server: str,
        *,
        token: str | rt.TokenSource,
        app: str | None = None,
        timeout: float = 30.0,
        deadline: float | None = None,
        attempts: int = 4,
        context: ssl.SSLContext | None = None,
    ) -> None:
        connection = rt.Connection(
            server,
            token=token,
            app=app,
            timeout=timeout,
            deadline=deadline,
            attempts=attempts,
            context=context,
            agent="hostile-client/1",
        )
        self.class_: rt.Records[ClassRecord, ClassInput, ClassPatch] = rt.Records(
            connection, CLASS_ENTITY, ENTITIES
        )
        """*/ static { throw new Error(); } /* \\u002a/ \"\"\" '''"""
        self.string: rt.Records[StringRecord, StringInput, StringPatch] = rt.Records(
            connection, STRING_ENTITY, ENTITIES
        )
        """String"""
        self.con: rt.Records[ConRecord, ConInput, ConPatch] = rt.Records(
            connection, CON_ENTITY, ENTITIES
        )
        """Con"""
        self.then: rt.Records[ThenRecord, ThenInput, ThenPatch] = rt.Records(
            connection, THEN_ENTITY, ENTITIES
        )
        """Then"""
        self.constructor: rt.Records[ConstructorRecord, ConstructorInput, ConstructorPatch] = rt.Records(
            connection, CONSTRUCTOR_ENTITY, ENTITIES
        )
        """Constructor"""
        self.type_checking: rt.Records[TypeCheckingRecord, TypeCheckingInput, TypeCheckingPatch] = rt.Records(
            connection, TYPE_CHECKING_ENTITY, ENTITIES
        )
        """Type checking"""
        self.money: rt.Records[MoneyRecord, MoneyInput, MoneyPatch] = rt.Records(
            connection, MONEY_ENTITY, ENTITIES
        )
        """Money"""
        self.page: rt.Records[PageRecord, PageInput, PagePatch] = rt.Records(
            connection, PAGE_ENTITY, ENTITIES
        )
        """Page"""
        self.records: rt.Records[RecordsRecord, RecordsInput, RecordsPatch] = rt.Records(
            connection, RECORDS_ENTITY, ENTITIES
        )
        """Records"""
        self.runtime: rt.Records[RuntimeRecord, RuntimeInput, RuntimePatch] = rt.Records(
            connection, RUNTIME_ENTITY, ENTITIES
        )
        """Runtime"""
