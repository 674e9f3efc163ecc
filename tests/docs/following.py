"""Does what a page tells its reader to do, in its order, in one shell and an empty folder.

A comment before a fence says what the fence is: `file: PATH` is written, `run` is run by bash (with
`exit N` where it should fail), `output` is all that the run before it printed, and `output, end`
how that ended. Folder and variables stay from one run to the next, as in a terminal.
"""

import re
import shlex
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

_FENCE = re.compile(r"(?:^<!-- ([^\n]+) -->\n)?^```(\w+)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
_STATE = ".state"


@dataclass(frozen=True, slots=True)
class Block:
    """A fence of a page, with the comment before it."""

    role: str
    language: str
    text: str


def blocks_of(page: Path) -> list[Block]:
    """The fences of a page, in order."""
    text = page.read_text(encoding="utf-8")
    return [Block(match[1] or "", match[2], match[3]) for match in _FENCE.finditer(text)]


def follow(page: Path, folder: Path, env: Mapping[str, str]) -> list[str]:
    """Follows a page in an empty folder; the commands that were run."""
    state = folder.with_name(folder.name + _STATE)
    state.write_text(f"cd {shlex.quote(str(folder))}\n", encoding="utf-8")
    printed, ran = "", []
    for block in blocks_of(page):
        kind, _, rest = block.role.partition(", " if block.role[:4] != "file" else ": ")
        if kind == "file":
            path = folder / rest
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(block.text, encoding="utf-8")
        elif kind == "run":
            printed = _run(block.text, state, env, int(rest.removeprefix("exit ") or 0))
            ran.append(block.text)
        elif kind == "output" and not block.text:
            raise AssertionError(f"the page shows nothing of: {printed}")
        elif kind == "output" and rest == "end":
            assert printed.endswith(f"\n{block.text}") or printed == block.text, printed
        else:
            assert kind == "output", f"what is this block? {block}"
            assert printed == block.text, printed
    return ran


def _run(text: str, state: Path, env: Mapping[str, str], code: int) -> str:
    """Runs commands where the last ones have left the shell; their output, errors in between."""
    place = shlex.quote(str(state))
    keep = f"""_keep() {{ export -p; printf 'cd %q\\n' "$PWD"; }}; trap '_keep > {place}' EXIT"""
    done = subprocess.run(
        ["bash", "-e", "-c", f". {place}\n{keep}\n{text}"],
        env=dict(env),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == code, f"{text}\n{done.stdout}"
    return done.stdout
