package wxnotify

// SigningMessage returns the bytes that the platform signs: timestamp, nonce and body, each with a line feed after it. The
// first two are the headers' values as they came, body is the raw body.
func SigningMessage(timestamp, nonce string, body []byte) ([]byte, error) {
	return core.SigningMessage(timestamp, nonce, body)
}

// VerifySignature says whether signature (base64, padded, standard alphabet) is the signature of message by the key in
// keyPEM: one platform certificate, or one public key (SPKI or PKCS#1). A bad signature is false, and no error.
//
// This is the bare check: it looks at no timestamp, so a captured notification passes it for ever.
//
// Errors: [ErrPEMInvalid], [ErrKeyUnsupported], [ErrMerchantCertificate], [ErrPrivateKeyGiven].
func VerifySignature(message []byte, signature, keyPEM string) (bool, error) {
	return core.VerifySignature(message, signature, keyPEM)
}

// DecryptResource decrypts a resource, and checks its 128-bit tag. apiV3Key has 32 bytes, nonce 12; ciphertext is padded base64
// of the ciphertext and the tag; algorithm is AEAD_AES_256_GCM or AEAD_SM4_GCM.
//
// Errors: [ErrAPIv3KeyInvalid], [ErrResourceUnsupported] for another algorithm, [ErrDecryptionFailed].
func DecryptResource(apiV3Key, nonce, associatedData, ciphertext, algorithm string) ([]byte, error) {
	return core.DecryptResource(apiV3Key, nonce, associatedData, ciphertext, algorithm)
}
