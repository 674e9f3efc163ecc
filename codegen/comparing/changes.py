"""Turns an old and a new catalogue into the changes between them, in the order of the new one."""

from collections.abc import Iterator

from codegen.comparing.constants import constant_changes, reused_constants
from codegen.comparing.fields import CATALOGUE_TEXTS, MODULE_TEXTS
from codegen.comparing.messages import message_changes
from codegen.comparing.side import Side, common_order
from codegen.comparing.vanished import added, renames, vanished
from codegen.model import Catalogue, Message, Module, Pointer, TargetSettings
from codegen.model.change import Change


def changes(old: Side, new: Side) -> list[Change]:
    """Everything that differs, from the catalogue as a whole to each message.

    Constants and settings of targets are compared only where both sides know them.
    """
    found = [*_catalogue_changes(old.catalogue, new.catalogue, complete=old.constants is not None)]
    if old.constants is not None and new.constants is not None:
        found += _target_changes(old.catalogue, new.catalogue)
    found += _module_changes(old.catalogue, new.catalogue)
    found += vanished(old, new)
    before = old.messages
    for message in new.catalogue.messages:
        if message.code in before:
            found += message_changes(before[message.code], message)
            found += constant_changes(old, new, before[message.code], message)
    found += reused_constants(old, new, renames(old, new))
    return [*found, *added(old, new)]


def _catalogue_changes(old: Catalogue, new: Catalogue, *, complete: bool) -> Iterator[Change]:
    for field in CATALOGUE_TEXTS:
        before, after = getattr(old, field), getattr(new, field)
        if before != after and (complete or field != "license_text"):
            at = ("license_file",) if field == "license_text" else (field,)
            yield Change("catalogue-changed", new.path, at, field=field, old=before, new=after)
    if old.docs_url != new.docs_url:
        # Where there was no address, no link can die.
        kind = "docs-moved" if old.docs_url else "catalogue-changed"
        at, before, after = ("docs_url",), old.docs_url, new.docs_url
        yield Change(kind, new.path, at, field="docs_url", old=before, new=after)
    if old.version != new.version:
        at, before, after = ("version",), old.version, new.version
        yield Change("version-changed", new.path, at, field="catalogue", old=before, new=after)
    names = [[module.name for module in side.modules] for side in (old, new)]
    if common_order(names[0], names[1]):
        yield Change("order-changed", new.path, ("modules",), field="modules")


def _target_changes(old: Catalogue, new: Catalogue) -> Iterator[Change]:
    for name in old.targets:
        if name not in new.targets:
            yield Change("target-deleted", new.path, ("targets",), on_key=True, target=name)
    for name, after in new.targets.items():
        at: Pointer = ("targets", name)
        if name not in old.targets:
            yield Change("target-added", new.path, at, on_key=True, target=name)
            continue
        before = old.targets[name]
        # A target without a version of its own follows the catalogue's.
        if before.version != after.version and after.version != new.version:
            yield Change(
                "version-changed", new.path, (*at, "version"),
                target=name, field=f"target {name}", old=before.version, new=after.version,
            )  # fmt: skip
        for field in ("prefixes", "initialisms"):
            if getattr(before, field) != getattr(after, field):
                yield Change("naming-changed", new.path, (*at, field), target=name, field=field)
        yield from _option_changes(before, after, new.path)


def _option_changes(old: TargetSettings, new: TargetSettings, path: str) -> Iterator[Change]:
    for option in dict.fromkeys([*old.options, *new.options]):
        before, after = old.options.get(option), new.options.get(option)
        if before != after:
            yield Change(
                "option-changed", path, ("targets", new.target, option),
                target=new.target, field=option, old=_written(before), new=_written(after),
            )  # fmt: skip


def _written(value: object) -> str:
    """An option's value as it stands in the manifest."""
    if value is None:
        return "(none)"
    return str(value).lower() if isinstance(value, bool) else str(value)


def _module_changes(old: Catalogue, new: Catalogue) -> Iterator[Change]:
    before = {module.name: module for module in old.modules}
    after = {module.name: module for module in new.modules}
    for name in before:
        if name not in after:
            yield Change("module-deleted", new.path, ("modules",), on_key=True, module=name)
    for name, module in after.items():
        if name in before:
            yield from _module_fields(before[name], module)
        else:
            yield Change("module-added", module.path, ("module",), on_key=True, module=name)


def _module_fields(old: Module, new: Module) -> Iterator[Change]:
    for field in MODULE_TEXTS:
        before, after = getattr(old, field), getattr(new, field)
        if before != after:
            yield Change(
                "module-changed", new.path, (field,),
                module=new.name, field=field, old=before, new=after,
            )  # fmt: skip
    if common_order(_codes(old.messages), _codes(new.messages)):
        yield Change(
            "order-changed", new.path, ("messages",), on_key=True, module=new.name,
            field=f"messages of {new.name}",
        )  # fmt: skip


def _codes(messages: tuple[Message, ...]) -> list[str]:
    return [message.code for message in messages]
