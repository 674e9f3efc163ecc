"""Turns what somebody typed or pasted into the messages and rules that it names."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches

from codegen.model.catalogue import Catalogue, Message
from codegen.model.rule import Rule

_WORD = re.compile(r"[A-Za-z0-9_]+", re.ASCII)
_CODE_LIKE = re.compile(r"[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+", re.ASCII)
_RULE_LIKE = re.compile(r"\[([a-z]+(?:-[a-z]+)+)\]", re.ASCII)
"""A rule as it stands in a finding; without its brackets it may be a word of any sentence."""

# A name such as Auth is a word of any sentence; EAuthFailed and AUTH_FAILED are not.
_NAME_LIKE = re.compile(r"(?=.*[a-z0-9_])(?:.*[A-Z_]){2}.*", re.ASCII)

# Blanks and colours as the strings of JSON and the terminals of programs write them.
_ESCAPE = re.compile(
    r"(?:\x1b|\\(?:u001b|x1b|033|e))\[[0-9;]*m|\\u[0-9a-f]{4}|\\[nrtbf]", re.IGNORECASE
)

_LONGEST = 120
"""Longer words are no codes: a code has 100 characters at most, a prefix may come before."""

_MOST_UNKNOWN = 10
"""More unknown words than that are not worth the time that looking for near ones takes."""


@dataclass(slots=True)
class Found:
    """What texts name.

    Attributes:
        messages: under their codes, in the order in which the texts name them.
        rules: likewise, under their ids.
        unknown: words that look like a code and are none, the first of them, each with the names
            that are near it.
    """

    messages: dict[str, Message] = field(default_factory=dict)
    rules: dict[str, Rule] = field(default_factory=dict)
    unknown: dict[str, list[str]] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.messages or self.rules)


class Index:
    """Finds messages of one catalogue by their codes and by the names of their constants.

    Args:
        constants: the code under each name that a constant has in some target.
        rules: those that can be named, too.
    """

    def __init__(
        self, catalogue: Catalogue, constants: Mapping[str, str], rules: Mapping[str, Rule]
    ) -> None:
        self._rules = rules
        self._messages: dict[str, Message] = {}
        for message in catalogue.messages:
            self._messages.setdefault(message.code, message)
        self._constants = constants
        self._folded = {name.upper(): code for name, code in constants.items()}

    def find(self, texts: Iterable[str]) -> Found:
        """What the texts name: each a code in any case, a constant, a rule, or a line of a log."""
        texts = list(texts)
        found = Found()
        for text in texts:
            word = text.strip()
            item = named_rule(word, self._rules) or self._named(word)
            if item := item or named_rule(word.replace("_", "-"), self._rules):
                _add(item, found)
            else:
                self._find_within(text, found, alone=len(texts) == 1)
        return found

    def _named(self, word: str) -> Message | None:
        """The message whose code or constant the word is, in any case."""
        upper = word.upper().replace("-", "_")
        code = upper if upper in self._messages else self._constants.get(word)
        return self._messages.get(code or self._folded.get(word.upper(), ""))

    def _find_within(self, text: str, found: Found, *, alone: bool) -> None:
        unknown = []
        written = 0
        for id in _RULE_LIKE.findall(text):
            if id in self._rules:
                _add(self._rules[id], found)
                written += 1
        for word in dict.fromkeys(_WORD.findall(_ESCAPE.sub(" ", text))):
            if message := self._written(word):
                _add(message, found)
                written += 1
            elif _CODE_LIKE.fullmatch(word):
                unknown.append(word)
        if not written and len(text.split()) == 1 and (alone or "_" in text):
            unknown = [text.strip()]
        for word in unknown:
            if word not in found.unknown and len(found.unknown) < _MOST_UNKNOWN:
                found.unknown[word] = self.near(word)

    def _written(self, word: str) -> Message | None:
        """The message that a word of a text names, exactly as it is written."""
        if word in self._messages:
            return self._messages[word]
        if word in self._constants and _NAME_LIKE.fullmatch(word):
            return self._messages.get(self._constants[word])
        return None

    def near(self, word: str) -> list[str]:
        """The codes, constants and rules, three at most, that the word may have been meant for."""
        if len(word) > _LONGEST:
            return []
        names = {name.upper(): name for name in (*self._rules, *self._constants, *self._messages)}
        upper = word.upper()
        near = get_close_matches(upper, names, 3, 0.7)
        if "-" in upper and not near:
            near = get_close_matches(upper.replace("-", "_"), names, 3, 0.7)
        apart: dict[str, str] = {}
        for name in (names[name] for name in near):  # names of one message are one suggestion
            apart.setdefault(self._constants.get(name, name), name)
        return list(apart.values())


def named_rule(text: str, rules: Mapping[str, Rule]) -> Rule | None:
    """The rule whose id the text is, with the brackets of a finding or without."""
    return rules.get(text.strip().removeprefix("[").removesuffix("]").lower())


def _add(item: Message | Rule, found: Found) -> None:
    if isinstance(item, Rule):
        found.rules.setdefault(item.id, item)
    else:
        found.messages.setdefault(item.code, item)
