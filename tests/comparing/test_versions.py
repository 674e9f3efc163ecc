"""What a version announces, and which one announces a change."""

import pytest

from codegen.comparing.versions import Announcement
from codegen.model.change import Bump


@pytest.mark.parametrize(
    ("old", "new", "bump"),
    [
        ("1.2.3", "1.2.3", "none"),
        ("1.2.3", "1.2.2", "none"),
        ("1.2.3", "1.2.4", "patch"),
        ("1.2.3", "1.3.0", "minor"),
        ("1.2.3", "2.0.0", "major"),
        ("1.9.0", "1.10.0", "minor"),
        ("1.2.3", "2.0.0-alpha.1", "major"),
        ("0.2.3", "0.2.4", "minor"),
        ("0.2.3", "0.3.0", "major"),
        ("0.2.3", "1.0.0", "major"),
        ("2.0.0-alpha.1", "2.0.0-alpha.2", "major"),
        ("2.0.0-alpha.9", "2.0.0-beta.1", "major"),
        ("2.0.0-rc.1", "2.0.0", "major"),
        ("2.0.0", "2.0.0-rc.1", "none"),
        ("not", "1.0.0", "none"),
    ],
)
def test_what_a_version_announces(old: str, new: str, bump: Bump) -> None:
    assert Announcement(old, new).bump == bump


@pytest.mark.parametrize("old", ["1.2.3", "0.2.3", "0.0.1", "2.0.0-rc.1", "2.0.0-alpha.1"])
@pytest.mark.parametrize("bump", ["patch", "minor", "major"])
def test_the_version_that_is_asked_for_announces_it(old: str, bump: Bump) -> None:
    assert Announcement(old, Announcement(old, old).needed(bump)).allows(bump)


@pytest.mark.parametrize(
    ("old", "bump", "needed"),
    [
        ("1.2.3", "major", "2.0.0"),
        ("1.2.3", "minor", "1.3.0"),
        ("1.2.3", "patch", "1.2.4"),
        ("0.2.3", "major", "0.3.0"),
        ("0.2.3", "minor", "0.2.4"),
        ("0.2.3", "patch", "0.2.4"),
        ("2.0.0-rc.1", "major", "2.0.0"),
    ],
)
def test_the_lowest_version_is_asked_for(old: str, bump: Bump, needed: str) -> None:
    assert Announcement(old, old).needed(bump) == needed
