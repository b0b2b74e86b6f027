package events

import "github.com/wxnotify/wxnotify-go/internal/exact"

// Reading a resource whose shape the native library has checked: nothing here can fail.

// object is a JSON object.
type object struct{ exact.Value }

func (o object) text(name string) string { return o.Member(name).Text() }

func (o object) boolean(name string) bool { return o.Member(name).IsTrue() }

func (o object) integer(name string) int64 {
	integer, _ := o.Member(name).Number().Int64()
	return integer
}

func (o object) object(name string) object { return object{o.Member(name)} }

func (o object) any(name string) any { return o.Member(name).Any() }

func (o object) texts(name string) []string {
	items := o.Member(name)
	texts := make([]string, 0, items.Len())
	for item := range items.Items() {
		texts = append(texts, item.Text())
	}
	return texts
}

// objects makes what a list of objects holds.
func objects[T any](o object, name string, read func(object) T) []T {
	items := o.Member(name)
	made := make([]T, 0, items.Len())
	for item := range items.Items() {
		made = append(made, read(object{item}))
	}
	return made
}

// optional makes what may be absent, which null is too.
func optional[From, To any](o object, name string, get func(object, string) From, read func(From) To) *To {
	if o.Member(name).IsAbsent() {
		return nil
	}
	made := read(get(o, name))
	return &made
}

func same[T any](value T) T { return value }

// made makes an event, in a frame of its own: with room for one of each kind in it, the frame of read had 16 KB, and a new goroutine's stack
// had to grow for it.
//
//go:noinline
func made[T any](o object, read func(object) T) *T {
	event := read(o)
	return &event
}
