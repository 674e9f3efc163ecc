"""Turns what was released, and a catalogue, into two sides to compare, and into the next ledger.

The ledger holds digests of texts. So the new catalogue is brought to the same form, and what the
ledger does not hold (the order of modules and messages, how names are derived) is made equal.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from codegen.comparing.fields import CATALOGUE_TEXTS, MESSAGE_TEXTS, MODULE_TEXTS
from codegen.comparing.side import Constants, Side
from codegen.model import Catalogue, Ledger, Message, Module, Released, TargetSettings
from codegen.model.change import Change
from codegen.model.ledger import digest
from codegen.model.version import in_rising_order

_BOTH = (
    "text-changed", "module-changed", "catalogue-changed", "links-changed", "deprecation-changed",
)  # fmt: skip
"""The kinds whose old text is not known, so that the new one says nothing beside it."""


def sides(ledger: Ledger, catalogue: Catalogue, constants: Constants) -> tuple[Side, Side]:
    """The catalogue as it was released last, and as it is now."""
    new = Side(digested(catalogue, ledger.targets), constants)
    targets = {
        name: replace(row, options=_common(row, catalogue.targets.get(name)))
        for name, row in ledger.targets.items()
    }
    texts: dict[str, Any] = {**dict.fromkeys(CATALOGUE_TEXTS, ""), **ledger.texts}
    old = replace(
        new.catalogue,
        **{"docs_url": "", **texts},
        version=ledger.version,
        modules=_modules(ledger, catalogue),
        targets=targets,
    )
    named: dict[str, dict[str, tuple[str, ...]]] = {name: {} for name in ledger.targets}
    for code, line in ledger.codes.items():
        for target, names in line.constants.items():
            named.setdefault(target, {})[code] = names
    gone = frozenset(code for code, line in ledger.codes.items() if line.is_gone)
    return Side(old, named, gone), new


def told(changes: Iterable[Change], catalogue: Catalogue) -> list[Change]:
    """The changes with the texts of the new catalogue in the place of digests."""
    texts = {digest(text): text for text in _texts(catalogue)}
    found = []
    for change in changes:
        if change.kind in _BOTH and change.field != "docs_url":
            change = replace(change, old="", new="")
        elif change.kind == "text-emptied":
            change = replace(change, old="")
        elif change.new in texts:
            change = replace(change, new=texts[change.new])
        found.append(change)
    return found


def _texts(catalogue: Catalogue) -> Iterable[str]:
    """The texts that a change may show."""
    for message in catalogue.messages:
        yield from (getattr(message, field) for field in MESSAGE_TEXTS)
        yield from (note.reason for note in (message.deprecated, message.removed) if note)


def entered(
    ledger: Ledger | None, catalogue: Catalogue, constants: Constants, version: str
) -> Ledger:
    """The ledger in which a version of the catalogue is released; no line of it is lost."""
    before: Mapping[str, Released] = ledger.codes if ledger else {}
    now = digested(catalogue)
    messages = {message.code: message for message in now.messages}
    owned = {
        target: {name: code for code, names in codes.items() for name in names}
        for target, codes in constants.items()
    }
    lines = {}
    for code in {**before, **messages}:
        line = before.get(code) or Released(messages[code], version)
        message = messages.get(code)
        if message is not None and message.removed is None:
            names = {target: codes[code] for target, codes in constants.items()}
            lines[code] = Released(message, line.since, "", names)
            continue
        kept = message or replace(line.message, removed=None)
        lines[code] = Released(kept, line.since, line.removed or version, _unowned(line, owned))
    texts = {name: getattr(now, name) for name in (*CATALOGUE_TEXTS, "docs_url")}
    return Ledger(
        tuple(in_rising_order([*(ledger.releases if ledger else ()), version])),
        {name: text for name, text in texts.items() if text},
        now.targets,
        {
            module.name: {name: text for name in MODULE_TEXTS if (text := getattr(module, name))}
            for module in now.modules
        },
        lines,
    )


def _unowned(line: Released, owned: Mapping[str, Mapping[str, str]]) -> dict[str, tuple[str, ...]]:
    """The constants that a removed code had, but for those that stand for another one now."""
    left = {
        target: tuple(name for name in names if name not in owned.get(target, {}))
        for target, names in line.constants.items()
    }
    return {target: names for target, names in left.items() if names}


def digested(catalogue: Catalogue, known: Mapping[str, TargetSettings] | None = None) -> Catalogue:
    """A catalogue as a ledger holds it.

    Args:
        known: the targets of the ledger that it is compared with: an option that only one of the
            two has came or went with the tool, not with the catalogue.
    """
    return replace(
        catalogue,
        **_digests(catalogue, CATALOGUE_TEXTS),
        modules=tuple(
            replace(
                module,
                **_digests(module, MODULE_TEXTS),
                messages=tuple(map(_digested, module.messages)),
            )
            for module in catalogue.modules
        ),
        targets={
            name: TargetSettings(
                name,
                row.version,
                {},
                row.options if known is None else _common(row, known.get(name)),
            )
            for name, row in catalogue.targets.items()
        },
    )


def _digests(owner: object, fields: Iterable[str]) -> dict[str, Any]:
    return {name: digest(getattr(owner, name)) for name in fields}


def _digested(message: Message) -> Message:
    deprecated, removed = message.deprecated, message.removed
    return replace(
        message,
        **_digests(message, MESSAGE_TEXTS),
        deprecated=deprecated and replace(deprecated, reason=digest(deprecated.reason)),
        removed=removed and replace(removed, reason=digest(removed.reason)),
        names={},
        aliases={},
        see=(digest("\n".join(message.see)),) if message.see else (),
        suppress=(),
    )


def _common(row: TargetSettings, other: TargetSettings | None) -> dict[str, str | bool | None]:
    """The options of a target that another one of its kind has, too."""
    known = other.options if other else row.options
    return {name: value for name, value in row.options.items() if name in known}


def _modules(ledger: Ledger, like: Catalogue) -> tuple[Module, ...]:
    """The modules and messages of the ledger, those that there are still in their order."""
    places = {message.code: index for index, message in enumerate(like.messages)}
    lines = [line.message for line in ledger.codes.values() if not line.is_gone]
    members: dict[str, list[Message]] = {name: [] for name in ledger.modules}
    for message in sorted(lines, key=lambda item: (places.get(item.code, len(places)), item.code)):
        members[message.module].append(message)
    order = {module.name: index for index, module in enumerate(like.modules)}
    return tuple(
        Module(
            name,
            ledger.modules[name]["title"],
            f"catalogue/modules/{name}.yaml",
            tuple(members[name]),
            ledger.modules[name].get("description", ""),
        )
        for name in sorted(ledger.modules, key=lambda name: (order.get(name, len(order)), name))
    )
