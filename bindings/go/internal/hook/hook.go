// Package hook is how the packages of this module reach what others of them keep to themselves.
package hook

import (
	"net/http"

	"github.com/wxnotify/wxnotify-go/internal/exact"
)

// Event makes the typed event of a kind, an events.Event, of a resource that was checked. Package events sets it.
var Event func(kind string, resource exact.Value) any

// ReadBody reads a request's body for a *wxnotify.NotificationParser, as its ParseRequest does. Package wxnotify sets it.
var ReadBody func(parser any, request *http.Request) ([]byte, error)

// EventAs makes the event of a *wxnotify.Notification as the type of a kind, an events.Event. Package wxnotify sets it.
var EventAs func(notification any, kind string) (any, error)

// Compare compares a *wxnotify.Notification with a *wxnotify.Expected, which may be nil. Package wxnotify sets it.
var Compare func(notification, expected any) error

// Call has the native library do what a request in JSON says, and returns its answer in JSON. Package wxnotify sets it.
var Call func(request []byte) ([]byte, error)

// NewError makes a *wxnotify.Error of a code, with the code's answer. cause is what its Unwrap returns, or nil. Package wxnotify
// sets it.
var NewError func(code, message, field string, cause error) error

// APIv3Keys returns []wxnotify.APIv3Key, keys and all, as the native library takes them. Package wxnotify sets it.
var APIv3Keys func(keys any) any

// Merchant returns a wxcertificates.Merchant, key and all, as the native library takes it, and the client that asks for it. Package
// wxcertificates sets it.
var Merchant func(merchant any) (map[string]any, *http.Client)

// NotificationFromJSON makes a *wxnotify.Notification again of what its ToJSON wrote, and verifies nothing. Package wxnotify
// sets it.
var NotificationFromJSON func(text string) (any, error)

// InboxSettings returns the settings of a *wxinbox.Inbox, as the native library takes them. Package wxinbox sets it.
var InboxSettings func(inbox any) map[string]any
