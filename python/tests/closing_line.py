"""The closing line that counts the tests."""

import pytest


def pytest_unconfigure(config: pytest.Config) -> None:
    """`N passed, N failed`, alone on the last line. What was skipped has failed."""
    reporter = config.pluginmanager.get_plugin("terminalreporter")
    if reporter is not None:
        passed = len(reporter.stats.get("passed", []))
        failed = sum(len(reports) for name, reports in reporter.stats.items() if name in ("failed", "error", "skipped"))
        print(f"\n{passed} passed, {failed} failed")
