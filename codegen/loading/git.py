"""Asks git about a repository, without ever letting a name from outside act as an option."""

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path

from codegen.diagnostics import AGAINST_GIT, AGAINST_UNKNOWN
from codegen.model import CodegenError
from codegen.model.characters import shown

_SECONDS = 60
_QUIET = {
    "GIT_NO_LAZY_FETCH": "1",  # no command of ours goes to the network
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "LC_ALL": "C",
}


class Repository:
    """The repository that a folder is in.

    Attributes:
        prefix: the way from the repository's top to the folder, with `/` at its end, or empty.
    """

    def __init__(self, folder: Path) -> None:
        """Finds the repository.

        Raises:
            CodegenError: there is none, or no git.
        """
        self.folder = folder
        done = self._git("rev-parse", "--show-prefix")
        if done.returncode:
            said = _said(done)
            if "not a git repository" in said:
                raise CodegenError(
                    "the project is not in a git repository",
                    "name a folder or a snapshot with --against instead",
                    rule=AGAINST_GIT,
                )
            raise CodegenError(f"git refuses the project's folder: {said}", rule=AGAINST_GIT)
        self.prefix = os.fsdecode(done.stdout).removesuffix("\n")

    def commit(self, ref: str) -> str:
        """The hash of the commit that a ref means.

        Raises:
            CodegenError: it means none that is here.
        """
        if "\0" not in ref:
            wanted = f"{ref}^{{commit}}"
            done = self._git("rev-parse", "--verify", "--quiet", "--end-of-options", wanted)
            if not done.returncode:
                return done.stdout.decode("ascii").strip()
        message = f"{shown(ref)} is no file, no folder and no revision of this git repository"
        hint = "name a branch, a tag or a commit; git branch -a and git tag list them"
        if self._git("rev-parse", "--is-shallow-repository").stdout.strip() == b"true":
            hint = (
                "this clone is shallow: git fetch --unshallow --tags gets the rest "
                "(actions/checkout: fetch-depth: 0)"
            )
        raise CodegenError(message, hint, rule=AGAINST_UNKNOWN)

    def files(self, commit: str, *folders: str) -> dict[str, tuple[str, str, int]]:
        """The files below some paths of the project: mode, hash and number of bytes of each."""
        paths = [self.prefix + folder for folder in folders]
        done = self._git("ls-tree", "-rlz", "--full-tree", commit, "--", *paths)
        if done.returncode:
            raise CodegenError(f"git cannot list the files of {commit[:12]}: {_said(done)}")
        found = {}
        for row in done.stdout.split(b"\0")[:-1]:
            about, _, name = row.partition(b"\t")
            mode, _, object, size = about.decode("ascii").split()
            path = os.fsdecode(name).removeprefix(self.prefix)
            found[path] = (mode, object, int(size) if size.isdigit() else 0)
        return found

    def contents(self, objects: Mapping[str, str]) -> dict[str, bytes]:
        """The bytes of files, under the same paths as their hashes."""
        asked = "".join(f"{object}\n" for object in objects.values()).encode("ascii")
        done = self._git("cat-file", "--batch", given=asked)
        found, rest = {}, memoryview(done.stdout)
        for path in objects:
            head, _, _ = bytes(rest[:200]).partition(b"\n")
            words = head.split()
            if done.returncode or len(words) != 3 or words[1] != b"blob":
                raise CodegenError(
                    f"{shown(path, 200)[1:-1]}: git has not the content of this file",
                    "a partial clone lacks it: clone the repository without --filter",
                    rule=AGAINST_GIT,
                )
            start, size = len(head) + 1, int(words[2])
            found[path] = bytes(rest[start : start + size])
            rest = rest[start + size + 1 :]
        return found

    def _git(self, *arguments: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
        try:
            return subprocess.run(  # noqa: S603  (what is not ours follows --end-of-options or --)
                ["git", "-C", str(self.folder), *arguments],  # noqa: S607  (the user's git)
                input=given,
                capture_output=True,
                timeout=_SECONDS,
                env={**os.environ, **_QUIET},
                check=False,
            )
        except FileNotFoundError:
            raise CodegenError(
                "git is not installed, or not on PATH",
                "without it, name a folder or a snapshot with --against",
                rule=AGAINST_GIT,
            ) from None
        except subprocess.TimeoutExpired:
            raise CodegenError(f"git {arguments[0]} took longer than {_SECONDS} s") from None


def _said(done: subprocess.CompletedProcess[bytes]) -> str:
    """The first line that git has to say, fit for a message."""
    line = (done.stderr.decode("utf-8", "replace").splitlines() or ["no reason given"])[0]
    return shown(line, 200)[1:-1]
