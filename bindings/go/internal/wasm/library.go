package wasm

import (
	"encoding/json"
	"sync"

	"github.com/wxnotify/wxnotify-go/internal/native"
)

// Library is the core.
type Library struct{}

var _ native.Library = Library{}

// what makes a request of a command and its members.
func what(do string, members map[string]any) map[string]any {
	members["do"] = do
	return members
}

// known is what never changes.
type known struct {
	Version string         `json:"version"`
	Codes   []native.Code  `json:"error_codes"`
	Kinds   []string       `json:"kinds"`
	Faults  []native.Fault `json:"faults"`
	acks    map[string]native.Ack
}

// It is read when it is first needed.
var tables func() *known

// Set here, because reading it may fail, and failures look into it.
func init() { tables = sync.OnceValue(readTables) }

func readTables() *known {
	tables := new(known)
	i := newInstance()
	defer i.close()
	cannotFail(i.ask(request{text: what("tables", map[string]any{})}, tables))
	tables.acks = map[string]native.Ack{}
	for _, which := range []string{"success", "success_no_content", "handler_failed", "busy"} {
		tables.acks[which] = ackOf(i, which)
	}
	for _, code := range tables.Codes {
		tables.acks[code.Name] = ackOf(i, code.Name)
	}
	return tables
}

func ackOf(i *instance, which string) (ack native.Ack) {
	cannotFail(i.ask(request{text: what("ack", map[string]any{"which": which})}, &ack))
	return ack
}

func cannotFail(err error) {
	if err != nil {
		panic("wxnotify: the WebAssembly core failed in a call that cannot fail; please report it: " + err.Error())
	}
}

// Version is the core's.
func (Library) Version() string { return tables().Version }

// Codes are the error codes, in the order of their numbers.
func (Library) Codes() []native.Code { return tables().Codes }

// Kinds are the names of all kinds.
func (Library) Kinds() []string { return tables().Kinds }

// Ack is an answer by its name.
func (Library) Ack(which string) native.Ack { return tables().acks[which] }

// AckForCode is the answer to an error.
func (Library) AckForCode(number int) native.Ack { return tables().acks[nameOf(number)] }

func nameOf(number int) string {
	for _, code := range tables().Codes {
		if code.Number == number {
			return code.Name
		}
	}
	return ""
}

// AckAnswer is an answer with data.
func (Library) AckAnswer(body []byte) (ack native.Ack, err error) {
	if err := checkTexts(named{"body", string(body)}); err != nil {
		return ack, err
	}
	err = pool.ask(request{text: what("ack_answer", map[string]any{"body": string(body)})}, &ack)
	return ack, err
}

// AckSuccessV2 is APIv2's success.
func (Library) AckSuccessV2() native.Ack { return ackV2(nil) }

// AckForCodeV2 is the answer to an error of APIv2's.
func (Library) AckForCodeV2(number int) native.Ack { return ackV2(nameOf(number)) }

// ackV2 is the answer to an error, or success for nil.
func ackV2(code any) native.Ack {
	var answer struct{ Value native.Ack }
	cannotFail(pool.ask(request{text: what("ack_v2", map[string]any{"code": code})}, &answer))
	return answer.Value
}

// InspectPEM says what each block of a PEM text is.
func (Library) InspectPEM(pem string) (found []byte, err error) {
	if err := checkTexts(named{"pem", pem}); err != nil {
		return nil, err
	}
	// With the members in the order that the C library has.
	var blocks []struct {
		Type      string  `json:"type"`
		Serial    string  `json:"serial,omitempty"`
		Algorithm string  `json:"algorithm,omitempty"`
		MchID     *string `json:"mchid,omitempty"`
		NotBefore *int64  `json:"not_before,omitempty"`
		NotAfter  *int64  `json:"not_after,omitempty"`
		Subject   *string `json:"subject,omitempty"`
	}
	if err := pool.ask(request{text: what("inspect_pem", map[string]any{"pem": pem})}, &blocks); err != nil {
		return nil, err
	}
	return json.Marshal(blocks)
}

// SigningMessage is what the platform signs.
func (Library) SigningMessage(timestamp, nonce string, body []byte) (message []byte, err error) {
	if err := checkTexts(named{"timestamp", timestamp}, named{"nonce", nonce}); err != nil {
		return nil, err
	}
	err = pool.ask(request{text: what("signing_message", map[string]any{"timestamp": timestamp, "nonce": nonce}), bytes: body}, &message)
	return message, err
}

// VerifySignature is the bare check.
func (Library) VerifySignature(message []byte, signature, keyPEM string) (isValid bool, err error) {
	if err := checkTexts(named{"key", keyPEM}, named{"signature", signature}); err != nil {
		return false, err
	}
	err = pool.ask(request{text: what("verify_signature", map[string]any{"signature": signature, "key": keyPEM}), bytes: message}, &isValid)
	return isValid, err
}

// DecryptResource decrypts a resource.
func (Library) DecryptResource(apiV3Key, nonce, associatedData, ciphertext, algorithm string) (plaintext []byte, err error) {
	if err := checkTexts(named{"api_v3_key", apiV3Key}, named{"nonce", nonce}, named{"associated_data", associatedData}, named{"ciphertext", ciphertext}, named{"algorithm", algorithm}); err != nil {
		return nil, err
	}
	err = pool.ask(request{text: what("decrypt_resource", map[string]any{"api_v3_key": apiV3Key, "nonce": nonce,
		"associated_data": associatedData, "ciphertext": ciphertext, "algorithm": algorithm})}, &plaintext)
	return plaintext, err
}

// CertificatesRequest signs a request for certificates.
func (Library) CertificatesRequest(asked native.CertificatesRequest) (signed native.SignedRequest, err error) {
	text := struct {
		Do string `json:"do"`
		native.CertificatesRequest
		Now *int64 `json:"now,omitempty"`
	}{"certificates_request", asked, given(asked.Now)}
	err = pool.ask(request{text: text}, &signed)
	return signed, err
}

// ParseCertificates checks and decrypts the answer.
func (Library) ParseCertificates(header map[string][]string, body []byte, secrets []native.Secret, known *native.PlatformKeys, now int64) (certificates []native.Certificate, err error) {
	text := map[string]any{"api_v3_keys": notNil(secrets)}
	if known != nil {
		text["known_keys"] = withoutNil(*known)
	}
	if now := given(now); now != nil {
		text["now"] = now
	}
	err = pool.ask(request{what("parse_certificates", text), header, body}, &certificates)
	return certificates, err
}
