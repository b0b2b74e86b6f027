// Package exact reads JSON in one pass, several times as fast as encoding/json does.
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
	if read, isRead := Read(text); isRead {
		if object, isObject := read.Any().(map[string]any); isObject {
			return object, nil
		}
	}
	decoder := json.NewDecoder(bytes.NewReader(text))
	decoder.UseNumber()
	var object map[string]any
	err := decoder.Decode(&object)
	return object, err
}

// Read reads a value, unless it is none, or nested deeper than the native library takes one.
func Read(text []byte) (Value, bool) {
	r := reader{text: string(text)}
	// A value is the first of what an object or list holds, or follows a comma.
	r.nodes = make([]node, 0, 1+strings.Count(r.text, ",")+strings.Count(r.text, "{")+strings.Count(r.text, "["))
	r.value("", 0)
	r.space()
	return r.nodes, !r.gaveUp && r.at == len(r.text)
}

const maxDepth = 128

// reader goes through a text. Texts without an escape are parts of it, and take no memory of their own.
type reader struct {
	text   string
	at     int
	nodes  []node
	gaveUp bool
}

func (r *reader) giveUp() { r.gaveUp = true }

func (r *reader) space() {
	for r.at < len(r.text) {
		switch r.text[r.at] {
		case ' ', '\t', '\r', '\n':
			r.at++
		default:
			return
		}
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

// value reads a value, the member of that name where it is one.
func (r *reader) value(name string, depth int) {
	if depth > maxDepth {
		r.giveUp()
		return
	}
	index := len(r.nodes)
	kind := r.next()
	r.nodes = append(r.nodes, node{name: name, kind: kind, size: 1})
	switch kind {
	case '{':
		r.parts(index, '}', depth)
	case '[':
		r.parts(index, ']', depth)
	case '"':
		r.nodes[index].text = r.quoted()
	case 't':
		r.word("true")
	case 'f':
		r.word("false")
	case 'n':
		r.word("null")
	default:
		r.nodes[index].kind = number
		r.nodes[index].text = r.number()
	}
}

// parts reads what an object or a list holds.
func (r *reader) parts(index int, end byte, depth int) {
	begin := r.at
	r.at++
	isOver := r.takes(end)
	for !isOver && !r.gaveUp {
		name := ""
		if end == '}' {
			if r.next() != '"' {
				r.giveUp()
				return
			}
			if name = r.quoted(); !r.takes(':') {
				r.giveUp()
				return
			}
		}
		r.value(name, depth+1)
		r.nodes[index].parts++
		if isOver = r.takes(end); !isOver && !r.takes(',') {
			r.giveUp()
		}
	}
	r.nodes[index].text, r.nodes[index].size = r.text[begin:r.at], len(r.nodes)-index
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

func (r *reader) word(word string) {
	if !strings.HasPrefix(r.text[r.at:], word) {
		r.giveUp()
		return
	}
	r.at += len(word)
}

// number reads a number as it is written: -? (0|[1-9][0-9]*) (.[0-9]+)? ([eE][+-]?[0-9]+)?
func (r *reader) number() string {
	begin := r.at
	r.takesOne('-', '-')
	isNumber := r.takesOne('0', '0') || r.digits()
	if r.takesOne('.', '.') {
		isNumber = isNumber && r.digits()
	}
	if r.takesOne('e', 'E') {
		r.takesOne('+', '-')
		isNumber = isNumber && r.digits()
	}
	if !isNumber {
		r.giveUp()
	}
	return r.text[begin:r.at]
}

func (r *reader) takesOne(one, other byte) bool {
	isThere := r.at < len(r.text) && (r.text[r.at] == one || r.text[r.at] == other)
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

// AppendText writes a text in JSON. One that is not plain ASCII is left to encoding/json.
func AppendText(to []byte, text string) []byte {
	for at := range len(text) {
		if c := text[at]; c < ' ' || c >= 0x80 || c == '"' || c == '\\' {
			quoted, err := json.Marshal(text)
			if err != nil {
				panic(err) // a text is always JSON
			}
			return append(to, quoted...)
		}
	}
	return append(append(append(to, '"'), text...), '"')
}
