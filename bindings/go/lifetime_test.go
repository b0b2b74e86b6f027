package wxnotify_test

import (
	"errors"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/wxnotify/wxnotify-go"
)

// Whoever parses while the keys are replaced sees the old ones or the new ones, whole.
func TestKeysAreReplacedWhileOthersParse(t *testing.T) {
	old, fresh := inPublicKeyMode(t, publicKeyID), inPublicKeyMode(t, "PUB_KEY_ID_2")
	delivery := deliver(t, old)
	parser := old.Parser()
	var accepted, refused atomic.Int64
	done := make(chan struct{})
	var group sync.WaitGroup
	for range 4 {
		group.Add(1)
		go func() {
			defer group.Done()
			for {
				select {
				case <-done:
					return
				default:
				}
				notification, err := parser.ParseAt(delivery.Header, delivery.Body, now)
				switch {
				case err == nil && string(notification.Plaintext) == payment:
					accepted.Add(1)
				case errors.Is(err, wxnotify.ErrSerialUnknown):
					refused.Add(1)
				default:
					t.Errorf("got %v", err)
					return
				}
			}
		}()
	}
	deadline := time.Now().Add(time.Minute)
	for (accepted.Load() < 200 || refused.Load() < 200) && !t.Failed() && time.Now().Before(deadline) {
		for _, keys := range []wxnotify.PlatformKeys{fresh.PlatformKeys(), old.PlatformKeys()} {
			if err := parser.ReplacePlatformKeys(keys); err != nil {
				t.Error(err)
			}
			must(parser.PlatformKeys())(t)
		}
	}
	close(done)
	group.Wait()
	if accepted.Load() < 200 || refused.Load() < 200 {
		t.Errorf("%d were accepted, %d refused", accepted.Load(), refused.Load())
	}
}

// Whoever parses while the parser is closed gets a notification or a clean error.
func TestAParserIsClosedWhileOthersParse(t *testing.T) {
	delivery := deliver(t, thePlatform(t))
	for range 20 {
		parser := thePlatform(t).Parser()
		var group sync.WaitGroup
		started := make(chan struct{}, 4)
		for range 4 {
			group.Add(1)
			go func() {
				defer group.Done()
				for parses := 0; ; parses++ {
					_, err := parser.ParseAt(delivery.Header, delivery.Body, now)
					if parses == 0 {
						started <- struct{}{}
					}
					if err != nil {
						if !errors.Is(err, wxnotify.ErrArgumentInvalid) {
							t.Errorf("got %v", err)
						}
						return
					}
				}
			}()
		}
		for range 4 {
			<-started
		}
		group.Add(2)
		for range 2 {
			go func() { defer group.Done(); parser.Close() }()
		}
		group.Wait()
	}
}
