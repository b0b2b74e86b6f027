package wxhttp

import (
	"container/list"
	"context"
	"log/slog"
	"net/http"
	"sync"
	"time"

	"github.com/wxnotify/wxnotify-go/internal/ask"
	"github.com/wxnotify/wxnotify-go/internal/program"
)

// Merchants is a registry of merchants, loaded one by one where they are asked for, and kept. Make one with [NewMerchants], and share it:
// all goroutines may use it.
//
// A merchant serves for the registry's age as it was loaded. After that it still does, while it is loaded anew beside; where that fails it
// goes on serving, which is logged. A name that is nobody's is remembered for ten seconds, and no more than 1,000 of them: where that many
// are, [wxnotify.ErrNotificationBusy] (503, and WeChat Pay sends again) is returned instead of asking for another new name. So names that
// somebody makes up cost at most 1,000 loads in ten seconds.
type Merchants struct {
	load   Load
	rules  rules
	logger *slog.Logger // nil for the default
	// The monotonic clock.
	now func() time.Time

	lock    sync.Mutex
	kept    recent[*kept]
	unknown recent[time.Time] // until when
	// What is being loaded: for the first time, for which requests wait; and anew, beside.
	first map[string]*loading
	anew  map[string]*loading
}

// Load finds a merchant by its name, in your database say: nil without an error says that nobody is called so. ctx has the values of the
// request that asked first, and no deadline, since others may wait for it, too.
type Load func(ctx context.Context, name string) (*ServedMerchant, error)

// rules are what the native library made of the options.
type rules struct {
	MaxAgeMS    int64           `json:"max_age_ms"`
	Capacity    int             `json:"capacity"`
	UnknownMS   int64           `json:"unknown_ms"`
	MostUnknown int             `json:"most_unknown"`
	RetryMS     int64           `json:"retry_ms"`
	Busy        program.Refused `json:"busy"`
}

func after(now time.Time, milliseconds int64) time.Time {
	return now.Add(time.Duration(milliseconds) * time.Millisecond)
}

// kept is a merchant, and from when on it is loaded anew.
type kept struct {
	merchant   *ServedMerchant
	freshUntil time.Time
}

// loading is a load on its way. What came of it is there when done is closed.
type loading struct {
	done     chan struct{}
	merchant *ServedMerchant
	err      error
}

// MerchantsOption is one of the options of [NewMerchants].
type MerchantsOption func(*merchantsOptions)

type merchantsOptions struct {
	maxAge   time.Duration
	capacity int
	logger   *slog.Logger
}

// WithMaxAge says for how long a merchant serves before it is loaded anew: 5 minutes unless set.
func WithMaxAge(age time.Duration) MerchantsOption {
	return func(options *merchantsOptions) { options.maxAge = age }
}

// WithCapacity says how many merchants are kept at most, 10,000 unless set. The one that was not asked for for the longest time goes first.
func WithCapacity(most int) MerchantsOption {
	return func(options *merchantsOptions) { options.capacity = most }
}

// WithMerchantsLogger has the registry log there, and not to [slog.Default]: loads beside requests that failed.
func WithMerchantsLogger(logger *slog.Logger) MerchantsOption {
	return func(options *merchantsOptions) { options.logger = logger }
}

// NewMerchants makes a registry that asks load.
//
// Errors: [wxnotify.ErrOptionInvalid].
func NewMerchants(load Load, options ...MerchantsOption) (*Merchants, error) {
	if load == nil {
		return nil, invalid("load", "the function is nil; give one that finds a merchant by its name")
	}
	given := merchantsOptions{maxAge: 5 * time.Minute, capacity: 10_000}
	for _, option := range options {
		option(&given)
	}
	read, err := ask.Value[rules](map[string]any{"do": "merchants", "max_age": given.maxAge.Seconds(), "capacity": given.capacity})
	if err != nil {
		return nil, err
	}
	return &Merchants{load: load, rules: read, logger: given.logger, now: time.Now, kept: newRecent[*kept](), unknown: newRecent[time.Time](),
		first: map[string]*loading{}, anew: map[string]*loading{}}, nil
}

// Get returns the merchant of this name, or nil where nobody is called so. Whoever stops waiting, because ctx is cancelled, does not end
// the load.
//
// Errors: what load returns; ctx's; [wxnotify.ErrNotificationBusy] where too many names are asked for that are nobody's;
// [wxnotify.ErrOptionInvalid] where load returns a merchant of another name.
func (m *Merchants) Get(ctx context.Context, name string) (*ServedMerchant, error) {
	merchant, waited, err := m.look(context.WithoutCancel(ctx), name)
	if waited == nil {
		return merchant, err
	}
	select {
	case <-waited.done:
		return waited.merchant, waited.err
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

// By makes a chooser of the registry, for [NewForMerchants]: a request's merchant is the one whose name nameOf finds in it, such as
// a variable of the path (r.PathValue). An empty name, and what can be no name, is nobody's.
func (m *Merchants) By(nameOf func(r *http.Request) string) Chooser { return &byName{m, nameOf} }

// Forget has the merchant loaded anew when it is asked for again: after a change that cannot wait.
func (m *Merchants) Forget(name string) {
	m.lock.Lock()
	defer m.lock.Unlock()
	m.kept.remove(name)
	m.unknown.remove(name)
	// What is on its way may be of before the change: who waits gets it, and it is not kept.
	delete(m.first, name)
	delete(m.anew, name)
}

type byName struct {
	merchants *Merchants
	nameOf    func(*http.Request) string
}

func (b *byName) Choose(r *http.Request) (*ServedMerchant, error) {
	return b.merchants.Get(r.Context(), b.nameOf(r))
}

func (b *byName) find(ctx context.Context, name string) (*ServedMerchant, error) {
	return b.merchants.Get(ctx, name)
}

// look returns what is kept of a name, or the load to wait for.
func (m *Merchants) look(ctx context.Context, name string) (*ServedMerchant, *loading, error) {
	m.lock.Lock()
	defer m.lock.Unlock()
	now := m.now()
	if kept, isKept := m.kept.get(name); isKept {
		if !now.Before(kept.freshUntil) && m.anew[name] == nil {
			m.begin(ctx, name, m.anew, m.endRenewal)
		}
		return kept.merchant, nil, nil
	}
	if loading := m.first[name]; loading != nil {
		return nil, loading, nil
	}
	// What is kept and loaded is a name; the rest is looked at before anything is remembered or asked for.
	if len(name) > longestName {
		return nil, nil, nil
	}
	if _, err := ask.Value[any](map[string]any{"do": "check_merchant", "merchant": name}); err != nil {
		return nil, nil, nil
	}
	for until, isThere := m.unknown.oldest(); isThere && !until.After(now); until, isThere = m.unknown.oldest() {
		m.unknown.removeOldest()
	}
	if m.unknown.has(name) {
		return nil, nil, nil
	}
	if m.unknown.len()+len(m.first) >= m.rules.MostUnknown {
		return nil, nil, m.rules.Busy.Err(nil)
	}
	return nil, m.begin(ctx, name, m.first, m.endFirst), nil
}

// longestName is no more than to spare what is much longer the question.
const longestName = 64

// begin loads a merchant in a goroutine of its own, under the lock. end is called under the lock, too, unless the name was forgotten.
func (m *Merchants) begin(ctx context.Context, name string, among map[string]*loading, end func(name string, ended *loading)) *loading {
	begun := &loading{done: make(chan struct{})}
	among[name] = begun
	loaded := attempt(m.log(), func() (*ServedMerchant, error) { return m.load(ctx, name) })
	go func() {
		begun.merchant, begun.err = m.check(name, <-loaded)
		m.lock.Lock()
		isWanted := among[name] == begun
		if isWanted {
			delete(among, name)
			end(name, begun)
		}
		m.lock.Unlock()
		close(begun.done)
	}()
	return begun
}

// check makes sure that what was loaded has the name by which it is found again.
func (m *Merchants) check(name string, loaded attempted[*ServedMerchant]) (*ServedMerchant, error) {
	if loaded.err != nil || loaded.value == nil {
		return nil, loaded.err
	}
	if _, err := ask.Value[any](map[string]any{"do": "check_merchant", "merchant": loaded.value.name, "asked": name}); err != nil {
		return nil, err
	}
	return loaded.value, nil
}

func (m *Merchants) endFirst(name string, ended *loading) {
	if ended.err == nil {
		m.keep(name, ended.merchant)
	}
}

func (m *Merchants) endRenewal(name string, ended *loading) {
	if ended.err == nil {
		m.keep(name, ended.merchant)
	} else if kept, isKept := m.kept.peek(name); isKept {
		kept.freshUntil = after(m.now(), m.rules.RetryMS)
	}
	if ended.merchant == nil {
		_, missing := found(nil, ended.err)
		go m.tell(name, missing.(*noMerchant).reply)
	}
}

// tell logs that there is nothing new of a merchant.
func (m *Merchants) tell(name string, reply any) {
	told, err := program.ReportOf(map[string]any{"do": "merchant_not_loaded", "merchant": name, "reply": reply})
	if err == nil {
		m.log().Log(context.Background(), levels[told.Level], "wxnotify: "+told.Line)
	}
}

func (m *Merchants) keep(name string, merchant *ServedMerchant) {
	if merchant == nil {
		m.kept.remove(name)
		m.unknown.put(name, after(m.now(), m.rules.UnknownMS))
		return
	}
	m.kept.put(name, &kept{merchant, after(m.now(), m.rules.MaxAgeMS)})
	for m.kept.len() > m.rules.Capacity {
		m.kept.removeOldest()
	}
}

func (m *Merchants) log() *slog.Logger {
	if m.logger != nil {
		return m.logger
	}
	return slog.Default()
}

// recent has values by name, in the order in which they were put or got.
type recent[V any] struct {
	order  *list.List
	places map[string]*list.Element
}

type named[V any] struct {
	name  string
	value V
}

func newRecent[V any]() recent[V] { return recent[V]{list.New(), map[string]*list.Element{}} }

func (r recent[V]) len() int { return len(r.places) }

func (r recent[V]) has(name string) bool { return r.places[name] != nil }

// get makes it the one that was got last; peek does not.
func (r recent[V]) get(name string) (V, bool) {
	if place := r.places[name]; place != nil {
		r.order.MoveToBack(place)
	}
	return r.peek(name)
}

func (r recent[V]) peek(name string) (value V, isThere bool) {
	if place := r.places[name]; place != nil {
		return place.Value.(named[V]).value, true
	}
	return value, false
}

func (r recent[V]) put(name string, value V) {
	r.remove(name)
	r.places[name] = r.order.PushBack(named[V]{name, value})
}

func (r recent[V]) remove(name string) {
	if place := r.places[name]; place != nil {
		r.order.Remove(place)
		delete(r.places, name)
	}
}

func (r recent[V]) oldest() (value V, isThere bool) {
	if place := r.order.Front(); place != nil {
		return place.Value.(named[V]).value, true
	}
	return value, false
}

func (r recent[V]) removeOldest() { r.remove(r.order.Front().Value.(named[V]).name) }
