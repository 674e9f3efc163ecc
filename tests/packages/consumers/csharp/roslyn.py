"""Compiles C# with Roslyn, the compiler of .NET, and runs what it has compiled.

    roslyn.py ASSEMBLIES OUT.dll [--reference A.dll] [--run] SOURCE...

Prints each diagnostic with its id, those of documentation comments among them, and exits with 1
where there is an error. tests/toolchain-csharp.sh says where all of it comes from.
"""

import argparse
import json
import sys
import tempfile
from pathlib import Path

try:
    import dotnetcore2
    import pythonnet
    from clr_loader import get_coreclr
except ImportError as error:
    sys.exit(f"{error.name} is needed and not installed: make test-csharp")

COMPILER = ("Microsoft.CodeAnalysis", "Microsoft.CodeAnalysis.CSharp")


def start(root: Path) -> Path:
    """Starts the runtime, and gives the folder of its assemblies."""
    (assemblies,) = (root / "shared" / "Microsoft.NETCore.App").iterdir()
    framework = {"name": "Microsoft.NETCore.App", "version": assemblies.name}
    options = {"tfm": "netcoreapp3.1", "framework": framework}
    options["configProperties"] = {"System.Globalization.Invariant": True}
    with tempfile.NamedTemporaryFile("w", suffix=".json", delete=False) as file:
        json.dump({"runtimeOptions": options}, file)
    try:
        pythonnet.set_runtime(get_coreclr(runtime_config=file.name, dotnet_root=str(root)))
        pythonnet.load()
    finally:
        Path(file.name).unlink()
    return assemblies


parser = argparse.ArgumentParser()
parser.add_argument("assemblies", type=Path)
parser.add_argument("out", type=Path)
parser.add_argument("--reference", action="append", default=[])
parser.add_argument("--run", action="store_true")
parser.add_argument("sources", nargs="+", type=Path)
given = parser.parse_args()

runtime = start(Path(dotnetcore2.__file__).parent / "bin")
import clr  # noqa: E402 - there is no such module before the runtime runs
from System import Array, Object  # noqa: E402
from System.IO import File  # noqa: E402
from System.Reflection import Assembly  # noqa: E402

for name in COMPILER:
    path = given.assemblies / f"{name}.dll"
    if not path.is_file():
        sys.exit(f"{path} is needed and not there: make test-csharp")
    Assembly.LoadFrom(str(path))
    clr.AddReference(name)

from Microsoft.CodeAnalysis import (  # noqa: E402
    DiagnosticSeverity,
    DocumentationMode,
    MetadataReference,
    OutputKind,
    SyntaxTree,
)
from Microsoft.CodeAnalysis.CSharp import (  # noqa: E402
    CSharpCompilation,
    CSharpCompilationOptions,
    CSharpParseOptions,
    CSharpSyntaxTree,
    LanguageVersion,
)

parse = CSharpParseOptions(LanguageVersion.CSharp7_3, DocumentationMode.Diagnose)
trees = [
    CSharpSyntaxTree.ParseText(path.read_text(encoding="utf-8"), parse, str(path))
    for path in given.sources
]
managed = [path for path in sorted(runtime.glob("*.dll")) if b"BSJB" in path.read_bytes()]
references = [MetadataReference.CreateFromFile(str(path)) for path in (*managed, *given.reference)]
for path in given.reference:
    Assembly.LoadFrom(path)
kind = OutputKind.ConsoleApplication if given.run else OutputKind.DynamicallyLinkedLibrary
compilation = CSharpCompilation.Create(
    given.out.stem,
    Array[SyntaxTree](trees),
    Array[MetadataReference](references),
    CSharpCompilationOptions(kind),
)
library, documentation = (
    File.Create(str(given.out)),
    File.Create(str(given.out.with_suffix(".xml"))),
)
result = compilation.Emit(library, None, documentation)
library.Close()
documentation.Close()
for found in result.Diagnostics:
    if found.Severity != DiagnosticSeverity.Hidden:
        print(found.ToString())
if not result.Success:
    sys.exit(1)
if given.run:
    entry = Assembly.LoadFrom(str(given.out)).EntryPoint
    entry.Invoke(None, Array[Object]([]))
