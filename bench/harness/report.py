"""The table on the terminal, and the files of a run: JSON, Markdown, SVG."""

from __future__ import annotations

import json
import math
from pathlib import Path

from .figures import Json, Row


def number(value: object) -> str:
    """A figure as a reader wants it: three or four digits that say something."""
    if not isinstance(value, (int, float)) or isinstance(value, bool):
        return str(value)
    if not math.isfinite(value):
        return str(value)
    if abs(value) >= 1000:
        return f"{value:,.0f}"
    return f"{value:.3g}"


def beside(row: Row) -> str:
    """The absolute figures in one line."""
    parts = [f"{number(value)} {name}" for name, value in row.beside.items()]
    return "; ".join(parts + ([row.note] if row.note else []))


def cells(row: Row) -> list[str]:
    """The columns of a row."""
    return [
        row.case,
        row.name,
        row.bar.text() if row.bar else "",
        number(row.figure) if row.figure is not None else "",
        row.verdict,
        beside(row),
    ]


HEAD = ["", "case", "bar", "figure", "verdict", "beside"]


def table(rows: list[Row]) -> str:
    """The rows in columns of a terminal."""
    lines = [HEAD, *map(cells, rows)]
    widths = [max(len(line[place]) for line in lines) for place in range(len(HEAD) - 1)]
    return "\n".join(
        "  ".join(
            [*(text.ljust(width) for text, width in zip(line, widths, strict=False)), line[-1]]
        ).rstrip()
        for line in lines
    )


def markdown(rows: list[Row], machine: Json, plots: list[str]) -> str:
    """The report."""
    lines = ["# Benchmark", ""]
    lines += [
        f"- {name}: {number(value) if name != 'seed' else value}" for name, value in machine.items()
    ]
    lines += [
        "",
        "Ratios are medians of turns that were measured right after each other in this run;",
        "figures beside them hold for this machine in this hour only.",
        "",
        "| " + " | ".join(HEAD) + " |",
        "|" + " --- |" * len(HEAD),
    ]
    lines += [
        "| " + " | ".join(text.replace("|", "\\|") for text in cells(row)) + " |" for row in rows
    ]
    for plot in plots:
        lines += ["", f"![{Path(plot).stem}]({plot})"]
    return "\n".join(lines) + "\n"


def write(rows: list[Row], machine: Json, plots: dict[str, Json], folder: Path, stem: str) -> Path:
    """Writes the files of a run and returns the report's path."""
    from . import plotting

    folder.mkdir(parents=True, exist_ok=True)
    content = {"machine": machine, "rows": [row.plain() for row in rows], "plots": plots}
    (folder / f"{stem}.json").write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")
    drawn = plotting.draw(plots, folder, stem)
    report = folder / f"{stem}.md"
    report.write_text(markdown(rows, machine, drawn), encoding="utf-8")
    return report
