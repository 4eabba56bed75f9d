"""All entities of the app behind one connection."""

import ssl

from . import runtime as rt
from .entities import ENTITIES
<#list entities?sort_by("module") as one>
from .entities.${one.module} import ${one.constant}_ENTITY, ${one.input}, ${one.patch}, ${one.record}
</#list>


class ${client}:
    """<#list doc as line>${line}<#sep>
    </#sep></#list>

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
<#if entities?has_content>
        connection = rt.Connection(
            server,
            token=token,
            app=app,
            timeout=timeout,
            deadline=deadline,
            attempts=attempts,
            context=context,
            agent="${slug}-client/${version}",
        )
<#list entities as one>
        self.${one.attribute}: rt.Records[${one.record}, ${one.input}, ${one.patch}] = rt.Records(
            connection, ${one.constant}_ENTITY, ENTITIES
        )
        """${one.label}"""
</#list>
<#else>
        rt.Connection(server, token=token, app=app, timeout=timeout)
        assert not ENTITIES
</#if>
