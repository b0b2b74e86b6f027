"""Contestants for the tests of the harness: `fake.py BEHAVIOUR FOLDER`. None of them verifies anything: they know the messages' names."""

import json
import sys
import time
from pathlib import Path

behaviour, folder = sys.argv[1], Path(sys.argv[2])
expected = json.loads((folder / "expected.json").read_text())
TAKES = {"takes-altered": "altered", "takes-stale": "stale"}


def shown(operation, message):
    if message not in expected and message != TAKES.get(behaviour):
        return {"refused": "no"}
    plaintext = expected.get(message, expected["paid"])
    if behaviour == "wrong" and operation == "json":
        plaintext = plaintext.replace("10000", "10001")
    return {"plaintext": plaintext} if operation == "parse" else {"resource": json.loads(plaintext)}


print(json.dumps({"operations": ["parse", "json"], "versions": "fake 1 | 2"}), flush=True)
turns = 0
for line in sys.stdin:
    word, operation, message, *calls = line.split()
    if word == "check":
        print(json.dumps(shown(operation, message)), flush=True)
        continue
    turns += 1
    if behaviour == "dies" and turns > 40:
        sys.exit("an error on the way")
    if behaviour == "silent":
        time.sleep(10)
    accepted = 0 if "refused" in shown(operation, message) else int(calls[0]) - (behaviour == "sometimes")
    slow = 3 if behaviour == "slow" else 1
    print(int(calls[0]) * 20_000 * slow, accepted, flush=True)
