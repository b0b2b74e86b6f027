"""The chart: one bar for each contestant, legible on a light page and on a dark one."""

from __future__ import annotations

from html import escape
from typing import Any

from .goals import LANGUAGES
from .results import Results

WIDTH, LEFT, RIGHT = 920, 250, 150
BAR, GAP, GROUP = 15, 5, 14
STYLE = """
  .page { fill: #ffffff } text { fill: #1f2328; font: 12px system-ui, -apple-system, "Segoe UI", "Noto Sans", "Helvetica Neue", sans-serif }
  .title { font-size: 16px; font-weight: 600 } .language { font-weight: 600 } .quiet { fill: #59636e } .who { text-anchor: end }
  .ours { fill: #0969da } .peer { fill: #8c959f } .marked { fill: #d1903f } .floor { stroke: #cf222e } .floor-word { fill: #cf222e }
  .grid { stroke: #d1d9e0 } .break { stroke: #ffffff } .figure { paint-order: stroke; stroke: #ffffff; stroke-width: 4 }
  @media (prefers-color-scheme: dark) {
    .page { fill: #0d1117 } text { fill: #f0f6fc } .quiet { fill: #9198a1 } .ours { fill: #4493f8 } .peer { fill: #656c76 } .marked { fill: #b8792f }
    .floor { stroke: #f85149 } .floor-word { fill: #f85149 } .grid { stroke: #3d444d } .break, .figure { stroke: #0d1117 }
  }
"""
WORDS = {"json": "JSON", "event": "typed"}


def drawn(results: Results) -> str:
    """The SVG."""
    floor = next(each for each in results["rows"]["parse paid"] if each["kind"] == "floor")["median"] / 1000
    groups = [(language, bars) for language in LANGUAGES if (bars := _bars(results, language))]
    times = sorted(each["median"] / 1000 for _, bars in groups for _, each in bars)
    # What is far beyond the others is cut off.
    most = _round_up(min(times[-1], max(times[len(times) * 3 // 4] * 1.6, floor * 4)))
    scale = (WIDTH - LEFT - RIGHT) / most
    parts, y = [], 92
    for language, bars in groups:
        parts.append(f'<text class="language" x="16" y="{y + 12}">{escape(language)}</text>')
        for operation, each in bars:
            parts += _bar(results, operation, each, y, most, scale)
            y += BAR + GAP
        y += GROUP
    bottom = y - GROUP + 4
    lines = [
        f'<line class="grid" x1="{LEFT + tick * scale:.1f}" y1="84" x2="{LEFT + tick * scale:.1f}" y2="{bottom}"/>'
        f'<text class="quiet" x="{LEFT + tick * scale:.1f}" y="78" text-anchor="middle">{tick:g} µs</text>'
        for tick in _ticks(most)
    ]
    at = LEFT + floor * scale
    over = [
        f'<line class="floor" x1="{at:.1f}" y1="84" x2="{at:.1f}" y2="{bottom}" stroke-dasharray="4 3"/>',
        f'<text class="floor-word" x="{at:.1f}" y="{bottom + 16}" text-anchor="middle">floor {floor:.1f} µs</text>',
    ]
    machine = results["machine"]
    height = bottom + 62
    legend = [("ours", "wxnotify"), ("peer", "peer that checks everything"), ("marked", "peer that leaves out a check")]
    key, x = [], 16
    for kind, word in legend:
        key.append(
            f'<rect class="{kind}" x="{x}" y="{bottom + 32}" width="12" height="12" rx="2"/><text x="{x + 18}" y="{bottom + 42}">{word}</text>'
        )
        x += 36 + len(word) * 6.6
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{height}" viewBox="0 0 {WIDTH} {height}" role="img" aria-label="Time to verify and decrypt one notification">',
            f"<style>{STYLE}</style>",
            f'<rect class="page" width="{WIDTH}" height="{height}" rx="6"/>',
            '<text class="title" x="16" y="28">Verify and decrypt one payment notification: median µs, and how many times the floor</text>',
            f'<text class="quiet" x="16" y="48">To the plaintext; where there is none, to what there is: (JSON), (typed). {escape(machine["processor"])}, one core, {results["when"]}</text>',
            *lines,
            *over,
            *parts,
            *key,
            "</svg>\n",
        ]
    )


def _bars(results: Results, language: str) -> list[tuple[str, dict[str, Any]]]:
    """Everybody of a language, at the operation that gives least."""
    bars = []
    for each in results["contestants"]:
        if each["language"] != language:
            continue
        row = results["rows"][f"{each['operations'][0]} paid"]
        found = [timed for timed in row if (timed["language"], timed["name"]) == (language, each["name"])]
        bars += [(each["operations"][0], timed) for timed in found]
    return sorted(bars, key=lambda bar: (bar[1]["kind"] != "ours", bar[1]["median"]))


def _bar(results: Results, operation: str, each: dict[str, Any], y: int, most: float, scale: float) -> list[str]:
    microseconds = each["median"] / 1000
    marked = any(
        who["marks"]
        for who in results["contestants"]
        if (who["language"], who["name"]) == (each["language"], each["name"])
    )
    kind = "ours" if each["kind"] == "ours" else "marked" if marked else "peer"
    cut = microseconds > most
    length = min(microseconds, most) * scale
    name = (
        each["name"]
        + (" by hand" if each["kind"] == "hand" else "")
        + (f" ({WORDS[operation]})" if operation in WORDS else "")
    )
    parts = [
        f'<text class="who" x="{LEFT - 8}" y="{y + 12}">{escape(name)}</text>',
        f'<rect class="{kind}" x="{LEFT}" y="{y}" width="{length:.1f}" height="{BAR}" rx="2"/>',
        f'<text class="figure" x="{LEFT + length + 6:.1f}" y="{y + 12}">{_figure(microseconds)} µs<tspan class="quiet" dx="8">×{each["to_floor"][0]:.3g}</tspan></text>',
    ]
    if cut:
        at = LEFT + length - 14
        parts.append(f'<path class="break" d="M{at:.1f} {y + BAR + 2} l6 -{BAR + 4}" stroke-width="3"/>')
    return parts


def _figure(microseconds: float) -> str:
    return f"{microseconds:,.0f}" if microseconds >= 100 else f"{microseconds:.1f}"


def _round_up(value: float) -> float:
    step = 10 if value <= 100 else 50 if value <= 500 else 500
    return -(-value // step) * step


def _ticks(most: float) -> list[float]:
    step = next(step for step in (5, 10, 20, 25, 50, 100, 200, 250, 500, 1000, 2500, 5000, 10000) if most / step <= 6)
    return [index * step for index in range(int(most / step) + 1)]
