// Package exact reads a JSON object as maps, in one pass, several times as fast as encoding/json does.
package exact

import (
	"bytes"
	"encoding/json"
	"strings"
	"unicode/utf8"
)

// Object reads an object: maps, slices, texts, booleans, and numbers as json.Number, as encoding/json reads them into an any. The
// native library has checked what comes here, so that a plain text is the rule: what is not is left to encoding/json, its errors too.
func Object(text []byte) (map[string]any, error) {
	r := reader{text: string(text)}
	if object, isObject := r.value(0).(map[string]any); isObject && !r.gaveUp {
		r.space()
		if r.at == len(r.text) {
			return object, nil
		}
	}
	decoder := json.NewDecoder(bytes.NewReader(text))
	decoder.UseNumber()
	var object map[string]any
	err := decoder.Decode(&object)
	return object, err
}

// Nothing of WeChat Pay's is nested so deep.
const maxDepth = 64

// reader goes through a text. Texts without an escape are parts of it, and take no memory of their own.
type reader struct {
	text   string
	at     int
	gaveUp bool
}

func (r *reader) giveUp() any {
	r.gaveUp = true
	return nil
}

func (r *reader) space() {
	for r.at < len(r.text) && strings.IndexByte(" \t\r\n", r.text[r.at]) >= 0 {
		r.at++
	}
}

// next is the next byte that is not white space, or 0 at the end.
func (r *reader) next() byte {
	r.space()
	if r.at == len(r.text) {
		return 0
	}
	return r.text[r.at]
}

// takes goes over a byte, where it is the next one.
func (r *reader) takes(c byte) bool {
	isNext := r.next() == c
	if isNext {
		r.at++
	}
	return isNext
}

func (r *reader) value(depth int) any {
	if depth > maxDepth {
		return r.giveUp()
	}
	switch c := r.next(); c {
	case '{':
		r.at++
		return r.object(depth)
	case '[':
		r.at++
		return r.list(depth)
	case '"':
		return r.quoted()
	case 't':
		return r.word("true", true)
	case 'f':
		return r.word("false", false)
	case 'n':
		return r.word("null", nil)
	default:
		return r.number()
	}
}

func (r *reader) object(depth int) any {
	object := map[string]any{}
	if r.takes('}') {
		return object
	}
	for !r.gaveUp {
		if r.next() != '"' {
			return r.giveUp()
		}
		name := r.quoted()
		if !r.takes(':') {
			return r.giveUp()
		}
		object[name] = r.value(depth + 1)
		if r.takes('}') {
			return object
		}
		if !r.takes(',') {
			return r.giveUp()
		}
	}
	return nil
}

func (r *reader) list(depth int) any {
	list := []any{}
	if r.takes(']') {
		return list
	}
	for !r.gaveUp {
		list = append(list, r.value(depth+1))
		if r.takes(']') {
			return list
		}
		if !r.takes(',') {
			return r.giveUp()
		}
	}
	return nil
}

// quoted reads a text that begins here. One with an escape, or with bytes that may be no UTF-8, is unquoted by encoding/json.
func (r *reader) quoted() string {
	begin := r.at
	r.at++
	isPlain, isASCII := true, true
	for ; r.at < len(r.text); r.at++ {
		switch c := r.text[r.at]; {
		case c == '"':
			r.at++
			plain := r.text[begin+1 : r.at-1]
			if isPlain && (isASCII || utf8.ValidString(plain)) {
				return plain
			}
			var text string
			r.gaveUp = r.gaveUp || json.Unmarshal([]byte(r.text[begin:r.at]), &text) != nil
			return text
		case c == '\\':
			isPlain = false
			r.at++
		case c < ' ':
			r.giveUp()
			return ""
		case c >= 0x80:
			isASCII = false
		}
	}
	r.at = len(r.text)
	r.giveUp()
	return ""
}

func (r *reader) word(word string, value any) any {
	if !strings.HasPrefix(r.text[r.at:], word) {
		return r.giveUp()
	}
	r.at += len(word)
	return value
}

// number reads a number as it is written: -? (0|[1-9][0-9]*) (.[0-9]+)? ([eE][+-]?[0-9]+)?
func (r *reader) number() any {
	begin := r.at
	r.takesOne("-")
	if !r.takesOne("0") && !r.digits() {
		return r.giveUp()
	}
	if r.takesOne(".") && !r.digits() {
		return r.giveUp()
	}
	if r.takesOne("eE") {
		r.takesOne("+-")
		if !r.digits() {
			return r.giveUp()
		}
	}
	return json.Number(r.text[begin:r.at])
}

func (r *reader) takesOne(of string) bool {
	isThere := r.at < len(r.text) && strings.IndexByte(of, r.text[r.at]) >= 0
	if isThere {
		r.at++
	}
	return isThere
}

func (r *reader) digits() bool {
	begin := r.at
	for r.at < len(r.text) && '0' <= r.text[r.at] && r.text[r.at] <= '9' {
		r.at++
	}
	return r.at > begin
}
