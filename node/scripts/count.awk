# Sums the closing lines of `node --test --test-reporter=tap`. What is skipped or cancelled has failed.
/^# pass / { passed += $3 }
/^# (fail|cancelled|skipped|todo) / { failed += $3 }
END {
    if (passed == 0) failed++
    printf "%d passed, %d failed\n", passed, failed
    exit failed > 0
}
