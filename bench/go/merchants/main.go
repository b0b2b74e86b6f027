// 10,000 merchants in one process: memory, and time per request, beside a handler of one. See bench/merchants/README.md.
//
//	bindings/go/native.sh && cd bench/go && GOMAXPROCS=1 go run ./merchants
package main

import (
	"bytes"
	"context"
	"fmt"
	"log"
	"log/slog"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"os"
	"path"
	"runtime/debug"
	"strconv"
	"strings"
	"syscall"
	"time"

	"github.com/wxnotify/wxnotify-go/wxhttp"
	"github.com/wxnotify/wxnotify-go/wxnotifytest"
)

const (
	merchants = 10_000
	requests  = 30_000
	paid      = `{"mchid":"1900007291","out_trade_no":"A1","trade_state":"SUCCESS","amount":{"total":100,"currency":"CNY"}}`
)

// A pair of keys takes long to make. Each merchant has a parser of its own all the same.
var platforms [8]*wxnotifytest.Platform

func main() {
	slog.SetDefault(slog.New(slog.DiscardHandler))
	var sent [len(platforms)][50]*wxnotifytest.Delivery
	for number := range platforms {
		platforms[number] = must(wxnotifytest.NewPlatform(wxnotifytest.WithPublicKeyID(fmt.Sprintf("PUB_KEY_ID_%d", number))))
		for index := range sent[number] {
			sent[number][index] = must(platforms[number].Notification("TRANSACTION.SUCCESS", paid))
		}
	}
	taken := wxhttp.Otherwise(func(context.Context, *wxhttp.Delivery) error { return nil })
	one := must(wxhttp.New(platforms[0].Parser(), taken))
	registry := must(wxhttp.NewMerchants(func(_ context.Context, name string) (*wxhttp.ServedMerchant, error) {
		number, err := strconv.Atoi(name)
		if err != nil {
			return nil, nil
		}
		return wxhttp.NewServedMerchant(name, platforms[number%len(platforms)].Parser())
	}))
	many := must(wxhttp.NewForMerchants(registry.By(func(r *http.Request) string { return path.Base(r.URL.Path) }), taken))

	microseconds := func(handler http.Handler, next func() int) float64 {
		began := processorTime()
		for range requests {
			number := next()
			of := &sent[number%len(sent)]
			delivery := of[rand.IntN(len(of))]
			request := must(http.NewRequest(http.MethodPost, "/wxpay/"+strconv.Itoa(number), bytes.NewReader(delivery.Body)))
			request.Header = delivery.Header
			answer := httptest.NewRecorder()
			handler.ServeHTTP(answer, request)
			if answer.Code != http.StatusOK {
				log.Fatalf("%d %s", answer.Code, answer.Body)
			}
		}
		return float64(processorTime()-began) / requests / 1000
	}
	first := func() int { return 0 }
	microseconds(one, first)
	before := residentKiB()
	for number := range merchants {
		must(registry.Get(context.Background(), strconv.Itoa(number)))
	}
	memory := float64(residentKiB()-before) / merchants
	alone, among := 1e9, 1e9
	for range 3 {
		alone = min(alone, microseconds(one, first))
		among = min(among, microseconds(many, func() int { return rand.IntN(merchants) }))
	}
	fmt.Printf("Go: %.1f KiB a merchant; a request %.0f µs, and %.0f µs with one merchant\n", memory, among, alone)
}

// processorTime is what this program took, without what others take of the processor, in nanoseconds.
func processorTime() time.Duration {
	var used syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &used); err != nil {
		log.Fatal(err)
	}
	return time.Duration(used.Utime.Nano() + used.Stime.Nano())
}

func residentKiB() int {
	debug.FreeOSMemory()
	status := string(must(os.ReadFile("/proc/self/status")))
	_, after, _ := strings.Cut(status, "VmRSS:")
	return must(strconv.Atoi(strings.Fields(after)[0]))
}

func must[T any](value T, err error) T {
	if err != nil {
		log.Fatal(err)
	}
	return value
}
