"""All entities of the app behind one connection."""

import ssl

from . import runtime as rt
from .entities import ENTITIES
from .entities.project import PROJECT_ENTITY, ProjectInput, ProjectPatch, ProjectRecord
from .entities.tag import TAG_ENTITY, TagInput, TagPatch, TagRecord
from .entities.task import TASK_ENTITY, TaskInput, TaskPatch, TaskRecord


class TasksClient:
    """Client of Tasks, version 1.
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
            agent="tasks-client/1",
        )
        self.project: rt.Records[ProjectRecord, ProjectInput, ProjectPatch] = rt.Records(
            connection, PROJECT_ENTITY, ENTITIES
        )
        """Project"""
        self.task: rt.Records[TaskRecord, TaskInput, TaskPatch] = rt.Records(
            connection, TASK_ENTITY, ENTITIES
        )
        """Task"""
        self.tag: rt.Records[TagRecord, TagInput, TagPatch] = rt.Records(
            connection, TAG_ENTITY, ENTITIES
        )
        """Tag"""
