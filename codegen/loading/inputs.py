"""Lists every file that can change what a project renders to, without reading any of them."""

from pathlib import Path

from codegen.loading.resources import shipped
from codegen.model.workspace import Workspace


def input_files(workspace: Workspace, templates: Path | None) -> list[Path]:
    """The files of the catalogue, the schemas and all targets, and the catalogue's folders."""
    catalogue = workspace.modules.parent
    found = [
        catalogue,
        workspace.modules,
        *catalogue.glob("*"),
        *workspace.modules.glob("*"),
        *shipped("schema").glob("*.json"),
    ]
    for base in (shipped("templates"), workspace.templates, templates):
        if base is not None:
            found += [*base.glob("*/target.yaml"), *base.glob("*/*.j2")]
    return sorted(set(found))
