package events

import "encoding/json"

// Reading a resource whose shape the native library has checked: nothing here can fail.

// object is a JSON object, its numbers as json.Number.
type object map[string]any

func (o object) text(name string) string {
	text, _ := o[name].(string)
	return text
}

func (o object) boolean(name string) bool {
	boolean, _ := o[name].(bool)
	return boolean
}

func (o object) integer(name string) int64 {
	number, _ := o[name].(json.Number)
	integer, _ := number.Int64()
	return integer
}

func (o object) object(name string) object {
	part, _ := o[name].(map[string]any)
	return part
}

func (o object) texts(name string) []string {
	items, _ := o[name].([]any)
	texts := make([]string, 0, len(items))
	for _, item := range items {
		text, _ := item.(string)
		texts = append(texts, text)
	}
	return texts
}

// objects makes what a list of objects holds.
func objects[T any](list any, read func(object) T) []T {
	items, _ := list.([]any)
	made := make([]T, 0, len(items))
	for _, item := range items {
		part, _ := item.(map[string]any)
		made = append(made, read(part))
	}
	return made
}

// optional makes what may be absent, which null is too.
func optional[From, To any](o object, name string, get func(object, string) From, read func(From) To) *To {
	if o[name] == nil {
		return nil
	}
	return pointer(read(get(o, name)))
}

func same[T any](value T) T { return value }

func pointer[T any](value T) *T { return &value }
