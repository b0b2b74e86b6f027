package wxhttp

import "time"

// SetClock has the registry go by another clock.
func (m *Merchants) SetClock(now func() time.Time) { m.now = now }
