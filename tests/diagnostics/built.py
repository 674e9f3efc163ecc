"""Cases that do not live well in git: links, pipes, odd encodings, huge files."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from .project import MANIFEST, MODULE, MODULE_PATH, TARGET, manifest_with, write_project


@dataclass(frozen=True)
class Built:
    """A project made by code, and what `codegen check` says of it."""

    name: str
    build: Callable[[Path], None]
    expected: str
    options: tuple[str, ...] = ()


def _module(content: str | bytes) -> Callable[[Path], None]:
    return lambda root: write_project(root, module=content)


def _manifest(content: str | bytes) -> Callable[[Path], None]:
    return lambda root: write_project(root, manifest=content)


def _nothing_wrong(root: Path) -> None:
    write_project(root)


def _moved(root: Path, path: str, to: str) -> None:
    (root / to).parent.mkdir(parents=True, exist_ok=True)
    (root / path).rename(root / to)


def _linked_module(root: Path) -> None:
    write_project(root)
    _moved(root, MODULE_PATH, "real/disk.yaml")
    (root / MODULE_PATH).symlink_to("../../real/disk.yaml")


def _link_to_nothing(root: Path) -> None:
    write_project(root, module=None)
    (root / MODULE_PATH).symlink_to("nothing.yaml")


def _linked_manifest(root: Path) -> None:
    write_project(root)
    _moved(root, "catalogue/catalogue.yaml", "real.yaml")
    (root / "catalogue/catalogue.yaml").symlink_to("../real.yaml")


def _linked_modules(root: Path) -> None:
    write_project(root)
    _moved(root, "catalogue/modules", "real")
    (root / "catalogue/modules").symlink_to("../real")


def _linked_catalogue(root: Path) -> None:
    write_project(root)
    _moved(root, "catalogue", "real")
    (root / "catalogue").symlink_to("real")


def _modules_is_a_file(root: Path) -> None:
    write_project(root, module=None)
    (root / "catalogue/modules").rmdir()
    (root / "catalogue/modules").write_text("")


def _folder_as_module(root: Path) -> None:
    write_project(root)
    (root / "catalogue/modules/x.yaml").mkdir()


def _folder_in_place(root: Path) -> None:
    write_project(root, module=None)
    (root / MODULE_PATH).mkdir()


def _pipe(root: Path) -> None:
    write_project(root, module=None)
    os.mkfifo(root / MODULE_PATH)


def _pipe_as_manifest(root: Path) -> None:
    write_project(root, manifest=None)
    os.mkfifo(root / "catalogue/catalogue.yaml")


def _own_target(root: Path, template: str | bytes = "Codes\n") -> None:
    files = {"templates/demo/target.yaml": TARGET, "templates/demo/codes.txt.j2": template}
    write_project(root, manifest=manifest_with("  demo: {}\n"), files=files)


def _pipe_as_template(root: Path) -> None:
    _own_target(root)
    os.mkfifo(root / "templates/demo/another.j2")


def _linked_template(root: Path) -> None:
    _own_target(root)
    _moved(root, "templates/demo/codes.txt.j2", "real.j2")
    (root / "templates/demo/codes.txt.j2").symlink_to("../../real.j2")


def _linked_licence(to: str) -> Callable[[Path], None]:
    def build(root: Path) -> None:
        write_project(root, MANIFEST.replace("modules", "license_file: LICENSE\nmodules"))
        (root / "COPYING").write_text("Do as you like.\n")
        (root.parent / "secret").write_text("Not yours.\n")
        (root / "LICENSE").symlink_to(to)

    return build


_LINK = """\
{path}: error: this is a symbolic link, not a regular file [file-unreadable]
  help: put a regular file in its place, or take it away
1 error
"""
_FOLDER = """\
{path}: error: this is a folder, not a regular file [file-unreadable]
  help: put a regular file in its place, or take it away
1 error
"""
_PIPE = """\
{path}: error: this is a device, a pipe or a socket, not a regular file [file-unreadable]
  help: put a regular file in its place, or take it away
1 error
"""
_LARGE = """\
{path}: error: the file is larger than 2,097,152 bytes [file-unreadable]
  help: split it into several files
1 error
"""
_UTF16 = """\
catalogue/modules/disk.yaml: error: the file is UTF-16, not UTF-8 [file-encoding]
  help: save it as UTF-8
1 error
"""


def _encoding(column: int, byte: str, excerpt: str) -> str:
    return (
        f"catalogue/modules/disk.yaml:6:{column}: error: the byte {byte} is not UTF-8"
        " [file-encoding]\n"
        f"  6 |     {excerpt}\n"
        f"    | {' ' * (column - 1)}^\n"
        "  help: save the file as UTF-8\n"
        "1 error\n"
    )


def _forbidden(what: str, excerpt: str, column: int = 27) -> str:
    return (
        f"catalogue/modules/disk.yaml:6:{column}: error: {what} must not stand in a catalogue"
        " [forbidden-character]\n"
        f"  6 |     {excerpt}\n"
        f"    | {' ' * (column - 1)}^\n"
        "  help: remove it; a text that needs it is served by allow_characters in catalogue.yaml\n"
        "1 error\n"
    )


def _control(name: str, character: str, what: str) -> Built:
    notation = what.partition(" ")[0]
    return Built(
        f"raw {name}",
        _module(MODULE.replace("full", f"f{character}ull")),
        _forbidden(what, f"summary: The disk is f<{notation}>ull."),
    )


_LATIN1 = MODULE.encode().replace(b"full.", b"full \xe9.")

BUILT = [
    # Files that are no regular files
    Built("linked module", _linked_module, _LINK.format(path="catalogue/modules/disk.yaml")),
    Built("link to nothing", _link_to_nothing, _LINK.format(path="catalogue/modules/disk.yaml")),
    Built("linked manifest", _linked_manifest, _LINK.format(path="catalogue/catalogue.yaml")),
    Built(
        "linked modules folder",
        _linked_modules,
        "codegen: catalogue/modules: this is a symbolic link, not a folder [linked-folder]\n",
    ),
    Built(
        "linked catalogue folder",
        _linked_catalogue,
        "codegen: catalogue: this is a symbolic link, not a folder [linked-folder]\n",
    ),
    Built("modules is a file", _modules_is_a_file, "codegen: catalogue/modules: Not a directory\n"),
    Built("folder as module", _folder_as_module, _FOLDER.format(path="catalogue/modules/x.yaml")),
    Built("folder in place", _folder_in_place, _FOLDER.format(path="catalogue/modules/disk.yaml")),
    Built("pipe", _pipe, _PIPE.format(path="catalogue/modules/disk.yaml")),
    Built("pipe as manifest", _pipe_as_manifest, _PIPE.format(path="catalogue/catalogue.yaml")),
    Built("pipe as template", _pipe_as_template, _PIPE.format(path="templates/demo/another.j2")),
    Built("linked template", _linked_template, _LINK.format(path="templates/demo/codes.txt.j2")),
    Built("linked licence", _linked_licence("COPYING"), _LINK.format(path="LICENSE")),
    Built(
        "licence linked to the outside",
        _linked_licence("../secret"),
        'catalogue/catalogue.yaml:4:15: error: there is no file "LICENSE" in the project\'s folder'
        " [bad-value]\n"
        "  4 | license_file: LICENSE\n"
        "    |               ^\n"
        "  help: name the file with the licence's text\n"
        "1 error\n",
    ),
    # Size
    Built(
        "module of 3 MB",
        _module(MODULE + "# " + "x" * 3_000_000),
        _LARGE.format(path="catalogue/modules/disk.yaml"),
    ),
    Built(
        "manifest of 3 MB",
        _manifest(MANIFEST + "# " + "x" * 3_000_000),
        _LARGE.format(path="catalogue/catalogue.yaml"),
    ),
    # Encodings
    Built("Latin-1", _module(_LATIN1), _encoding(31, "0xE9", "summary: The disk is full �.")),
    Built(
        "Latin-1 after letters of several bytes",
        _module(_LATIN1.replace(b"The disk is", "é è".encode())),
        _encoding(23, "0xE9", "summary: é è full �."),
    ),
    Built(
        "Latin-1 with CRLF",
        _module(_LATIN1.replace(b"\n", b"\r\n")),
        _encoding(31, "0xE9", "summary: The disk is full �."),
    ),
    Built(
        "Latin-1 with CR",
        _module(_LATIN1.replace(b"\n", b"\r")),
        _encoding(31, "0xE9", "summary: The disk is full �."),
    ),
    Built(
        "Latin-1 after a byte order mark",
        _module(b"\xef\xbb\xbf" + _LATIN1),
        _encoding(31, "0xE9", "summary: The disk is full �."),
    ),
    Built(
        "UTF-8 cut off",
        _module(MODULE.encode()[:-1] + b"\xe2\x82"),
        _encoding(31, "0xE2", "summary: The disk is full.�"),
    ),
    Built(
        "surrogate in UTF-8",
        _module(MODULE.encode().replace(b"full.", b"full \xed\xa0\x80.")),
        _encoding(31, "0xED", "summary: The disk is full ���."),
    ),
    Built("UTF-16", _module(MODULE.encode("utf-16")), _UTF16),
    Built("UTF-16 of the other order", _module(b"\xfe\xff" + MODULE.encode("utf-16-be")), _UTF16),
    Built(
        "template in Latin-1",
        lambda root: _own_target(root, b"One\nCaf\xe9\n"),
        "templates/demo/codes.txt.j2:2:4: error: the byte 0xE9 is not UTF-8 [file-encoding]\n"
        "  2 | Caf�\n"
        "    |    ^\n"
        "  help: save the file as UTF-8\n"
        "1 error\n",
    ),
    # Characters that editors and git do not keep
    _control("NUL", "\0", "U+0000 (NUL)"),
    _control("bell", "\a", "U+0007"),
    _control("escape", "\x1b", "U+001B (escape)"),
    _control("delete", "\x7f", "U+007F"),
    _control("form feed", "\f", "U+000C"),
    _control("C1", "\x9b", "U+009B"),
    _control("noncharacter", "\ufffe", "U+FFFE"),
    _control("byte order mark", "\ufeff", "U+FEFF (byte order mark)"),
    Built(
        "two byte order marks",
        _module("\ufeff\ufeff" + MODULE),
        "catalogue/modules/disk.yaml:1:1: error: U+FEFF (byte order mark) must not stand in a"
        " catalogue [forbidden-character]\n"
        "  1 | <U+FEFF>module: disk\n"
        "    | ^\n"
        "  help: remove it; a text that needs it is served by allow_characters in catalogue.yaml\n"
        "1 error\n",
    ),
    # What stands on the command line
    Built(
        "target that is not in the manifest",
        _nothing_wrong,
        "codegen: there is no target 'doc' in the manifest\n  help: did you mean docs?\n",
        ("--target", "doc"),
    ),
    Built(
        "target far from any",
        _nothing_wrong,
        "codegen: there is no target 'cobol' in the manifest\n"
        "  help: the manifest's targets: docs\n",
        ("--target", "cobol"),
    ),
    Built(
        "templates that are not there",
        _nothing_wrong,
        "codegen: nowhere: there is no such folder\n  help: --templates names a folder\n",
        ("--templates", "nowhere"),
    ),
    Built(
        "templates without a target",
        _nothing_wrong,
        "codegen: catalogue: no target in this folder\n"
        "  help: a target is a folder in it that holds a target.yaml\n",
        ("--templates", "project/catalogue"),
    ),
]
