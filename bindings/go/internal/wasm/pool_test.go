//go:build !cgo || wxnotify_wasm

package wasm

import (
	"errors"
	"os"
	"runtime"
	"slices"
	"sync"
	"testing"

	"github.com/wxnotify/wxnotify-go/internal/native"
)

func TestMain(m *testing.M) {
	native.NewError = func(failure native.Failure) error { return errors.New(failure.Code) }
	os.Exit(m.Run())
}

// world is a parser, and a notification for it.
var world = sync.OnceValue(func() func(*testing.T) *parser {
	platform, err := Testing{}.NewPlatform([]byte("{}"))
	if err != nil {
		panic(err)
	}
	about := platform.About()
	return func(t *testing.T) *parser {
		t.Helper()
		made, err := Library{}.NewParser(native.PlatformKeys{Certificates: []string{about.CertificatePEM}}, []native.Secret{{Key: about.APIv3Key}}, native.Options{})
		if err != nil {
			t.Fatal(err)
		}
		return made.(*parser)
	}
})

// inPool looks at the instances that nobody uses, which are all.
func inPool(look func([]*instance)) {
	pool.lock.Lock()
	defer pool.lock.Unlock()
	look(pool.idle)
}

func TestInstancesAreBounded(t *testing.T) {
	parser := world()(t)
	var group sync.WaitGroup
	for range 50 {
		group.Add(1)
		go func() {
			defer group.Done()
			for range 20 {
				if most, err := parser.MaxBodyBytes(); err != nil || most != 1<<20 {
					t.Errorf("got %d, %v", most, err)
				}
			}
		}()
	}
	group.Wait()
	inPool(func(idle []*instance) {
		if len(idle) == 0 || len(idle) > runtime.GOMAXPROCS(0) {
			t.Errorf("there are %d", len(idle))
		}
	})
}

// One big body does not hold its memory for ever.
func TestAnInstanceThatHasGrownIsLetGo(t *testing.T) {
	if _, err := (Library{}).SigningMessage("1", "n", make([]byte, 2*mostKept)); err != nil {
		t.Fatal(err)
	}
	inPool(func(idle []*instance) {
		if slices.ContainsFunc(idle, func(i *instance) bool { return i.size() > mostKept }) {
			t.Error("it is kept")
		}
	})
}

func TestAFreedParserIsForgotten(t *testing.T) {
	for range 100 {
		world()(t).Free()
	}
	stays := world()(t)
	inPool(func(idle []*instance) {
		// The one that was used last.
		if held := idle[len(idle)-1].parsers; len(held) > 2 || held[stays].number == 0 {
			t.Errorf("%d are held", len(held))
		}
	})
}

// A trap takes nothing down, and leaves what the instance holds.
func TestATrap(t *testing.T) {
	platform, err := Testing{}.NewPlatform([]byte("{}"))
	if err != nil {
		t.Fatal(err)
	}
	for range 5000 {
		if err := (Testing{}).Panic(); err == nil || err.Error() != "INTERNAL" {
			t.Fatalf("got %v", err)
		}
	}
	if _, err := platform.Sign([]byte("m")); err != nil {
		t.Error(err)
	}
}

// Whichever instance is used has the keys that were set last.
func TestKeysAreReplacedInEveryInstance(t *testing.T) {
	parser := world()(t)
	other, err := Testing{}.NewPlatform([]byte(`{"public_key_id":"PUB_KEY_ID_1"}`))
	if err != nil {
		t.Fatal(err)
	}
	// Who is in an instance at the same time makes the parser in another.
	var inside, done sync.WaitGroup
	inside.Add(runtime.GOMAXPROCS(0))
	for range runtime.GOMAXPROCS(0) {
		done.Add(1)
		go func() {
			defer done.Done()
			_ = pool.use(func(i *instance) error {
				inside.Done()
				inside.Wait()
				_, err := parser.in(i)
				return err
			})
		}()
	}
	done.Wait()
	if err := parser.ReplacePlatformKeys(native.PlatformKeys{PublicKeys: []native.PublicKey{{ID: "PUB_KEY_ID_1", PEM: other.About().PublicKeyPEM}}}); err != nil {
		t.Fatal(err)
	}
	if err := parser.ReplacePlatformKeys(native.PlatformKeys{}); err == nil || err.Error() != "NO_PLATFORM_KEY" {
		t.Errorf("got %v", err)
	}
	if err := parser.ReplaceAPIv3Keys([]native.Secret{{Key: other.About().APIv3Key}}); err != nil {
		t.Fatal(err)
	}
	if err := parser.ReplaceAPIv3Keys(nil); err == nil || err.Error() != "API_V3_KEY_INVALID" {
		t.Errorf("got %v", err)
	}
	delivery, err := other.Notification([]byte(`{"event_type":"TRANSACTION.SUCCESS","resource":"{}"}`))
	if err != nil {
		t.Fatal(err)
	}
	header := map[string][]string{}
	for _, pair := range delivery.Headers {
		header[pair[0]] = []string{pair[1]}
	}
	for range 2 * runtime.GOMAXPROCS(0) {
		var group sync.WaitGroup
		for range runtime.GOMAXPROCS(0) {
			group.Add(1)
			go func() {
				defer group.Done()
				keys, err := parser.PlatformKeys()
				if err != nil || len(keys) != 1 || keys[0].Serial != "PUB_KEY_ID_1" || keys[0].NotAfter != nil {
					t.Errorf("got %v, %v", keys, err)
				}
				if _, err := parser.Parse(header, delivery.Body, native.SystemNow); err != nil {
					t.Errorf("got %v", err)
				}
			}()
		}
		group.Wait()
	}
}
