// The module on its platform: its version, a genuine payment, and every forged one.
package main

import (
	"fmt"
	"os"

	wxnotify "github.com/wxnotify/wxnotify-go"
	"github.com/wxnotify/wxnotify-go/wxnotifytest"
)

func main() {
	fmt.Println(wxnotify.Version())
	passed, failed := 0, 0
	check := func(name string, good bool) {
		if good {
			passed++
			return
		}
		failed++
		fmt.Println("FAILED ", name)
	}
	for _, option := range []wxnotifytest.PlatformOption{
		wxnotifytest.WithAlgorithm("RSA"), wxnotifytest.WithPublicKeyID("PUB_KEY_ID_0114232134912410000000000000"), wxnotifytest.WithAlgorithm("SM2"),
	} {
		platform, err := wxnotifytest.NewPlatform(option)
		if err != nil {
			panic(err)
		}
		parser := platform.Parser()
		sent, err := platform.Notification("TRANSACTION.SUCCESS", `{"mchid":"1900007291","out_trade_no":"A1"}`)
		if err != nil {
			panic(err)
		}
		_, err = parser.Parse(sent.Header, sent.Body)
		check("genuine", err == nil)
		for _, fault := range wxnotifytest.Faults() {
			sent, err := platform.Notification("TRANSACTION.SUCCESS", `{"mchid":"1900007291","out_trade_no":"A1"}`, fault.Fault)
			if err != nil {
				panic(err)
			}
			_, err = parser.Parse(sent.Header, sent.Body)
			check(string(fault.Fault), err != nil)
		}
	}
	fmt.Printf("%d passed, %d failed\n", passed, failed)
	if failed > 0 {
		os.Exit(1)
	}
}
