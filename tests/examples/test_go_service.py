"""The example service in Go: vendored, tested without a network, built, asked and stopped."""

import base64
import hashlib
import json
import os
import re
import shlex
import shutil
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from functools import cached_property, partial
from pathlib import Path
from typing import Any

import pytest

from .conftest import Run

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]
EXAMPLE = Path("examples/go-service")
PACKAGE = Path("generated/go")
MODULE = "go.containerssh.io/message"
PASSWORD = "correct horse"


class Service:
    """The service while it runs."""

    def __init__(self, process: subprocess.Popen[bytes], users: Path, log: Path) -> None:
        self.process = process
        self.users = users
        self.log = log

    @cached_property
    def address(self) -> str:
        return str(self.record(lambda record: record["msg"] == "serving")["address"])

    def records(self) -> list[dict[str, Any]]:
        text = self.log.read_text(encoding="utf-8")
        return [json.loads(line) for line in text.splitlines(keepends=True) if line[-1] == "\n"]

    def record(self, wanted: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
        """The newest record that is wanted, once it is there."""
        for _ in range(200):
            if found := [record for record in self.records() if wanted(record)]:
                return found[-1]
            time.sleep(0.05)
        pytest.fail(f"not logged: {self.log.read_text(encoding='utf-8')}")

    def ask(self, path: str, body: str | None = None) -> tuple[int, Any]:
        url = f"http://{self.address}{path}"
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        try:
            answer = opener.open(url, body.encode() if body else None, timeout=30)
        except urllib.error.HTTPError as error:
            answer = error
        with answer:
            return answer.status, json.load(answer)

    def login(self, name: str, password: str) -> tuple[int, Any]:
        sent = {"username": name, "passwordBase64": encoded(password.encode())}
        return self.ask("/password", json.dumps(sent))

    def stop(self) -> int:
        self.process.terminate()
        return self.process.wait(timeout=30)


@pytest.fixture
def go(run: Run, go_env: dict[str, str]) -> Run:
    """Runs go with what is vendored and nothing else."""
    return partial(run, "go", env={**go_env, "GOFLAGS": "-mod=vendor"})


@pytest.fixture
def example(tmp_path: Path, go: Run) -> Path:
    """A vendored copy of the example, which lies beside the package as it does here."""
    for folder in (EXAMPLE, PACKAGE):
        ignored = shutil.ignore_patterns("vendor", "auth-webhook", "users.txt")
        shutil.copytree(ROOT / folder, tmp_path / folder, ignore=ignored)
    go("mod", "vendor", cwd=tmp_path / EXAMPLE)
    return tmp_path / EXAMPLE


@pytest.fixture
def binary(example: Path, go: Run) -> Path:
    go("build", "-o", "auth-webhook", ".", cwd=example)
    return example / "auth-webhook"


@pytest.fixture
def service(binary: Path, run: Run, tmp_path: Path) -> Iterator[Service]:
    """The service with two users, one hashed by itself and the other one by Python."""
    line = subprocess.check_output([binary, "-hash", "alice"], input=PASSWORD, text=True)
    users = tmp_path / "users.txt"
    users.write_text(line + f"bob:{python_hash('battery staple')}\n", encoding="utf-8")
    command: list[str | Path] = [binary, "-listen", "127.0.0.1:0", "-users", users]
    log = (tmp_path / "log").open("wb")
    with log, subprocess.Popen([*command, "-level", "debug"], stderr=log) as process:
        try:
            yield Service(process, users, tmp_path / "log")
        finally:
            process.kill()


def encoded(data: bytes) -> str:
    return base64.b64encode(data).decode()


def python_hash(password: str) -> str:
    salt = os.urandom(16)
    key = hashlib.pbkdf2_hmac("sha256", password.encode(), salt, 20_000)
    return "$".join(["pbkdf2-sha256", "20000", encoded(salt), encoded(key)])


def catalogue() -> dict[str, dict[str, Any]]:
    text = (ROOT / "generated/json/catalogue.json").read_text(encoding="utf-8")
    messages = json.loads(text)["messages"].items()
    return {code: {"code": code, **told} for code, told in messages if "removed" not in told}


def readme() -> list[tuple[str, str]]:
    """The blocks of the README, each with its language."""
    text = (ROOT / EXAMPLE / "README.md").read_text(encoding="utf-8")
    return re.findall(r"^```(\w+)\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)


def test_vendor_holds_the_package_and_its_licence(example: Path) -> None:
    vendored = example / "vendor" / MODULE
    assert (vendored / "LICENSE").read_bytes() == (ROOT / PACKAGE / "LICENSE").read_bytes()
    sources = {path.name: path.read_bytes() for path in (ROOT / PACKAGE).glob("*.go")}
    assert {path.name: path.read_bytes() for path in vendored.glob("*.go")} == sources
    files = [path for path in (example / "vendor").rglob("*") if path.is_file()]
    assert {path.parent for path in files} == {example / "vendor", vendored}  # and nothing else


def test_module_is_tidy(example: Path, go: Run) -> None:
    before = (example / "go.mod").read_text(encoding="utf-8")
    go("mod", "tidy", cwd=example)
    assert (example / "go.mod").read_text(encoding="utf-8") == before
    assert not (example / "go.sum").exists()
    assert re.findall(r"^require (.*)$", before, re.MULTILINE) == [f"{MODULE} v0.0.0"]


def test_sources_are_formatted_and_pass_vet_and_their_own_tests(
    example: Path, go: Run, run: Run
) -> None:
    assert run("gofmt", "-l", *sorted(example.glob("*.go")), cwd=example) == ""
    go("vet", "./...", cwd=example)
    assert "ok" in go("test", "./...", cwd=example)


def test_service_answers_logs_and_stops(service: Service) -> None:
    assert service.login("alice", PASSWORD) == (200, {"success": True})
    assert service.login("bob", "battery staple") == (200, {"success": True})
    assert service.login("bob", PASSWORD) == (200, {"success": False})
    assert service.login("nobody", PASSWORD) == (200, {"success": False})
    status, answer = service.ask("/password", "{")
    assert (status, answer["code"]) == (400, "AUTH_INVALID_STATUS")
    service.users.unlink()
    status, answer = service.login("alice", PASSWORD)
    assert (status, answer["code"]) == (500, "AUTH_BACKEND_ERROR")
    assert service.stop() == 0
    logged = [(record.get("code"), record["level"]) for record in service.records()]
    asked = ("AUTH", "DEBUG")
    assert logged == [
        (None, "INFO"),
        *[asked, ("AUTH_SUCCESSFUL", "DEBUG")] * 2,
        *[asked, ("AUTH_FAILED", "INFO+2")] * 2,
        ("AUTH_INVALID_STATUS", "ERROR"),
        *[asked, ("AUTH_BACKEND_ERROR", "ERROR")],
        (None, "INFO"),
    ]
    log = service.log.read_text(encoding="utf-8")
    for password in (PASSWORD, "battery staple"):
        assert password not in log
        assert encoded(password.encode()) not in log


def test_second_signal_does_not_wait_for_requests(service: Service) -> None:
    host, _, port = service.address.rpartition(":")
    with socket.create_connection((host, int(port)), timeout=30) as connection:
        head = ["POST /password HTTP/1.1", "Host: x", "Content-Length: 9", "Expect: 100-continue"]
        connection.sendall("\r\n".join([*head, "", ""]).encode())
        assert connection.recv(100).startswith(b"HTTP/1.1 100 ")  # it waits for the body
        service.process.terminate()
        with pytest.raises(subprocess.TimeoutExpired):
            service.process.wait(timeout=0.5)
        assert service.stop() == -signal.SIGTERM


def test_service_says_what_the_catalogue_says(service: Service) -> None:
    messages = catalogue()
    listed = service.ask("/codes")[1]["codes"]
    assert {item["code"] for item in listed} == set(messages)
    deprecated = next(code for code, told in messages.items() if "deprecated" in told)
    for code in ("AUTH_FAILED", deprecated):
        assert service.ask(f"/codes/{code}") == (200, messages[code])
    severe = ["warning", "error", "critical", "alert", "emergency"]
    docker = {code: told for code, told in messages.items() if told["module"] == "docker"}
    listed = service.ask("/codes?level=warning&module=docker")[1]["codes"]
    expected = {code for code, told in docker.items() if told["level"] in severe}
    assert {item["code"] for item in listed} == expected
    assert service.ask("/codes/NEWER") == (404, {"error": "unknown code", "code": "NEWER"})


def test_readme_shows_what_the_service_answers(service: Service) -> None:
    shown = 0
    for language, text in readme():
        if language == "sh" and text.startswith("curl "):
            *options, url = shlex.split(text)[1:]
            path = url.removeprefix("http://127.0.0.1:8080")
            answer = service.ask(path, options[1] if options else None)[1]
        elif language == "json":
            expected = json.loads(text)
            if "level" in expected and "msg" in expected:
                record = service.record(lambda record: record.get("code") == "AUTH_FAILED")
                answer = {key: record[key] for key in record if key != "time"}
            assert answer == expected
            shown += 1
    assert shown == sum(language == "json" for language, _ in readme()) > 4


def test_readme_builds_and_makes_users_as_shown(example: Path, go: Run) -> None:
    build, user, serve = next(text for language, text in readme() if language == "sh").splitlines()
    go(*shlex.split(build)[1:], cwd=example)
    subprocess.run(["sh", "-c", user], cwd=example, check=True)
    assert (example / "users.txt").read_text(encoding="utf-8").startswith("alice:pbkdf2-sha256$")
    assert shlex.split(serve) == ["./auth-webhook", "-users", "users.txt"]
    command = [*shlex.split(serve), "-listen", "nowhere:x"]
    done = subprocess.run(command, cwd=example, capture_output=True, check=False)
    assert done.returncode == 1
    assert json.loads(done.stderr)["code"] == "CORE_CONFIG_ERROR"
