"""Turns a catalogue into numbers about it."""

from collections import Counter

from codegen.model.catalogue import LEVELS, Catalogue
from codegen.model.numbers import Numbers


def count(catalogue: Catalogue) -> Numbers:
    """Counts the messages of a catalogue."""
    live = [message for message in catalogue.messages if message.removed is None]
    levels = Counter(message.level for message in live)
    modules = Counter(message.module for message in live)
    return Numbers(
        codes=len(catalogue.messages),
        removed=len(catalogue.messages) - len(live),
        deprecated=sum(message.deprecated is not None for message in live),
        levels={level: levels[level] for level in LEVELS if level in levels},
        modules={module.name: modules[module.name] for module in catalogue.modules},
        explained=sum(bool(message.explanation) for message in live),
        remedied=sum(bool(message.remedy) for message in live),
        longest=max((message.code for message in catalogue.messages), key=len, default=""),
    )
