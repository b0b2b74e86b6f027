# What is logged is shown where a test fails.
# A message may be long in coming: on a busy machine, behind everything else.
ExUnit.start(timeout: 120_000, assert_receive_timeout: 10_000, capture_log: true)
