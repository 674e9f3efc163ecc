"""Turns what sources tell of a project into the manifest of a first catalogue."""

import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from codegen.diagnostics import IMPORT_GUESSED
from codegen.editing.making import manifest_text
from codegen.importing.codes import slug
from codegen.importing.draft import Extract, Place
from codegen.importing.notes import Notes
from codegen.loading.source import Source, read_source
from codegen.model import MANIFEST, CodegenError
from codegen.model.characters import FORBIDDEN, shown

_NAME = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*", re.ASCII)
_PACKAGE = re.compile(r"[a-z][a-z0-9]*", re.ASCII)
_MODULE = re.compile(r"[a-z0-9]+([.-][a-z0-9]+)*(/[A-Za-z0-9]+([._~-][A-Za-z0-9]+)*)*", re.ASCII)
_VERSION = re.compile(r"(0|[1-9]\d*)(\.(0|[1-9]\d*)){2}(-(alpha|beta|rc)\.(0|[1-9]\d*))?", re.ASCII)
_LINK = re.compile(r"https?://[!#-;=?-\[\]_a-z~]{1,480}")
_LICENSE = re.compile(r"[A-Za-z0-9.+-]{1,60}( (AND|OR|WITH) [A-Za-z0-9.+-]{1,30})?", re.ASCII)
_TARGETS = ("go", "ts", "python", "docs", "json")


class First:
    """The manifest of a catalogue that is not there yet.

    Raises:
        CodegenError: the name cannot be that of a catalogue, or a target is not known.
    """

    def __init__(
        self,
        root: Path,
        name: str | None,
        targets: Sequence[str],
        extracts: Iterable[Extract],
        folders: Sequence[Path],
        notes: Notes,
    ) -> None:
        facts: dict[str, str] = {}
        for extract in extracts:
            facts = {**extract.facts, **facts}
        self._facts, self._notes = facts, notes
        self.name = self._named(name, root)
        for target in targets:
            if target not in _TARGETS:
                raise CodegenError(
                    f"there is no target {shown(target)} to begin with",
                    f"there are: {', '.join(_TARGETS)}",
                )
        chosen = tuple(dict.fromkeys(targets)) or _TARGETS
        self.targets = {target: self._options(target, folders) for target in chosen}

    def text(self, modules: Sequence[str]) -> str:
        """The manifest's text with these modules."""
        facts = self._facts
        title = " ".join(_clean(facts.get("title", "")).split())[:300]
        head = {"name": self.name, "title": title or _title(self.name)}
        if introduction := _clean(facts.get("introduction", "")).strip("\n")[:10_000]:
            head["introduction"] = f"{introduction}\n"
        version = facts.get("version", "")
        head["version"] = version if _VERSION.fullmatch(version) else "0.1.0"
        if _LICENSE.fullmatch(facts.get("license", "")):
            head["license"] = facts["license"]
        if author := " ".join(_clean(facts.get("author", "")).split())[:300]:
            head["author"] = author
        for key in ("homepage", "repository", "docs_url"):
            if _LINK.fullmatch(facts.get(key, "")):
                head[key] = facts[key]
        return manifest_text(head, modules, self.targets)

    def _named(self, given: str | None, root: Path) -> str:
        if given is not None:
            if _NAME.fullmatch(given) and len(given) <= 60:
                return given
            near = slug(given).replace("_", "-")
            raise CodegenError(
                f"--name {shown(given)}: a name is small letters, digits and hyphens",
                f"such as {near or 'shop'}",
            )
        stated = self._facts.get("name", "")
        if _NAME.fullmatch(stated) and len(stated) <= 60:
            return stated
        name = slug(root.name).replace("_", "-") or "messages"
        said = f"the catalogue is named after its folder: {name}"
        self._notes.tell(IMPORT_GUESSED, said, Place(MANIFEST), "--name NAME gives it another")
        return name

    def _options(self, target: str, folders: Sequence[Path]) -> dict[str, str]:
        stem = self.name
        if not re.search(r"(^|-)(codes|messages)$", stem):
            stem += "-codes"
        if target == "go":
            return self._go(folders)
        if target == "ts":
            return {"package": stem}
        if target == "python":
            return {"distribution": stem, "package": stem.replace("-", "_")}
        return {}

    def _go(self, folders: Sequence[Path]) -> dict[str, str]:
        """The Go package that the constants came from, else one to be replaced."""
        path = next((path for folder in folders if (path := _import_path(folder))), "")
        if not path:
            path = f"example.org/{self.name}/codes"
            said = f"the path of the Go module is made up: {path}"
            self._notes.tell(IMPORT_GUESSED, said, Place(MANIFEST), "write your own there")
        package = self._facts.get("package", "")
        options = {"module": path, "package": package if _is_package(package) else "codes"}
        if self._facts.get("constants") == "untyped":
            options["constants"] = "untyped"
        return options


def _is_package(name: str) -> bool:
    keywords = (
        "break case chan const continue default defer else fallthrough for func go goto if import"
        " interface map package range return select struct switch type var main"
    )
    return _PACKAGE.fullmatch(name) is not None and name not in keywords.split()


def _import_path(folder: Path) -> str:
    """The path by which Go programs import a folder, or an empty string."""
    folder = folder.absolute()
    for above in (folder, *folder.parents):
        file = above / "go.mod"
        if file.is_file() and not file.is_symlink():
            source = read_source(file, "go.mod")
            found = (
                re.search(r"(?m)^module\s+\"?([^\s\"]+)", source.text)
                if isinstance(source, Source)
                else None
            )
            path = "/".join([found[1], *folder.relative_to(above).parts]) if found else ""
            return path if _MODULE.fullmatch(path) else ""
    return ""


def _title(name: str) -> str:
    words = name.replace("-", " ").capitalize()
    return words if re.search(r"codes|messages$", words) else f"{words} message codes"


def _clean(text: str) -> str:
    return FORBIDDEN.sub("", text)
