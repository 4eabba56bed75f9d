"""Drives the generated client: argv is server, app, which is empty where the server is the application, and token."""

import sys
from datetime import UTC

sys.path.insert(0, "src")

from tasks_client import ProjectInput, Problem, TaskInput, TaskPatch, TasksClient, literal
from tasks_client.runtime import Date, DateTime, Decimal, Duration, GeoPoint, NotShownError

server, app, token = sys.argv[1:]
client = TasksClient(server, app=app or None, token=token)
project = client.project.create(ProjectInput(name='Al"pha'))
made = client.task.create_many(
    TaskInput(title=f"t{i}", priority=1 + i % 2, project=project.id, hits=2**53 + 1, estimate=Decimal("1.50"))
    for i in range(7)
)
assert made[0].hits == 2**53 + 1 and made[0].estimate == Decimal("1.50") and made[0].tags.ids == ()
page = client.task.list(
    filter=f"priority == 2 && project.name == {literal(project.name)}", sort=["-title"], expand=["project"], count=True
)
assert [one.title for one in page.items] == ["t5", "t3", "t1"] and page.total == 3
assert page.items[0].project.record.name == 'Al"pha'
try:
    page.items[0].tags
    raise AssertionError("lists do not show link sets")
except NotShownError:
    pass
assert [one.title for one in client.task.iterate(sort=["title"], page_size=3)] == [f"t{i}" for i in range(7)]
first = made[0]
patch = TaskPatch(due=Date(2027, 1, 31), took=Duration(minutes=90), place=GeoPoint(1.5, 2.5), status="doing")
changed = client.task.update(first.id, patch, if_version=first.version)
assert (changed.due, changed.took, changed.status) == (Date(2027, 1, 31), Duration(minutes=90), "doing")
try:
    client.task.update(first.id, TaskPatch(title="lost"), if_version=first.version)
    raise AssertionError("a stale version was taken")
except Problem as problem:
    assert problem.status == 412, problem
try:
    client.task.create(TaskInput(title="x" * 201, priority=9))
    raise AssertionError("an invalid record was taken")
except Problem as problem:
    assert {one.pointer for one in problem.errors} == {"/title", "/priority"}, problem.errors
assert client.task.update(first.id, TaskPatch(due=None)).due is None
now = DateTime.now(UTC)
for one in (
    f"estimate == {literal(Decimal('1.50'))}",
    f"hits == {literal(2**53 + 1)}",
    f"done == {literal(False)} && createdAt < {literal(now + Duration(days=1))}",
    f"due == {literal(None)} || due > {literal(Date(2027, 1, 1))}",
    f"took == {literal(None)} || took >= {literal(Duration(minutes=90))}",
    f"project == {literal(project.id)}",
):
    assert len(client.task.list(filter=one, limit=1).items) == 1, one
group = client.task.aggregate(compute=["count", "sum(estimate)"], group_by=["priority"]).items[0]
assert (group.count, group.sum["estimate"]) == (4, "6.00"), group
assert len(list(client.project.related(project.id, "tasks"))) == 7
once = client.task.create(TaskInput(title="once"), idempotency_key="k1")
assert client.task.create(TaskInput(title="once"), idempotency_key="k1").id == once.id
client.task.delete(once.id)
try:
    client.task.get(once.id)
    raise AssertionError("it was deleted")
except Problem as problem:
    assert problem.status == 404
print("driven")
