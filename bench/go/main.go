// What Parse costs in Go, for the same payment as `cargo bench -p wxnotify` parses:
//
//	bindings/go/native.sh && cd bench/go && go run .
//
// Each line is the median of many short turns. A machine that does something else meanwhile makes all of them slower: compare
// with the core's own figures of the same minute.
package main

import (
	"fmt"
	"log"
	"net/http"
	"runtime"
	"slices"
	"strconv"
	"time"

	"github.com/wxnotify/wxnotify-go"
	"github.com/wxnotify/wxnotify-go/wxnotifytest"
)

// payment is one with a coupon, as WeChat Pay's documentation shows it.
const payment = `{"mchid":"1900007291","appid":"wxd678efh567hg6787","out_trade_no":"1217752501201407033233368018","transaction_id":"4200002245202611216754823945","trade_type":"JSAPI","trade_state":"SUCCESS","trade_state_desc":"支付成功","bank_type":"CMB_DEBIT","attach":"member=8213;store=17","success_time":"2026-11-21T10:34:56+08:00","payer":{"openid":"oUpF8uMuAJO_M2pxb1Q9zNjWeS6o"},"amount":{"total":10000,"payer_total":9900,"currency":"CNY","payer_currency":"CNY"},"scene_info":{"device_id":"013467007045764"},"promotion_detail":[{"coupon_id":"109519","name":"满百减一","scope":"SINGLE","type":"CASH","amount":100,"stock_id":"931386","wechatpay_contribute":0,"merchant_contribute":100,"other_contribute":0,"currency":"CNY","goods_detail":[{"goods_id":"M1006","quantity":1,"unit_price":10000,"discount_amount":100}]}]}`

const (
	turns        = 400
	callsPerTurn = 50
)

func main() {
	now := time.Unix(1_795_000_000, 0)
	platform := must(wxnotifytest.NewPlatform(wxnotifytest.WithPublicKeyID("PUB_KEY_ID_0114232134912410000000000000")))
	parser := platform.Parser()
	delivery := must(platform.Notification("TRANSACTION.SUCCESS", payment, wxnotifytest.WithNow(now), wxnotifytest.WithSummary("支付成功")))
	body := delivery.Body
	// The company that the headers that count are in.
	header := http.Header{
		"Host":              {"pay.example.com"},
		"User-Agent":        {"Mozilla/4.0"},
		"Accept":            {"*/*"},
		"Content-Length":    {strconv.Itoa(len(body))},
		"Connection":        {"Keep-Alive"},
		"X-Forwarded-For":   {"101.226.103.12"},
		"X-Forwarded-Proto": {"https"},
	}
	for name, values := range delivery.Header {
		header[name] = values
	}
	unknown := header.Clone()
	unknown.Set("Wechatpay-Serial", "PUB_KEY_ID_0000000000000000000000000000")

	parse := func() *wxnotify.Notification { return must(parser.ParseAt(header, body, now)) }
	calls := []struct {
		name  string
		call  func()
		times []float64
	}{
		{name: "Parse", call: func() { parse() }},
		{name: "Parse, and the resource as a map", call: func() { must(parse().ResourceMap()) }},
		{name: "Parse, and Expect an order", call: func() {
			must(0, parse().Expect(wxnotify.OutTradeNo("1217752501201407033233368018"), wxnotify.AmountTotal(10000)))
		}},
		{name: "Parse, and ToJSON", call: func() { must(parse().ToJSON()) }},
		{name: "refuse an unknown serial", call: func() {
			if _, err := parser.ParseAt(unknown, body, now); err == nil {
				log.Fatal("an unknown serial was accepted")
			}
		}},
	}
	for range turns {
		for index := range calls {
			began := time.Now()
			for range callsPerTurn {
				calls[index].call()
			}
			calls[index].times = append(calls[index].times, float64(time.Since(began).Nanoseconds())/1000/callsPerTurn)
		}
	}
	fmt.Printf("%s, a body of %d bytes\n\n| call | median | fastest |\n| --- | --- | --- |\n", runtime.Version(), len(body))
	for _, call := range calls {
		slices.Sort(call.times)
		fmt.Printf("| %s | %.1f µs | %.1f µs |\n", call.name, call.times[turns/2], call.times[0])
	}
}

func must[T any](value T, err error) T {
	if err != nil {
		log.Fatal(err)
	}
	return value
}
