"""The protocol of bench/README.md, and the files that it names."""

import json
import sys
from pathlib import Path
from time import perf_counter_ns

FOLDER = Path(sys.argv[1])


def text(name):
    return (FOLDER / name).read_text()


def message(name):
    """Headers and raw body of one request."""
    lines = text(f"{name}.headers").splitlines()
    return dict(line.split(": ", 1) for line in lines), (FOLDER / f"{name}.body").read_bytes()


def serve(versions, operations):
    """Answers standard input until its end. An operation is a pair: what takes headers and body, and what shows its output."""
    messages = {}
    say(json.dumps({"operations": list(operations), "versions": versions}))
    for line in sys.stdin:
        word, operation, name, *calls = line.split()
        call, show = operations[operation]
        if name not in messages:
            messages[name] = message(name)
        say(check(call, show, *messages[name]) if word == "check" else turn(call, *messages[name], int(calls[0])))


def check(call, show, headers, body):
    try:
        output = call(headers, body)
    except Exception as error:  # noqa: BLE001 - each refuses in its own way
        return json.dumps({"refused": repr(error)})
    # wechatpayv3 refuses by None.
    return json.dumps({"refused": "None"} if output is None else show(output))


def turn(call, headers, body, calls):
    accepted = 0
    begin = perf_counter_ns()
    for _ in range(calls):
        try:
            if call(headers, body) is not None:
                accepted += 1
        except Exception:  # noqa: BLE001, S110 - it is counted by what was accepted
            pass
    return f"{perf_counter_ns() - begin} {accepted}"


def say(line):
    print(line, flush=True)


def plaintext(output):
    return {"plaintext": output.decode()}


def resource(output):
    return {"resource": output}


def event(payment):
    return {
        "event": {
            "out_trade_no": payment.out_trade_no,
            "transaction_id": payment.transaction_id,
            "trade_state": payment.trade_state,
            "total": payment.amount.total,
            "openid": payment.payer.openid,
            "goods_id": payment.promotion_detail[0].goods_detail[0].goods_id,
        }
    }
