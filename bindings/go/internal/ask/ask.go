// Package ask talks with the native library in JSON.
package ask

import (
	"encoding/json"
	"fmt"

	"github.com/wxnotify/wxnotify-go/internal/hook"
)

// Native has the native library do what request says, which becomes JSON, and reads its answer into answer.
func Native(request, answer any) error {
	text, err := json.Marshal(request)
	if err != nil {
		panic(fmt.Sprintf("wxnotify: texts and numbers make JSON: %v", err))
	}
	reply, err := hook.Call(text)
	if err != nil {
		return err
	}
	return json.Unmarshal(reply, answer)
}

// Value is Native for an answer {"value": ...}.
func Value[T any](request any) (T, error) {
	var answer struct {
		Value T `json:"value"`
	}
	err := Native(request, &answer)
	return answer.Value, err
}
