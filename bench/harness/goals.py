"""What each language is meant to reach, and whether it does."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from .results import Results

LANGUAGES = ("Rust", "C", "Go", "Python", "Node.js", "Java", "PHP", "Elixir", "Ruby")

FLOOR = {"Rust": 1.12, "C": 1.12, "Go": 1.25, "Java": 1.25, "Python": 1.25, "Node.js": 1.4, "Elixir": 1.4, "PHP": 1.4}
"""`parse` takes at most so many times the floor."""
PEER = {"Rust": 1.0, "C": 1.25, "Go": 1.5, "Java": 1.5, "Python": 1.5, "Elixir": 1.5, "Node.js": 1.4, "PHP": 1.1}
"""The fastest correct peer of the language takes at least so many times as long, for the same output."""
EVENT = 1.3
"""The same of a typed event, in every language that has them."""
COLD_PHP = 3.0
"""The same of a whole request behind php-fpm, where nothing is kept."""
REFUSAL = 4.0
"""Microseconds of a refusal, at most."""
LARGE = {
    "Rust": 1.5,
    "C": 1.5,
    "Go": 1.5,
    "Python": 1.5,
    "Java": 1.5,
    "Node.js": 3.0,
    "PHP": 3.0,
    "Elixir": 3.0,
    "Ruby": 3.0,
}
"""Bodies of 256 KiB and 1 MiB take at most so many times the floor."""


@dataclass(frozen=True)
class Goal:
    """A goal and what was measured for it."""

    language: str
    column: str
    measured: float
    goal: float
    at_least: bool
    against: str = ""

    @property
    def met(self) -> bool:
        """Whether it is reached, as the figures are printed."""
        measured = round(self.measured, 2)
        return measured >= self.goal if self.at_least else measured <= self.goal


COLUMNS = ("floor", "parse", "json", "event", "refusal", "256-KiB", "1-MiB", "php-fpm")


def goals(results: Results) -> list[Goal]:
    """All that could be measured."""
    marked = {(each["language"], each["name"]) for each in results["contestants"] if each["marks"]}
    shown = []
    for language in LANGUAGES:
        ours = {key: _ours(row, language) for key, row in results["rows"].items()}
        if (own := ours["parse paid"]) and language in FLOOR:
            shown.append(Goal(language, "floor", own["to_floor"][0], FLOOR[language], False))
        for column, least in (("parse", PEER.get(language)), ("json", PEER.get(language)), ("event", EVENT)):
            peer = fastest_peer(results["rows"][f"{column} paid"], language, marked)
            if least and peer and ours[f"{column} paid"]:
                shown.append(Goal(language, column, peer["to_ours"][0], least, True, peer["name"]))
        refusals = [own["median"] / 1000 for key, own in ours.items() if own and key.startswith("first ")]
        if refusals:
            shown.append(Goal(language, "refusal", max(refusals), REFUSAL, False))
        for size in ("256-KiB", "1-MiB"):
            if own := ours[f"parse {size}"]:
                shown.append(Goal(language, size, own["to_floor"][0], LARGE[language], False))
    if results.get("php_fpm"):
        cold = results["php_fpm"]
        shown.append(Goal("PHP", "php-fpm", cold["ratio"][0], COLD_PHP, True, "ext-openssl"))
    return shown


def _ours(row: list[dict[str, Any]], language: str) -> dict[str, Any] | None:
    return next((each for each in row if each["language"] == language and each["kind"] == "ours"), None)


def fastest_peer(row: list[dict[str, Any]], language: str, marked: set[tuple[str, str]]) -> dict[str, Any] | None:
    """The fastest of a language that checks everything."""
    peers = [
        each
        for each in row
        if each["language"] == language
        and each["kind"] in ("hand", "sdk")
        and (language, each["name"]) not in marked
        and each["to_ours"]
    ]
    return min(peers, key=lambda each: each["median"], default=None)
