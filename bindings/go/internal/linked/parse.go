package linked

// #include "wxnotify.h"
import "C"

import (
	"encoding/binary"
	"math"
	"sync"
	"unsafe"

	"github.com/wxnotify/wxnotify-go/internal/native"
)

// Parse gives the headers in one piece and takes the fields in one: C's memory, and its handles, cost more than both.

// room is where headers and fields stand during a call. Neither holds a pointer, so C may read and write them where they are.
type room struct {
	headers []byte
	fields  []int64
}

// More than WeChat Pay sends. A notification that has no room comes as a handle.
const (
	headersSize = 4096
	fieldsSize  = 16384
)

var rooms = sync.Pool{New: func() any { return &room{make([]byte, 0, headersSize), make([]int64, fieldsSize/8)} }}

func (p parser) Parse(header map[string][]string, body []byte, now int64) (native.Notification, error) {
	room := rooms.Get().(*room)
	defer room.giveBack()
	for name, values := range header {
		for _, value := range values {
			room.put(name)
			room.put(value)
		}
	}
	headersPtr, headersLen := bytes(room.headers)
	bodyPtr, bodyLen := bytes(body)
	var parsed *C.wxn_notification
	var cError *C.wxn_error
	if err := result(C.wxn_parser_parse_into(p.handle, headersPtr, headersLen, bodyPtr, bodyLen, C.int64_t(now),
		unsafe.Pointer(unsafe.SliceData(room.fields)), fieldsSize, &parsed, &cError), cError); err != nil {
		return native.Notification{}, err
	}
	if parsed != nil {
		return *takeNotification(parsed), nil
	}
	return room.notification(), nil
}

func (r *room) giveBack() {
	if cap(r.headers) == headersSize {
		r.headers = r.headers[:0]
		rooms.Put(r)
	}
}

// put writes a text of a header after its length.
func (r *room) put(text string) {
	r.headers = append(binary.LittleEndian.AppendUint32(r.headers, uint32(len(text))), text...)
}

// notification copies the fields: all texts but the plaintext are parts of one.
func (r *room) notification() native.Notification {
	const texts, numbers = 13, 2
	lengths, others := r.fields[:texts], r.fields[texts:texts+numbers]
	size := 0
	for _, length := range lengths[:texts-1] {
		size += int(max(length, 0))
	}
	written := unsafe.Slice((*byte)(unsafe.Pointer(unsafe.SliceData(r.fields))), fieldsSize)[(texts+numbers)*8:]
	rest := string(written[:size])
	text := func() string {
		length := max(lengths[0], 0)
		made := rest[:length]
		lengths, rest = lengths[1:], rest[length:]
		return made
	}
	present := new([5]string)[:0]
	optional := func() *string {
		if lengths[0] < 0 {
			lengths = lengths[1:]
			return nil
		}
		present = append(present, text())
		return &present[len(present)-1]
	}
	n := native.Notification{ID: text(), CreateTime: optional(), EventType: text(), ResourceType: text(), Summary: optional(), OriginalType: optional(),
		AssociatedData: text(), Serial: text(), Nonce: text(), RequestID: optional(), APIv3KeyLabel: optional(), Kind: text()}
	n.Plaintext = append([]byte{}, written[size:size+int(lengths[0])]...)
	n.Timestamp = others[0]
	if others[1] != math.MinInt64 {
		expires := others[1]
		n.CertificateExpiresAt = &expires
	}
	return n
}
