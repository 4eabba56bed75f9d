"""The client against a server of its own that answers what each test says."""

import json
import sys
import threading
import unittest
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any, ClassVar
from uuid import UUID

sys.path.insert(0, str(Path(__file__).parents[1] / "src"))

from ${package} import PasswordSignIn, Problem, literal  # noqa: E402
from ${package} import runtime as rt  # noqa: E402
from ${package}.client import ${client}  # noqa: E402
from ${package}.entities import ENTITIES  # noqa: E402
from ${package}.runtime.values import format_duration, parse_duration  # noqa: E402

ID = "01900000-0000-7000-8000-000000000001"


class Stub(BaseHTTPRequestHandler):
    answers: ClassVar[list[tuple[int, dict[str, str], Any]]] = []
    seen: ClassVar[list[tuple[str, str, str]]] = []

    def _answer(self) -> None:
        self.rfile.read(int(self.headers.get("Content-Length", "0")))
        Stub.seen.append((self.command, self.path, self.headers.get("Authorization", "")))
        status, headers, body = Stub.answers.pop(0)
        content = json.dumps(body).encode()
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    do_GET = do_POST = do_PATCH = do_DELETE = _answer

    def log_message(self, format: str, *args: Any) -> None:
        pass


class ClientTest(unittest.TestCase):
    def setUp(self) -> None:
        Stub.answers.clear()
        Stub.seen.clear()
        self.http = HTTPServer(("127.0.0.1", 0), Stub)
        self.server = f"http://127.0.0.1:{self.http.server_port}"
        threading.Thread(target=self.http.serve_forever, daemon=True).start()

    def tearDown(self) -> None:
        self.http.shutdown()
        self.http.server_close()

    def connection(self, token: str | rt.TokenSource = "t", app: str | None = None) -> rt.Connection:
        return rt.Connection(self.server, token=token, app=app)

    def test_reads_are_tried_again_when_the_server_is_busy(self) -> None:
        Stub.answers += [(503, {"Retry-After": "0"}, {}), (429, {"Retry-After": "0"}, {}), (200, {}, {"id": ID})]
        self.assertEqual(self.connection().call("GET", "x/1"), {"id": ID})
        self.assertEqual(len(Stub.seen), 3)

    def test_tries_are_bounded(self) -> None:
        Stub.answers += [(503, {"Retry-After": "0"}, {})] * 9
        with self.assertRaises(Problem):
            self.connection().call("GET", "x/1")
        self.assertEqual(len(Stub.seen), 4)

    def test_writes_without_a_key_are_sent_once(self) -> None:
        Stub.answers += [(503, {"Retry-After": "0"}, {})]
        with self.assertRaises(Problem):
            self.connection().call("POST", "x", body={})
        self.assertEqual(len(Stub.seen), 1)

    def test_problems_tell_status_code_and_fields(self) -> None:
        fault = {"pointer": "/title", "code": "required", "message": "Missing."}
        body = {"type": "urn:modelwright:problem:invalid-record", "title": "T", "detail": "D", "errors": [fault]}
        Stub.answers += [(422, {}, body)]
        with self.assertRaises(Problem) as caught:
            self.connection().call("POST", "x", body={})
        self.assertEqual((caught.exception.status, caught.exception.code), (422, "invalid-record"))
        self.assertEqual(caught.exception.errors[0].pointer, "/title")

    def test_an_ended_token_is_renewed_once(self) -> None:
        signed_in: tuple[int, dict[str, str], Any] = (200, {}, {"accessToken": "a", "tokenType": "Bearer", "expiresIn": 900})
        Stub.answers += [signed_in, (401, {}, {}), signed_in, (200, {}, {"id": ID})]
        self.connection(PasswordSignIn(self.server, "me@example.org", "secret")).call("GET", "x/1")
        self.assertEqual([path for _, path, _ in Stub.seen][2], "/api/v1/auth/login")

    def test_redirects_are_not_followed(self) -> None:
        Stub.answers += [(302, {"Location": self.server + "/elsewhere"}, {})]
        with self.assertRaises(Problem):
            self.connection().call("GET", "x/1")
        self.assertEqual(len(Stub.seen), 1)

    def test_apps_of_a_platform_have_their_own_paths(self) -> None:
        Stub.answers += [(200, {}, {})]
        self.connection(app="my app").call("GET", "x")
        self.assertEqual(Stub.seen[0][1], "/api/v1/apps/my%20app/records/x")

    def test_every_entity_reads_a_record_of_which_little_is_shown(self) -> None:
        client = ${client}(self.server, token="t")
        self.assertIsNotNone(client)
        for name, entity in ENTITIES.items():
            with self.subTest(name):
                Stub.answers += [(200, {}, {"items": [{"id": ID}], "nextCursor": None})]
                page: rt.Page[Any] = rt.Records(self.connection(), entity, ENTITIES).list()
                self.assertEqual(page.items[0].id, UUID(ID))
                with self.assertRaises(rt.NotShownError):
                    _ = page.items[0].version

    def test_durations_go_both_ways(self) -> None:
        for text in ("PT1H30M", "PT-1H-30M", "-PT0.5S", "P2DT3H", "PT0S"):
            value = parse_duration(text)
            self.assertEqual(parse_duration(format_duration(value)), value)
        self.assertEqual(parse_duration("PT-0.5S"), timedelta(milliseconds=-500))

    def test_literals_hold_any_text(self) -> None:
        self.assertEqual(literal('a"b\n'), '"a\\"b\\n"')


if __name__ == "__main__":
    unittest.main()
