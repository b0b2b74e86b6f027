"""The harness with contestants that only pretend: python3 -m unittest discover -s bench"""

from __future__ import annotations

import json
import sys
import tempfile
import unittest
from pathlib import Path
from unittest import mock
from xml.etree import ElementTree

from harness import chart, contestant, field, goals, measure, report, results
from harness.contestant import Contestant, Lost, Running

FAKE = str(Path(__file__).with_name("fake.py"))
PAYMENT = {
    "out_trade_no": "A1",
    "transaction_id": "T1",
    "trade_state": "SUCCESS",
    "amount": {"total": 10000},
    "payer": {"openid": "o"},
    "promotion_detail": [{"goods_detail": [{"goods_id": "M1006"}]}],
}


def fake(behaviour: str, name: str = "", kind: str = "hand") -> Contestant:
    return Contestant(name or behaviour, "Python", kind, "", (sys.executable, FAKE, behaviour), warm_up=0.0001)


class HarnessTest(unittest.TestCase):
    def setUp(self) -> None:
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        genuine = json.dumps(PAYMENT, separators=(",", ":"))
        (self.folder / "expected.json").write_text(json.dumps(dict.fromkeys(("paid", *measure.LARGE), genuine)))
        for name in ("paid", *measure.LARGE):
            (self.folder / f"{name}.body").write_text("{}")
            (self.folder / f"{name}.headers").write_text("A: b\n")

    def admitted(self, who: Contestant) -> Running:
        running = measure.admitted(who, self.folder, None)
        self.addCleanup(running.stop)
        return running

    def raced(self, *who: Contestant) -> measure.Race:
        race = measure.Race(self.admitted(fake("right", "floor", "floor")), [self.admitted(each) for each in who])
        race.warm_up()
        race.run_until(0, least=4)
        return race

    def test_a_wrong_result_is_refused(self) -> None:
        with self.assertRaisesRegex(Lost, "json of paid came out as"):
            self.admitted(fake("wrong"))

    def test_what_is_never_checked_is_marked(self) -> None:
        self.assertEqual([], self.admitted(fake("right")).marks)
        self.assertEqual(["tag"], self.admitted(fake("takes-altered")).marks)
        self.assertEqual(["time"], self.admitted(fake("takes-stale")).marks)

    def test_who_accepts_what_it_refused_or_dies_is_lost_and_the_others_go_on(self) -> None:
        with mock.patch("sys.stderr"):
            race = self.raced(fake("sometimes"), fake("dies"), fake("right"))
        self.assertEqual(["right"], [runner.contestant.name for runner in race.runners])
        self.assertEqual(
            {"sometimes": "parse accepted paid", "dies": "ended: an error on the way"},
            {who.name: why.partition(" 0 of")[0] if who.name == "sometimes" else why for who, why in race.lost.items()},
        )

    def test_who_does_not_answer_is_lost(self) -> None:
        with mock.patch.object(contestant, "PATIENCE", 0.5), self.assertRaisesRegex(Lost, "did not answer"):
            self.admitted(fake("silent")).turn("parse", "paid", 1)

    def test_ratios_are_of_the_same_round(self) -> None:
        race = self.raced(fake("right", "wxnotify", "ours"), fake("slow"))
        ours, slow = (race.times["parse paid"][runner.contestant] for runner in race.runners)
        self.assertEqual(4, len(slow.own))
        self.assertEqual(measure.Ratio(3, 3, 3), measure.ratio(slow, ours))
        # Large bodies have a turn in every third round.
        self.assertEqual([0, 3], race.times["parse 1-MiB"][race.runners[0].contestant].rounds)
        # Where one of them had no turn in a round, that round does not count.
        above, below = measure.Times([30, 60, 90], [2, 5, 6]), measure.Times([99, 10, 30], [1, 2, 5])
        self.assertEqual(measure.Ratio(2.5, 2, 3), measure.ratio(above, below))

    def test_a_stale_message_that_is_taken_is_no_refusal(self) -> None:
        race = self.raced(fake("takes-stale"), fake("right", "wxnotify", "ours"))
        self.assertEqual(["wxnotify"], [who.name for who in race.times["first stale"]])
        self.assertEqual({}, race.lost)
        self.assertEqual(["takes-stale", "wxnotify"], sorted(who.name for who in race.times["first unknown-serial"]))

    def test_the_report_and_the_chart(self) -> None:
        race = self.raced(fake("right", "wxnotify", "ours"), fake("slow"), fake("takes-altered", "lax", "sdk"))
        with mock.patch.object(results, "MESSAGES", self.folder):
            found = results.of(race, {fake("wrong", "absent", "sdk"): "could not be had: no network"}, 1)
        found = json.loads(json.dumps(found))
        english, chinese = report.written(found, "en"), report.written(found, "zh")
        for text in (english, chinese):
            self.assertIn("absent: could not be had: no network", text)
            self.assertIn("| Python | **wxnotify** | 20.0 µs | 20.0 µs | 1.00 (1.00–1.00) | 1.00 (1.00–1.00) |", text)
        self.assertIn("lax, never checks the tag of AES-GCM", english)
        # The lax one is as fast as ours, and no correct peer.
        self.assertIn("slow by hand (fastest correct peer)", english)
        met = {goal.column: (goal.measured, goal.met) for goal in goals.goals(found)}
        self.assertEqual(
            {
                "floor": (1, True),
                "parse": (3, True),
                "json": (3, True),
                "refusal": (20, False),
                "256-KiB": (1, True),
                "1-MiB": (1, True),
            },
            met,
        )
        # The same figures in the same places.
        self.assertEqual(*[[line.count("|") for line in text.splitlines()] for text in (english, chinese)])
        figures = [
            [cell for cell in text.replace("（", " ").replace("）", " ").split() if cell.endswith("µs") or "–" in cell]
            for text in (english, chinese)
        ]
        self.assertEqual(*figures)
        picture = ElementTree.fromstring(chart.drawn(found))
        bars = [
            each for each in picture.iter("{http://www.w3.org/2000/svg}rect") if each.get("height") == str(chart.BAR)
        ]
        self.assertEqual(3, len(bars))

    def test_everybody_can_be_set_up(self) -> None:
        from harness import setup

        self.assertLessEqual({each.needs for each in field.CONTESTANTS}, set(setup.STEPS))
        self.assertLessEqual({each.language for each in field.CONTESTANTS}, set(goals.LANGUAGES))


if __name__ == "__main__":
    unittest.main()
