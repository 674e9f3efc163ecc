"""Turns reconciled drafts into fields that a catalogue accepts; reports what was cut or guessed."""

import re
from collections.abc import Mapping
from typing import Any

from codegen.diagnostics import IMPORT_GUESSED, IMPORT_LOST
from codegen.importing.codes import is_code
from codegen.importing.draft import Draft, Place
from codegen.importing.levels import guessed_level
from codegen.importing.notes import Notes
from codegen.importing.prose import first_sentence, plain, spelled_out, wrapped
from codegen.model import LEVELS, RETRIES, LintSettings
from codegen.model.characters import FORBIDDEN, described, shown

_LINE = 300
_BLOCK = 10_000
_LINKS = 20
_VERSION = re.compile(r"[0-9]+(\.[0-9]+){1,3}(-[0-9A-Za-z]+([.-][0-9A-Za-z]+)*)?", re.ASCII)
_LINK = re.compile(r"https?://[!#-;=?-\[\]_a-z~]+")


class Settler:
    """Settles drafts one by one.

    Args:
        allowed: the characters that the catalogue allows besides the usual ones.
        level: what stands for a level that no source states, or an empty string.
    """

    def __init__(
        self, notes: Notes, allowed: frozenset[str] = frozenset(), level: str = ""
    ) -> None:
        self.notes, self.allowed, self.level = notes, allowed, level

    def settle(self, draft: Draft) -> None:
        """Makes the fields of a draft those of a message, and leaves its text empty."""
        self._part(draft)
        for key in ("summary", "explanation", "remedy", "since"):
            self._text(draft, key)
        self._summary(draft)
        self._level(draft)
        if draft.fields.get("retry", RETRIES[0]) not in RETRIES:
            self._lose(draft, "retry")
        if not _VERSION.fullmatch(draft.fields.get("since", "0.0")):
            self._lose(draft, "since")
        self._see(draft)

    def _lose(self, draft: Draft, key: str) -> None:
        value = draft.fields.pop(key)
        said = f"the {key} {shown(str(value))} is none that a message may have"
        self.notes.gather(IMPORT_LOST, said, draft.code, draft.place)

    def _part(self, draft: Draft) -> None:
        """Parts a text into summary and explanation."""
        draft.text = self.clean(draft.text, draft, "text")
        if draft.text and not draft.fields.get("summary"):
            first, rest = first_sentence(draft.text)
            found = plain(first)
            summary = found.text
            if len(summary) > _LINE:
                said = "the first sentence is too long for a summary; it was cut, and is kept whole"
                self.notes.gather(IMPORT_GUESSED, said, draft.code, draft.place, _SHORTEN)
                rest = f"{wrapped(first)}\n\n{rest}".strip()
                summary = summary[: _LINE - 1].rsplit(" ", 1)[0] + "…"
            elif len(summary) > LintSettings().summary_length:
                said = "its first sentence makes a long summary"
                self.notes.gather(IMPORT_GUESSED, said, draft.code, draft.place, _SHORTEN)
            draft.fields["summary"] = summary
            self._keep_links(draft, found.links, rest)
            if rest:
                given = draft.fields.get("explanation")
                draft.fields["explanation"] = f"{rest}\n\n{given}" if given else rest
        elif draft.text and not draft.fields.get("explanation"):
            draft.fields["explanation"] = draft.text
        draft.text = ""

    def _keep_links(self, draft: Draft, links: list[str], rest: str) -> None:
        """Keeps the links of a summary, which is plain text, under `see`."""
        see = draft.fields.setdefault("see", [])
        for link in links:
            if _LINK.fullmatch(link):
                see += [link] if link not in see and link not in rest else []
            else:
                said = f"its summary loses the link to {shown(link)}"
                self.notes.gather(IMPORT_LOST, said, draft.code, draft.place, _PLAIN)

    def _text(self, draft: Draft, key: str) -> None:
        """Takes from a text what no catalogue may hold, and cuts it where it is too long."""
        text = draft.fields.get(key)
        if text is None:
            return
        if not isinstance(text, str):
            self._lose(draft, key)
            return
        text = self.clean(text, draft, key).rstrip("\n")
        limit = _BLOCK if key in ("explanation", "remedy") else _LINE
        if key == "summary":
            text = re.sub(r"[\n\r]+", " ", text)
        if len(text) > limit:
            said = f"its {key} is longer than {limit:,} characters, and was cut"
            self.notes.gather(IMPORT_LOST, said, draft.code, draft.place, "split it up")
            text = text[: limit - 1].rsplit(" ", 1)[0] + "…"
        if text.strip():
            draft.fields[key] = text
        else:
            del draft.fields[key]

    def clean(self, text: str, draft: Draft, key: str) -> str:
        """A text without the characters that a catalogue refuses, which are reported."""
        found = {mark for mark in FORBIDDEN.findall(text) if mark not in self.allowed}
        for mark in sorted(found):
            said = f"{described(mark)} was taken out of its {key}"
            self.notes.gather(IMPORT_LOST, said, draft.code, draft.place, _ALLOW)
            text = text.replace(mark, "")
        return text

    def line(self, text: str, place: Place) -> str:
        """A title that a catalogue accepts."""
        text = re.sub(r"[\n\r]+", " ", self._without(text, place, "title"))
        return text if len(text) <= _LINE else text[: _LINE - 1] + "…"

    def block(self, text: str, place: Place) -> str:
        """A description that a catalogue accepts."""
        text = self._without(text, place, "description").rstrip("\n")
        if len(text) > _BLOCK:
            said = f"a description is longer than {_BLOCK:,} characters, and was cut"
            self.notes.tell(IMPORT_LOST, said, place)
            text = text[: _BLOCK - 1].rsplit(" ", 1)[0] + "…"
        return text if text.strip() else ""

    def _without(self, text: str, place: Place, key: str) -> str:
        for mark in sorted({mark for mark in FORBIDDEN.findall(text) if mark not in self.allowed}):
            said = f"{described(mark)} was taken out of a {key}"
            self.notes.tell(IMPORT_LOST, said, place, _ALLOW)
            text = text.replace(mark, "")
        return text

    def _summary(self, draft: Draft) -> None:
        summary = draft.fields.get("summary")
        if summary is None:
            draft.fields["summary"] = spelled_out(draft.code)
            said = "there is no text; its summary spells out the code"
            self.notes.gather(IMPORT_GUESSED, said, draft.code, draft.place, _WRITE)

    def _level(self, draft: Draft) -> None:
        level = draft.fields.get("level")
        if level is not None and level not in LEVELS:
            self._lose(draft, "level")
            level = None
        if level is not None:
            return
        if draft.hint:
            draft.fields["level"], why = draft.hint
            said = f"its level is {draft.hint[0]}: {why}"
        elif self.level:
            draft.fields["level"] = self.level
            return
        else:
            draft.fields["level"] = guessed_level(draft.code)
            said = f"its level is guessed from the words of the code: {draft.fields['level']}"
        help = "correct it in the catalogue; --level gives all of them another one"
        self.notes.gather(IMPORT_GUESSED, said, draft.code, draft.place, help)

    def _see(self, draft: Draft) -> None:
        given = draft.fields.pop("see", None)
        links = [link for link in given if isinstance(link, str)] if isinstance(given, list) else []
        kept: list[str] = []
        for link in dict.fromkeys(links):
            if _LINK.fullmatch(link) and len(link) <= 500 and len(kept) < _LINKS:
                kept.append(link)
            else:
                said = f"the link {shown(link)} cannot stand in a catalogue"
                self.notes.gather(IMPORT_LOST, said, draft.code, draft.place)
        if kept:
            draft.fields["see"] = kept

    def notes_of(self, drafts: list[Draft], known: Mapping[str, str], removed: set[str]) -> None:
        """Settles deprecations and tombstones, whose replacements may be names of constants.

        Args:
            known: the code of each name and each code that a replacement may be.
            removed: codes that replace nothing.
        """
        removed = removed | {item.code for item in drafts if "removed" in item.fields}
        for draft in drafts:
            for key in ("deprecated", "removed"):
                note = draft.fields.get(key)
                if note is not None:
                    settled = self._note(draft, key, note, known, removed)
                    draft.fields[key] = settled
                    if not settled:
                        del draft.fields[key]

    def _reason(self, draft: Draft, key: str, given: str) -> str:
        """Why a message is deprecated or removed, on one line."""
        reason = re.sub(r"[\n\r]+", " ", self.clean(given, draft, key))
        if len(reason) > _LINE:
            reason = reason[: _LINE - 1].rsplit(" ", 1)[0] + "…"
            said = f"the reason of its {key} was cut"
            self.notes.gather(IMPORT_LOST, said, draft.code, draft.place)
        if not reason.strip():
            reason = "It is no longer in use."
            said = f"there is no reason why it is {key}"
            self.notes.gather(IMPORT_GUESSED, said, draft.code, draft.place)
        return reason

    def _note(
        self, draft: Draft, key: str, note: Any, known: Mapping[str, str], removed: set[str]
    ) -> dict[str, str]:
        given = note if isinstance(note, dict) else {}
        found = {name: text for name, text in given.items() if isinstance(text, str) and text}
        result: dict[str, str] = {}
        if since := found.get("since"):
            if _VERSION.fullmatch(since):
                result["since"] = since
            else:
                said = f"the version {shown(since)} is none that a catalogue may have"
                self.notes.gather(IMPORT_LOST, said, draft.code, draft.place)
        reason = self._reason(draft, key, found.get("reason", ""))
        result["reason"] = reason
        if other := found.get("replaced_by"):
            code = known.get(other, known.get(other.rpartition(".")[2], ""))
            if is_code(code) and code != draft.code and code not in removed:
                result["replaced_by"] = code
                if found.get("rest") and len(found["rest"]) <= len(reason):
                    result["reason"] = self.clean(found["rest"], draft, key)
            elif "rest" not in found or "instead" in reason:
                said = f"what takes its place, {shown(other)}, is no message of the catalogue"
                self.notes.gather(IMPORT_LOST, said, draft.code, draft.place)
        if key == "removed" and "since" not in result:
            said = "a tombstone without a version is not imported"
            self.notes.gather(IMPORT_LOST, said, draft.code, draft.place)
            return {}
        return result


_SHORTEN = "write a shorter one in the catalogue"
_WRITE = "write what has happened, in one sentence"
_PLAIN = "a summary is plain text; write the link into the explanation"
_ALLOW = "allow_characters in catalogue.yaml lets a text keep it"
