package wxnotify_test

import (
	"errors"
	"net/http"
	"sync"
	"testing"
	"time"

	"github.com/wxnotify/wxnotify-go"
	"github.com/wxnotify/wxnotify-go/wxnotifytest"
)

// What the tests share: one platform, because making keys takes long, and its notifications.

const (
	apiV3Key    = "0123456789abcdefghijklmnopqrstuv"
	publicKeyID = "PUB_KEY_ID_0114232134912410000000000000"
)

var now = time.Unix(1_795_000_000, 0)

var newPlatform = sync.OnceValues(func() (*wxnotifytest.Platform, error) {
	return wxnotifytest.NewPlatform(
		wxnotifytest.WithSerial("5157F09EFDC096DE15EBE81A47057A7232F1B8E1"),
		wxnotifytest.WithNotBefore(time.Unix(1_700_000_000, 0)),
		wxnotifytest.WithNotAfter(time.Unix(1_900_000_000, 0)),
		wxnotifytest.WithAPIv3Key(apiV3Key))
})

func thePlatform(t testing.TB) *wxnotifytest.Platform {
	t.Helper()
	return must(newPlatform())(t)
}

// inPublicKeyMode is the same platform under an id.
func inPublicKeyMode(t testing.TB, id string) *wxnotifytest.Platform {
	t.Helper()
	return must(wxnotifytest.NewPlatform(wxnotifytest.WithPublicKeyID(id),
		wxnotifytest.WithPrivateKey(thePlatform(t).PrivateKeyPEM()), wxnotifytest.WithAPIv3Key(apiV3Key)))(t)
}

func deliver(t testing.TB, platform *wxnotifytest.Platform, options ...wxnotifytest.NotificationOption) *wxnotifytest.Delivery {
	t.Helper()
	options = append([]wxnotifytest.NotificationOption{wxnotifytest.WithNow(now)}, options...)
	return must(platform.Notification("TRANSACTION.SUCCESS", payment, options...))(t)
}

// must returns a value, or ends the test.
func must[T any](value T, err error) func(testing.TB) T {
	return func(t testing.TB) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return value
	}
}

// fails checks that err has a code, and a field where one is given.
func fails(t testing.TB, err error, code wxnotify.Code, field string) *wxnotify.Error {
	t.Helper()
	var failed *wxnotify.Error
	if !errors.As(err, &failed) || !errors.Is(err, code) {
		t.Fatalf("got %v, want %s", err, code)
	}
	if failed.Field != field {
		t.Fatalf("%v names the field %q, not %q", err, failed.Field, field)
	}
	return failed
}

func apiV3Keys() []wxnotify.APIv3Key {
	return []wxnotify.APIv3Key{wxnotify.NewAPIv3Key(apiV3Key)}
}

func renamed(header http.Header, rename func(string) string) http.Header {
	all := http.Header{}
	for name, values := range header {
		all[rename(name)] = values
	}
	return all
}
