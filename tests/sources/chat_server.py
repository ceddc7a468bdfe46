"""A chat completions server on loopback that answers as a test tells it, and remembers what it saw."""

from __future__ import annotations

import json
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from msgspec import Struct


class Reply(Struct):
    """One reply. wait: seconds before it."""

    status: int = 200
    content: bytes = b"{}"
    headers: dict[str, str] = {}
    wait: float = 0


class Seen(Struct):
    path: str
    headers: dict[str, str]
    body: dict[str, object]


class ChatServer(ThreadingHTTPServer):
    """Replies in their order, the last one for all that follows."""

    daemon_threads = True
    block_on_close = False

    def __init__(self, replies: list[Reply]) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.replies = replies
        self.seen: list[Seen] = []
        self.stopping = threading.Event()
        self.scheme = "http"

    @property
    def url(self) -> str:
        return f"{self.scheme}://127.0.0.1:{self.server_port}/v1"


class _Handler(BaseHTTPRequestHandler):
    server: ChatServer
    timeout = 5

    def do_POST(self) -> None:
        length = int(self.headers["Content-Length"])
        body = json.loads(self.rfile.read(length))
        self.server.seen.append(Seen(self.path, dict(self.headers), body))
        replies = self.server.replies
        reply = replies.pop(0) if len(replies) > 1 else replies[0]
        self.server.stopping.wait(reply.wait)
        try:
            self.send_response(reply.status)
            for name, value in reply.headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(reply.content)))
            self.end_headers()
            self.wfile.write(reply.content)
        except OSError:
            self.close_connection = True  # the client has gone: it does not wait for slow or endless replies

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  (the name that the base class gives it)
        """Tests are quiet."""


@contextmanager
def serving(*replies: Reply, certificate: ssl.SSLContext | None = None) -> Iterator[ChatServer]:
    """A server that stops when the test is done."""
    server = ChatServer(list(replies) or [Reply()])
    if certificate:
        server.socket = certificate.wrap_socket(server.socket, server_side=True)
        server.scheme = "https"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.stopping.set()
        server.shutdown()
        server.server_close()
        thread.join(5)


def completion(text: str, prompt_tokens: int = 100, answer_tokens: int = 10, **choice: object) -> Reply:
    """A chat completion with that text."""
    message = {"role": "assistant", "content": text}
    content = {
        "id": "c",
        "choices": [{"index": 0, "message": message, "finish_reason": "stop", **choice}],
        "usage": {"prompt_tokens": prompt_tokens, "completion_tokens": answer_tokens},
    }
    return Reply(content=json.dumps(content).encode())
