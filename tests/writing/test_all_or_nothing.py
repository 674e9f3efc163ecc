"""A run that goes wrong leaves generated/ as it was, and one that was killed is repaired."""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from tests.writing.small_project import Project, files_in, leftovers, state_of, without

_SCRIPT = Path(__file__).with_name("fault_injection.py")
_STAMP = [".codegen_cache", ".codegen_cache/.gitignore", ".codegen_cache/generate.json"]


def _from_nothing(project: Project) -> None:
    """Nothing was generated yet."""


def _of_every_kind(project: Project) -> None:
    """Files to add, to add in a new folder, to update, to restore and to remove."""
    project.generate()
    project.edit(project.manifest, "  - beta\n", "  - gamma\n")
    project.beta.unlink()
    (project.root / "catalogue/modules/gamma.yaml").write_text(
        "module: gamma\ntitle: Gamma\nmessages:\n  GAMMA_ONE: {level: info, summary: The fourth.}\n"
    )
    project.edit(project.alpha, "The first.", "The start.")
    (project.generated / "page/LICENSE").unlink()
    (project.generated / "page/page.md").write_bytes(b"by hand\n")
    (project.generated / "lists/all.txt").chmod(0o640)
    (project.generated / "lists/note.txt").write_bytes(b"mine\n")
    project.age()


def _less(project: Project) -> None:
    """Only files to remove, with their folders."""
    project.generate()
    project.drop_page()
    project.age()


_SCENES = {"first": _from_nothing, "every": _of_every_kind, "less": _less}


@dataclass(frozen=True, slots=True)
class Run:
    """One run with a fault: its project, its exit code, and the step that went wrong."""

    project: Project
    code: int
    step: str

    def states(self) -> dict[str, tuple[object, ...]]:
        """The project as it is now, without the stamp and the times of folders."""
        return without(state_of(self.project.root, "files"), _STAMP)

    def __str__(self) -> str:
        return f"step {self.project.root.name}: {self.step} (exit code {self.code})"


@dataclass(frozen=True, slots=True)
class Runs:
    """All runs of a scene, with what the tree is before them and after a good one."""

    runs: list[Run]
    before: dict[str, tuple[object, ...]]
    old: dict[str, bytes]
    new: dict[str, bytes]
    complete: dict[str, tuple[object, ...]]


def _runs(project: Project, folder: Path, scene: Callable[[Project], None], mode: str) -> Runs:
    scene(project)
    shutil.rmtree(project.root / ".codegen_cache", ignore_errors=True)
    folder.mkdir()
    shutil.copytree(project.root, folder / "start")
    subprocess.run([sys.executable, str(_SCRIPT), mode, str(folder)], check=True, timeout=120)
    old = files_in(project.generated)
    before = state_of(project.root, "files")
    project.generate()
    complete = without(state_of(project.root, "none"), _STAMP)
    runs = []
    for report in sorted(folder.glob("*.txt"), key=lambda path: int(path.stem)):
        code, _, said = report.read_text(encoding="utf-8").partition(" ")
        runs.append(Run(Project(folder / report.stem), int(code), said.partition("\n")[0]))
    return Runs(runs, before, old, files_in(project.generated), complete)


def _untimed(state: dict[str, tuple[object, ...]]) -> dict[str, tuple[object, ...]]:
    return {path: (*seen[:2], None) for path, seen in state.items()}


@pytest.fixture
def runs(project: Project, request: pytest.FixtureRequest) -> Iterator[Runs]:
    """The runs of a scene and a mode; kept in memory where that can be, for they are many files."""
    scene, mode = request.param
    memory = Path("/dev/shm")
    with TemporaryDirectory(dir=memory if os.access(memory, os.W_OK) else None) as folder:
        made = _runs(project, Path(folder) / "runs", _SCENES[scene], mode)
        assert made.runs[-1].code == 0, "the run without a fault"
        assert len(made.runs) > 5
        yield made


def scenes(mode: str, quick: str = "") -> pytest.MarkDecorator:
    """Every scene in a mode; all but one are slow."""
    cases = [
        pytest.param((scene, mode), id=scene, marks=() if scene == quick else pytest.mark.slow)
        for scene in _SCENES
    ]
    return pytest.mark.parametrize("runs", cases, indirect=True)


def _is_done(run: Run, runs: Runs) -> bool:
    """Whether all is in its place; what was staged may wait for the next run to be swept.

    A folder without files may stay: after a kill nothing tells that it was the tool's.
    """
    left = {path for path in run.states() if ".codegen-" in path}
    for folder in run.project.generated.rglob("*"):
        if folder.is_dir() and all(".codegen-" in path for path in files_in(folder)):
            left.add(str(folder.relative_to(run.project.root)))
    return without(_untimed(run.states()), left) == runs.complete


@scenes("fail", quick="every")
def test_where_the_system_refuses_once_all_is_as_before(runs: Runs) -> None:
    """All or nothing: exit code 2 and not a trace, or 0 and everything in its place."""
    wrong = [
        str(run)
        for run in runs.runs
        if not (run.code == 2 and run.states() == runs.before)
        and not (run.code == 0 and _is_done(run, runs))
    ]
    wrong += _not_repaired(runs)
    assert not wrong, "\n".join(wrong)


@scenes("stuck")
def test_where_the_system_keeps_refusing_the_next_run_repairs(runs: Runs) -> None:
    """Nothing can be undone any more; no file is lost or half written, and no error is internal."""
    wrong = [str(run) for run in runs.runs if run.code not in (0, 2)]
    wrong += _halves(runs)
    wrong += _not_repaired(runs)
    assert not wrong, "\n".join(wrong)


@scenes("interrupt")
def test_an_interrupted_run_leaves_all_as_before_or_is_done(runs: Runs) -> None:
    wrong = [
        str(run)
        for run in runs.runs[:-1]
        if run.code != 130 or (run.states() != runs.before and not _is_done(run, runs))
    ]
    wrong += _not_repaired(runs)
    assert not wrong, "\n".join(wrong)


@scenes("kill", quick="every")
def test_a_killed_run_is_repaired_by_the_next_one(runs: Runs) -> None:
    assert {run.code for run in runs.runs[:-1]} == {-signal.SIGKILL}
    wrong = _halves(runs) + _not_repaired(runs)
    assert not wrong, "\n".join(wrong)


def _halves(runs: Runs) -> list[str]:
    """Files that are neither what they were nor what they should become."""
    wrong = []
    for run in runs.runs:
        for path, content in files_in(run.project.generated).items():
            known = (runs.old.get(path), runs.new.get(path))
            if content not in known and path != "SHA256SUMS" and ".codegen-" not in path:
                wrong.append(f"{run}: {path} is neither old nor new")
    return wrong


def _not_repaired(runs: Runs) -> list[str]:
    """Runs after which the next one does not come to the state of a good run."""
    wrong = []
    for run in runs.runs:
        shutil.rmtree(run.project.stamp.parent, ignore_errors=True)
        outcome = run.project.run("generate")
        if outcome.code != 0:
            wrong.append(f"{run}: the next run says {outcome}")
        elif left := leftovers(run.project.generated):
            wrong.append(f"{run}: left after the next run: {left}")
        elif not _is_done(run, runs):
            wrong.append(f"{run}: the next run does not finish the work")
        elif run.project.run("check").code != 0:
            wrong.append(f"{run}: check finds something after the next run")
    return wrong


_STALE = [".codegen-stage-0badcafe/new-0", ".codegen-stage-1badcafe/old-1"]


@pytest.mark.parametrize("change", [True, False], ids=["change", "no-change"])
def test_what_a_killed_run_left_is_swept(generated: Project, *, change: bool) -> None:
    for name in _STALE:
        (generated.generated / name).parent.mkdir()
        (generated.generated / name).write_bytes(b"half a fi")
    if change:
        generated.edit(generated.alpha, "The first.", "The start.")
    else:
        generated.stamp.unlink()

    generated.generate()

    assert leftovers(generated.generated) == []


def test_files_that_only_look_alike_are_not_swept(generated: Project) -> None:
    others = [
        generated.generated / "codegen-stage-0badcafe",
        generated.generated / ".codegen-stage.txt",
        generated.generated / "lists/.codegen",
    ]
    for other in others:
        other.write_bytes(b"mine\n")
    generated.edit(generated.alpha, "The first.", "The start.")

    generated.generate()

    assert all(other.exists() for other in others)
