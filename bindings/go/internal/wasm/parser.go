package wasm

import (
	"sync"
	"sync/atomic"

	"github.com/wxnotify/wxnotify-go/internal/native"
)

// parser is what the parsers of the instances are made of. It stays the same until its keys are replaced, and then there is a next
// version of it.
type parser struct {
	lock sync.RWMutex
	// A function, so that printing shows no key.
	setUp   func() setUp
	version uint64
	isFreed bool
}

type setUp struct {
	Do           string              `json:"do"`
	PlatformKeys native.PlatformKeys `json:"platform_keys"`
	APIv3Keys    []native.Secret     `json:"api_v3_keys"`
	native.Options
}

// held is a parser of an instance's: its number there, and of which version it is.
type held struct{ number, version uint64 }

// How many parsers were freed: an instance that knows of fewer looks which of its own.
var freed atomic.Uint64

// NewParser makes a parser.
func (Library) NewParser(keys native.PlatformKeys, secrets []native.Secret, options native.Options) (native.Parser, error) {
	made := setUp{"parser", withoutNil(keys), notNil(secrets), options}
	if err := checkTexts(made.texts()...); err != nil {
		return nil, err
	}
	p := &parser{setUp: func() setUp { return made }}
	// Making one says what is wrong with it.
	err := pool.use(func(i *instance) error {
		_, err := p.in(i)
		return err
	})
	if err != nil {
		return nil, err
	}
	return p, nil
}

// texts are those that JSON could change.
func (s setUp) texts() []named {
	return append(textsOf(s.PlatformKeys), textsOfSecrets(s.APIv3Keys)...)
}

func textsOfSecrets(secrets []native.Secret) []named {
	var texts []named
	for _, key := range secrets {
		texts = append(texts, named{"api_v3_key", key.Key})
		if key.Label != nil {
			texts = append(texts, named{"label", *key.Label})
		}
	}
	return texts
}

func textsOf(keys native.PlatformKeys) []named {
	var texts []named
	for _, pem := range keys.Certificates {
		texts = append(texts, named{"certificates", pem})
	}
	for _, key := range keys.PublicKeys {
		texts = append(texts, named{"id", key.ID}, named{"pem", key.PEM})
	}
	return texts
}

// in returns the parser's number in an instance.
func (p *parser) in(i *instance) (uint64, error) {
	i.forgetFreed()
	p.lock.RLock()
	setUp, version := p.setUp(), p.version
	p.lock.RUnlock()
	has, isThere := i.parsers[p]
	if isThere && has.version == version {
		return has.number, nil
	}
	if isThere {
		if err := i.replaceKeys(has.number, setUp.PlatformKeys); err != nil {
			return 0, err
		}
		if err := i.replaceSecrets(has.number, setUp.APIv3Keys); err != nil {
			return 0, err
		}
		i.parsers[p] = held{has.number, version}
		return has.number, nil
	}
	var number uint64
	if err := i.ask(request{text: setUp}, &number); err != nil {
		return 0, err
	}
	i.parsers[p] = held{number, version}
	return number, nil
}

func (i *instance) replaceKeys(number uint64, keys native.PlatformKeys) error {
	return i.ask(request{text: map[string]any{"do": "replace_platform_keys", "parser": number, "platform_keys": keys}}, nil)
}

func (i *instance) replaceSecrets(number uint64, secrets []native.Secret) error {
	return i.ask(request{text: map[string]any{"do": "replace_api_v3_keys", "parser": number, "api_v3_keys": secrets}}, nil)
}

// forgetFreed drops the parsers that were freed elsewhere since.
func (i *instance) forgetFreed() {
	now := freed.Load()
	if now == i.freed {
		return
	}
	i.freed = now
	for p, has := range i.parsers {
		p.lock.RLock()
		isFreed := p.isFreed
		p.lock.RUnlock()
		if isFreed {
			_ = i.ask(request{text: map[string]any{"do": "drop_parser", "parser": has.number}}, nil)
			delete(i.parsers, p)
		}
	}
}

// ask asks an instance about the parser.
func (p *parser) ask(do string, header map[string][]string, body []byte, now *int64, answer any) error {
	return pool.use(func(i *instance) error {
		number, err := p.in(i)
		if err != nil {
			return err
		}
		text := struct {
			Do     string `json:"do"`
			Parser uint64 `json:"parser"`
			Now    *int64 `json:"now,omitempty"`
		}{do, number, now}
		return i.ask(request{text, header, body}, answer)
	})
}

// Free has the instances forget it, each when it is next used.
func (p *parser) Free() {
	p.lock.Lock()
	p.isFreed = true
	p.setUp = func() setUp { return setUp{} }
	p.lock.Unlock()
	freed.Add(1)
}

func (p *parser) Parse(header map[string][]string, body []byte, now int64) (notification native.Notification, err error) {
	err = p.ask("parse", header, body, given(now), &notification)
	return notification, err
}

func (p *parser) VerifyAnswer(header map[string][]string, body []byte, now int64) error {
	return p.ask("verify_answer", header, body, given(now), nil)
}

func (p *parser) Diagnose(header map[string][]string, body []byte, now int64) (diagnosis native.Diagnosis, err error) {
	err = p.ask("diagnose", header, body, given(now), &diagnosis)
	return diagnosis, err
}

func (p *parser) ReplacePlatformKeys(keys native.PlatformKeys) error {
	keys = withoutNil(keys)
	return p.replace(textsOf(keys), func(i *instance, number uint64) error { return i.replaceKeys(number, keys) },
		func(s *setUp) { s.PlatformKeys = keys })
}

func (p *parser) ReplaceAPIv3Keys(secrets []native.Secret) error {
	secrets = notNil(secrets)
	return p.replace(textsOfSecrets(secrets), func(i *instance, number uint64) error { return i.replaceSecrets(number, secrets) },
		func(s *setUp) { s.APIv3Keys = secrets })
}

// replace has one instance check the keys. All follow when they next use the parser: this one, too, because somebody else may
// replace other keys meanwhile.
func (p *parser) replace(texts []named, check func(*instance, uint64) error, change func(*setUp)) error {
	if err := checkTexts(texts...); err != nil {
		return err
	}
	return pool.use(func(i *instance) error {
		number, err := p.in(i)
		if err != nil {
			return err
		}
		if err := check(i, number); err != nil {
			return err
		}
		i.parsers[p] = held{number, unknownVersion}
		p.lock.Lock()
		defer p.lock.Unlock()
		next := p.setUp()
		change(&next)
		p.setUp = func() setUp { return next }
		p.version++
		return nil
	})
}

const unknownVersion = ^uint64(0)

func (p *parser) PlatformKeys() (keys []native.PlatformKey, err error) {
	err = p.ask("parser_keys", nil, nil, nil, &keys)
	return keys, err
}

func (p *parser) MaxBodyBytes() (most int64, err error) {
	err = p.ask("max_body_bytes", nil, nil, nil, &most)
	return most, err
}

// given is a time, or nil for the clock's.
func given(now int64) *int64 {
	if now == native.SystemNow {
		return nil
	}
	return &now
}

// In JSON, a nil slice is no list.

func withoutNil(keys native.PlatformKeys) native.PlatformKeys {
	return native.PlatformKeys{Certificates: notNil(keys.Certificates), PublicKeys: notNil(keys.PublicKeys)}
}

func notNil[T any](list []T) []T {
	return append([]T{}, list...)
}
