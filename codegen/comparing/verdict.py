"""Turns changes into findings and a verdict: which version they ask for, and whether it is said."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from codegen.comparing.judgement import JUDGEMENTS, Judgement
from codegen.comparing.versions import Announcement
from codegen.model import Catalogue, Diagnostic
from codegen.model.change import Bump, Change, largest
from codegen.model.characters import shown


@dataclass(frozen=True, slots=True)
class Verdict:
    """What all changes together ask for.

    Attributes:
        bump: the largest that one of them asks for.
        lacking: the versions that do not announce it, each with the bump that it should.
        excusable: whether a version can announce all of it.
        announced: the catalogue's version before and now.
        allowed: how many changes break a rule by permission of the manifest.
    """

    bump: Bump
    lacking: tuple[tuple[Announcement, Bump], ...]
    announced: Announcement
    excusable: bool
    allowed: int = 0

    @property
    def enough(self) -> bool:
        """Whether the versions announce everything."""
        return self.excusable and not self.lacking

    @property
    def text(self) -> str:
        """The verdict as one line."""
        if not self.allowed:
            return self._text
        breaks = "1 break" if self.allowed == 1 else f"{self.allowed:,} breaks"
        if self.bump == "none":
            return f"verdict: none; nothing has changed but for {breaks}, which the manifest allows"
        return f"{self._text}; besides, the manifest allows {breaks}"

    @property
    def _text(self) -> str:
        """The verdict without what is allowed."""
        if self.bump == "none":
            return "verdict: none; nothing that a package or a page shows has changed"
        old, new = shown(self.announced.old)[1:-1], self.announced.new
        said = f"the version {new} is unchanged"
        if self.announced.old != new:
            bump = self.announced.bump
            size = "announces nothing" if bump == "none" else f"announces up to {bump} changes"
            said = f"the version has gone from {old} to {new}, which {size}"
        if not self.excusable:
            return f"verdict: {self.bump}; {said}: no version announces all of this"
        if not self.lacking:
            return f"verdict: {self.bump}; {said}: that is enough"
        advice = " and ".join(_raise(item, bump) for item, bump in self.lacking)
        return f"verdict: {self.bump}; {said}: {advice}"


def _raise(announced: Announcement, bump: Bump) -> str:
    of = f" of the target {announced.target}" if announced.target else ""
    return f"raise the version{of} to {announced.needed(bump)}"


def announcements(old: Catalogue, new: Catalogue) -> list[Announcement]:
    """The catalogue's version before and now, then those of targets that have one of their own."""
    rows = [Announcement(old.version, new.version)]
    for name, settings in new.targets.items():
        if name in old.targets and settings.version != new.version:
            rows.append(Announcement(old.targets[name].version, settings.version, name))
    return rows


def judge(
    changes: Iterable[Change], announced: Sequence[Announcement], allowed: int = 0
) -> tuple[list[Diagnostic], Verdict]:
    """Judges each change: the findings, still without lines, and the verdict.

    A finding is an error where no version announces what breaks a rule, or none can. All others
    are warnings, and so is a message that was added: that is the daily work on a branch.

    Args:
        allowed: how many further changes break a rule by permission of the manifest.
    """
    findings = []
    needs: dict[Announcement, Bump] = {}
    excusable = True
    for change in changes:
        judgement = JUDGEMENTS[change.kind]
        concerned = _concerned(change, announced)
        for item in concerned:
            needs[item] = largest([needs.get(item, "none"), judgement.bump])
        excusable = excusable and judgement.excusable
        if judgement.rule:
            silent = [item for item in concerned if not item.allows(judgement.bump)]
            findings.append(_finding(change, judgement, silent))
    lacking = [(item, bump) for item, bump in needs.items() if not item.allows(bump)]
    return findings, Verdict(
        largest(needs.values()), tuple(lacking), announced[0], excusable, allowed
    )


def _concerned(change: Change, announced: Sequence[Announcement]) -> list[Announcement]:
    """The versions that must announce a change: its target's, or those of all."""
    if change.target:
        own = [item for item in announced if item.target == change.target]
        return own or [announced[0]]
    return list(announced)


def _finding(change: Change, judgement: Judgement, lacking: list[Announcement]) -> Diagnostic:
    broken = not judgement.daily and (bool(lacking) or not judgement.excusable)
    who = judgement.consumers
    told = " and ".join([", ".join(who[:-1]), who[-1]]) if len(who) > 1 else who[0]
    help = judgement.fix.format(
        code=change.code, target=change.target, field=change.field, old=change.old, new=change.new
    )
    if not judgement.excusable:
        help += "; no version announces this"
    elif lacking:
        help += "; and " if judgement.besides else "; or "
        help += " and ".join(_raise(item, judgement.bump) for item in lacking)
    else:
        help = f"the version announces it; to break nobody, {help}"
    return Diagnostic(
        judgement.rule,
        f"{change.sentence()}: {judgement.bump} for {told}",
        change.path,
        help,
        change.pointer,
        change.on_key,
        severity="error" if broken else "warning",
    )
