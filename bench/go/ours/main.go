// wxnotify, as a merchant in Go has it; built without cgo on its WebAssembly core.
package main

import (
	"log"
	"runtime"

	"bench/contest"

	"github.com/wxnotify/wxnotify-go"
	"github.com/wxnotify/wxnotify-go/events"
)

func main() {
	keys := wxnotify.PlatformKeys{PublicKeys: []wxnotify.PublicKey{{ID: contest.Text("public_key_id"), PEM: contest.Text("public_key.pem")}}}
	parser, err := wxnotify.NewNotificationParser(keys, []wxnotify.APIv3Key{wxnotify.NewAPIv3Key(contest.Text("api_v3_key"))})
	if err != nil {
		log.Fatal(err)
	}
	contest.Serve("wxnotify "+wxnotify.Version()+", "+runtime.Version(),
		contest.Op("parse", func(message *contest.Message) ([]byte, error) {
			notification, err := parser.Parse(message.Header, message.Body)
			if err != nil {
				return nil, err
			}
			return notification.Plaintext, nil
		}, contest.Plaintext),
		contest.Op("json", func(message *contest.Message) (map[string]any, error) {
			notification, err := parser.Parse(message.Header, message.Body)
			if err != nil {
				return nil, err
			}
			return notification.ResourceMap()
		}, contest.Resource),
		contest.Op("event", func(message *contest.Message) (events.Event, error) {
			notification, err := parser.Parse(message.Header, message.Body)
			if err != nil {
				return nil, err
			}
			return notification.Event()
		}, func(event events.Event) map[string]any { return contest.Event(event) }),
	)
}
