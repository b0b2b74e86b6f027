// An endpoint as doc/wechat_v3.md of gopay shows it. What the sample returns from without an answer is answered 401 or 500 here.
package main

import (
	"encoding/json"
	"fmt"
	"log"
	"net/http"
	"os"
	"path/filepath"

	"github.com/go-pay/gopay"
	"github.com/go-pay/gopay/wechat/v3"
)

func main() {
	client, err := wechat.NewClientV3("1900000109", "444F4864EA9B34415", file("api_v3_key"), file("private_key.pem"))
	if err != nil {
		log.Fatal(err)
	}
	if err := client.AutoVerifySignByPublicKey([]byte(file("public_key.pem")), file("public_key_id")); err != nil {
		log.Fatal(err)
	}
	apiV3Key := file("api_v3_key")
	http.HandleFunc("/notify", func(w http.ResponseWriter, r *http.Request) {
		notifyReq, err := wechat.V3ParseNotify(r)
		if err != nil {
			answer(w, http.StatusInternalServerError, gopay.FAIL)
			return
		}
		if err := notifyReq.VerifySignByPKMap(client.WxPublicKeyMap()); err != nil {
			answer(w, http.StatusUnauthorized, gopay.FAIL)
			return
		}
		paid, err := notifyReq.DecryptPayCipherText(apiV3Key)
		if err != nil {
			answer(w, http.StatusInternalServerError, gopay.FAIL)
			return
		}
		fmt.Println(paid.OutTradeNo)
		answer(w, http.StatusOK, gopay.SUCCESS)
	})
	log.Fatal(http.ListenAndServe("127.0.0.1:"+os.Getenv("PORT"), nil))
}

func answer(w http.ResponseWriter, status int, code string) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(&wechat.V3NotifyRsp{Code: code})
}

func file(name string) string {
	content, err := os.ReadFile(filepath.Join(os.Getenv("PLATFORM"), name))
	if err != nil {
		log.Fatal(err)
	}
	return string(content)
}
