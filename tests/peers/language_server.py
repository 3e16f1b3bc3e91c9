"""A client of yaml-language-server, as an editor is one: over its standard input and output."""

from __future__ import annotations

import json
import subprocess
from dataclasses import dataclass, field
from pathlib import Path
from threading import Timer
from typing import IO, Any, Self

SERVER = Path(__file__).parent / "node_modules" / ".bin" / "yaml-language-server"
PATIENCE = 60
"""Seconds after which a silent server is killed, so that no test waits for ever."""

Place = dict[str, int]


@dataclass(slots=True)
class LanguageServer:
    """One server process that knows one schema for every file called `strategy.yaml`."""

    schema: Path
    folder: Path
    _process: subprocess.Popen[bytes] = field(init=False)
    _number: int = 0
    _published: dict[str, list[dict[str, Any]]] = field(default_factory=dict)

    def __enter__(self) -> Self:
        command = [str(SERVER), "--stdio"]
        self._process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        said = {"contentFormat": ["markdown"]}
        editor = {"workspace": {"configuration": True}, "textDocument": {"hover": said}}
        self._ask("initialize", processId=None, rootUri=None, capabilities=editor)
        self._tell("initialized")
        return self

    def __exit__(self, *_: object) -> None:
        self._process.kill()
        self._process.communicate()

    def diagnostics(
        self, name: str, text: str, file: str = "strategy.yaml"
    ) -> list[dict[str, Any]]:
        """What the server finds in a text, by its lines."""
        uri = self._opened(name, text, file)
        return sorted(self._published[uri], key=lambda each: each["range"]["start"]["line"])

    def hover(self, name: str, text: str, place: Place) -> str:
        """What the server shows at a place of a text."""
        uri = self._opened(name, text)
        shown = self._ask("textDocument/hover", textDocument={"uri": uri}, position=place)
        return str(shown["contents"]["value"]) if shown else ""

    def completions(self, name: str, text: str, place: Place) -> list[str]:
        """What the server offers at a place of a text."""
        uri = self._opened(name, text)
        found = self._ask("textDocument/completion", textDocument={"uri": uri}, position=place)
        items = found["items"] if isinstance(found, dict) else found
        return [str(each["label"]) for each in items]

    def _opened(self, name: str, text: str, file: str = "strategy.yaml") -> str:
        """The address of a text that the server has read, with its settings and schema."""
        uri = (self.folder / name / file).as_uri()
        document = {"uri": uri, "languageId": "yaml", "version": 1, "text": text}
        self._tell("textDocument/didOpen", textDocument=document)
        while uri not in self._published:
            self._hear()
        return uri

    def _settings(self, section: str) -> dict[str, Any] | None:
        if section != "yaml":
            return None
        return {
            "schemas": {self.schema.as_uri(): "strategy.yaml"},
            "schemaStore": {"enable": False},
            "validate": True,
            "hover": True,
            "completion": True,
        }

    def _tell(self, method: str, **params: Any) -> None:
        self._send({"method": method, "params": params})

    def _ask(self, method: str, **params: Any) -> Any:
        self._number += 1
        self._send({"id": self._number, "method": method, "params": params})
        while True:
            heard = self._hear()
            if "method" not in heard and heard.get("id") == self._number:
                assert "error" not in heard, heard
                return heard["result"]

    def _send(self, said: dict[str, Any]) -> None:
        body = json.dumps({"jsonrpc": "2.0", **said}).encode()
        pipe = _pipe(self._process.stdin)
        pipe.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        pipe.flush()

    def _hear(self) -> dict[str, Any]:
        """The next message; what the server asks of the editor is answered."""
        silence = Timer(PATIENCE, self._process.kill)
        silence.start()
        try:
            heard = self._read()
        finally:
            silence.cancel()
        if heard.get("method") == "textDocument/publishDiagnostics":
            self._published[heard["params"]["uri"]] = heard["params"]["diagnostics"]
        elif heard.get("method") == "workspace/configuration":
            wanted = [self._settings(each["section"]) for each in heard["params"]["items"]]
            self._send({"id": heard["id"], "result": wanted})
        elif "method" in heard and "id" in heard:
            self._send({"id": heard["id"], "result": None})
        return heard

    def _read(self) -> dict[str, Any]:
        pipe, length = _pipe(self._process.stdout), 0
        while line := pipe.readline().strip():
            name, _, value = line.partition(b":")
            if name.lower() == b"content-length":
                length = int(value)
        assert length, "the language server went away"
        message: dict[str, Any] = json.loads(pipe.read(length))
        return message


def _pipe(pipe: IO[bytes] | None) -> IO[bytes]:
    assert pipe is not None
    return pipe
