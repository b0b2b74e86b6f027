"""Fixtures for pytest, **for tests only**: a pretend platform, a clock, and a courier between them and your application.

# conftest.py
pytest_plugins = ["wxnotify.pytest"]
"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from .testing import Clock, Courier, Platform


@pytest.fixture(scope="session")
def wxnotify_platform() -> Platform:
    """A pretend platform for all tests: your handler's parser is `wxnotify_platform.parser()`."""
    return Platform()


@pytest.fixture
def wxnotify_clock() -> Clock:
    """A clock that stands still: your handler takes `now=wxnotify_clock.now`."""
    return Clock()


@pytest.fixture
def wxnotify_courier(wxnotify_platform: Platform, wxnotify_clock: Clock) -> Callable[..., Courier]:
    """Makes a Courier of these two to your application: `wxnotify_courier(app)`, with Courier's options."""
    return lambda app, **options: Courier(wxnotify_platform, app, wxnotify_clock, **options)
