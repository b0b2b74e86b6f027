package integration

import (
	"bytes"
	"database/sql"
	"fmt"
	"maps"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/wxnotify/wxnotify-go/wxnotifytest"
)

// The quickstart of the README, as the program that it is.

const order = "A20261121"

// theQuickstart builds it, and returns what starts it with an environment, in a folder of its own.
func theQuickstart(t *testing.T) (start func(environment map[string]string) *exec.Cmd, folder string) {
	t.Helper()
	folder = t.TempDir()
	program := filepath.Join(folder, "quickstart")
	// Built as these tests are, so that the SQLite driver is compiled once.
	if said, err := exec.Command("go", "build", "-race", "-o", program, "./quickstart").CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, said)
	}
	return func(environment map[string]string) *exec.Cmd {
		command := exec.Command(program)
		command.Dir = folder
		for name, value := range environment {
			command.Env = append(command.Env, name+"="+value)
		}
		return command
	}, folder
}

func TestTheQuickstart(t *testing.T) {
	start, folder := theQuickstart(t)
	withID := must(wxnotifytest.NewPlatform(wxnotifytest.WithPublicKeyID("PUB_KEY_ID_0114232134912410000000000000")))(t)
	key := filepath.Join(folder, "pub_key.pem")
	check(t, os.WriteFile(key, []byte(withID.PublicKeyPEM()), 0o600))
	listener := must(net.Listen("tcp", "127.0.0.1:0"))(t)
	port := fmt.Sprint(listener.Addr().(*net.TCPAddr).Port)
	check(t, listener.Close())
	environment := map[string]string{"WXPAY_MCHID": "1900007291", "WXPAY_PUBLIC_KEY_ID": withID.Serial(), "WXPAY_PUBLIC_KEY_FILE": key,
		"WXPAY_API_V3_KEY": withID.APIv3Key(), "PORT": port}

	// Whichever is missing is named, on one line.
	for _, missing := range slices.Sorted(maps.Keys(environment)) {
		others := maps.Clone(environment)
		delete(others, missing)
		said, err := start(others).CombinedOutput()
		if err == nil || !strings.Contains(string(said), "set "+missing+" in the environment") || strings.Count(string(said), "\n") != 1 {
			t.Errorf("without %s it says %s", missing, said)
		}
	}
	others := maps.Clone(environment)
	others["WXPAY_PUBLIC_KEY_FILE"] = filepath.Join(folder, "none.pem")
	if said, err := start(others).CombinedOutput(); err == nil || !strings.Contains(string(said), "none.pem") {
		t.Errorf("without the file it says %s", said)
	}

	program := start(environment)
	log := new(bytes.Buffer)
	program.Stderr = log
	check(t, program.Start())
	url := "http://127.0.0.1:" + port + "/notify"
	for patience := time.Now().Add(20 * time.Second); ; time.Sleep(20 * time.Millisecond) {
		response, err := http.Get(url)
		if err == nil {
			response.Body.Close()
			break
		}
		if time.Now().After(patience) {
			t.Fatal(err)
		}
	}
	paid := func() (times int) {
		db := must(sql.Open("sqlite3", filepath.Join(folder, "shop.db")))(t)
		defer db.Close()
		check(t, db.QueryRow("SELECT paid FROM orders").Scan(&times))
		return times
	}
	genuine := strings.Replace(payment, "A1", order, 1)
	pay := func(resource, answer string, times int) {
		t.Helper()
		delivery := must(withID.Notification("TRANSACTION.SUCCESS", resource, wxnotifytest.WithID("N1")))(t)
		is(t, send(t, must(delivery.Request(url))(t)), answer)
		is(t, paid(), times)
	}
	const failed = `500 {"code":"FAIL","message":"notification could not be processed"}`
	pay(strings.Replace(genuine, "100", "99", 1), failed, 0)
	pay(payment, failed, 0)
	pay(strings.Replace(genuine, "1900007291", "1900007292", 1), failed, 0)
	pay(strings.Replace(genuine, "SUCCESS", "NOTPAY", 1), failed, 0)
	pay(genuine, success, 1)
	pay(genuine, success, 1)

	check(t, program.Process.Kill())
	_ = program.Wait()
	for _, line := range []string{"INFO paid order=" + order, "DEBUG wxnotify: SUCCESS", "ERROR wxnotify: CONTENT_MISMATCH"} {
		if !strings.Contains(log.String(), line) {
			t.Errorf("%s is not in the log:\n%s", line, log)
		}
	}
}
