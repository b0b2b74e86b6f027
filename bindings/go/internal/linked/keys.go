package linked

// #include "wxnotify.h"
import "C"

import (
	"unsafe"

	"github.com/wxnotify/wxnotify-go/internal/native"
)

// InspectPEM says what each block of a PEM text is.
func (Library) InspectPEM(pem string) ([]byte, error) {
	var made *C.wxn_bytes
	var cError *C.wxn_error
	text, length := chars(pem)
	if err := result(C.wxn_inspect_pem(text, length, &made, &cError), cError); err != nil {
		return nil, err
	}
	return takeBytes(made), nil
}

// keysInC makes the library's collection of the keys, in their order, to be freed by the caller.
func keysInC(k native.PlatformKeys) (*C.wxn_platform_keys, error) {
	var keys *C.wxn_platform_keys
	var cError *C.wxn_error
	if err := result(C.wxn_platform_keys_new(&keys, &cError), cError); err != nil {
		return nil, err
	}
	for _, certificates := range k.Certificates {
		pem, pemLen := chars(certificates)
		if err := result(C.wxn_platform_keys_add_certificates(keys, pem, pemLen, &cError), cError); err != nil {
			C.wxn_platform_keys_free(keys)
			return nil, err
		}
	}
	for _, key := range k.PublicKeys {
		id, idLen := chars(key.ID)
		pem, pemLen := chars(key.PEM)
		if err := result(C.wxn_platform_keys_add_public_key(keys, id, idLen, pem, pemLen, &cError), cError); err != nil {
			C.wxn_platform_keys_free(keys)
			return nil, err
		}
	}
	return keys, nil
}

// goPlatformKeys copies a collection, and frees it.
func goPlatformKeys(keys *C.wxn_platform_keys) ([]native.PlatformKey, error) {
	defer C.wxn_platform_keys_free(keys)
	var cError *C.wxn_error
	var length C.size_t
	if err := result(C.wxn_platform_keys_len(keys, &length, &cError), cError); err != nil {
		return nil, err
	}
	held := make([]native.PlatformKey, 0, int(length))
	for index := range length {
		var key *C.wxn_platform_key
		if err := result(C.wxn_platform_keys_get(keys, index, &key, &cError), cError); err != nil {
			return nil, err
		}
		held = append(held, native.PlatformKey{Serial: goText(key.serial), Algorithm: goText(key.algorithm),
			NotBefore: goOptionalNumber(key.not_before), NotAfter: goOptionalNumber(key.not_after)})
		C.wxn_platform_key_free(key)
	}
	return held, nil
}

// apiV3KeysInC copies APIv3 keys into a block, to be freed by the caller.
func apiV3KeysInC(keys []native.Secret) (*block, *C.wxn_api_v3_key, C.size_t) {
	size := sizeOf[C.wxn_api_v3_key](len(keys))
	for _, key := range keys {
		size += len(key.Key) + optionalLen(key.Label)
	}
	block := newBlock(size)
	copies := array[C.wxn_api_v3_key](block, len(keys))
	for index, key := range keys {
		copies[index] = C.wxn_api_v3_key{size: C.sizeof_wxn_api_v3_key, key: block.text(key.Key), label: block.optionalText(key.Label)}
	}
	return block, unsafe.SliceData(copies), C.size_t(len(copies))
}

// SigningMessage is what the platform signs.
func (Library) SigningMessage(timestamp, nonce string, body []byte) ([]byte, error) {
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

// VerifySignature is the bare check.
func (Library) VerifySignature(message []byte, signature, keyPEM string) (bool, error) {
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

// DecryptResource decrypts a resource.
func (Library) DecryptResource(apiV3Key, nonce, associatedData, ciphertext, algorithm string) ([]byte, error) {
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
