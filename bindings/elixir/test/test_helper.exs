# What is logged is shown where a test fails.
ExUnit.start(timeout: 120_000, capture_log: true)
