package linked

// #include "wxnotify.h"
import "C"

import "github.com/wxnotify/wxnotify-go/internal/native"

type parser struct{ handle *C.wxn_parser }

// NewParser makes a parser.
func (Library) NewParser(platformKeys native.PlatformKeys, secrets []native.Secret, options native.Options) (native.Parser, error) {
	keys, err := keysInC(platformKeys)
	if err != nil {
		return nil, err
	}
	defer C.wxn_platform_keys_free(keys)
	keyBlock, apiV3, apiV3Len := apiV3KeysInC(secrets)
	defer keyBlock.free()
	optionBlock, inC := optionsInC(options)
	defer optionBlock.free()

	var made parser
	var cError *C.wxn_error
	if err := result(C.wxn_parser_new(keys, apiV3, apiV3Len, inC, &made.handle, &cError), cError); err != nil {
		return nil, err
	}
	return made, nil
}

func optionsInC(given native.Options) (*block, *C.wxn_options) {
	block := newBlock(sizeOf[C.wxn_options](1) + sizeOf[C.int64_t](2))
	options := &array[C.wxn_options](block, 1)[0]
	options.size = C.sizeof_wxn_options
	options.clock_tolerance = block.number(given.ClockTolerance)
	options.max_body_bytes = block.number(given.MaxBodyBytes)
	if given.RejectExpiredCertificates {
		options.reject_expired_certificates = 1
	}
	return block, options
}

func (p parser) Free() { must(C.wxn_parser_free(p.handle)) }

func (p parser) VerifyAnswer(header map[string][]string, body []byte, now int64) error {
	block, headers, headersLen := headersInC(header)
	defer block.free()
	bodyPtr, bodyLen := bytes(body)
	var cError *C.wxn_error
	return result(C.wxn_parser_verify_answer(p.handle, headers, headersLen, bodyPtr, bodyLen, C.int64_t(now), &cError), cError)
}

func (p parser) Diagnose(header map[string][]string, body []byte, now int64) (native.Diagnosis, error) {
	block, headers, headersLen := headersInC(header)
	defer block.free()
	bodyPtr, bodyLen := bytes(body)
	var made *C.wxn_diagnosis
	var cError *C.wxn_error
	if err := result(C.wxn_parser_diagnose(p.handle, headers, headersLen, bodyPtr, bodyLen, C.int64_t(now), &made, &cError), cError); err != nil {
		return native.Diagnosis{}, err
	}
	defer C.wxn_diagnosis_free(made)
	return native.Diagnosis{Text: goText(made.text), JSON: goText(made.json)}, nil
}

func (p parser) ReplacePlatformKeys(platformKeys native.PlatformKeys) error {
	keys, err := keysInC(platformKeys)
	if err != nil {
		return err
	}
	defer C.wxn_platform_keys_free(keys)
	var cError *C.wxn_error
	return result(C.wxn_parser_replace_platform_keys(p.handle, keys, &cError), cError)
}

func (p parser) ReplaceAPIv3Keys(secrets []native.Secret) error {
	keyBlock, keys, keysLen := apiV3KeysInC(secrets)
	defer keyBlock.free()
	var cError *C.wxn_error
	return result(C.wxn_parser_replace_api_v3_keys(p.handle, keys, keysLen, &cError), cError)
}

func (p parser) PlatformKeys() ([]native.PlatformKey, error) {
	var held *C.wxn_platform_keys
	var cError *C.wxn_error
	if err := result(C.wxn_parser_platform_keys(p.handle, &held, &cError), cError); err != nil {
		return nil, err
	}
	return goPlatformKeys(held)
}

func (p parser) MaxBodyBytes() (int64, error) {
	var most C.size_t
	var cError *C.wxn_error
	err := result(C.wxn_parser_max_body_bytes(p.handle, &most, &cError), cError)
	return int64(most), err
}
