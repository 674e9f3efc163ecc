"""Turns reconciled drafts into modules, by what sources name, by headings, files and prefixes."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from codegen.diagnostics import IMPORT_GUESSED
from codegen.importing.codes import slug
from codegen.importing.draft import Draft, Place, Section
from codegen.importing.notes import Notes
from codegen.model import Module
from codegen.model.characters import shown

_GENERIC = re.compile(
    r"(?:message|error|status|log|event)?_?(?:codes?|const(?:ant)?s?|errors?|errs?|messages?|msgs?"
    r"|index|main|types?|enums?|events?|logs?|details|catalogue|data|table|stdin|readme|docs?)"
)
_LAST_WORDS = re.compile(
    r"[ _-]+(?:module|package|section|component|messages?|codes?|errors?)$", re.I
)
_PREFIXES = 50
_LONELY = 3  # so many prefixes of one code each share a module
_MESSAGES = 3_000


@dataclass(slots=True)
class Filled:
    """A module with the messages that go into it.

    Attributes:
        there: whether the catalogue has it already.
    """

    name: str
    title: str
    description: str = ""
    drafts: list[Draft] = field(default_factory=list)
    there: bool = False

    @property
    def prefixes(self) -> list[str]:
        """What its codes start with; none where that is its name."""
        own = self.name.upper()
        words = [first_word(draft.code) for draft in self.drafts if not _starts(draft.code, own)]
        if not words:
            return []
        covered = len(words) < len(self.drafts)
        return list(dict.fromkeys([own, *words] if covered else words))


def first_word(code: str) -> str:
    """What stands before a code's first underscore."""
    return code.partition("_")[0]


def _starts(code: str, prefix: str) -> bool:
    return code == prefix or code.startswith(f"{prefix}_")


class Distribution:
    """Gives each draft its module.

    Args:
        present: the modules that the catalogue has.
        forced: the module for all of them, or an empty string.
    """

    def __init__(self, present: Sequence[Module], forced: str, notes: Notes) -> None:
        self.present, self.forced, self.notes = present, forced, notes
        self.filled: dict[str, Filled] = {}
        self._taken = {module.name for module in present}

    def distribute(self, drafts: list[Draft], sections: Iterable[Section]) -> list[Filled]:
        """The modules with their drafts, in the order of the sections; empty ones among them."""
        by_section: dict[int, list[Draft]] = {}
        for draft in drafts:
            home = self._home(draft)
            if home is None:
                by_section.setdefault(id(draft.section), []).append(draft)
            else:
                self._fill(home).drafts.append(draft)
        for section in sections:
            held = by_section.pop(id(section), [])
            if section.firm:
                if held or not self.present:
                    self._firm(section, held)
            elif held:
                self._loose(section, held)
        return list(self.filled.values())

    def _home(self, draft: Draft) -> str | None:
        """The module of the catalogue, or the forced one, that a draft goes to."""
        if self.forced:
            return self.forced
        named = (draft.section.name, draft.section.title)
        owners = [
            (module.name == named[0] or module.title == named[1], len(prefix), own, module.name)
            for module in self.present
            for prefix in module.prefixes or (module.name.upper(),)
            for own in [prefix == module.name.upper()]
            if _starts(draft.code, prefix)
        ]
        return max(owners)[3] if owners else None

    def _fill(self, name: str) -> Filled:
        there = next((module for module in self.present if module.name == name), None)
        if name not in self.filled:
            title = there.title if there else _humanised(name)
            self.filled[name] = Filled(name, title, there=there is not None)
        return self.filled[name]

    def _firm(self, section: Section, held: list[Draft]) -> None:
        words = {first_word(draft.code) for draft in held}
        name = section.name if slug(section.name) == section.name else slug(section.name)
        if not name and len(words) == 1:
            name = words.pop().lower()[:40]
        name = name or slug(_LAST_WORDS.sub("", section.title)) or slug(section.title) or "module"
        title = section.title or _humanised(name)
        for number, part in enumerate(_parts(held) or [[]]):
            self._new(name, title, section.description if not number else "", part)
        if not section.name and section.title:
            last = next(reversed(self.filled))
            said = "a module gets its name from its codes or its heading"
            item = f"{shown(section.title)} is {last}"
            self.notes.gather(IMPORT_GUESSED, said, item, section.place, _NAME)

    def _joined(self, held: list[Draft]) -> list[Draft]:
        """Gives drafts to new modules that others of their prefix are in; the drafts left over."""
        owners: dict[str, Filled] = {}
        for item in self.filled.values():
            if not item.there and len(item.drafts) + len(held) <= _MESSAGES:
                for word in (item.name.upper(), *(first_word(draft.code) for draft in item.drafts)):
                    owners.setdefault(word, item)
        left: list[Draft] = []
        for draft in held:
            owner = owners.get(first_word(draft.code))
            (left if owner is None else owner.drafts).append(draft)
        return left

    def _loose(self, section: Section, held: list[Draft]) -> None:
        held = self._joined(held)
        if not held:
            return
        name = slug(section.name)
        if name and not _GENERIC.fullmatch(name):
            for part in _parts(held):
                self._new(name, _humanised(name), "", part)
            self._tell_guess(section.place, [name], "the file")
            return
        counted = Counter(first_word(draft.code) for draft in held)
        lonely = sum(number == 1 for number in counted.values())
        least = 1 if lonely < _LONELY else 2
        shared = {word for word, number in counted.items() if number >= least and len(word) <= 40}
        groups: dict[str, list[Draft]] = {}
        for draft in held:
            word = first_word(draft.code)
            groups.setdefault(word.lower() if word in shared else name or "misc", []).append(draft)
        for group, members in groups.items():
            for part in _parts(members):
                self._new(group, _humanised(group), "", part)
        self._tell_guess(section.place, list(groups), "the first word of the codes")

    def _tell_guess(self, place: Place, names: list[str], source: str) -> None:
        some = ", ".join(names[:8]) + (f" and {len(names) - 8:,} more" if len(names) > 8 else "")
        many = "modules are" if len(names) > 1 else "module is"
        said = f"the {many} named after {source}: {some}"
        self.notes.tell(IMPORT_GUESSED, said, place, _NAME)

    def _new(self, name: str, title: str, description: str, drafts: list[Draft]) -> None:
        known = self.filled.get(name)
        if known is not None and not known.there and not description:
            both = [*known.drafts, *drafts]
            if len(_parts(both)) <= 1 and (not known.title or known.title == title):
                known.drafts = both
                return
        free, number = name, 1
        while free in self._taken or free in self.filled:
            number += 1
            free = f"{name}_{number}"
        title = title if free == name else f"{title[:290]} {number}"
        self.filled[free] = Filled(free, title, description, drafts)


_NAME = "--module NAME takes all of them into one module; codegen move takes one to another"


def _parts(drafts: list[Draft]) -> list[list[Draft]]:
    """Drafts in as many lists as the bounds of a module's file ask for."""
    parts: list[list[Draft]] = []
    words: set[str] = set()
    for draft in drafts:
        word = first_word(draft.code)
        if not parts or len(words | {word}) > _PREFIXES - 1 or len(parts[-1]) >= _MESSAGES:
            parts.append([])
            words = set()
        words.add(word)
        parts[-1].append(draft)
    return parts


def _humanised(name: str) -> str:
    return name.replace("_", " ").capitalize()
