"""Turns a git revision of a project into a folder of its catalogue, for as long as it is read."""

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

from codegen.diagnostics import AGAINST_FAULTY, AGAINST_UNKNOWN
from codegen.loading import limits
from codegen.loading.document import open_document
from codegen.loading.git import Repository
from codegen.loading.source import Source
from codegen.model import MANIFEST, CodegenError, Workspace
from codegen.model.characters import shown

_FOLDERS = ("catalogue/modules/", "templates/")  # what else is beside them is not read
_FILES = 20_000
_BYTES = 256 * 1024 * 1024
_REGULAR = ("100644", "100755")
_ODD = re.compile(r"[\\:\0]")  # what a path of another system is made of


@contextmanager
def unpacked(workspace: Workspace, ref: str) -> Iterator[Workspace]:
    """Writes what a revision has of a project's catalogue and targets to a temporary folder.

    Raises:
        CodegenError: there is no git, no such revision, no catalogue in it, or too much of it.
    """
    repository = Repository(workspace.root)
    commit = repository.commit(ref)
    listed = repository.files(commit, MANIFEST, *_FOLDERS)
    if MANIFEST not in listed:
        raise CodegenError(
            f"there is no {MANIFEST} in the revision {shown(ref)}",
            "name a revision that has a catalogue at the same place",
            rule=AGAINST_UNKNOWN,
        )
    contents = _contents(repository, listed)
    if license := _license_file(contents[MANIFEST]):
        contents |= _contents(repository, repository.files(commit, license))
    with TemporaryDirectory(prefix="codegen-", ignore_cleanup_errors=True) as folder:
        for name, content in contents.items():
            path = Path(folder, *PurePosixPath(name).parts)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        yield Workspace(Path(folder))


def _contents(
    repository: Repository, listed: Mapping[str, tuple[str, str, int]]
) -> dict[str, bytes]:
    """The bytes of files that can be written as they are named."""
    if len(listed) > _FILES or sum(size for _, _, size in listed.values()) > _BYTES:
        raise CodegenError(
            f"the old catalogue has more than {_FILES:,} files or {_BYTES // 1024**2} MiB",
            rule=AGAINST_FAULTY,
        )
    for name, (mode, _, size) in listed.items():
        parts = PurePosixPath(name).parts
        if ".." in parts or PurePosixPath(name).is_absolute() or _ODD.search(name):
            message = f"{shown(name, 200)}: the old catalogue has a file of this name"
            raise CodegenError(message, rule=AGAINST_FAULTY)
        if mode not in _REGULAR or size > limits.FILE_BYTES:
            what = "larger than a catalogue's" if mode in _REGULAR else "no regular file"
            message = f"{shown(name, 200)[1:-1]}: in the old catalogue this is {what}"
            raise CodegenError(message, rule=AGAINST_FAULTY)
    return repository.contents({name: object for name, (_, object, _) in listed.items()})


def _license_file(manifest: bytes) -> str:
    """The name of the licence's file in a manifest, as far as it can be told."""
    data = open_document(Source(MANIFEST, manifest.decode("utf-8", "replace"))).data
    name = data.get("license_file") if isinstance(data, dict) else None
    if not isinstance(name, str) or name.startswith(("/", *_FOLDERS)):
        return ""
    return "" if ".." in PurePosixPath(name).parts else name
