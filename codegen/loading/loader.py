"""Turns a project's folder into a catalogue and its targets, or into everything wrong with them."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from codegen.diagnostics import (
    BAD_VALUE,
    EMPTY_CATALOGUE,
    FILE_ENCODING,
    FILE_UNREADABLE,
    FILE_WITHOUT_MODULE,
    LINKED_FOLDER,
    UNKNOWN_TARGET,
)
from codegen.loading.builder import build_allowed, build_lint, build_module, build_settings
from codegen.loading.invariants import ModuleData, manifest_findings, module_findings
from codegen.loading.reader import Reader
from codegen.loading.schema import Schema
from codegen.loading.source import forbidden_characters, read_source
from codegen.loading.targets import LoadedTarget, load_target, settings_schema, target_folders
from codegen.model import (
    MANIFEST,
    Catalogue,
    CodegenError,
    Diagnostic,
    Module,
    Target,
    TargetSettings,
    Workspace,
)
from codegen.model.catalogue import CHANGELOG
from codegen.model.characters import shown

_MODULES = "catalogue/modules"


@dataclass(slots=True)
class Loaded:
    """What a project's folder holds.

    Attributes:
        catalogue: all that is right of it, which is all of it where there are no findings.
        targets: the targets of the manifest that are right, in its order.
        named: all targets that the manifest names.
        diagnostics: everything that is wrong, in order, at its place.
        also: files outside catalogue/ that were read, relative to the project's folder.
    """

    catalogue: Catalogue
    targets: Mapping[str, Target]
    named: Collection[str]
    diagnostics: list[Diagnostic]
    also: list[str]
    _reader: Reader

    @property
    def allowed(self) -> frozenset[str]:
        """The characters that the manifest allows besides the usual ones."""
        return self._reader.allowed

    @property
    def workspace(self) -> Workspace:
        """The project's folder."""
        return self._reader.workspace

    def located(self, diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
        """Gives findings of other engines, which know a pointer only, a line and a column."""
        return self._reader.located(diagnostics)


def load(
    workspace: Workspace, templates: Path | None = None, instead: Mapping[str, bytes] | None = None
) -> Loaded:
    """Reads and checks the catalogue, its manifest and the targets that it names.

    Args:
        templates: a folder of targets that come before the project's own and the shipped ones.
        instead: what files would hold after an edit, new ones among them, under their paths as
            shown in findings.

    Raises:
        CodegenError: a file or folder cannot be read for a reason outside its text.
    """
    for folder in (workspace.modules.parent, workspace.modules):
        if folder.is_symlink():
            raise CodegenError(
                f"{workspace.shown(folder)}: this is a symbolic link, not a folder",
                rule=LINKED_FOLDER,
            )
    reader = Reader(workspace, instead or {})
    schema = Schema.named("catalogue")
    manifest = reader.read(workspace.root / MANIFEST, schema)
    data: dict[str, Any] = manifest if isinstance(manifest, dict) else {}
    reader.allowed = _allowed(data)
    reader.check_characters(MANIFEST, data)
    targets = _load_targets(data, reader, templates)
    settings = _load_settings(data, targets, reader, schema)
    modules = _load_modules(data, reader)
    license_text = ""
    if not any(finding.pointer == ("license_file",) for finding in reader.findings):
        license_text = _license(data.get("license_file"), reader)
    sound: dict[str, Any] = data
    if any(finding.path == MANIFEST for finding in reader.findings):
        sound = {}  # what nothing is rendered from then has its defaults
    catalogue = _build(data, modules, settings, license_text, sound)
    chosen = {name: targets[name].target for name in settings}
    also = [data["license_file"]] if license_text else []
    named = data.get("targets")
    named = tuple(named) if isinstance(named, dict) else ()
    return Loaded(catalogue, chosen, named, reader.located(reader.findings), also, reader)


def _load_targets(
    manifest: Mapping[str, Any], reader: Reader, extra: Path | None
) -> dict[str, LoadedTarget]:
    folders = target_folders(reader.workspace, extra)
    schema = Schema.named("target")
    named = manifest.get("targets")
    targets = {}
    for name in named if isinstance(named, dict) else {}:
        if name in folders:
            if target := load_target(folders[name], reader, schema):
                targets[name] = target
        else:
            reader.findings.append(_unknown_target(name, sorted(folders)))
    return targets


def _load_settings(
    manifest: Mapping[str, Any], targets: Mapping[str, LoadedTarget], reader: Reader, schema: Schema
) -> dict[str, TargetSettings]:
    settings = {}
    for name, target in targets.items():
        given = manifest["targets"][name]
        given = {} if given is None else given
        if not isinstance(given, dict):
            continue  # a finding of the manifest's schema already
        own = settings_schema(schema, target.options)
        if reader.check_part(MANIFEST, ("targets", name), given, own):
            version = str(manifest.get("version", ""))
            settings[name] = build_settings(name, given, version, target.options)
    return settings


def _load_modules(manifest: Mapping[str, Any], reader: Reader) -> list[Module]:
    schema = Schema.named("module")
    read = []
    for path in _module_paths(reader):
        shown_path = reader.workspace.shown(path)
        data = reader.read(path, schema)
        reader.check_characters(shown_path, data)
        read.append(ModuleData(path.stem, shown_path, data))
    reader.findings.extend(module_findings(read, complete=reader.complete))
    listed = manifest.get("modules")
    if isinstance(listed, list):
        names = [item for item in listed if isinstance(item, str)]
        unreadable = {
            finding.path
            for finding in reader.findings
            if finding.rule in (FILE_UNREADABLE, FILE_ENCODING)
        }
        present = [
            module.name for module in read if module.path not in unreadable or module.name in names
        ]
        misnamed = [
            finding.path.removeprefix(f"{_MODULES}/").rpartition(".")[0]
            for finding in reader.findings
            if finding.rule == FILE_WITHOUT_MODULE
        ]
        names = [name for name in names if name not in misnamed or name in present]
        reader.findings.extend(manifest_findings(names, present, MANIFEST, _MODULES))
        order = {name: index for index, name in enumerate(names)}
        read.sort(key=lambda module: order.get(module.name, len(order)))
    live = any("removed" not in fields for module in read for fields in module.messages.values())
    if not live and not _explains_emptiness(reader.findings):
        reader.findings.append(_empty())
    findings: dict[str, list[Diagnostic]] = {}
    for finding in reader.findings:
        findings.setdefault(finding.path, []).append(finding)
    return [
        build_module(module.data, module.path, module.name, findings.get(module.path, ()))
        for module in read
        if isinstance(module.data, dict)
    ]


def _module_paths(reader: Reader) -> list[Path]:
    folder = reader.workspace.modules
    try:
        names = [path.name for path in folder.iterdir()]
    except FileNotFoundError:
        names = []
    except OSError as error:
        raise CodegenError(f"{_MODULES}: {error.strerror or error}") from None
    names = sorted({*names, *reader.given(_MODULES)})
    for name in names:
        stem, dot, ending = name.rpartition(".")
        if ending.lower() in ("yml", "yaml") and ending != "yaml" and stem:
            message = f"the name of a module's file ends in .yaml, not {dot}{ending}"
            path = f"{_MODULES}/{name}"
            help = f"rename it to {stem}.yaml"
            reader.findings.append(Diagnostic(FILE_WITHOUT_MODULE, message, path, help))
    return [folder / name for name in names if name.endswith(".yaml") and name[0] != "."]


def _license(name: Any, reader: Reader) -> str:
    """The text of the licence, from a file within the project's folder."""
    if not isinstance(name, str):
        return ""
    root = reader.workspace.root
    path = root / name
    try:
        there = path.exists() and path.resolve().is_relative_to(root.resolve())
    except OSError:  # such as a name that is too long for a file
        there = False
    if not there:
        message = f"there is no file {shown(name)} in the project's folder"
        help = "name the file with the licence's text"
        reader.findings.append(Diagnostic(BAD_VALUE, message, MANIFEST, help, ("license_file",)))
        return ""
    source = read_source(path, name)
    if isinstance(source, Diagnostic):
        reader.findings.append(source)
        return ""
    reader.findings.extend(forbidden_characters(source, reader.allowed | {"\f"}))
    return source.text


def _build(
    data: Mapping[str, Any],
    modules: list[Module],
    settings: dict[str, TargetSettings],
    license_text: str,
    sound: Mapping[str, Any],
) -> Catalogue:
    def text(key: str) -> str:
        value = data.get(key, "")
        return value.rstrip("\n") if isinstance(value, str) else ""

    return Catalogue(
        name=text("name"),
        title=text("title"),
        version=text("version"),
        path=MANIFEST,
        modules=tuple(modules),
        targets=settings,
        introduction=text("introduction"),
        license=text("license"),
        license_text=license_text,
        author=text("author"),
        homepage=text("homepage"),
        repository=text("repository"),
        docs_url=text("docs_url"),
        lint=build_lint(sound),
        allowed=build_allowed(sound),
        changelog=sound.get("changelog", CHANGELOG),
    )


def _allowed(manifest: Mapping[str, Any]) -> frozenset[str]:
    """The characters of allow_characters, as far as they are written rightly."""
    allowed = set()
    listed = manifest.get("allow_characters")
    for item in listed if isinstance(listed, list) else []:
        try:
            allowed.add(chr(int(str(item).removeprefix("U+"), 16)))
        except (ValueError, OverflowError):
            continue  # a finding of the schema already
    return frozenset(allowed)


def _unknown_target(name: str, known: list[str]) -> Diagnostic:
    near = get_close_matches(name, known, 1)
    help = f"did you mean {near[0]}?" if near else f"the targets here: {', '.join(known)}"
    message = f"there is no target {shown(name)}"
    return Diagnostic(UNKNOWN_TARGET, message, MANIFEST, help, ("targets", name), on_key=True)


def _explains_emptiness(findings: list[Diagnostic]) -> bool:
    """Whether findings about the modules say already why there is no message."""
    return any(
        finding.path.startswith(_MODULES) or (finding.pointer and finding.pointer[0] == "modules")
        for finding in findings
    )


def _empty() -> Diagnostic:
    help = "add one under messages in a file catalogue/modules/<module>.yaml"
    return Diagnostic(EMPTY_CATALOGUE, "the catalogue has no message", MANIFEST, help)
