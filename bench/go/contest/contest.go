// Package contest is the protocol of bench/README.md, and the files that it names.
package contest

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"log"
	"net/http"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"
)

// Message is one request, as net/http hands it over.
type Message struct {
	Header http.Header
	Body   []byte
}

// Request is the same for those who read it themselves.
func (m *Message) Request() *http.Request {
	return &http.Request{Method: http.MethodPost, Header: m.Header, Body: io.NopCloser(bytes.NewReader(m.Body))}
}

// Operation is a way to take a message.
type Operation struct {
	name  string
	check func(*Message) map[string]any
	turn  func(*Message, int) (time.Duration, int)
}

// Op is an operation of what takes a message, and of what shows its output.
func Op[T any](name string, call func(*Message) (T, error), show func(T) map[string]any) Operation {
	return Operation{
		name: name,
		check: func(message *Message) map[string]any {
			output, err := call(message)
			if err != nil {
				return map[string]any{"refused": err.Error()}
			}
			return show(output)
		},
		turn: func(message *Message, calls int) (time.Duration, int) {
			accepted := 0
			began := time.Now()
			for range calls {
				if _, err := call(message); err == nil {
					accepted++
				}
			}
			return time.Since(began), accepted
		},
	}
}

// Text is a file of the folder.
func Text(name string) string {
	content, err := os.ReadFile(filepath.Join(os.Args[1], name))
	if err != nil {
		log.Fatal(err)
	}
	return string(content)
}

func read(name string) *Message {
	header := http.Header{}
	for line := range strings.Lines(Text(name + ".headers")) {
		name, value, _ := strings.Cut(strings.TrimSuffix(line, "\n"), ": ")
		header.Add(name, value)
	}
	return &Message{header, []byte(Text(name + ".body"))}
}

// Serve answers standard input until its end.
func Serve(versions string, operations ...Operation) {
	named := map[string]Operation{}
	names := []string{}
	for _, operation := range operations {
		named[operation.name] = operation
		names = append(names, operation.name)
	}
	messages := map[string]*Message{}
	say(map[string]any{"operations": names, "versions": versions})
	for lines := bufio.NewScanner(os.Stdin); lines.Scan(); {
		words := strings.Fields(lines.Text())
		message := messages[words[2]]
		if message == nil {
			message = read(words[2])
			messages[words[2]] = message
		}
		operation := named[words[1]]
		if words[0] == "check" {
			say(operation.check(message))
			continue
		}
		calls, err := strconv.Atoi(words[3])
		if err != nil {
			log.Fatal(err)
		}
		took, accepted := operation.turn(message, calls)
		fmt.Println(took.Nanoseconds(), accepted)
	}
}

func say(value any) {
	line, err := json.Marshal(value)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(string(line))
}

// Plaintext shows one.
func Plaintext[T string | []byte](output T) map[string]any {
	return map[string]any{"plaintext": string(output)}
}

// Resource shows a tree.
func Resource(output map[string]any) map[string]any {
	return map[string]any{"resource": output}
}

// Event shows some fields of a typed payment, which JSON tags name.
func Event(payment any) map[string]any {
	written, err := json.Marshal(payment)
	if err != nil {
		log.Fatal(err)
	}
	var of struct {
		OutTradeNo    string `json:"out_trade_no"`
		TransactionID string `json:"transaction_id"`
		TradeState    string `json:"trade_state"`
		Amount        struct {
			Total int64 `json:"total"`
		} `json:"amount"`
		Payer struct {
			OpenID string `json:"openid"`
		} `json:"payer"`
		PromotionDetail []struct {
			GoodsDetail []struct {
				GoodsID string `json:"goods_id"`
			} `json:"goods_detail"`
		} `json:"promotion_detail"`
	}
	if err := json.Unmarshal(written, &of); err != nil {
		log.Fatal(err)
	}
	return map[string]any{"event": map[string]any{
		"out_trade_no": of.OutTradeNo, "transaction_id": of.TransactionID, "trade_state": of.TradeState,
		"total": of.Amount.Total, "openid": of.Payer.OpenID, "goods_id": of.PromotionDetail[0].GoodsDetail[0].GoodsID,
	}}
}
