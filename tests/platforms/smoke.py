"""The wheel on its platform: its version, a genuine payment, and every forged one."""

import wxnotify
from wxnotify.testing import FAULTS, Platform, sample

print(wxnotify.__version__)
passed = failed = 0
for platform in (Platform(), Platform(public_key_id="PUB_KEY_ID_0114232134912410000000000000"), Platform(algorithm="SM2")):
    parser = platform.parser()
    for fault in (None, *FAULTS):
        sent = platform.notification("TRANSACTION.SUCCESS", sample("TRANSACTION.SUCCESS"), fault=fault)
        try:
            good = parser.parse(*sent).event_type == "TRANSACTION.SUCCESS" and fault is None
        except wxnotify.WxNotifyError:
            good = fault is not None
        passed, failed = passed + good, failed + (not good)
        if not good:
            print("FAILED ", fault or "genuine")
print(f"{passed} passed, {failed} failed")
raise SystemExit(failed != 0)
