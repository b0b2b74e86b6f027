package exact

import (
	"encoding/json"
	"iter"
)

// Value is a JSON value: its own node, and after it those of what it holds. So it takes one piece of memory, and none for what
// nobody asks for. No value at all is nil.
type Value []node

type node struct {
	// Of a member of an object.
	name string
	// A text, or a number, an object or a list as it is written.
	text string
	// What it is: the byte that it begins with, or number.
	kind byte
	// How many values an object or a list holds, and how many nodes there are with all that those hold.
	parts, size int
}

const number = '0'

func (v Value) is(kind byte) bool { return len(v) > 0 && v[0].kind == kind }

// IsAbsent says whether there is no value, or null.
func (v Value) IsAbsent() bool { return len(v) == 0 || v[0].kind == 'n' }

// Member is a member of an object, the last of that name; or no value.
func (v Value) Member(name string) (found Value) {
	if !v.is('{') {
		return nil
	}
	for at := 1; at < len(v); at += v[at].size {
		if v[at].name == name {
			found = v[at : at+v[at].size]
		}
	}
	return found
}

// Members are the members of an object, and none of another value.
func (v Value) Members() iter.Seq2[string, Value] {
	return func(yield func(string, Value) bool) {
		if !v.is('{') {
			return
		}
		for at := 1; at < len(v) && yield(v[at].name, v[at:at+v[at].size]); at += v[at].size {
		}
	}
}

// Len is how many items a list has, and 0 for another value.
func (v Value) Len() int {
	if !v.is('[') {
		return 0
	}
	return v[0].parts
}

// Items are the items of a list, and none of another value.
func (v Value) Items() iter.Seq[Value] {
	return func(yield func(Value) bool) {
		if !v.is('[') {
			return
		}
		for at := 1; at < len(v) && yield(v[at:at+v[at].size]); at += v[at].size {
		}
	}
}

// Text is a text, and empty for another value.
func (v Value) Text() string {
	if !v.is('"') {
		return ""
	}
	return v[0].text
}

// Number is a number, and empty for another value.
func (v Value) Number() json.Number {
	if !v.is(number) {
		return ""
	}
	return json.Number(v[0].text)
}

// Int is a whole number of 64 bits, and 0 for another value.
func (v Value) Int() int64 {
	read, _ := v.Number().Int64()
	return read
}

// Raw is the value as JSON; null where there is none.
func (v Value) Raw() json.RawMessage {
	switch {
	case v.IsAbsent():
		return json.RawMessage("null")
	case v.is('t'):
		return json.RawMessage("true")
	case v.is('f'):
		return json.RawMessage("false")
	case v.is('"'):
		return AppendText(nil, v[0].text)
	default:
		return json.RawMessage(v[0].text)
	}
}

// IsTrue says whether it is true.
func (v Value) IsTrue() bool { return v.is('t') }

// Any is the value as encoding/json makes it, numbers as json.Number.
func (v Value) Any() any {
	if len(v) == 0 {
		return nil
	}
	switch v[0].kind {
	case '{':
		object := make(map[string]any, v[0].parts)
		for at := 1; at < len(v); at += v[at].size {
			object[v[at].name] = v[at : at+v[at].size].Any()
		}
		return object
	case '[':
		list := make([]any, 0, v[0].parts)
		for item := range v.Items() {
			list = append(list, item.Any())
		}
		return list
	case '"':
		return v[0].text
	case number:
		return json.Number(v[0].text)
	case 'n':
		return nil
	default:
		return v[0].kind == 't'
	}
}
