"""A server that answers what each test says, one answer after the other, and keeps what it was asked."""

import json
import threading
from collections.abc import Callable
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass(frozen=True)
class Seen:
    """A request as it came."""

    method: str
    path: str
    headers: dict[str, str]
    body: Any
    port: int


class ScriptedServer:
    def __init__(self) -> None:
        self.seen: list[Seen] = []
        self._steps: list[Callable[[BaseHTTPRequestHandler], None]] = []
        self._stopped = threading.Event()
        self._http = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self._http.daemon_threads = True
        self.url = f"http://127.0.0.1:{self._http.server_port}"
        threading.Thread(target=self._http.serve_forever, args=(0.02,), daemon=True).start()

    def stop(self) -> None:
        self._stopped.set()
        self._http.shutdown()
        self._http.server_close()

    def answer(self, status: int, body: Any = None, **headers: str) -> "ScriptedServer":
        """Bodies are sent as JSON, texts as they are, None as nothing; names of headers have underscores for hyphens."""
        content = b"" if body is None else (body if isinstance(body, str) else json.dumps(body)).encode()

        def step(handler: BaseHTTPRequestHandler) -> None:
            handler.send_response(status)
            for name, value in headers.items():
                handler.send_header(name.replace("_", "-"), value)
            handler.send_header("Content-Length", str(len(content)))
            handler.end_headers()
            handler.wfile.write(content)

        self._steps.append(step)
        return self

    def sign_in(self, token: str) -> "ScriptedServer":
        return self.answer(200, {"accessToken": token, "tokenType": "Bearer", "expiresIn": 900})

    def break_off(self) -> "ScriptedServer":
        """Breaks the connection instead of an answer."""

        def step(handler: BaseHTTPRequestHandler) -> None:
            handler.close_connection = True

        self._steps.append(step)
        return self

    def drip(self) -> "ScriptedServer":
        """Begins an answer and goes on with a byte now and then, without coming to its end."""

        def step(handler: BaseHTTPRequestHandler) -> None:
            handler.close_connection = True
            handler.send_response(200)
            handler.send_header("Content-Length", "100000")
            handler.end_headers()
            for _ in range(500):
                if self._stopped.wait(0.02):
                    return
                handler.wfile.write(b" ")
                handler.wfile.flush()

        self._steps.append(step)
        return self

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        server = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def _scripted(self) -> None:
                content = self.rfile.read(int(self.headers.get("Content-Length", "0")))
                headers = {name.lower(): value for name, value in self.headers.items()}
                body = json.loads(content) if content else None
                server.seen.append(Seen(self.command, self.path, headers, body, self.client_address[1]))
                try:
                    server._steps.pop(0)(self)
                except (BrokenPipeError, ConnectionResetError):
                    self.close_connection = True

            do_GET = do_POST = do_PATCH = do_PUT = do_DELETE = _scripted

            def log_message(self, format: str, *args: Any) -> None:
                pass

        return Handler
