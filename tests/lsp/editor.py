"""An editor as the language server sees one: messages over standard input and output."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from threading import Timer
from typing import IO, Any, Self

PATIENCE = 60
"""Seconds after which a silent server is killed, so that no test waits for ever."""

EDITOR: dict[str, Any] = {
    "general": {"positionEncodings": ["utf-16"]},
    "workspace": {"workspaceEdit": {"documentChanges": True}},
    "textDocument": {
        "publishDiagnostics": {"relatedInformation": True, "versionSupport": True},
        "completion": {"completionItem": {"snippetSupport": True}},
        "hover": {"contentFormat": ["markdown"]},
    },
}
"""What most editors can do."""

ASKING: dict[str, Any] = {
    "workspace": {"diagnostics": {"refreshSupport": True}},
    "textDocument": {"diagnostic": {"dynamicRegistration": False}},
}
"""What an editor says that asks for findings when it wants them."""

Finding = dict[str, Any]
Place = tuple[int, int]


@dataclass(slots=True)
class Editor:
    """A server process of its own, and the files that are open in it."""

    folder: Path
    words: Sequence[str] = ()
    capabilities: Mapping[str, Any] = field(default_factory=lambda: EDITOR)
    initialize: Mapping[str, Any] = field(default_factory=dict)
    configuration: object = None
    environment: Mapping[str, str] = field(default_factory=dict)
    texts: dict[Path, str] = field(default_factory=dict)
    logged: list[str] = field(default_factory=list)
    refreshes: int = 0
    answer: dict[str, Any] = field(default_factory=dict)
    """What the server said of itself."""
    process: subprocess.Popen[bytes] = field(init=False)
    _number: int = 0
    _versions: Counter[Path] = field(default_factory=Counter)
    _published: dict[str, dict[str, Any]] = field(default_factory=dict)
    _told: Counter[str] = field(default_factory=Counter)

    def __enter__(self) -> Self:
        self.process = started(self.folder, self.words, self.environment)
        asked = {
            "processId": os.getpid(),
            "rootUri": self.folder.as_uri(),
            "workspaceFolders": [{"uri": self.folder.as_uri(), "name": "here"}],
            "capabilities": self.capabilities,
            **self.initialize,
        }
        self.answer = self.ask("initialize", **asked)
        self.tell("initialized")
        return self

    def __exit__(self, *_: object) -> None:
        self.process.kill()
        for pipe in (self.process.stdin, self.process.stdout, self.process.stderr):
            with suppress(BrokenPipeError):
                _pipe(pipe).close()
        self.process.wait(PATIENCE)

    def open(self, path: Path, text: str | None = None) -> list[Finding]:
        """Open a file and wait for what is found in it."""
        self.show(path, text)
        return self.found(path)

    def show(self, path: Path, text: str | None = None) -> None:
        """Open a file."""
        self.texts[path] = path.read_text(encoding="utf-8") if text is None else text
        self._versions[path] += 1
        language = "yaml" if path.suffix == ".yaml" else "markdown"
        item = {"uri": path.as_uri(), "languageId": language, "text": self.texts[path]}
        self.tell("textDocument/didOpen", textDocument={**item, "version": self._versions[path]})

    def type(self, path: Path, start: Place, end: Place, text: str) -> None:
        """Replace what stands between two places."""
        where = {"start": _position(start), "end": _position(end)}
        self.change(path, [{"range": where, "text": text}])

    def change(self, path: Path, changes: list[dict[str, Any]]) -> None:
        """Make edits, and tell the server of them."""
        for each in changes:
            self.texts[path] = edited(self.texts[path], [each])
        self._versions[path] += 1
        which = {"uri": path.as_uri(), "version": self._versions[path]}
        self.tell("textDocument/didChange", textDocument=which, contentChanges=changes)

    def accept(self, action: Mapping[str, Any]) -> None:
        """Make the edit of a code action, as the server sent it."""
        edit = action["edit"]
        for each in edit.get("documentChanges", ()):
            path = next(p for p in self.texts if p.as_uri() == each["textDocument"]["uri"])
            assert each["textDocument"]["version"] == self._versions[path]
            self._make(path, each["edits"])
        for uri, edits in edit.get("changes", {}).items():
            self._make(next(p for p in self.texts if p.as_uri() == uri), edits)

    def _make(self, path: Path, edits: list[dict[str, Any]]) -> None:
        last_first = sorted(edits, key=lambda each: _key(each["range"]["start"]), reverse=True)
        self.change(path, [{"range": e["range"], "text": e["newText"]} for e in last_first])

    def close_all(self) -> None:
        """Close every file, as an editor does whose last window is closed."""
        for path in self.texts:
            self.tell("textDocument/didClose", textDocument={"uri": path.as_uri()})
        self.texts.clear()

    def found(self, path: Path) -> list[Finding]:
        """What is found in a file as it is now."""
        uri = path.as_uri()
        while self._published.get(uri, {}).get("version") != self._versions[path]:
            self.hear()
        findings: list[Finding] = self._published[uri]["diagnostics"]
        return findings

    def found_anew(self, path: Path) -> list[Finding]:
        """What is told of a file next."""
        before = self._told[path.as_uri()]
        while self._told[path.as_uri()] == before:
            self.hear()
        findings: list[Finding] = self._published[path.as_uri()]["diagnostics"]
        return findings

    def at(self, method: str, path: Path, place: Place) -> Any:
        """Ask something about a place in a file."""
        which = {"uri": path.as_uri()}
        return self.ask(f"textDocument/{method}", textDocument=which, position=_position(place))

    def about(self, method: str, path: Path) -> Any:
        """Ask something about a file."""
        return self.ask(f"textDocument/{method}", textDocument={"uri": path.as_uri()})

    def actions(self, path: Path, finding: Finding, *only: str) -> list[dict[str, Any]]:
        """What can be done about a finding."""
        context = {"diagnostics": [finding], **({"only": list(only)} if only else {})}
        offered: list[dict[str, Any]] = self.ask(
            "textDocument/codeAction",
            textDocument={"uri": path.as_uri()},
            range=finding["range"],
            context=context,
        )
        return offered

    def leave(self) -> int:
        """Say goodbye as the protocol wants it; the server's exit code."""
        self.ask("shutdown")
        self.tell("exit")
        return self.process.wait(PATIENCE)

    def tell(self, method: str, **params: Any) -> None:
        """A notification."""
        self.send({"jsonrpc": "2.0", "method": method, "params": params})

    def ask(self, method: str, **params: Any) -> Any:
        """A request; its result."""
        heard = self.answered(method, **params)
        assert "error" not in heard, heard
        return heard["result"]

    def answered(self, method: str, **params: Any) -> dict[str, Any]:
        """A request; the whole answer."""
        self._number += 1
        number = self._number
        self.send({"jsonrpc": "2.0", "id": number, "method": method, "params": params})
        while True:
            heard = self.hear()
            if "method" not in heard and heard.get("id") == number:
                return heard

    def send(self, said: object) -> None:
        """Anything, as a message."""
        self.send_bytes(json.dumps(said).encode())

    def send_bytes(self, body: bytes) -> None:
        """Anything at all, behind a header."""
        pipe = _pipe(self.process.stdin)
        pipe.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        pipe.flush()

    def hear(self) -> dict[str, Any]:
        """The next message; what the server asks of the editor is answered."""
        silence = Timer(PATIENCE, self.process.kill)
        silence.start()
        try:
            heard = self._read()
        finally:
            silence.cancel()
        match heard.get("method"):
            case "textDocument/publishDiagnostics":
                self._published[heard["params"]["uri"]] = heard["params"]
                self._told[heard["params"]["uri"]] += 1
            case "window/logMessage":
                self.logged.append(heard["params"]["message"])
            case "window/showMessage":
                raise AssertionError(f"a window opened: {heard}")
            case "workspace/configuration":
                self.send({"jsonrpc": "2.0", "id": heard["id"], "result": [self.configuration]})
            case "workspace/diagnostic/refresh" | "client/registerCapability":
                self.refreshes += "refresh" in heard["method"]
                self.send({"jsonrpc": "2.0", "id": heard["id"], "result": None})
        return heard

    def _read(self) -> dict[str, Any]:
        pipe, length = _pipe(self.process.stdout), 0
        while line := pipe.readline().strip():
            name, _, value = line.partition(b":")
            assert name.lower() in (b"content-length", b"content-type"), line
            if name.lower() == b"content-length":
                length = int(value)
        assert length, "the language server went away"
        message: dict[str, Any] = json.loads(pipe.read(length))
        return message


def started(
    folder: Path, words: Sequence[str] = (), environment: Mapping[str, str] | None = None
) -> subprocess.Popen[bytes]:
    """A server in a folder, by the program's own command line."""
    return subprocess.Popen(
        [sys.executable, "-m", "strategy_tui", *words, "lsp", "--stdio"],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2]), **(environment or {})},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def edited(text: str, edits: list[dict[str, Any]]) -> str:
    """A text with edits made as an editor makes them: its columns count 16-bit units."""
    for each in edits:
        if "range" not in each:
            text = each["text"]
            continue
        start, end = (_offset(text, each["range"][side]) for side in ("start", "end"))
        text = text[:start] + each.get("newText", each.get("text", "")) + text[end:]
    return text


def _offset(text: str, place: dict[str, int]) -> int:
    lines = text.split("\n")
    before = sum(len(each) + 1 for each in lines[: place["line"]])
    units = lines[place["line"]].encode("utf-16-le", "surrogatepass")[: 2 * place["character"]]
    return before + len(units.decode("utf-16-le", "surrogatepass"))


def codes(findings: list[Finding]) -> list[str]:
    """The rules that found something, in order."""
    return [each["code"] for each in findings]


def marked(text: str, finding: Finding) -> str:
    """The words that a finding marks."""
    start, end = (_offset(text, finding["range"][side]) for side in ("start", "end"))
    return text[start:end]


def _position(place: Place) -> dict[str, int]:
    return {"line": place[0], "character": place[1]}


def _key(place: dict[str, int]) -> Place:
    return place["line"], place["character"]


def _pipe(pipe: IO[bytes] | None) -> IO[bytes]:
    assert pipe is not None
    return pipe
