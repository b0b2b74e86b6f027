// Package ask talks with the native library in JSON.
package ask

import (
	"encoding/json"
	"errors"
	"fmt"

	"github.com/wxnotify/wxnotify-go/internal/exact"
	"github.com/wxnotify/wxnotify-go/internal/hook"
)

// Native has the native library do what request says, which becomes JSON, and reads its answer.
func Native(request any) (exact.Value, error) {
	reply, err := hook.Call(JSON(request))
	if err != nil {
		return nil, err
	}
	answer, isRead := exact.Read(reply)
	if !isRead {
		return nil, errors.New("the native library's answer is not JSON")
	}
	return answer, nil
}

// Value is Native for an answer {"value": ...}.
func Value[T any](request any) (value T, err error) {
	answer, err := Native(request)
	if err == nil {
		err = json.Unmarshal(answer.Member("value").Raw(), &value)
	}
	return value, err
}

// JSON writes what holds nothing but texts and numbers.
func JSON(value any) []byte {
	if writer, isOne := value.(Writer); isOne {
		return writer.AppendJSON(nil)
	}
	text, err := json.Marshal(value)
	if err != nil {
		panic(fmt.Sprintf("wxnotify: texts and numbers make JSON: %v", err))
	}
	return text
}

// Writer writes itself as JSON: a request that is made for every notification.
type Writer interface {
	AppendJSON(to []byte) []byte
}
