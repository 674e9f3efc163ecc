"""Rules of links: addresses that make sense, and codes that are there; the network is not asked."""

import re
from collections.abc import Iterator
from difflib import get_close_matches
from urllib.parse import urlsplit

from codegen.diagnostics import BAD_ADDRESS, MISSING_SEE, UNKNOWN_LINK, UNKNOWN_MENTION
from codegen.linting.rule import LintRule, Passage, about, live, passages, severe, without_code
from codegen.model import Catalogue, Diagnostic
from codegen.model.characters import shown

_ADDRESS = re.compile(r"(?<!\\)\]\((https?://[^\s()]*(?:\([^\s()]*\)[^\s()]*)*)\)")
_ANCHOR = re.compile(r"(?<!\\)\]\(#([A-Z][A-Z0-9_]*)\)")
_MENTION = re.compile(r"(?<!`)`([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+)`(?!`)")
_HOST = re.compile(r"(?:[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?\.?)+|\[[0-9a-f:.]+\]", re.IGNORECASE)


def bad_address(catalogue: Catalogue) -> Iterator[Diagnostic]:
    """Turns addresses that no browser can open, in see and in links of texts, into findings."""
    for message in live(catalogue):
        for index, address in enumerate(message.see):
            if fault := _fault(address):
                yield about(message, f"the address {fault[0]}", fault[1], "see", index)
    for passage in passages(catalogue):
        text = without_code(passage) if passage.markdown else ""
        for match in _ADDRESS.finditer(text):
            if fault := _fault(match[1]):
                said = f"the address {shown(match[1])} in {passage.name} {fault[0]}"
                yield passage.finding(said, fault[1])


def _fault(address: str) -> tuple[str, str] | None:
    """What is wrong with an address, and what helps."""
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        return "has no valid host or port", "write it as https://host/path"
    host = parts.netloc.rpartition("@")[2]
    if port is not None:
        host = host.rpartition(":")[0]
    if not _HOST.fullmatch(host):
        return "has no valid host", "write it as https://host/path"
    if "@" in parts.netloc:
        return "holds a user's name", "take out what stands before the @; the page is public"
    if re.search(r"%(?![0-9A-Fa-f]{2})", address):
        return "has a % that is no escape", "write the sign itself as %25"
    if "." not in host and host != "localhost" and not host.startswith("["):
        return (
            f"leads to {shown(host)}, a host without a domain",
            "write the whole name of the host",
        )
    return None


def unknown_link(catalogue: Catalogue) -> Iterator[Diagnostic]:
    """Turns links to a code of this catalogue that is not there into findings."""
    codes = {message.code for message in catalogue.messages}
    inner = re.compile(r"(?!)")
    if catalogue.docs_url:
        inner = re.compile(re.escape(catalogue.docs_url.rstrip("#")) + r"#([A-Z][A-Z0-9_]*)(?!\w)")
    for message in live(catalogue):
        for index, address in enumerate(message.see):
            match = inner.match(address)
            if match and match[1] not in codes:
                text, help = _unknown(match[1], codes)
                yield about(message, text, help, "see", index)
    for passage in passages(catalogue):
        if passage.markdown and "#" in passage.text:
            text = without_code(passage)
            linked = [*_ANCHOR.findall(text), *inner.findall(text)]
            for code in sorted(set(linked) - codes):
                yield passage.finding(*_unknown(code, codes))


def _unknown(code: str, codes: set[str]) -> tuple[str, str]:
    near = get_close_matches(code, sorted(codes), 1, 0.75)
    help = f"did you mean {near[0]}?" if near else "name a code of this catalogue"
    return f"the link leads to {shown(code)}, which is no code of this catalogue", help


def unknown_mention(catalogue: Catalogue) -> Iterator[Diagnostic]:
    """Turns inline code that looks like a mistyped code of this catalogue into findings."""
    codes = {message.code for message in catalogue.messages}
    names = {name for module in catalogue.modules for name in module.prefixes}
    nearest: dict[str, list[str]] = {}
    for passage in passages(catalogue):
        for code in sorted(_mentioned(passage) - codes):
            if any(code.startswith(f"{name}_") for name in names):
                if code not in nearest:
                    nearest[code] = get_close_matches(code, sorted(codes), 1, 0.85)
                if near := nearest[code]:
                    text = f"{passage.name} names {shown(code)}, which is no code here"
                    yield passage.finding(text, f"did you mean {near[0]}?")


def _mentioned(passage: Passage) -> set[str]:
    return (
        set(_MENTION.findall(passage.text)) if passage.markdown and "`" in passage.text else set()
    )


def no_see(catalogue: Catalogue) -> Iterator[Diagnostic]:
    """Turns messages at error or worse without any link to read more at into findings."""
    for message in live(catalogue):
        if severe(message, "error") and not message.see:
            text = f"{message.code} is logged at {message.level} and has no see"
            help = "add see: addresses of the runbook, or of the manual's page"
            yield about(message, text, help)


RULES = (
    LintRule(BAD_ADDRESS, bad_address),
    LintRule(UNKNOWN_LINK, unknown_link),
    LintRule(UNKNOWN_MENTION, unknown_mention),
    LintRule(MISSING_SEE, no_see, on=False),
)
