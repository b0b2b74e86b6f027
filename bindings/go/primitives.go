package wxnotify

// #include "wxnotify.h"
import "C"

import "unsafe"

// SigningMessage returns the bytes that the platform signs: timestamp, nonce and body, each with a line feed after it. The
// first two are the headers' values as they came, body is the raw body.
func SigningMessage(timestamp, nonce string, body []byte) ([]byte, error) {
	timestampPtr, timestampLen := chars(timestamp)
	noncePtr, nonceLen := chars(nonce)
	bodyPtr, bodyLen := bytes(body)
	var made *C.wxn_bytes
	var cError *C.wxn_error
	if err := result(C.wxn_signing_message(timestampPtr, timestampLen, noncePtr, nonceLen, bodyPtr, bodyLen, &made, &cError), cError); err != nil {
		return nil, err
	}
	return takeBytes(made), nil
}

// VerifySignature says whether signature (base64, padded, standard alphabet) is the signature of message by the key in
// keyPEM: one platform certificate, or one public key (SPKI or PKCS#1). A bad signature is false, and no error.
//
// This is the bare check: it looks at no timestamp, so a captured notification passes it for ever.
//
// Errors: [ErrPEMInvalid], [ErrKeyUnsupported], [ErrMerchantCertificate], [ErrPrivateKeyGiven].
func VerifySignature(message []byte, signature, keyPEM string) (bool, error) {
	pemPtr, pemLen := chars(keyPEM)
	var key *C.wxn_platform_key
	var cError *C.wxn_error
	if err := result(C.wxn_platform_key_from_pem(pemPtr, pemLen, &key, &cError), cError); err != nil {
		return false, err
	}
	defer C.wxn_platform_key_free(key)
	messagePtr, messageLen := bytes(message)
	signaturePtr, signatureLen := chars(signature)
	var valid C.uint8_t
	if err := result(C.wxn_verify_signature(key, messagePtr, messageLen, signaturePtr, signatureLen, &valid, &cError), cError); err != nil {
		return false, err
	}
	return valid != 0, nil
}

// DecryptResource decrypts a resource, and checks its 128-bit tag. apiV3Key has 32 bytes, nonce 12; ciphertext is padded base64
// of the ciphertext and the tag; algorithm is AEAD_AES_256_GCM or AEAD_SM4_GCM.
//
// Errors: [ErrAPIv3KeyInvalid], [ErrResourceUnsupported] for another algorithm, [ErrDecryptionFailed].
func DecryptResource(apiV3Key, nonce, associatedData, ciphertext, algorithm string) ([]byte, error) {
	keyPtr, keyLen := chars(apiV3Key)
	noncePtr, nonceLen := chars(nonce)
	associatedPtr, associatedLen := chars(associatedData)
	ciphertextPtr, ciphertextLen := chars(ciphertext)
	algorithmPtr, algorithmLen := chars(algorithm)
	var made *C.wxn_bytes
	var cError *C.wxn_error
	if err := result(C.wxn_decrypt_resource(unsafe.Pointer(keyPtr), keyLen, noncePtr, nonceLen, associatedPtr, associatedLen,
		ciphertextPtr, ciphertextLen, algorithmPtr, algorithmLen, &made, &cError), cError); err != nil {
		return nil, err
	}
	return takeBytes(made), nil
}
