"""The client against a server of its own that answers what each test says."""

import sys
import time
import unittest
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any
from uuid import UUID

sys.path[:0] = [str(Path(__file__).parents[1] / "src"), str(Path(__file__).parent)]

from scripted import ScriptedServer  # noqa: E402

from hostile_client import PasswordSignIn, Problem, literal  # noqa: E402
from hostile_client import runtime as rt  # noqa: E402
from hostile_client.client import HostileClient  # noqa: E402
from hostile_client.entities import ENTITIES  # noqa: E402
from hostile_client.runtime.values import format_duration, parse_duration  # noqa: E402

ID = "01900000-0000-7000-8000-000000000001"


class ScriptedTest(unittest.TestCase):
    def setUp(self) -> None:
        self.server = ScriptedServer()
        self.addCleanup(self.server.stop)

    def connection(self, token: str | rt.TokenSource = "t", **options: Any) -> rt.Connection:
        return rt.Connection(self.server.url, token=token, **options)

    def signed_in(self) -> rt.Connection:
        return self.connection(PasswordSignIn(self.server.url, "me@example.org", "secret"))


class ConnectionTest(ScriptedTest):
    """What is sent, how often, and what comes of it."""

    def test_reads_are_tried_again_when_the_server_is_busy(self) -> None:
        self.server.answer(503, {}, Retry_After="0").answer(429, {}, Retry_After="0").answer(200, {"id": ID})
        self.assertEqual(self.connection().call("GET", "x/1"), {"id": ID})
        self.assertEqual(len(self.server.seen), 3)

    def test_reads_are_tried_again_when_the_connection_breaks(self) -> None:
        self.server.break_off().break_off().answer(200, {"id": ID})
        self.assertEqual(self.connection().call("GET", "x/1"), {"id": ID})

    def test_tries_are_bounded(self) -> None:
        for _ in range(9):
            self.server.answer(503, {}, Retry_After="0")
        with self.assertRaises(Problem):
            self.connection().call("GET", "x/1")
        self.assertEqual(len(self.server.seen), 4)
        with self.assertRaises(Problem):
            self.connection(attempts=1).call("GET", "x/1")
        self.assertEqual(len(self.server.seen), 5)

    def test_a_call_ends_where_the_server_wants_a_longer_pause_than_it_may_take(self) -> None:
        self.server.answer(503, {}, Retry_After="20")
        with self.assertRaises(Problem) as caught:
            self.connection(deadline=5).call("GET", "x/1")
        self.assertEqual(caught.exception.retry_after, 20)

    def test_writes_without_a_key_are_sent_once(self) -> None:
        self.server.answer(503, {}, Retry_After="0")
        with self.assertRaises(Problem):
            self.connection().call("POST", "x", body={})
        self.assertEqual(len(self.server.seen), 1)

    def test_writes_with_a_key_wait_for_their_first_try(self) -> None:
        in_progress = {"type": "urn:modelwright:problem:idempotency-in-progress"}
        self.server.answer(503, {}, Retry_After="0").answer(409, in_progress, Retry_After="0").answer(201, {"id": ID})
        made = self.connection().call("POST", "x", body={}, headers={"Idempotency-Key": "k"})
        self.assertEqual((made, self.server.seen[2].headers["idempotency-key"]), ({"id": ID}, "k"))

    def test_other_conflicts_are_not_tried_again(self) -> None:
        self.server.answer(409, {"type": "urn:modelwright:problem:idempotency-reply-too-large"}, Retry_After="0")
        with self.assertRaises(Problem):
            self.connection().call("POST", "x", body={}, headers={"Idempotency-Key": "k"})
        self.assertEqual(len(self.server.seen), 1)

    def test_problems_tell_status_code_and_fields(self) -> None:
        fault = {"pointer": "/title", "code": "required", "message": "Missing."}
        kind = "urn:modelwright:problem:invalid-record"
        self.server.answer(422, {"type": kind, "title": "T", "detail": "D", "current": 7, "errors": [fault]})
        with self.assertRaises(Problem) as caught:
            self.connection().call("POST", "x", body={})
        problem = caught.exception
        self.assertEqual((problem.status, problem.code, problem.title), (422, "invalid-record", "T"))
        self.assertEqual((problem.errors[0].pointer, problem.body["current"]), ("/title", 7))

    def test_answers_that_are_no_json_are_problems_and_not_tried_again(self) -> None:
        self.server.answer(200, "<html>Sign in to this network</html>")
        with self.assertRaises(Problem) as caught:
            self.connection().call("GET", "x/1")
        self.assertEqual((caught.exception.code, len(self.server.seen)), ("unknown", 1))

    def test_a_body_that_never_ends_is_given_up(self) -> None:
        self.server.drip()
        started = time.monotonic()
        with self.assertRaises(OSError):
            self.connection(timeout=0.3, attempts=1).call("GET", "x/1")
        self.assertLess(time.monotonic() - started, 30)

    def test_redirects_are_not_followed(self) -> None:
        self.server.answer(302, Location=self.server.url + "/elsewhere")
        with self.assertRaises(Problem):
            self.connection().call("GET", "x/1")
        self.assertEqual(len(self.server.seen), 1)

    def test_apps_of_a_platform_have_their_own_paths(self) -> None:
        self.server.answer(200, {})
        self.connection(app="my app", agent="tests/1").call("GET", "x")
        seen = self.server.seen[0]
        self.assertEqual(seen.path, "/api/v1/apps/my%20app/records/x")
        self.assertEqual((seen.headers["authorization"], seen.headers["user-agent"]), ("Bearer t", "tests/1"))

    def test_connections_are_kept(self) -> None:
        self.server.answer(200, {}).answer(200, {})
        connection = self.connection()
        connection.call("GET", "x")
        connection.call("GET", "x")
        self.assertEqual(self.server.seen[0].port, self.server.seen[1].port)

    def test_ended_tokens_are_renewed_once(self) -> None:
        self.server.sign_in("a").answer(401, {}).sign_in("b").answer(200, {})
        self.signed_in().call("GET", "x/1")
        self.assertEqual(self.server.seen[2].path, "/api/v1/auth/login")
        self.assertEqual(self.server.seen[3].headers["authorization"], "Bearer b")

    def test_sign_ins_are_tried_again_whatever_they_are_for(self) -> None:
        self.server.answer(503, {}, Retry_After="0").sign_in("a").answer(201, {"id": ID})
        self.signed_in().call("POST", "x", body={})
        self.assertEqual(len(self.server.seen), 3)

    def test_refused_sign_ins_are_not_repeated(self) -> None:
        self.server.answer(401, {})
        connection = self.signed_in()
        for _ in range(12):
            with self.assertRaises(Problem):
                connection.call("GET", "x/1")
        self.assertEqual(len(self.server.seen), 1)

    def test_sign_ins_wait_as_long_as_the_server_asks(self) -> None:
        self.server.answer(429, {}, Retry_After="600")
        connection = self.signed_in()
        for _ in range(3):
            with self.assertRaises(Problem):
                connection.call("GET", "x/1")
        self.assertEqual(len(self.server.seen), 1)


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Note(rt.Record):
    id: UUID
    version: int
    title: str
    cost: rt.Money | None
    first: "rt.Ref[Note] | None"
    replies: "rt.Related[Note] | None"
    extra: rt.Json


@dataclass(kw_only=True)
class NoteInput(rt.Input):
    title: str | None | rt.Unset = rt.UNSET
    cost: Any = rt.UNSET
    count: Any = rt.UNSET
    at: Any = rt.UNSET
    on: Any = rt.UNSET
    tones: Any = rt.UNSET
    first: Any = rt.UNSET
    pin: Any = rt.UNSET
    extra: Any = rt.UNSET


MEMBERS: dict[str, Any] = {
    "id": rt.UUID_TEXT,
    "version": rt.INTEGER,
    "title": rt.TEXT,
    "cost": rt.MONEY,
    "count": rt.INTEGER,
    "at": rt.DATE_TIME,
    "on": rt.DATE,
    "tones": rt.CHOICES,
    "first": rt.ToOne("note"),
    "replies": rt.ToMany("note"),
    "pin": rt.SECRET,
    "extra": rt.JSON,
}
NOTE = rt.Entity(
    "note", Note, {name: rt.Member(name, codec, required=name == "title") for name, codec in MEMBERS.items()}
)


class RecordsTest(ScriptedTest):
    """What operations on records send and read."""

    def setUp(self) -> None:
        super().setUp()
        self.notes: rt.Records[Note, NoteInput, NoteInput] = rt.Records(self.connection(), NOTE, {"note": NOTE})

    def sent(self, **values: Any) -> Any:
        self.server.answer(201, {"id": ID})
        self.notes.create(NoteInput(**values))
        return self.server.seen[-1].body

    def test_pages_are_walked_one_after_the_other(self) -> None:
        self.server.answer(200, {"items": [{"id": ID, "title": "a"}], "nextCursor": "c1"})
        self.server.answer(200, {"items": [{"id": ID, "title": "b"}], "nextCursor": None})
        self.assertEqual([one.title for one in self.notes.iterate(page_size=1)], ["a", "b"])
        self.assertEqual(self.server.seen[1].path, "/api/v1/records/note?limit=1&cursor=c1")

    def test_relations_are_walked_page_by_page(self) -> None:
        for title, cursor in (("a", "c1"), ("b", None)):
            page = {"items": [{"id": ID, "title": title}], "nextCursor": cursor}
            self.server.answer(200, {"id": ID, "replies": page})
        self.assertEqual([one.title for one in self.notes.related(ID, "replies")], ["a", "b"])
        path = f"/api/v1/records/note/{ID}?fields=replies&expand=replies&cursor=c1"
        self.assertEqual(self.server.seen[1].path, path)

    def test_patches_send_what_is_set_and_null_to_take_away(self) -> None:
        self.server.answer(200, {"id": ID}).answer(204)
        self.notes.update(ID, NoteInput(title=None), if_version=3)
        self.notes.delete(ID, if_version=4)
        patch, deletion = self.server.seen
        self.assertEqual((patch.body, patch.headers["if-match"]), ({"title": None}, '"3"'))
        self.assertEqual(patch.headers["content-type"], "application/merge-patch+json")
        self.assertEqual((deletion.method, deletion.headers["if-match"]), ("DELETE", '"4"'))

    def test_many_are_created_once_for_a_key(self) -> None:
        self.server.break_off().answer(201, {"items": [{"id": ID, "title": "a"}]})
        (made,) = self.notes.create_many([NoteInput(title="a")], idempotency_key="k")
        self.assertEqual((made.title, self.server.seen[-1].headers["idempotency-key"]), ("a", "k"))

    def test_what_is_not_shown_is_neither_null_nor_anything_else(self) -> None:
        self.server.answer(201, {"id": ID, "version": 1, "title": None, "cost": None})
        made = self.notes.create(NoteInput(title="for somebody else"))
        with self.assertRaises(rt.NotShownError):
            _ = made.title
        with self.assertRaises(AttributeError) as caught:
            _ = made.titel  # type: ignore[attr-defined]
        self.assertNotIsInstance(caught.exception, rt.NotShownError)
        self.assertIsNone(made.cost)

    def test_answers_of_something_else_are_problems(self) -> None:
        self.server.answer(200, {}).answer(200, [])
        with self.assertRaises(Problem):
            self.notes.list()
        with self.assertRaises(Problem):
            self.notes.get(ID)

    def test_values_go_both_ways(self) -> None:
        reply = {"id": ID, "title": "b"}
        page = {"items": [reply], "nextCursor": "c"}
        cost = {"amount": "12345678901234567.8900", "currency": "EUR"}
        self.server.answer(200, {"id": ID, "cost": cost, "first": reply, "replies": page})
        note = self.notes.get(ID)
        assert note.cost is not None and note.first is not None and note.replies is not None
        self.assertEqual((note.first.id, note.replies.ids), (UUID(ID), (UUID(ID),)))
        self.assertEqual(self.sent(cost=note.cost, first=note.first), {"cost": cost, "first": ID})
        moment = datetime(2027, 1, 31, 13, 5, tzinfo=UTC)
        self.assertEqual(self.sent(at=moment, on=date(2027, 1, 31))["on"], "2027-01-31")

    def test_numbers_in_json_keep_their_digits(self) -> None:
        digits = "12345678901234567890.123456789"
        self.server.answer(200, '{"id": "' + ID + '", "extra": [' + digits + "]}")
        extra = self.notes.get(ID).extra
        self.assertEqual(extra, [Decimal(digits)])
        self.assertEqual(rt.jsontext.write({"extra": extra}), '{"extra":[' + digits + "]}")

    def test_values_of_other_types_are_refused(self) -> None:
        wrong: list[dict[str, Any]] = [
            {"count": 3.7},
            {"count": True},
            {"cost": rt.Money(0.12345678, "EUR")},  # type: ignore[arg-type]
            {"tones": "red"},
            {"on": datetime(2027, 1, 31, tzinfo=UTC)},
            {"title": 5},
            {"first": 5},
        ]
        for values in wrong:
            with self.subTest(values), self.assertRaisesRegex(TypeError, next(iter(values))):
                self.notes.create(NoteInput(**values))
        with self.assertRaises(ValueError):
            self.notes.create(NoteInput(pin=rt.SecretState(set=False)))
        self.assertEqual(self.server.seen, [])

    def test_groups_are_computed(self) -> None:
        item = {"group": {"status": "done"}, "count": 2, "sum": {"size": "3"}}
        self.server.answer(200, {"items": [item], "truncated": False})
        (group,) = self.notes.aggregate(compute=["count", "sum(size)"], group_by=["status"]).items
        self.assertEqual((group.count, group.sum["size"], group.group["status"]), (2, "3", "done"))
        self.assertEqual(self.server.seen[0].path, "/api/v1/records/note?aggregate=count%2Csum%28size%29&groupBy=status")

    def test_every_entity_reads_a_record_of_which_little_is_shown(self) -> None:
        client = HostileClient(self.server.url, token="t")
        self.assertIsNotNone(client)
        for name, entity in ENTITIES.items():
            with self.subTest(name):
                self.server.answer(200, {"items": [{"id": ID}], "nextCursor": None})
                page: rt.Page[Any] = rt.Records(self.connection(), entity, ENTITIES).list()
                self.assertEqual(page.items[0].id, UUID(ID))
                with self.assertRaises(rt.NotShownError):
                    _ = page.items[0].version


class ValuesTest(unittest.TestCase):
    def test_durations_go_both_ways(self) -> None:
        for text in ("PT1H30M", "PT-1H-30M", "-PT0.5S", "P2DT3H", "PT0S"):
            value = parse_duration(text)
            self.assertEqual(parse_duration(format_duration(value)), value)
        self.assertEqual(parse_duration("PT-0.5S"), timedelta(milliseconds=-500))

    def test_literals_hold_any_value(self) -> None:
        self.assertEqual(literal('a"b\n'), '"a\\"b\\n"')
        self.assertEqual(literal(Decimal("12.50")), "12.50")
        self.assertEqual(literal(date(2027, 1, 31)), 'date("2027-01-31")')


if __name__ == "__main__":
    unittest.main()
