package io.github.wxnotify.inbox;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Where the threads stand that want to write to an SQLite file. SQLite has one writer at a time, and the others sleep and look
 * again: who is unlucky does so for seconds while those who come later overtake it.
 */
final class Line {
    private static final ConcurrentMap<String, Line> LINES = new ConcurrentHashMap<>();

    /** Goes to who has waited longest. */
    private final Semaphore turn = new Semaphore(1, true);

    private Line() {}

    /** The line of a file, which is this process's. */
    static Line of(String file) {
        return LINES.computeIfAbsent(file, name -> new Line());
    }

    /** Waits for its turn, for so many milliseconds at most: whether it came. */
    boolean enter(int ms) throws InterruptedException {
        return turn.tryAcquire(ms, TimeUnit.MILLISECONDS);
    }

    /** Ends the turn: the next one's begins. */
    void leave() {
        turn.release();
    }
}
