"""The order that is ours changes nothing; the author's order changes what it is about, no more."""

import json
import random
import re
import shutil
from collections.abc import Iterator
from functools import cache
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from codegen.commands.project import render_project
from codegen.commands.terminal import Terminal
from codegen.model import Workspace
from tests.writing.small_project import Project, rendered_in

ROOT = Path(__file__).resolve().parents[2]

_MARKDOWN = """\
It was *refused*: see `x: y`.

  - one # no comment
  - "two", 'three' & four

> 1.10 | no | {a} [b] %c @d !e ~ null
"""

MANIFEST: dict[str, Any] = {
    "name": "demo",
    "title": "Demo: codes",
    "version": "1.10.0",
    "introduction": _MARKDOWN,
    "license": "Apache-2.0",
    "author": 'O\'Neil & "Söhne", 日本',
    "homepage": "https://example.org/#a",
    "docs_url": "https://example.org/b?c=d&e",
    "modules": ["beta", "alpha", "gamma"],
    "targets": {"json": {"version": "1.2.3"}, "docs": None},
}
MODULES: dict[str, dict[str, Any]] = {
    "alpha": {
        "module": "alpha",
        "title": "Alpha",
        "description": _MARKDOWN,
        "messages": {
            "ALPHA_TWO": {
                "level": "error",
                "summary": 'It\'s done: no, "really" # so.',
                "explanation": _MARKDOWN,
                "remedy": "One line, without a line feed.",
                "retry": "never",
                "since": "1.10",
                "deprecated": {"since": "2.0", "reason": "Old: too old", "replaced_by": "BETA_B"},
                "see": ["https://example.org/z", "https://example.org/a"],
                "names": {"json": "Two"},
                "aliases": {"json": ["Zwei", "Deux"]},
            },
            "ALPHA_ONE": {"level": "info", "summary": "no"},
        },
    },
    "beta": {
        "module": "beta",
        "title": "Beta - 0x1F",
        "prefixes": ["BETA", "B"],
        "messages": {
            "BETA_B": {"level": "debug", "summary": "~"},
            "B_A": {
                "level": "alert",
                "summary": "Größe 日本 😀",
                "removed": {"since": "3.0", "reason": "true", "replaced_by": "BETA_B"},
            },
        },
    },
    "gamma": {
        "module": "gamma",
        "title": "1.10",
        "messages": {"GAMMA": {"level": "info", "summary": "Last of all."}},
    },
}


def _rendered(folder: Path) -> dict[str, bytes]:
    project = render_project(Workspace(folder), None, (), Terminal().progress())
    assert project.diagnostics == []
    return {file.path: file.content for file in project.files}


def _shuffled(data: Any, dice: random.Random, key: str = "") -> Any:
    """The same data, the keys of each mapping in another order but for those of messages."""
    if isinstance(data, list):
        return [_shuffled(item, dice) for item in data]
    if not isinstance(data, dict):
        return data
    items = [(name, _shuffled(value, dice, name)) for name, value in data.items()]
    if key != "messages":
        dice.shuffle(items)
    return dict(items)


_PLAIN = re.compile(r"(?!(?:no|true|~|null)$)[A-Za-z][A-Za-z0-9 ./_-]*(?<! )")


def _scalar(text: str, dice: random.Random, indent: str) -> str:
    """A text in one of the styles that YAML has for it."""
    styles = [_flow(text)]
    if max(text) < "\U00010000":
        styles.append(json.dumps(text))
    if "\n" not in text:
        styles.append("'" + text.replace("'", "''") + "'")
    if _PLAIN.fullmatch(text):
        styles += [text] * 3
    if not text.endswith("\n\n"):
        body = "".join(
            f"{indent}  {line}".rstrip() + "\n" for line in text.removesuffix("\n").split("\n")
        )
        mark = "|" if text.endswith("\n") else "|-"
        styles += [f"{mark}\n{body.removesuffix(chr(10))}"] * 3
    return dice.choice(styles)


def _lines(data: dict[str, Any], dice: random.Random, indent: str = "") -> Iterator[str]:
    """A mapping in block style, with blank lines and comments here and there."""
    step = " " * dice.choice([2, 3, 4])
    for key, value in data.items():
        if dice.random() < 0.15:
            yield dice.choice(["", f"{indent}# a: remark", "# another, at the margin"])
        name = dice.choice([key, key, f"'{key}'", f'"{key}"'])
        if isinstance(value, dict) and value and dice.random() < 0.85:
            yield f"{indent}{name}:{dice.choice(['', ' # why', '  '])}"
            yield from _lines(value, dice, indent + step)
        elif isinstance(value, list) and dice.random() < 0.7:
            yield f"{indent}{name}:"
            inner = indent + dice.choice(["", step])
            yield from (f"{inner}- {_flow(item)}" for item in value)
        elif isinstance(value, str):
            yield f"{indent}{name}: {_scalar(value, dice, indent)}"
        else:
            yield f"{indent}{name}: {_flow(value)}"


def _flow(value: Any) -> str:
    """JSON, but for characters that it would write as two escapes, which YAML does not join."""
    return json.dumps(value, ensure_ascii=False)


def _yaml(data: dict[str, Any], dice: random.Random) -> str:
    """The data as YAML, written by one of three tools in one of many ways."""
    tool = dice.choice(["hand", "hand", "hand", "json", "ruamel"])
    if tool == "json":
        return json.dumps(data, indent=dice.choice([None, 2]), ensure_ascii=False)
    if tool == "hand":
        return "\n".join(_lines(data, dice)) + dice.choice(["", "\n", "\n\n\n"])
    stream = StringIO()
    yaml = YAML(typ="rt", pure=True)
    yaml.width = dice.choice([40, 80, 1000])
    yaml.indent(mapping=dice.choice([2, 4]), sequence=4, offset=2)
    yaml.allow_unicode = dice.random() < 0.5
    yaml.dump(data, stream)
    return stream.getvalue()


def _write(folder: Path, dice: random.Random) -> None:
    files = {"catalogue.yaml": MANIFEST}
    files |= {f"modules/{name}.yaml": data for name, data in MODULES.items()}
    names = list(files)
    dice.shuffle(names)
    (folder / "catalogue/modules").mkdir(parents=True)
    for name in names:
        text = _yaml(_shuffled(files[name], dice), dice)
        end = dice.choice(["\n", "\n", "\r\n", "\r"])
        start = dice.choice(["", "", "\ufeff"])
        path = folder / "catalogue" / name
        path.write_bytes((start + text.replace("\n", end)).encode())


@cache
def expected() -> dict[str, bytes]:
    """What the catalogue renders to where it is written in one plain way."""
    with TemporaryDirectory() as folder:
        root = Path(folder)
        (root / "catalogue/modules").mkdir(parents=True)
        (root / "catalogue/catalogue.yaml").write_text(_flow(MANIFEST), encoding="utf-8")
        for name, data in MODULES.items():
            (root / f"catalogue/modules/{name}.yaml").write_text(_flow(data), encoding="utf-8")
        return _rendered(root)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.randoms(use_true_random=False))
def test_how_the_catalogue_is_written_does_not_matter(dice: random.Random) -> None:
    """Order of files and of keys, quotes, blocks, comments, indentation, line ends, BOM."""
    with TemporaryDirectory() as folder:
        _write(Path(folder), dice)

        assert _rendered(Path(folder)) == expected()


def test_the_texts_arrive_as_they_are() -> None:
    snapshot = json.loads(expected()["json/catalogue.json"])

    assert snapshot["author"] == MANIFEST["author"]
    assert snapshot["version"] == "1.2.3"
    assert [row["module"] for row in snapshot["modules"]] == ["beta", "alpha", "gamma"]
    assert snapshot["modules"][1]["codes"] == ["ALPHA_TWO", "ALPHA_ONE"]
    message = snapshot["messages"]["ALPHA_TWO"]
    assert message["explanation"] == _MARKDOWN.removesuffix("\n")
    assert message["see"] == MODULES["alpha"]["messages"]["ALPHA_TWO"]["see"]


def _shipped(folder: Path) -> Project:
    shutil.copytree(ROOT / "catalogue", folder / "catalogue")
    shutil.copy(ROOT / "LICENSE", folder)
    return Project(folder)


_FREE_OF_ORDER = {
    "go/LICENSE",
    "go/go.mod",
    "go/slog.go",
    "json/catalogue.schema.json",
    "python/LICENSE",
    "python/pyproject.toml",
    "python/src/containerssh_message_codes/__init__.py",
    "python/src/containerssh_message_codes/py.typed",
    "ts/LICENSE",
    "ts/package.json",
    "ts/tsconfig.json",
}


def _changed(before: dict[str, bytes], after: dict[str, bytes]) -> set[str]:
    assert before.keys() == after.keys()
    return {path for path, content in after.items() if content != before[path]}


def _pieces(content: bytes) -> list[bytes]:
    """The lines of a file in no order, numbers and marks at the end left out."""
    return sorted(re.sub(rb"return [0-9]+|[,;]$", b"", line) for line in content.splitlines())


def test_the_order_of_modules(tmp_path: Path) -> None:
    """It moves their parts, and does not touch what is rendered for each module alone."""
    project = _shipped(tmp_path)
    project.generate()
    before = rendered_in(project.generated)
    text = project.manifest.read_text(encoding="utf-8")
    modules = re.search(r"(?<=^modules:\n)(?:  - \w+\n)+", text, re.MULTILINE)
    assert modules is not None
    turned = "".join(reversed(modules[0].splitlines(keepends=True)))
    project.manifest.write_text(text.replace(modules[0], turned), encoding="utf-8")

    project.generate()

    after = rendered_in(project.generated)
    changed = _changed(before, after)
    assert not {path for path in changed if path.endswith("_codes.go")}
    assert not changed & _FREE_OF_ORDER
    assert {"docs/message-codes.md", "go/details.go", "ts/src/codes.ts"} <= changed
    for path in changed:
        if not path.endswith("README.md"):  # a README shows the first code as its example
            assert _pieces(after[path]) == _pieces(before[path]), path
    old, new = (json.loads(tree["json/catalogue.json"]) for tree in (before, after))
    assert new["messages"] == old["messages"]
    assert new["modules"] == old["modules"][::-1]


def test_the_order_of_messages(tmp_path: Path) -> None:
    """It moves them within their module, and does not touch the files of other modules."""
    project = _shipped(tmp_path)
    project.generate()
    before = rendered_in(project.generated)
    path = project.root / "catalogue/modules/auth.yaml"
    head, messages = path.read_text(encoding="utf-8").split("messages:\n")
    parts = re.split(r"(?m)^(?=  [A-Z])", messages.rstrip("\n") + "\n\n")
    assert len(parts) > 3
    path.write_text(head + "messages:\n" + "".join(reversed(parts)), encoding="utf-8")

    project.generate()

    after = rendered_in(project.generated)
    changed = _changed(before, after)
    assert {path for path in changed if path.endswith("_codes.go")} == {"go/auth_codes.go"}
    assert not changed & _FREE_OF_ORDER
    old, new = (json.loads(tree["json/catalogue.json"]) for tree in (before, after))
    assert new["messages"] == old["messages"]
    rows = [{row["module"]: row["codes"] for row in data["modules"]} for data in (old, new)]
    assert rows[1] == rows[0] | {"auth": rows[0]["auth"][::-1]}
