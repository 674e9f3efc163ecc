"""Turns numbers about a catalogue into text and into JSON."""

from collections.abc import Mapping

from codegen.model.catalogue import Catalogue
from codegen.model.numbers import Numbers
from codegen.reporting.colour import LEVEL_STYLES, Palette
from codegen.reporting.columns import padded, sealed, width
from codegen.reporting.snapshot import as_json


def numbers_text(catalogue: Catalogue, numbers: Numbers, palette: Palette) -> str:
    """The numbers for people: what there is in all, then by level, then by module."""
    named = " ".join(part for part in (catalogue.name, catalogue.version) if part)
    totals = {
        "codes": str(numbers.live),
        "deprecated": str(numbers.deprecated),
        "removed": f"{numbers.removed}, not counted here" if numbers.removed else "0",
        "with explanation": _share(numbers.explained, numbers.live),
        "with remedy": _share(numbers.remedied, numbers.live),
        "longest code": f"{numbers.longest} ({len(numbers.longest)} characters)",
    }
    wide = max(map(len, totals))
    lines = [palette.paint(sealed(f"{catalogue.title} ({named})"), "bold")]
    lines += [f"  {label:<{wide}}  {sealed(text)}" for label, text in totals.items()]
    lines += ["", palette.paint("By level", "bold"), *_counts(numbers.levels, palette)]
    lines += ["", palette.paint("By module", "bold"), *_counts(numbers.modules, palette)]
    return "\n".join(lines) + "\n"


def _share(part: int, whole: int) -> str:
    """A number and its share in percent, rounded down so that only all is 100."""
    return f"{part} ({100 * part // whole} %)" if whole else "0"


def _counts(counts: Mapping[str, int], palette: Palette) -> list[str]:
    """Lines of a name and a number, the numbers below each other."""
    names = {sealed(name): number for name, number in counts.items()}
    wide = max(map(width, names), default=0)
    digits = max((len(str(number)) for number in names.values()), default=0)
    return [
        f"  {palette.paint(name, *LEVEL_STYLES.get(name, ('bold',)))}"
        f"{padded(name, wide)[len(name) :]}  {number:>{digits}}"
        for name, number in names.items()
    ]


def numbers_json(catalogue: Catalogue, numbers: Numbers) -> str:
    """The numbers for programs; removed codes are counted as such and nowhere else."""
    return as_json(
        {
            "name": catalogue.name,
            "version": catalogue.version,
            "codes": numbers.live,
            "deprecated": numbers.deprecated,
            "removed": numbers.removed,
            "with_explanation": numbers.explained,
            "with_remedy": numbers.remedied,
            "longest_code": numbers.longest,
            "levels": numbers.levels,
            "modules": numbers.modules,
        }
    )
