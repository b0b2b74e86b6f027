"""What works stored notifications off, and looks after the inbox."""

# snippet: begin
import threading

import wxnotify


def work_off(handler: wxnotify.NotificationHandler, stop: threading.Event) -> None:
    """A worker: in any number of threads, processes and machines."""
    handler.work(stop, purge_older_than=30 * 24 * 3600)  # what ended a month ago is forgotten


def look_after(inbox: wxnotify.Inbox) -> None:
    """Every few minutes, say."""
    with inbox.transaction() as connection:
        stats = inbox.stats(connection)
        print(stats.waiting, stats.oldest_waiting, stats.dead)
        for letter in inbox.dead_letters(connection):
            print(letter.key, letter.kind, letter.attempts, letter.last_error)
            inbox.retry(connection, letter.key)  # once what failed is mended; or discard it


# snippet: end
