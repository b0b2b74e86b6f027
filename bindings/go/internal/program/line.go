package program

import (
	"context"
	"database/sql"
	"runtime"
	"sync"
	"time"
	"weak"
)

// line is where a process's writers to an SQLite database stand, each until the one before has committed. SQLite has one writer at a time, and
// the others sleep and look again: who is unlucky does so for seconds while those who come later overtake it.
type line chan struct{}

// lines has the database's line by its pool, for as long as that lives.
var lines sync.Map

func lineOf(db *sql.DB) line {
	pool := weak.Make(db)
	if found, is := lines.Load(pool); is {
		return found.(line)
	}
	found, is := lines.LoadOrStore(pool, make(line, 1))
	if !is {
		runtime.AddCleanup(db, func(pool weak.Pointer[sql.DB]) { lines.Delete(pool) }, pool)
	}
	return found.(line)
}

// ownWait is how long who may wait for as long as the connection says stands in line.
const ownWait = 10 * time.Second

// enter waits for its turn, for waitMS at most (0: for ownWait). It returns what ends the turn, and how long is left to wait for other
// processes. Without a turn that is a moment: SQLite says then that another is writing.
func (l line) enter(ctx context.Context, waitMS int64) (leave func(), restMS int64) {
	patience := time.Duration(waitMS) * time.Millisecond
	if waitMS == 0 {
		patience = ownWait
	}
	since := time.Now()
	waiting, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	select {
	case l <- struct{}{}:
		if waitMS == 0 {
			return sync.OnceFunc(func() { <-l }), 0
		}
		return sync.OnceFunc(func() { <-l }), max(1, waitMS-time.Since(since).Milliseconds())
	case <-waiting.Done():
		return func() {}, 1
	}
}
