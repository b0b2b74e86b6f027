package wxnotifytest

import "time"

// SetPatience has couriers wait as long for an answer, and returns how long they waited before.
func SetPatience(wait time.Duration) (before time.Duration) {
	before, patience = patience, wait
	return before
}
