"""wxnotify, as a merchant in Python has it."""

import contest

import wxnotify

parser = wxnotify.NotificationParser(
    platform_keys=wxnotify.PlatformKeys(public_keys=[(contest.text("public_key_id"), contest.text("public_key.pem"))]),
    api_v3_keys=[wxnotify.ApiV3Key(contest.text("api_v3_key"))],
)
contest.serve(
    f"wxnotify {wxnotify.__version__}",
    {
        "parse": (lambda headers, body: parser.parse(headers, body).plaintext, contest.plaintext),
        "json": (lambda headers, body: parser.parse(headers, body).resource, contest.resource),
        "event": (lambda headers, body: parser.parse(headers, body).event(), contest.event),
    },
)
