"""Turns the manifest's permissions into the changes that need no announcement, and judges them."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from difflib import get_close_matches

from codegen.comparing.judgement import JUDGEMENTS
from codegen.diagnostics import UNKNOWN_ALLOWANCE, UNUSED_ALLOWANCE
from codegen.model import Allowance, Catalogue, Diagnostic, Pointer
from codegen.model.change import Change


def permission(change: Change, allowed: Sequence[Allowance]) -> Allowance | None:
    """The first permission that covers a change; None where none does."""
    rule = JUDGEMENTS[change.kind].rule
    if not rule:
        return None
    return next((item for item in allowed if item.rule == rule and _covers(item, change)), None)


def _covers(item: Allowance, change: Change) -> bool:
    return all(
        getattr(item, field) in ("", getattr(change, field))
        for field in ("code", "module", "target", "field")
    )


def used(changes: Iterable[Change], allowed: Sequence[Allowance]) -> list[Allowance]:
    """The permissions that a change needs, in the manifest's order."""
    needed = {permission(change, allowed) for change in changes}
    return [item for item in allowed if item in needed]


def allowance_findings(
    changes: Iterable[Change], catalogue: Catalogue, codes: Collection[str] | None
) -> Iterator[Diagnostic]:
    """Permissions for codes that there never were, and those that no change needs.

    Args:
        catalogue: the new one, with its permissions.
        codes: all codes that there are or ever were; None where nobody knows, without a ledger.
    """
    needed = used(changes, catalogue.allowed)
    for index, item in enumerate(catalogue.allowed):
        at: Pointer = ("breaking", "allow", index)
        if item.code and codes is not None and item.code not in codes:
            near = get_close_matches(item.code, codes, 1)
            help = f"did you mean {near[0]}?" if near else "name a code that was released"
            message = f"there is no code {item.code}, and there was none"
            at = (*at, "code")
            yield Diagnostic(UNKNOWN_ALLOWANCE, message, catalogue.path, help, at)
        elif item not in needed:
            about = item.code or item.module or item.target or "the catalogue"
            yield Diagnostic(
                UNUSED_ALLOWANCE,
                f"no change needs the permission for {about} to break {item.rule}",
                catalogue.path,
                "take it out",
                at,
                severity="warning",
            )
