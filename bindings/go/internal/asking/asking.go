// Package asking does the steps of the native library's programs that ask WeChat Pay's API.
package asking

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"time"

	wxnotify "github.com/wxnotify/wxnotify-go"
	"github.com/wxnotify/wxnotify-go/internal/hook"
	"github.com/wxnotify/wxnotify-go/internal/program"
)

// Answer is what WeChat Pay last answered, or why it did not.
type Answer struct {
	header http.Header
	body   []byte
	// Err is what the client returned.
	Err error
}

// NewClient makes the client where the merchant gave none.
func NewClient() *http.Client {
	return &http.Client{Timeout: 10 * time.Second}
}

// stay follows no redirection: what was signed was signed for one place.
func stay(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }

// Fetch sends the request of a step, and returns the reply to it.
func (a *Answer) Fetch(ctx context.Context, client *http.Client, step *program.Step) any {
	ctx, cancel := context.WithTimeout(ctx, time.Duration(step.TimeoutMS)*time.Millisecond)
	defer cancel()
	status := 0
	status, a.header, a.body, a.Err = fetch(ctx, client, step)
	if a.Err != nil {
		return Raised(a.Err)
	}
	var headers [][2]string
	for name, values := range a.header {
		for _, value := range values {
			headers = append(headers, [2]string{name, value})
		}
	}
	// A []byte is base64 in JSON.
	return map[string]any{"fetched": map[string]any{"status": status, "headers": headers, "body": a.body}}
}

func fetch(ctx context.Context, client *http.Client, step *program.Step) (int, http.Header, []byte, error) {
	request, err := http.NewRequestWithContext(ctx, step.Method, step.URL, nil)
	if err != nil {
		return 0, nil, nil, err
	}
	for _, header := range step.Headers {
		request.Header.Set(header[0], header[1])
	}
	unmoved := *client
	unmoved.CheckRedirect = stay
	response, err := unmoved.Do(request)
	if err != nil {
		return 0, nil, nil, err
	}
	defer response.Body.Close()
	body, err := io.ReadAll(io.LimitReader(response.Body, step.MostBytes+1))
	if body == nil {
		body = []byte{}
	}
	return response.StatusCode, response.Header, body, err
}

// Verify is whether the platform signed the last answer.
func (a *Answer) Verify(parser *wxnotify.NotificationParser) any {
	if err := parser.VerifyAnswer(a.header, a.body); err != nil {
		return Refused(err)
	}
	return "done"
}

// Raised is the reply where a client, or the file system, failed.
func Raised(err error) any {
	return map[string]any{"raised": map[string]any{"type": fmt.Sprintf("%T", err), "words": err.Error()}}
}

// Refused is the reply where this library did not take what it was given.
func Refused(err error) any {
	var known *wxnotify.Error
	if !errors.As(err, &known) {
		known = hook.NewError(string(wxnotify.ErrInternal), err.Error(), "", err).(*wxnotify.Error)
	}
	refused := map[string]any{"code": known.Code, "message": known.Message, "field": nil}
	if known.Field != "" {
		refused["field"] = known.Field
	}
	return map[string]any{"refused": refused}
}
