"""parse.py FOLDER TIMES: parses the notification in FOLDER (README.md) so many times."""

import sys
from pathlib import Path

from wxnotify import NotificationParser, PlatformKeys

folder = Path(sys.argv[1])
text = {path.name: path.read_text() for path in folder.iterdir() if path.name != "body"}
body = (folder / "body").read_bytes()
keys = PlatformKeys(public_keys={text["id"]: text["key.pem"]})
parser = NotificationParser(platform_keys=keys, api_v3_keys=text["api_v3_key"])
headers = dict(line.split(": ", 1) for line in text["headers"].splitlines())
now = int(text["now"])
for _ in range(int(sys.argv[2])):
    parser.parse(headers, body, now)
