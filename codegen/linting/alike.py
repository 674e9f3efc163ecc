"""Rules between texts: copies, near copies, and texts that differ in capitals only."""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from math import ceil

from codegen.diagnostics import DIFFERS_ONLY_IN_CASE, NEAR_DUPLICATE_TEXT
from codegen.linting.rule import LintRule, about, live, words
from codegen.model import Catalogue, Diagnostic, Message

_ALIKE = 0.85
"""How much of the words of two texts must be the same, of all words of both, to be reported."""

_FEWEST = 6
"""Texts of fewer different words are alike by chance."""

_LOOK_BACK = 40
"""A word that many texts share says little: only the last so many of them are compared."""


def near_copies(catalogue: Catalogue) -> Iterator[Diagnostic]:
    """Turns texts that say nearly the same as another one of their module into findings.

    Two summaries that are the same letter by letter are found between modules, too.
    """
    first: dict[tuple[str, ...], Message] = {}
    for message in live(catalogue):
        other = first.setdefault(tuple(words(message.summary)), message)
        if other.module != message.module and other.summary == message.summary:
            yield _copy(message, other, "summary", "is that of")
    for module in catalogue.modules:
        messages = [message for message in module.messages if message.removed is None]
        for field in ("summary", "explanation"):
            yield from _near_copies(messages, field)


def _near_copies(messages: Sequence[Message], field: str) -> Iterator[Diagnostic]:
    """The near copies among one field of the messages of a module, each told once."""
    first: dict[tuple[str, ...], Message] = {}
    for message in messages:
        said = tuple(words(getattr(message, field)))
        other = first.setdefault(said, message) if said else message
        if other is not message and not _in_case(getattr(message, field), getattr(other, field)):
            yield _copy(message, other, field, "is that of")
    texts = [(frozenset(said), message) for said, message in first.items()]
    for index, earlier in _similar([said for said, _ in texts]):
        (mine, message), (theirs, twin) = texts[index], texts[earlier]
        if not _told_apart(message, mine - theirs, twin, theirs - mine):
            yield _copy(message, twin, field, "is nearly that of")


def _in_case(one: str, other: str) -> bool:
    """Whether two texts differ in their capitals only, which is a rule of its own."""
    return one != other and one.casefold() == other.casefold()


def _copy(message: Message, other: Message, field: str, how: str) -> Diagnostic:
    help = f"say what tells {message.code} apart, or keep only one of the two"
    return about(message, f"the {field} {how} {other.code}", help, field)


def _told_apart(one: Message, ones: frozenset[str], other: Message, others: frozenset[str]) -> bool:
    """Whether the words in which two texts differ are those in which their codes do.

    "The container was created" and "The container was started" differ as CREATE and START do.
    """
    codes = [set(message.code.casefold().split("_")) for message in (one, other)]
    for said, code in ((ones, codes[0] - codes[1]), (others, codes[1] - codes[0])):
        stems = {word[:4] for word in code}
        if any(word[:4] in stems for word in said):
            return True
    return False


def _similar(texts: Sequence[frozenset[str]]) -> Iterator[tuple[int, int]]:
    """For each text an earlier one that is alike, if there is any.

    Two sets that share so much share one of their rarest words, so only texts that have such a
    word in common are compared: the prefix filter of set similarity joins (Chaudhuri, Ganti and
    Kaushik, 2006).
    """
    frequency = Counter(word for text in texts for word in text)
    seen: dict[Hashable, list[int]] = defaultdict(list)
    for index, text in enumerate(texts):
        if len(text) < _FEWEST:
            continue
        rarest = sorted(text, key=lambda word: (frequency[word], word))
        prefix = rarest[: len(text) - ceil(_ALIKE * len(text)) + 1]
        candidates = {other for word in prefix for other in seen[word][-_LOOK_BACK:]}
        for other in sorted(candidates):
            shared = len(text & texts[other])
            if shared >= _ALIKE * (len(text) + len(texts[other]) - shared):
                yield index, other
                break
        for word in prefix:
            seen[word].append(index)


def only_in_case(catalogue: Catalogue) -> Iterator[Diagnostic]:
    """Turns summaries and titles that another one equals but for capitals into findings."""
    titles: dict[str, str] = {}
    for module in catalogue.modules:
        other = titles.setdefault(module.title.casefold(), module.title)
        if other != module.title:
            text = f'the title differs from "{other}" in its capitals only'
            help = "write both alike, or say what tells the modules apart"
            yield Diagnostic("", text, module.path, help, ("title",))
    yield from _summaries_in_case(live(catalogue))


def _summaries_in_case(messages: Iterable[Message]) -> Iterator[Diagnostic]:
    first: dict[str, Message] = {}
    for message in messages:
        other = first.setdefault(message.summary.casefold(), message)
        if other.summary != message.summary:
            text = f"the summary differs from that of {other.code} in its capitals only"
            help = "say what tells the two messages apart, or write both alike"
            yield about(message, text, help, "summary")


RULES = (
    LintRule(NEAR_DUPLICATE_TEXT, near_copies),
    LintRule(DIFFERS_ONLY_IN_CASE, only_in_case),
)
