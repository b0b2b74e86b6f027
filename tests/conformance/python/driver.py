"""The Python driver: each case on standard input through wxnotify's public API, to its outcome.

The protocol is in tests/vectors/README.md.
"""

import base64
import dataclasses
import json
import sys

import wxnotify
from wxnotify.testing import Platform, sample


def platform_keys(given):
    return wxnotify.PlatformKeys(
        certificates=given.get("certificates", []),
        public_keys=[(key["id"], key["pem"]) for key in given.get("public_keys", [])],
    )


def api_v3_keys(given):
    return [wxnotify.ApiV3Key(key["key"], key["label"]) for key in given]


def construct(config):
    return wxnotify.NotificationParser(
        platform_keys=platform_keys(config["platform_keys"]),
        api_v3_keys=api_v3_keys(config["api_v3_keys"]),
        **config.get("options", {}),
    )


def body(case):
    return base64.b64decode(case["body"], validate=True)


def construct_only(case):
    construct(case["config"])
    return {"ok": True}


def parse(case):
    return construct(case["config"]).parse(case["headers"], body(case), case["now"])


def replace(case):
    parser = construct(case["config"])
    parser.replace_platform_keys(platform_keys(case["replacement"]))
    return parser.parse(case["headers"], body(case), case["now"])


def expect(case):
    parse(case).expect(**case["expectation"])
    return {"ok": True}


def expect_paid(case):
    parse(case).expect_paid(**case["expectation"])
    return {"ok": True}


def expect_refunded(case):
    parse(case).expect_refunded(**case["expectation"])
    return {"ok": True}


def event(case):
    return {"event": as_json(parse(case).event())}


def parse_v2(case):
    return wxnotify.parse_v2(body(case), [wxnotify.ApiV2Key(key["key"], key["mch_id"]) for key in case["keys"]])


def event_v2(case):
    return {"event": as_json(parse_v2(case).event())}


def as_json(value):
    """A typed value as JSON again, of its typed fields: what is absent is left out, and so is an empty list."""
    if dataclasses.is_dataclass(value):
        members = ((field.name, getattr(value, field.name)) for field in dataclasses.fields(value))
        return {name: as_json(member) for name, member in members if member is not None and member != ()}
    if isinstance(value, tuple):
        return [as_json(item) for item in value]
    return value


def answer(case):
    return {"ack": ack_outcome(wxnotify.Ack.answer(case["body"]))}


def ack(case):
    which = case["which"]
    named = {"success", "success_no_content", "handler_failed", "busy"}
    return {"ack": ack_outcome(getattr(wxnotify.Ack, which)() if which in named else wxnotify.Ack.failure(which))}


def ack_v2(case):
    which = case["which"]
    return {"ack": ack_outcome(wxnotify.Ack.success_v2() if which == "success" else wxnotify.Ack.failure_v2(which))}


def signing_message(case):
    return wxnotify.signing_message(case["timestamp"], case["nonce"], body(case))


def verify_signature(case):
    message = base64.b64decode(case["message"], validate=True)
    return {"valid": wxnotify.verify_signature(message, case["signature"], case["key"])}


def decrypt_resource(case):
    names = ("api_v3_key", "nonce", "associated_data", "ciphertext", "algorithm")
    return wxnotify.decrypt_resource(*(case[name] for name in names))


def certificates_request(case):
    request = wxnotify.certificates_request(
        case["mchid"],
        case["merchant_serial"],
        case["merchant_private_key"],
        path=case.get("path"),
        now=case["now"],
        nonce=case["nonce"],
    )
    return {"request": {name: getattr(request, name) for name in ("method", "path", "authorization")}}


def parse_certificates(case):
    known = case["known_keys"]
    certificates = wxnotify.parse_certificates(
        case["headers"],
        body(case),
        api_v3_keys(case["api_v3_keys"]),
        None if known is None else platform_keys(known),
        case["now"],
    )
    return certificates_outcome(certificates)


def certificates_outcome(certificates):
    names = ("serial", "pem", "not_before", "not_after", "effective_time", "expire_time")
    return {"certificates": [{name: getattr(each, name) for name in names} for each in certificates]}


def testing_certificates(case):
    platform = Platform(**case["platform"])
    headers, raw = platform.certificates_answer(case["now"])
    return certificates_outcome(wxnotify.parse_certificates(headers, raw, platform.api_v3_key, now=case["now"]))


def testing(case):
    platform = Platform(**case["platform"])
    headers, raw = platform.notification(**case["notification"])
    return platform.parser().parse(headers, raw, case["now"])


def made_up(case):
    event, kind = case.get("event"), case.get("kind")
    return {"sample": sample(event, case["overrides"], kind=kind) if event else sample(kind, case["overrides"])}


def diagnose(case):
    return {"diagnosis": construct(case["config"]).diagnose(case["headers"], body(case), case["now"]).to_json()}


def version(_):
    return {"version": wxnotify.VERSION}


def codes(_):
    return {"codes": [code._asdict() for code in wxnotify.ERROR_CODES]}


def kinds(_):
    return {"kinds": list(wxnotify.KINDS)}


OPERATIONS = {
    "construct": construct_only,
    "parse": parse,
    "replace": replace,
    "expect": expect,
    "expect_paid": expect_paid,
    "expect_refunded": expect_refunded,
    "event": event,
    "parse_v2": parse_v2,
    "event_v2": event_v2,
    "ack_v2": ack_v2,
    "sample": made_up,
    "answer": answer,
    "ack": ack,
    "signing_message": signing_message,
    "verify_signature": verify_signature,
    "decrypt_resource": decrypt_resource,
    "certificates_request": certificates_request,
    "parse_certificates": parse_certificates,
    "testing": testing,
    "testing_certificates": testing_certificates,
    "diagnose": diagnose,
    "codes": codes,
    "kinds": kinds,
    "version": version,
}

FIELDS = (
    "id",
    "create_time",
    "event_type",
    "resource_type",
    "summary",
    "original_type",
    "associated_data",
    "resource",
    "serial",
    "timestamp",
    "nonce",
    "request_id",
    "api_v3_key_label",
    "kind",
    "certificate_expires_at",
)


def ack_outcome(answer):
    return {"status": answer.status, "content_type": answer.content_type, "body": answer.body}


def printed(case):
    """What is printed of a case: the outcome, and of a notification its fields."""
    try:
        done = OPERATIONS[case["operation"]](case["input"])
    except wxnotify.WxNotifyError as error:
        outcome = {
            "code": error.code,
            "message": error.message,
            "field": error.field,
            "ack": ack_outcome(error.ack),
            "is_platform_probe": error.is_platform_probe,
        }
        return {"name": case["name"], "outcome": {"error": outcome}}
    if isinstance(done, wxnotify.Notification):
        fields = {name: getattr(done, name) for name in FIELDS}
        fields["plaintext"] = done.plaintext.decode()
        return {"name": case["name"], "outcome": {"notification": done.to_json()}, "fields": fields}
    if isinstance(done, bytes):
        done = {"bytes": base64.b64encode(done).decode()}
    return {"name": case["name"], "outcome": done}


for line in sys.stdin.buffer:
    print(json.dumps(printed(json.loads(line))), flush=True)
