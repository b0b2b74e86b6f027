package wxnotify_test

import (
	"bytes"
	"strings"
	"testing"
	"time"

	"github.com/wxnotify/wxnotify-go"
	"github.com/wxnotify/wxnotify-go/wxnotifytest"
)

func TestCertificatesRequest(t *testing.T) {
	key := thePlatform(t).PrivateKeyPEM()
	request := must(wxnotify.CertificatesRequestAt("1900007291", "0ABC", key, now, "nonce"))(t)
	if request.Method != "GET" || !strings.HasPrefix(request.Path, "/v3/certificates") {
		t.Errorf("got %s %s", request.Method, request.Path)
	}
	for _, part := range []string{`mchid="1900007291"`, `serial_no="0ABC"`, `timestamp="1795000000"`, `nonce_str="nonce"`} {
		if !strings.Contains(request.Authorization, part) {
			t.Errorf("%s lacks %s", request.Authorization, part)
		}
	}
	one := must(wxnotify.CertificatesRequest("1900007291", "0ABC", key))(t)
	other := must(wxnotify.CertificatesRequest("1900007291", "0ABC", key))(t)
	if one.Authorization == other.Authorization {
		t.Error("two requests have the same nonce")
	}
	_, err := wxnotify.CertificatesRequest("me", "0ABC", key)
	fails(t, err, wxnotify.ErrOptionInvalid, "mchid")
	_, err = wxnotify.CertificatesRequestAt("1900007291", "0ABC", key, now, "")
	fails(t, err, wxnotify.ErrOptionInvalid, "nonce")
	abroad := must(wxnotify.CertificatesRequestAt("1900007291", "0ABC", key, now, "nonce", wxnotify.WithCertificatesPath("/v3/global/certificates")))(t)
	if abroad.Path != "/v3/global/certificates" || abroad.Authorization == request.Authorization {
		t.Errorf("got %+v", abroad)
	}
	for _, path := range []string{"", "/v3/pay/transactions"} {
		_, err = wxnotify.CertificatesRequest("1900007291", "0ABC", key, wxnotify.WithCertificatesPath(path))
		fails(t, err, wxnotify.ErrOptionInvalid, "path")
	}
}

func TestParseCertificates(t *testing.T) {
	platform := thePlatform(t)
	answer := must(platform.CertificatesAnswer(now))(t)
	known := platform.PlatformKeys()
	for _, knownKeys := range []*wxnotify.PlatformKeys{nil, &known} {
		certificates := must(wxnotify.ParseCertificatesAt(answer.Header, answer.Body, apiV3Keys(), knownKeys, now))(t)
		if len(certificates) != 1 {
			t.Fatalf("got %d certificates", len(certificates))
		}
		got := certificates[0]
		if got.Serial != platform.Serial() || got.PEM != platform.CertificatePEM() || !got.NotAfter.Equal(time.Unix(1_900_000_000, 0)) ||
			!got.NotBefore.Equal(time.Unix(1_700_000_000, 0)) || got.EffectiveTime == "" || got.ExpireTime == "" {
			t.Errorf("got %+v", got)
		}
	}
	stranger := wxnotify.PlatformKeys{PublicKeys: []wxnotify.PublicKey{{ID: publicKeyID, PEM: platform.PublicKeyPEM()}}}
	_, err := wxnotify.ParseCertificatesAt(answer.Header, answer.Body, apiV3Keys(), &stranger, now)
	fails(t, err, wxnotify.ErrSerialUnknown, "Wechatpay-Serial")
	_, err = wxnotify.ParseCertificatesAt(answer.Header, answer.Body, apiV3Keys(), &wxnotify.PlatformKeys{Certificates: []string{"?"}}, now)
	fails(t, err, wxnotify.ErrPEMInvalid, "")

	fresh := must(platform.CertificatesAnswer(time.Now()))(t)
	must(wxnotify.ParseCertificates(fresh.Header, fresh.Body, apiV3Keys(), nil))(t)
	_, err = inPublicKeyMode(t, publicKeyID).CertificatesAnswer(now)
	fails(t, err, wxnotify.ErrOptionInvalid, "public_key_id")
}

func TestPrimitives(t *testing.T) {
	platform := thePlatform(t)
	message := must(wxnotify.SigningMessage("1795000000", "nonce", []byte("{}")))(t)
	if string(message) != "1795000000\nnonce\n{}\n" {
		t.Errorf("got %q", message)
	}
	signature := must(platform.Sign(message))(t)
	for _, key := range []string{platform.PublicKeyPEM(), platform.CertificatePEM()} {
		if !must(wxnotify.VerifySignature(message, signature, key))(t) {
			t.Error("a good signature is refused")
		}
		if must(wxnotify.VerifySignature(append(message, 'x'), signature, key))(t) || must(wxnotify.VerifySignature(message, "?", key))(t) {
			t.Error("a bad signature is accepted")
		}
	}
	_, err := wxnotify.VerifySignature(message, signature, "?")
	fails(t, err, wxnotify.ErrPEMInvalid, "")
	_, err = wxnotify.DecryptResource("short", "fdasflkja484", "", "", "AEAD_AES_256_GCM")
	fails(t, err, wxnotify.ErrAPIv3KeyInvalid, "api_v3_key")
	_, err = wxnotify.DecryptResource(apiV3Key, "fdasflkja484", "", "", "NONE")
	fails(t, err, wxnotify.ErrResourceUnsupported, "algorithm")
}

func TestDecryptResource(t *testing.T) {
	delivery := deliver(t, thePlatform(t), wxnotifytest.WithResourceNonce("fdasflkja484"), wxnotifytest.WithAssociatedData("aad"))
	_, rest, _ := bytes.Cut(delivery.Body, []byte(`"ciphertext":"`))
	ciphertext, _, _ := bytes.Cut(rest, []byte(`"`))
	plaintext := must(wxnotify.DecryptResource(apiV3Key, "fdasflkja484", "aad", string(ciphertext), "AEAD_AES_256_GCM"))(t)
	if string(plaintext) != payment {
		t.Errorf("got %s", plaintext)
	}
	_, err := wxnotify.DecryptResource(apiV3Key, "fdasflkja484", "other", string(ciphertext), "AEAD_AES_256_GCM")
	fails(t, err, wxnotify.ErrDecryptionFailed, "ciphertext")
}

func TestInspectPEM(t *testing.T) {
	found := must(wxnotify.InspectPEM(thePlatform(t).CertificatePEM() + thePlatform(t).PublicKeyPEM()))(t)
	if !strings.HasPrefix(string(found), `[{"type":"platform_certificate"`) || !strings.Contains(string(found), `"type":"public_key"`) {
		t.Errorf("got %s", found)
	}
	_, err := wxnotify.InspectPEM("?")
	fails(t, err, wxnotify.ErrPEMInvalid, "")
}

func TestTheTestingPlatform(t *testing.T) {
	sm2 := must(wxnotifytest.NewPlatform(wxnotifytest.WithAlgorithm("SM2")))(t)
	delivery := deliver(t, sm2)
	notification := must(sm2.Parser().ParseAt(delivery.Header, delivery.Body, now))(t)
	if string(notification.Plaintext) != payment || notification.Serial != sm2.Serial() {
		t.Errorf("got %v", notification)
	}
	_, err := wxnotifytest.NewPlatform(wxnotifytest.WithAlgorithm("DSA"))
	fails(t, err, wxnotify.ErrOptionInvalid, "algorithm")
	_, err = sm2.Notification("X", "{}", wxnotifytest.WithNonce("a b"))
	fails(t, err, wxnotify.ErrOptionInvalid, "nonce")
	_, err = sm2.Notification("X", "{}", wxnotifytest.Fault("none"))
	fails(t, err, wxnotify.ErrOptionInvalid, "")

	merchant := must(wxnotifytest.NewMerchant("1900007291"))(t)
	if merchant.MchID != "1900007291" || merchant.Serial == "" {
		t.Errorf("got %+v", merchant)
	}
	must(wxnotify.CertificatesRequest(merchant.MchID, merchant.Serial, merchant.PrivateKeyPEM))(t)
	_, err = wxnotifytest.NewMerchant("me")
	fails(t, err, wxnotify.ErrOptionInvalid, "mchid")
}
