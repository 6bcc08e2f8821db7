"""The plots of a run, as SVG."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from .figures import Json

#: By plot: title, axes, and which axes are logarithmic.
PLOTS: dict[str, tuple[str, str, str, bool, bool]] = {
    "window": ("Throughput", "requests under way", "answers a second", True, True),
    "latency": ("Latency", "percentile", "us", False, True),
    "size": ("Exact top 10, one thread", "solutions", "us", True, True),
    "typed": ("Typed scoring end to end", "solutions", "us", True, True),
}
#: Percentiles are drawn by how few are beyond them.
NINES = (50, 90, 99, 99.9, 99.99)


def beyond(percentile: float) -> float:
    """One in how many is slower."""
    return 100 / max(1e-6, 100 - percentile)


def draw(plots: dict[str, Json], folder: Path, stem: str) -> list[str]:
    """Draws what there is; returns the names of the files."""
    if not plots:
        return []
    import matplotlib

    matplotlib.use("svg")
    # Text stays text, so that the files are small and can be searched.
    matplotlib.rcParams["svg.fonttype"] = "none"
    matplotlib.rcParams["svg.hashsalt"] = stem
    return [one(name, series, folder, stem) for name, series in plots.items() if name in PLOTS]


def one(name: str, series: Json, folder: Path, stem: str) -> str:
    """Draws one plot."""
    import matplotlib.pyplot as plt

    title, across, up, log_x, log_y = PLOTS[name]
    figure, axes = plt.subplots(figsize=(8, 5))
    for label, points in sorted(series.items()):
        xs, ys = zip(*points, strict=True)
        if name == "latency":
            xs = tuple(beyond(value) for value in xs)
        axes.plot(xs, ys, marker="o", markersize=3, label=label)
    scale: Any = "log"
    if log_x or name == "latency":
        axes.set_xscale(scale)
    if log_y:
        axes.set_yscale(scale)
    if name == "latency":
        axes.set_xticks([beyond(value) for value in NINES], [f"{value:g}" for value in NINES])
        axes.minorticks_off()
    axes.set(title=title, xlabel=across, ylabel=up)
    axes.grid(True, which="major", alpha=0.3)
    axes.legend(fontsize="small")
    path = f"{stem}-{name}.svg"
    figure.tight_layout()
    figure.savefig(folder / path, metadata={"Date": None})
    plt.close(figure)
    return path
