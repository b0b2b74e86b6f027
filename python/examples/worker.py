"""What works stored notifications off, and looks after the inbox."""

import threading

import wxnotify


# snippet: begin
def work_off(handler: wxnotify.NotificationHandler, stop: threading.Event) -> None:
    """A worker: in any number of threads, processes and machines."""
    handler.work(stop)


def look_after(inbox: wxnotify.Inbox) -> None:
    """Once a day, say."""
    with inbox.transaction() as connection:
        for letter in inbox.dead_letters(connection):
            print(letter.key, letter.event_type, letter.attempts, letter.last_error)
            inbox.retry(connection, letter.key)  # once what failed is mended
        inbox.purge(connection, older_than=30 * 24 * 3600)  # what is done, in seconds


# snippet: end
