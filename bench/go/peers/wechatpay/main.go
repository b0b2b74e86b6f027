// The SDK wechatpay-go as its README shows it. It fills a map or a type of the merchant's.
package main

import (
	"context"
	"log"

	"bench/contest"

	"github.com/wechatpay-apiv3/wechatpay-go/core/auth/verifiers"
	"github.com/wechatpay-apiv3/wechatpay-go/core/consts"
	"github.com/wechatpay-apiv3/wechatpay-go/core/notify"
	"github.com/wechatpay-apiv3/wechatpay-go/services/payments"
	"github.com/wechatpay-apiv3/wechatpay-go/utils"
)

func main() {
	key, err := utils.LoadPublicKey(contest.Text("public_key.pem"))
	if err != nil {
		log.Fatal(err)
	}
	handler, err := notify.NewRSANotifyHandler(contest.Text("api_v3_key"), verifiers.NewSHA256WithRSAPubkeyVerifier(contest.Text("public_key_id"), *key))
	if err != nil {
		log.Fatal(err)
	}
	contest.Serve("wechatpay-go "+consts.Version,
		contest.Op("json", func(message *contest.Message) (map[string]any, error) {
			content := map[string]any{}
			_, err := handler.ParseNotifyRequest(context.Background(), message.Request(), &content)
			return content, err
		}, contest.Resource),
		contest.Op("event", func(message *contest.Message) (*payments.Transaction, error) {
			paid := new(payments.Transaction)
			_, err := handler.ParseNotifyRequest(context.Background(), message.Request(), paid)
			return paid, err
		}, func(paid *payments.Transaction) map[string]any { return contest.Event(paid) }),
	)
}
