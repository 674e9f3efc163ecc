"""Turns codes into the names of constants, and finds those that a target cannot have."""

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass

from codegen.diagnostics import IDENTIFIER_COLLISION, RESERVED_IDENTIFIER, UNKNOWN_TARGET
from codegen.model import (
    Case,
    Catalogue,
    Diagnostic,
    IdentifierStyle,
    Message,
    Pointer,
    Target,
    TargetSettings,
)
from codegen.model.characters import shown

CASES: Mapping[Case, Callable[[list[str]], str]] = {
    "pascal": lambda words: "".join(words),
    "camel": lambda words: _lowered(words[0]) + "".join(words[1:]),
    "snake": lambda words: "_".join(words).lower(),
    "screaming": lambda words: "_".join(words).upper(),
    "kebab": lambda words: "-".join(words).lower(),
}


def _lowered(word: str) -> str:
    """The first word in camel case: an initialism in small letters, another with a small start."""
    return word.lower() if word.isupper() else word[0].lower() + word[1:]


def namer(style: IdentifierStyle, more: tuple[str, ...] = ()) -> Callable[[str], str]:
    """Makes the function that turns a code, or any name of words with underscores, into a name.

    In the cases pascal and camel a word that is an initialism is written as the style has it
    (`HTTP`, `OAuth2`), another with a capital first; `more` adds to the style's initialisms.
    """
    if style.case == "screaming":
        return lambda code: code.upper().replace("-", "_")
    known = {word.upper(): word for word in (*style.initialisms, *more)}
    join = CASES[style.case]

    def name(code: str) -> str:
        words = code.upper().replace("-", "_").split("_")
        return join([known.get(word) or word.capitalize() for word in words])

    return name


@dataclass(frozen=True, slots=True)
class Named:
    """A message with the names that it has in one target."""

    message: Message
    name: str
    aliases: tuple[str, ...]


def names(catalogue: Catalogue, target: Target, settings: TargetSettings) -> dict[str, Named]:
    """The names of all messages that are not removed, under their codes."""
    make = namer(target.identifiers, settings.initialisms) if target.identifiers else str
    prefixes = settings.prefixes if target.identifiers else {}
    named = {}
    for message in catalogue.messages:
        if message.removed is None:
            given = message.names.get(target.name)
            name = given or prefixes.get(message.level, "") + make(message.code)
            named[message.code] = Named(message, name, message.aliases.get(target.name, ()))
    return named


def name_findings(named: Mapping[str, Named], target: Target) -> Iterator[Diagnostic]:
    """Finds names that are reserved in the target, and names that two constants would share."""
    if target.identifiers is None:
        return
    fits = re.compile(target.identifiers.pattern or ".*").fullmatch
    owners: dict[str, Message] = {}
    for item in named.values():
        for name, pointer in _names_with_places(item, target.name):
            if not fits(name):
                yield _unfit(name, pointer, item.message, target)
            elif name in target.identifiers.reserved:
                yield _reserved(name, pointer, item.message, target)
            elif name in owners:
                yield _collision(name, pointer, item.message, owners[name], target)
            else:
                owners[name] = item.message


def _names_with_places(item: Named, target: str) -> Iterator[tuple[str, Pointer]]:
    at: Pointer = ("messages", item.message.code)
    yield item.name, (*at, "names", target) if target in item.message.names else at
    for index, alias in enumerate(item.aliases):
        yield alias, (*at, "aliases", target, index)


def _reserved(name: str, pointer: Pointer, message: Message, target: Target) -> Diagnostic:
    said = f"{shown(name)} is reserved in the target {target.name}"
    return _finding(RESERVED_IDENTIFIER, said, name, pointer, message, target)


def _unfit(name: str, pointer: Pointer, message: Message, target: Target) -> Diagnostic:
    derived = namer(target.identifiers)(message.code) if target.identifiers else message.code
    said = f"{shown(name)} cannot be the name of a constant in the target {target.name}"
    return _finding(RESERVED_IDENTIFIER, said, derived, pointer, message, target)


def _collision(
    name: str, pointer: Pointer, message: Message, first: Message, target: Target
) -> Diagnostic:
    other = "another name of the same message" if first is message else f"the name of {first.code}"
    said = f"{shown(name)} is {other} in the target {target.name} already"
    return _finding(IDENTIFIER_COLLISION, said, name, pointer, message, target)


def _finding(
    rule: str, said: str, stem: str, pointer: Pointer, message: Message, target: Target
) -> Diagnostic:
    help = _rename(message, stem, target, pointer)
    return Diagnostic(rule, said, message.path, help, pointer, on_key=len(pointer) == 2)


def _rename(message: Message, name: str, target: Target, pointer: Pointer) -> str:
    if "aliases" in pointer:
        return f"give {message.code} another alias, or take this one away"
    another = name + ("_CODE" if name.isupper() else "Code")
    return f"give {message.code} another name, such as names: {{{target.name}: {another}}}"


def unknown_names(catalogue: Catalogue, targets: Collection[str]) -> Iterator[Diagnostic]:
    """Finds names and aliases for targets that the catalogue does not have.

    Args:
        targets: all that the manifest names; none where it could not be read, which is told.
    """
    if not targets:
        return
    for message in catalogue.messages:
        for key, given in (("names", message.names), ("aliases", message.aliases)):
            for target in given:
                if target not in targets:
                    yield Diagnostic(
                        UNKNOWN_TARGET,
                        f"there is no target {shown(target)} in the manifest",
                        message.path,
                        help=f"the manifest's targets: {', '.join(targets)}",
                        pointer=("messages", message.code, key, target),
                        on_key=True,
                    )
