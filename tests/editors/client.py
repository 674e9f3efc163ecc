"""Speaks the Language Server Protocol with yaml-language-server, as an editor does."""

import json
import subprocess
from collections.abc import Mapping
from pathlib import Path
from threading import Timer
from typing import Any

SERVER = Path("tests/packages/node_modules/yaml-language-server/bin/yaml-language-server")
_SECONDS = 60


class Editor:
    """An editor with a folder open, and the server that it has started."""

    def __init__(self, node: str, root: Path, folder: Path, settings: Mapping[str, Any]) -> None:
        """Starts the server; node is the program, root the checkout that the server is in."""
        self.folder = folder
        self.settings = settings
        self.published: dict[str, list[dict[str, Any]]] = {}
        self.last = 0
        self.server = subprocess.Popen(
            [node, root / SERVER, "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        self.watch = Timer(_SECONDS, self.server.kill)  # no answer is an end of file, not a wait
        self.watch.start()
        workspace = {"uri": folder.as_uri(), "name": folder.name}
        markup = {"contentFormat": ["markdown", "plaintext"]}
        documents = {"hover": markup, "completion": {"completionItem": {"snippetSupport": True}}}
        self.request(
            "initialize",
            processId=None,
            rootUri=folder.as_uri(),
            workspaceFolders=[workspace],
            capabilities={"textDocument": documents, "workspace": {"configuration": True}},
        )
        self.notify("initialized")
        self.notify("workspace/didChangeConfiguration", settings=settings)

    def close(self) -> None:
        """Ends the server as the protocol asks."""
        self.request("shutdown")
        self.notify("exit")
        self.server.communicate(timeout=_SECONDS)
        self.watch.cancel()

    def notify(self, method: str, **params: Any) -> None:
        self._send({"method": method, "params": params})

    def request(self, method: str, **params: Any) -> Any:
        """The result of a request; what the server asks or says meanwhile is seen to."""
        self.last += 1
        body = {} if method == "shutdown" else {"params": params}
        self._send({"id": self.last, "method": method, **body})
        while True:
            said = self._read()
            if said.get("id") == self.last and "method" not in said:
                assert "error" not in said, said
                return said["result"]
            self._see_to(said)

    def open(self, path: str, text: str | None = None) -> list[dict[str, Any]]:
        """Opens a file, with another text where one is given; its diagnostics."""
        file = self.folder / path
        if text is None:
            text = file.read_text(encoding="utf-8")
        uri = file.as_uri()
        document = {"uri": uri, "languageId": "yaml", "version": 1, "text": text}
        self.notify("textDocument/didOpen", textDocument=document)
        while uri not in self.published:
            self._see_to(self._read())
        return self.published[uri]

    def hover(self, path: str, line: int, character: int) -> str:
        """What is shown for a place, in Markdown, or an empty text."""
        found = self.request("textDocument/hover", **self._place(path, line, character))
        return found["contents"]["value"] if found else ""

    def complete(self, path: str, line: int, character: int) -> dict[str, dict[str, Any]]:
        """What is proposed at a place, under its label."""
        found = self.request("textDocument/completion", **self._place(path, line, character))
        return {item["label"]: item for item in found["items"]}

    def _place(self, path: str, line: int, character: int) -> dict[str, Any]:
        return {
            "textDocument": {"uri": (self.folder / path).as_uri()},
            "position": {"line": line, "character": character},
        }

    def _see_to(self, said: Mapping[str, Any]) -> None:
        """Answers what the server asks of an editor, and keeps the diagnostics that it tells."""
        if said.get("method") == "textDocument/publishDiagnostics":
            self.published[said["params"]["uri"]] = said["params"]["diagnostics"]
        elif "id" in said and "method" in said:
            result: Any = None
            if said["method"] == "workspace/configuration":
                items = said["params"]["items"]
                result = [self.settings.get(item.get("section")) for item in items]
            self._send({"id": said["id"], "result": result})

    def _send(self, message: Mapping[str, Any]) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self.server.stdin
        self.server.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self.server.stdin.flush()

    def _read(self) -> dict[str, Any]:
        assert self.server.stdout
        length = 0
        while (line := self.server.stdout.readline()) != b"\r\n":
            assert line, "the language server has ended, or gave no answer"
            name, _, value = line.partition(b":")
            length = int(value) if name.lower() == b"content-length" else length
        said: dict[str, Any] = json.loads(self.server.stdout.read(length))
        return said
