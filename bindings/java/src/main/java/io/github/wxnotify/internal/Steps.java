package io.github.wxnotify.internal;

import java.util.Map;

/** A program of the core on its way, and the step that it is at. */
abstract class Steps {
    static final String DONE = "done";

    final Object number;
    Map<String, Object> step;

    Steps(Object number, Map<String, Object> step) {
        this.number = number;
        this.step = step;
    }

    final boolean isNow(String name) {
        return name.equals(step.get("step"));
    }

    final boolean hasEnded() {
        return isNow("answer") || isNow("value") || isNow("error");
    }

    /** Tells what came of the step, and has the one after it. */
    final void next(Object reply) {
        step = new Call("next").with("program", number).with("result", reply).answer();
    }

    /** Forgets a program that is left before its end. One that has ended is forgotten already, or waits for its callback. */
    final void drop() {
        if (!hasEnded()) {
            new Call("drop").with("program", number).value();
        }
    }
}
