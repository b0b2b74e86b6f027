// How many notifications two goroutines parse for one's, in the fastest of many short turns:
//
//	bindings/go/native.sh && cd bench/go && go run ./threads
package main

import (
	"fmt"
	"log"
	"sync"
	"time"

	wxnotify "github.com/wxnotify/wxnotify-go"
	"github.com/wxnotify/wxnotify-go/wxnotifytest"
)

const (
	turns = 15
	turn  = 200 * time.Millisecond
)

func main() {
	platform, err := wxnotifytest.NewPlatform()
	if err != nil {
		log.Fatal(err)
	}
	delivery, err := platform.Notification("TRANSACTION.SUCCESS",
		`{"mchid":"1900007291","out_trade_no":"A1","trade_type":"JSAPI","trade_state":"SUCCESS"}`)
	if err != nil {
		log.Fatal(err)
	}
	parser := platform.Parser()
	var one, two float64
	for range turns {
		one = max(one, rate(1, parser, delivery))
		two = max(two, rate(2, parser, delivery))
	}
	fmt.Printf("| Go | %.0f | %.0f | %.2f |\n", one, two, two/one)
}

func rate(threads int, parser *wxnotify.NotificationParser, delivery *wxnotifytest.Delivery) float64 {
	counts := make([]int, threads)
	until := time.Now().Add(turn)
	var all sync.WaitGroup
	for thread := range threads {
		all.Add(1)
		go func() {
			defer all.Done()
			count := 0
			for time.Now().Before(until) {
				if _, err := parser.Parse(delivery.Header, delivery.Body); err != nil {
					log.Fatal(err)
				}
				count++
			}
			counts[thread] = count
		}()
	}
	all.Wait()
	sum := 0
	for _, count := range counts {
		sum += count
	}
	return float64(sum) / turn.Seconds()
}
