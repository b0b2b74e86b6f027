// An endpoint as README.md of wechatpay-go shows it. What the sample returns from without an answer is answered 500 here.
package main

import (
	"context"
	"crypto/x509"
	"fmt"
	"log"
	"net/http"
	"os"
	"path/filepath"

	"github.com/wechatpay-apiv3/wechatpay-go/core"
	"github.com/wechatpay-apiv3/wechatpay-go/core/auth/verifiers"
	"github.com/wechatpay-apiv3/wechatpay-go/core/notify"
	"github.com/wechatpay-apiv3/wechatpay-go/services/payments"
	"github.com/wechatpay-apiv3/wechatpay-go/utils"
)

func main() {
	platform := os.Getenv("PLATFORM")
	apiV3Key, err := os.ReadFile(filepath.Join(platform, "api_v3_key"))
	if err != nil {
		log.Fatal(err)
	}
	certificate, err := utils.LoadCertificateWithPath(filepath.Join(platform, "certificate.pem"))
	if err != nil {
		log.Fatal(err)
	}
	visitor := core.NewCertificateMapWithList([]*x509.Certificate{certificate})
	handler, err := notify.NewRSANotifyHandler(string(apiV3Key), verifiers.NewSHA256WithRSAVerifier(visitor))
	if err != nil {
		log.Fatal(err)
	}
	http.HandleFunc("/notify", func(w http.ResponseWriter, r *http.Request) {
		paid := new(payments.Transaction)
		if _, err := handler.ParseNotifyRequest(context.Background(), r, paid); err != nil {
			w.WriteHeader(http.StatusInternalServerError)
			return
		}
		fmt.Println(*paid.OutTradeNo)
		w.WriteHeader(http.StatusOK)
	})
	log.Fatal(http.ListenAndServe("127.0.0.1:"+os.Getenv("PORT"), nil))
}
