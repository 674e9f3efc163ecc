"""Where a project keeps what: the folder of its catalogue and what stands beside it."""

from dataclasses import dataclass
from pathlib import Path

MANIFEST = "catalogue/catalogue.yaml"
LEDGER = "catalogue/ledger.yaml"


@dataclass(frozen=True, slots=True)
class Workspace:
    """A project's folder."""

    root: Path

    @property
    def modules(self) -> Path:
        """The folder of the module files."""
        return self.root / "catalogue" / "modules"

    @property
    def generated(self) -> Path:
        """The folder of the packages."""
        return self.root / "generated"

    @property
    def templates(self) -> Path:
        """The folder of the project's own targets; it need not exist."""
        return self.root / "templates"

    def shown(self, path: Path) -> str:
        """A path as it stands in findings: relative to the project's folder, with `/`."""
        try:
            return path.relative_to(self.root).as_posix()
        except ValueError:
            return path.as_posix()
