package integration

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/wxnotify/wxnotify-go/wxhttp"
	"github.com/wxnotify/wxnotify-go/wxnotifytest"
)

// Each acknowledged notification is on disk: the kernel was told to sync as often as there was a 200. Without strace only
// TestSQLiteSyncsEachCommit says so.
func TestEachAcknowledgedNotificationIsSynced(t *testing.T) {
	const notifications = 50
	if os.Getenv("WXNOTIFY_UNDER_STRACE") != "" {
		s := newShop(t, "sqlite")
		e := serve(t, wxhttp.WithInbox(s.inbox), s.paying(succeeds))
		for number := range notifications {
			e.gets(deliver(t, wxnotifytest.WithID(fmt.Sprint("N", number))), 200, wxhttp.CodeSuccess)
		}
		return
	}
	strace, err := exec.LookPath("strace")
	if err != nil {
		t.Log("strace is missing")
		return
	}
	calls := filepath.Join(t.TempDir(), "calls")
	traced := exec.Command(strace, "-f", "-qq", "-e", "trace=fsync,fdatasync", "-o", calls, os.Args[0], "-test.run=^"+t.Name()+"$")
	traced.Env = append(os.Environ(), "WXNOTIFY_UNDER_STRACE=1")
	if output, err := traced.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, output)
	}
	text := string(must(os.ReadFile(calls))(t))
	if syncs := strings.Count(text, "fsync(") + strings.Count(text, "fdatasync("); syncs < notifications {
		t.Errorf("%d syncs for %d acknowledged notifications", syncs, notifications)
	}
}
