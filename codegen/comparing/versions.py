"""Tells what a version that follows another one announces, as semver and the ecosystems have it.

From 1.0.0 on, a major change needs a new first number, a minor one a new second, a patch a new
third. Before that the first number says nothing, so a major change needs a new second number and
any other a new third: what the carets of npm and Cargo count on. A pre-release promises nothing:
whatever follows it may differ in everything.
"""

from dataclasses import dataclass

from codegen.model.change import BUMPS, Bump
from codegen.model.version import RELEASE, parsed


@dataclass(frozen=True, slots=True)
class Announcement:
    """A version before and after.

    Attributes:
        target: the target whose own version it is, an empty string for the catalogue's.
    """

    old: str
    new: str
    target: str = ""

    @property
    def bump(self) -> Bump:
        """The largest change that the new version announces."""
        old, new = parsed(self.old), parsed(self.new)
        if old is None or new is None or new <= old:
            return "none"
        if old[1] != RELEASE:
            return "major"
        before, after = old[0], new[0]
        if after[0] > before[0]:
            return "major"
        shift = 1 if before[0] == 0 else 0
        if after[1] > before[1]:
            return BUMPS[2 + shift]
        return BUMPS[1 + shift]

    def allows(self, bump: Bump) -> bool:
        """Whether the new version announces a change of that size."""
        return BUMPS.index(self.bump) >= BUMPS.index(bump)

    def needed(self, bump: Bump) -> str:
        """The lowest version that announces a change of that size."""
        old = parsed(self.old)
        if old is None or bump == "none":
            return self.old
        (major, minor, patch), stage = old
        if stage != RELEASE:
            return f"{major}.{minor}.{patch}"
        if bump == "major" and major:
            return f"{major + 1}.0.0"
        if bump == "major" or (bump == "minor" and major):
            return f"{major}.{minor + 1}.0"
        return f"{major}.{minor}.{patch + 1}"
