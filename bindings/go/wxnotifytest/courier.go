package wxnotifytest

import (
	"context"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"sync"
	"time"

	wxnotify "github.com/wxnotify/wxnotify-go"
	"github.com/wxnotify/wxnotify-go/internal/ask"
	"github.com/wxnotify/wxnotify-go/internal/hook"
)

// Courier brings notifications to a handler as WeChat Pay does, in virtual time: what is not taken comes again, freshly signed, after the
// pauses of the official schedule, a day of them in a moment. The handler has to go by the same clock, with wxhttp.WithClock, or, one of
// your own, with [wxnotify.NotificationParser.ParseAt]: by the system's it would refuse what is signed hours ahead.
type Courier struct {
	// Platform signs and encrypts.
	Platform *Platform
	// Handler receives: requests are given to it, without a socket.
	Handler http.Handler
	// Clock is what the handler goes by. A pause sets it forward.
	Clock *Clock
	// Schedule says when a notification comes again: [ScheduleTransaction] unless set.
	Schedule Schedule
	// URL is the notify_url, for handlers that look at it: / unless set.
	URL string
}

// Schedule is the pauses after which WeChat Pay sends a product's notification again, as its official pages tell them.
type Schedule string

const (
	// ScheduleTransaction is most products': 15 times in 24 hours and 4 minutes, 15s/15s/30s/3m/10m/20m/30m/30m/30m/60m/3h/3h/3h/6h/6h.
	ScheduleTransaction Schedule = "transaction"
	// SchedulePayscore is that of some of PayScore (支付分): 9 times in 3 hours and 4 minutes.
	SchedulePayscore Schedule = "payscore"
	// ScheduleTransfer is that of transfers (商家转账): 65 times in 23 hours.
	ScheduleTransfer Schedule = "transfer"
	// ScheduleNone has nothing come again, as medical insurance (医保) does after its first half minute.
	ScheduleNone Schedule = "none"
)

// Pauses are the schedule's: one before each repetition.
//
// Errors: [wxnotify.ErrOptionInvalid] for a schedule that is none.
func (s Schedule) Pauses() ([]time.Duration, error) {
	seconds, err := ask.Value[[]int64](map[string]any{"do": "schedule", "schedule": s})
	pauses := make([]time.Duration, 0, len(seconds))
	for _, pause := range seconds {
		pauses = append(pauses, time.Duration(pause)*time.Second)
	}
	return pauses, err
}

// Attempt is one time that a notification was brought.
type Attempt struct {
	// At is when, by the courier's clock.
	At time.Time
	// Status is the answer's, and 0 where there was none: the handler panicked, or took longer than the 5 real seconds that WeChat Pay waits.
	Status int
	// Body is the answer's.
	Body string
}

// IsTaken says whether the handler took the notification, so that it does not come again: it answered 200 or 204.
func (a Attempt) IsTaken() bool {
	return a.Status == http.StatusOK || a.Status == http.StatusNoContent
}

// Deliver brings a notification, again and again until it is taken or the schedule ends, and returns each attempt: the last one tells
// whether it was taken. Arguments are those of [Platform.Notification]. It is the same notification each time, with one ID, signed and
// encrypted anew at the clock's time. Call it again, with the same [WithID], for a repetition of what was taken.
//
// Errors: [wxnotify.ErrOptionInvalid].
func (c *Courier) Deliver(eventType, resource string, options ...NotificationOption) ([]Attempt, error) {
	if c.Platform == nil || c.Handler == nil || c.Clock == nil {
		return nil, hook.NewError(string(wxnotify.ErrOptionInvalid), "the courier has no Platform, Handler or Clock; give all three", "courier", nil)
	}
	schedule := c.Schedule
	if schedule == "" {
		schedule = ScheduleTransaction
	}
	pauses, err := schedule.Pauses()
	if err != nil {
		return nil, err
	}
	var attempts []Attempt
	for again := 0; ; again++ {
		delivery, err := c.Platform.Notification(eventType, resource, append(options[:len(options):len(options)], WithNow(c.Clock.Now()))...)
		if err != nil {
			return attempts, err
		}
		if again == 0 {
			options = append(options[:len(options):len(options)], identityOf(delivery)...)
		}
		attempt, err := c.bring(delivery)
		if err != nil {
			return attempts, err
		}
		attempts = append(attempts, attempt)
		if attempt.IsTaken() || again == len(pauses) {
			return attempts, nil
		}
		c.Clock.Advance(pauses[again])
	}
}

// identityOf is what makes the next notification the same, as far as the first one has it.
func identityOf(delivery *Delivery) []NotificationOption {
	var envelope struct {
		ID         string `json:"id"`
		CreateTime string `json:"create_time"`
	}
	// One of the faults is no JSON.
	if json.Unmarshal(delivery.Body, &envelope) != nil || envelope.ID == "" {
		return nil
	}
	return []NotificationOption{WithID(envelope.ID), WithCreateTime(envelope.CreateTime)}
}

// patience is how long WeChat Pay waits for an answer.
var patience = 5 * time.Second

// bring gives a delivery to the handler.
func (c *Courier) bring(delivery *Delivery) (Attempt, error) {
	url := c.URL
	if url == "" {
		url = "/"
	}
	ctx, hangUp := context.WithTimeout(context.Background(), patience)
	defer hangUp()
	request, err := delivery.Request(url)
	if err != nil {
		return Attempt{}, err
	}
	request = request.WithContext(ctx)
	attempt := Attempt{At: c.Clock.Now()}
	answered := make(chan *httptest.ResponseRecorder, 1)
	go func() {
		defer close(answered)
		// A server closes the connection.
		defer func() { _ = recover() }()
		answer := httptest.NewRecorder()
		c.Handler.ServeHTTP(answer, request)
		answered <- answer
	}()
	select {
	case answer, isThere := <-answered:
		if isThere {
			attempt.Status, attempt.Body = answer.Code, answer.Body.String()
		}
	case <-ctx.Done():
	}
	return attempt, nil
}

// Clock is a clock that stands still, but for what it is set forward. Make one with [NewClock]; all goroutines may use it.
type Clock struct {
	lock sync.Mutex
	now  time.Time
}

// NewClock makes a clock that shows a time.
func NewClock(start time.Time) *Clock { return &Clock{now: start} }

// Now is what it shows: give this method to the handler.
func (c *Clock) Now() time.Time {
	c.lock.Lock()
	defer c.lock.Unlock()
	return c.now
}

// Advance sets it forward.
func (c *Clock) Advance(by time.Duration) {
	c.lock.Lock()
	defer c.lock.Unlock()
	c.now = c.now.Add(by)
}
