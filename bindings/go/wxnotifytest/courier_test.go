package wxnotifytest_test

import (
	"context"
	"errors"
	"io"
	"log/slog"
	"net/http"
	"testing"
	"time"

	wxnotify "github.com/wxnotify/wxnotify-go"
	"github.com/wxnotify/wxnotify-go/events"
	"github.com/wxnotify/wxnotify-go/wxhttp"
	"github.com/wxnotify/wxnotify-go/wxnotifytest"
)

// snippet: begin
// The shop's database is down for seven hours: the order is paid after nine, and once.
func TestADayOfRetries(t *testing.T) {
	platform, err := wxnotifytest.NewPlatform()
	if err != nil {
		t.Fatal(err)
	}
	clock, paid := wxnotifytest.NewClock(time.Now()), 0
	isBack := clock.Now().Add(7 * time.Hour)
	handler, err := wxhttp.New(platform.Parser(), wxhttp.WithClock(clock.Now),
		wxhttp.OnPaid(func(context.Context, *events.TransactionDirect, *wxhttp.Delivery) error {
			if clock.Now().Before(isBack) {
				return errors.New("the database is down")
			}
			paid++
			return nil
		}))
	if err != nil {
		t.Fatal(err)
	}
	courier := wxnotifytest.Courier{Platform: platform, Handler: handler, Clock: clock}
	resource, err := wxnotifytest.Sample("TRANSACTION.SUCCESS", map[string]any{"out_trade_no": "A1"})
	if err != nil {
		t.Fatal(err)
	}
	attempts, err := courier.Deliver("TRANSACTION.SUCCESS", resource)
	if err != nil {
		t.Fatal(err)
	}
	last := attempts[len(attempts)-1]
	if len(attempts) != 13 || !last.IsTaken() || last.At.Sub(attempts[0].At) != 9*time.Hour+4*time.Minute || paid != 1 {
		t.Errorf("paid %d times by %d attempts, the last of which is %+v", paid, len(attempts), last)
	}
}

// snippet: end

func courierTo(t *testing.T, handler http.Handler) *wxnotifytest.Courier {
	t.Helper()
	platform, err := wxnotifytest.NewPlatform()
	if err != nil {
		t.Fatal(err)
	}
	return &wxnotifytest.Courier{Platform: platform, Handler: handler, Clock: wxnotifytest.NewClock(time.Now())}
}

// What is never taken comes after each of the official pauses, freshly signed, and is the same notification.
func TestWhatIsNeverTakenComesForADay(t *testing.T) {
	var courier *wxnotifytest.Courier
	ids, signatures, nonces := map[string]bool{}, map[string]bool{}, map[string]bool{}
	courier = courierTo(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, err := io.ReadAll(r.Body)
		if err != nil {
			t.Error(err)
		}
		notification, err := courier.Platform.Parser().ParseAt(r.Header, body, courier.Clock.Now())
		if err != nil {
			t.Error(err)
			return
		}
		ids[notification.ID+*notification.CreateTime] = true
		signatures[r.Header.Get("Wechatpay-Signature")], nonces[notification.Nonce] = true, true
		if age := courier.Clock.Now().Sub(notification.Timestamp); age < 0 || age >= time.Second || r.URL.Path != "/notify" {
			t.Errorf("it came to %s %v after it was signed", r.URL, age)
		}
		if len(signatures) == 1 {
			panic(http.ErrAbortHandler)
		}
		w.WriteHeader(http.StatusAccepted)
	}))
	courier.URL = "/notify"
	began := courier.Clock.Now()
	attempts, err := courier.Deliver("TRANSACTION.SUCCESS", "{}")
	if err != nil {
		t.Fatal(err)
	}
	const minute, hour = time.Minute, time.Hour
	want := began
	pauses := []time.Duration{0, 15 * time.Second, 15 * time.Second, 30 * time.Second, 3 * minute, 10 * minute, 20 * minute, 30 * minute, 30 * minute,
		30 * minute, hour, 3 * hour, 3 * hour, 3 * hour, 6 * hour, 6 * hour}
	if len(attempts) != len(pauses) || len(ids) != 1 || len(signatures) != len(pauses) || len(nonces) != len(pauses) {
		t.Fatalf("%d attempts of %d notifications, with %d signatures and %d nonces", len(attempts), len(ids), len(signatures), len(nonces))
	}
	for index, attempt := range attempts {
		want = want.Add(pauses[index])
		status := map[bool]int{true: 0, false: http.StatusAccepted}[index == 0]
		if !attempt.At.Equal(want) || attempt.Status != status || attempt.IsTaken() {
			t.Errorf("attempt %d is %+v, want one at %v", index, attempt, want)
		}
	}
	if !courier.Clock.Now().Equal(began.Add(24*hour + 4*minute)) {
		t.Errorf("the clock shows %v", courier.Clock.Now())
	}
}

// A handler that goes by the system's clock refuses what comes more than five minutes after it.
func TestAHandlerWithoutTheClockRefusesWhatComesLater(t *testing.T) {
	courier := courierTo(t, nil)
	var codes []wxnotify.Code
	quiet := wxhttp.WithLogger(slog.New(slog.DiscardHandler))
	handler, err := wxhttp.New(courier.Platform.Parser(), quiet, wxhttp.WithObserver(func(_ context.Context, outcome wxhttp.Outcome) {
		codes = append(codes, outcome.Code)
	}))
	if err != nil {
		t.Fatal(err)
	}
	courier.Handler, courier.Schedule = handler, wxnotifytest.SchedulePayscore
	attempts, err := courier.Deliver("TRANSACTION.SUCCESS", "{}")
	if err != nil || len(attempts) != 10 {
		t.Fatalf("%d attempts, %v", len(attempts), err)
	}
	for index, code := range codes {
		if isLater := attempts[index].At.Sub(attempts[0].At) > 5*time.Minute; isLater != (code == wxnotify.ErrTimestampOutOfRange) {
			t.Errorf("attempt %d ended as %s", index, code)
		}
	}
}

// What takes longer than WeChat Pay waits is no answer, and hears that nobody waits any more.
func TestAnAnswerThatComesTooLateIsNone(t *testing.T) {
	before := wxnotifytest.SetPatience(50 * time.Millisecond)
	defer wxnotifytest.SetPatience(before)
	if before != 5*time.Second {
		t.Errorf("it waits %v", before)
	}
	hungUp := make(chan bool, 1)
	courier := courierTo(t, http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		<-r.Context().Done()
		hungUp <- true
	}))
	courier.Schedule = wxnotifytest.ScheduleNone
	attempts, err := courier.Deliver("TRANSACTION.SUCCESS", "{}")
	if err != nil || len(attempts) != 1 || attempts[0].IsTaken() {
		t.Errorf("got %+v, %v", attempts, err)
	}
	<-hungUp
}

// With a fault each repetition has it.
func TestFaultsAreRepeated(t *testing.T) {
	courier := courierTo(t, nil)
	handler, err := wxhttp.New(courier.Platform.Parser(), wxhttp.WithClock(courier.Clock.Now), wxhttp.WithLogger(slog.New(slog.DiscardHandler)))
	if err != nil {
		t.Fatal(err)
	}
	courier.Handler = handler
	for _, fault := range []wxnotifytest.Fault{wxnotifytest.Forged, wxnotifytest.NotJSON, wxnotifytest.Stale} {
		attempts, err := courier.Deliver("TRANSACTION.SUCCESS", "{}", fault)
		if err != nil || len(attempts) != 16 {
			t.Fatalf("%d attempts, %v", len(attempts), err)
		}
		for _, attempt := range attempts {
			if attempt.Status/100 != 4 {
				t.Errorf("%s is answered %+v", fault, attempt)
			}
		}
	}
}

func TestSchedules(t *testing.T) {
	for schedule, want := range map[wxnotifytest.Schedule]time.Duration{
		wxnotifytest.ScheduleTransaction: 24*time.Hour + 4*time.Minute,
		wxnotifytest.SchedulePayscore:    3*time.Hour + 4*time.Minute,
		wxnotifytest.ScheduleTransfer:    22*time.Hour + 52*time.Minute + 30*time.Second,
		wxnotifytest.ScheduleNone:        0,
	} {
		pauses, err := schedule.Pauses()
		if err != nil {
			t.Fatal(err)
		}
		for _, pause := range pauses {
			want -= pause
		}
		if want != 0 {
			t.Errorf("%s is %v off", schedule, want)
		}
	}
	courier := courierTo(t, http.NotFoundHandler())
	courier.Schedule = "hourly"
	for field, courier := range map[string]*wxnotifytest.Courier{"schedule": courier, "courier": {}} {
		_, err := courier.Deliver("TRANSACTION.SUCCESS", "{}")
		var known *wxnotify.Error
		if !errors.As(err, &known) || known.Code != wxnotify.ErrOptionInvalid || known.Field != field {
			t.Errorf("got %v", err)
		}
	}
	courier.Schedule = wxnotifytest.ScheduleNone
	if attempts, err := courier.Deliver("TRANSACTION.SUCCESS", "{}"); err != nil || len(attempts) != 1 {
		t.Errorf("%d attempts, %v", len(attempts), err)
	}
}
