// What a careful engineer writes with Go's standard library: every check that decides whether a payment is genuine.
package main

import (
	"crypto"
	"crypto/aes"
	"crypto/cipher"
	"crypto/rsa"
	"crypto/sha256"
	"crypto/x509"
	"encoding/base64"
	"encoding/json"
	"encoding/pem"
	"errors"
	"log"
	"runtime"
	"strconv"
	"time"

	"bench/contest"
)

var (
	keys   map[string]*rsa.PublicKey
	opener cipher.AEAD
)

func main() {
	block, _ := pem.Decode([]byte(contest.Text("public_key.pem")))
	key, err := x509.ParsePKIXPublicKey(block.Bytes)
	if err != nil {
		log.Fatal(err)
	}
	keys = map[string]*rsa.PublicKey{contest.Text("public_key_id"): key.(*rsa.PublicKey)}
	blocks, err := aes.NewCipher([]byte(contest.Text("api_v3_key")))
	if err != nil {
		log.Fatal(err)
	}
	if opener, err = cipher.NewGCM(blocks); err != nil {
		log.Fatal(err)
	}
	contest.Serve(runtime.Version(),
		contest.Op("parse", parse, contest.Plaintext),
		contest.Op("json", func(message *contest.Message) (map[string]any, error) { return as[map[string]any](message) }, contest.Resource),
		contest.Op("event", as[payment], func(paid payment) map[string]any { return contest.Event(paid) }),
	)
}

func as[T any](message *contest.Message) (T, error) {
	var value T
	plaintext, err := parse(message)
	if err != nil {
		return value, err
	}
	return value, json.Unmarshal(plaintext, &value)
}

func parse(message *contest.Message) ([]byte, error) {
	header := message.Header
	timestamp, nonce := header.Get("Wechatpay-Timestamp"), header.Get("Wechatpay-Nonce")
	signature, serial := header.Get("Wechatpay-Signature"), header.Get("Wechatpay-Serial")
	if timestamp == "" || nonce == "" || signature == "" || serial == "" {
		return nil, errors.New("a header is missing")
	}
	seconds, err := strconv.ParseInt(timestamp, 10, 64)
	if err != nil {
		return nil, err
	}
	if age := time.Now().Unix() - seconds; age > 300 || age < -300 {
		return nil, errors.New("the timestamp is old")
	}
	key := keys[serial]
	if key == nil {
		return nil, errors.New("the serial is unknown")
	}
	decoded, err := base64.StdEncoding.DecodeString(signature)
	if err != nil {
		return nil, err
	}
	hash := sha256.New()
	hash.Write([]byte(timestamp + "\n" + nonce + "\n"))
	hash.Write(message.Body)
	hash.Write([]byte("\n"))
	if err := rsa.VerifyPKCS1v15(key, crypto.SHA256, hash.Sum(nil), decoded); err != nil {
		return nil, err
	}
	var envelope struct {
		Resource struct {
			Algorithm      string `json:"algorithm"`
			Ciphertext     []byte `json:"ciphertext"`
			Nonce          string `json:"nonce"`
			AssociatedData string `json:"associated_data"`
		} `json:"resource"`
	}
	if err := json.Unmarshal(message.Body, &envelope); err != nil {
		return nil, err
	}
	resource := &envelope.Resource
	if resource.Algorithm != "AEAD_AES_256_GCM" || len(resource.Nonce) != opener.NonceSize() {
		return nil, errors.New("the algorithm")
	}
	return opener.Open(resource.Ciphertext[:0], []byte(resource.Nonce), resource.Ciphertext, []byte(resource.AssociatedData))
}

// payment has all fields that a direct payment is documented to have.
type payment struct {
	MchID          string `json:"mchid"`
	AppID          string `json:"appid"`
	OutTradeNo     string `json:"out_trade_no"`
	TransactionID  string `json:"transaction_id"`
	TradeType      string `json:"trade_type"`
	TradeState     string `json:"trade_state"`
	TradeStateDesc string `json:"trade_state_desc"`
	BankType       string `json:"bank_type"`
	Attach         string `json:"attach"`
	SuccessTime    string `json:"success_time"`
	Payer          struct {
		OpenID string `json:"openid"`
	} `json:"payer"`
	Amount struct {
		Total         int64  `json:"total"`
		PayerTotal    int64  `json:"payer_total"`
		Currency      string `json:"currency"`
		PayerCurrency string `json:"payer_currency"`
	} `json:"amount"`
	SceneInfo *struct {
		DeviceID string `json:"device_id"`
	} `json:"scene_info"`
	PromotionDetail []struct {
		CouponID            string `json:"coupon_id"`
		Name                string `json:"name"`
		Scope               string `json:"scope"`
		Type                string `json:"type"`
		Amount              int64  `json:"amount"`
		StockID             string `json:"stock_id"`
		WechatpayContribute int64  `json:"wechatpay_contribute"`
		MerchantContribute  int64  `json:"merchant_contribute"`
		OtherContribute     int64  `json:"other_contribute"`
		Currency            string `json:"currency"`
		GoodsDetail         []struct {
			GoodsID        string `json:"goods_id"`
			Quantity       int64  `json:"quantity"`
			UnitPrice      int64  `json:"unit_price"`
			DiscountAmount int64  `json:"discount_amount"`
			GoodsRemark    string `json:"goods_remark"`
		} `json:"goods_detail"`
	} `json:"promotion_detail"`
}
