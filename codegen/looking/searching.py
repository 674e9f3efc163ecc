"""Turns words into the messages that speak of them, the best first."""

import re
from collections.abc import Sequence
from difflib import get_close_matches

from codegen.model.catalogue import Catalogue, Message

_WORD = re.compile(r"[^\W_]{3,}")


def search(catalogue: Catalogue, words: Sequence[str]) -> list[Message]:
    """The messages in whose code, summary, explanation or remedy each of the words stands.

    Small letters and capitals are the same, and so are a blank and the end of a line. A word in
    the code counts more than one in the summary, and that more than one in the other texts; the
    order of the catalogue decides between equals.
    """
    wanted = [folded(word) for word in words]
    ranked = []
    for index, message in enumerate(catalogue.messages):
        rank = _rank(message, wanted)
        if rank is not None:
            ranked.append((rank, index, message))
    return [message for _, _, message in sorted(ranked, key=lambda item: item[:2])]


def folded(text: str) -> str:
    """A text as it is compared: in small letters, every gap a blank."""
    return " ".join(text.split()).casefold()


def _rank(message: Message, words: Sequence[str]) -> int | None:
    """How far from the code the words stand in all; None where one of them is missing."""
    texts = [folded(message.code), folded(message.summary)]
    rank = 0
    for word in words:
        if len(texts) == 2 and not any(word in text for text in texts):
            texts += [folded(message.explanation), folded(message.remedy)]
        places = [place for place, text in enumerate(texts) if word in text]
        if not places:
            return None
        rank += min(places[0], 2)
    return rank


def near_words(catalogue: Catalogue, words: Sequence[str]) -> list[str]:
    """Words of codes and summaries that those words which stand nowhere may be meant for."""
    texts = " ".join(f"{message.code} {message.summary}" for message in catalogue.messages)
    known = set(_WORD.findall(folded(texts)))
    near: list[str] = []
    for word in words:
        if not search(catalogue, [word]):
            near += get_close_matches(folded(word)[:100], sorted(known), 1, 0.7)
    return list(dict.fromkeys(near))
