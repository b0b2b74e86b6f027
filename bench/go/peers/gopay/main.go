// The SDK gopay as its doc/wechat_v3.md shows it. It gives the payment as a type of its own.
package main

import (
	"log"

	"bench/contest"

	"github.com/go-pay/gopay"
	"github.com/go-pay/gopay/wechat/v3"
)

func main() {
	client, err := wechat.NewClientV3("1900007291", "444F4864EA9B34415", contest.Text("api_v3_key"), contest.Text("private_key.pem"))
	if err != nil {
		log.Fatal(err)
	}
	if err := client.AutoVerifySignByPublicKey([]byte(contest.Text("public_key.pem")), contest.Text("public_key_id")); err != nil {
		log.Fatal(err)
	}
	apiV3Key := contest.Text("api_v3_key")
	contest.Serve("gopay "+gopay.Version,
		contest.Op("event", func(message *contest.Message) (*wechat.V3DecryptPayResult, error) {
			request, err := verified(message, client)
			if err != nil {
				return nil, err
			}
			return request.DecryptPayCipherText(apiV3Key)
		}, func(paid *wechat.V3DecryptPayResult) map[string]any { return contest.Event(paid) }),
	)
}

func verified(message *contest.Message, client *wechat.ClientV3) (*wechat.V3NotifyReq, error) {
	request, err := wechat.V3ParseNotify(message.Request())
	if err != nil {
		return nil, err
	}
	return request, request.VerifySignByPKMap(client.WxPublicKeyMap())
}
