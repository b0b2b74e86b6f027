// Package wxnotify tells a genuine WeChat Pay (微信支付 APIv3) notification from a forged one, opens it, and says what to
// answer.
//
// A [NotificationParser] is made once, of the platform's keys and the merchant's APIv3 keys, and shared by all goroutines.
// [NotificationParser.ParseRequest] takes an HTTP request; [NotificationParser.Parse] takes headers and the raw body. Both
// return a [Notification], or an [*Error], whose [Ack] is what to answer.
//
// [Notification.ExpectPaid] says whether it is the payment of an order, and [Notification.ExpectRefunded] whether it is a refund: what
// ships goods asks that first. [Notification.Event] returns the notification as the type of its kind, one of package events.
//
// [ParseV2] opens what still comes as APIv2's XML.
//
// Errors are told apart by their codes:
//
//	if errors.Is(err, wxnotify.ErrSignatureInvalid) { ... }
//
// Package wxhttp is the whole endpoint, an [http.Handler], for one merchant or for many, and package wxinbox makes each notification
// count once.
//
// Package wxnotifytest has a pretend platform that makes genuine and forged notifications for the tests of a handler.
//
// With cgo the native library is linked statically; without, or with the build tag wxnotify_wasm, the same core runs as WebAssembly. With the build tag wxnotify_dynamic the installed libwxnotify.so is linked,
// which pkg-config finds; and with wxnotify_testing beside it libwxnotify_testing.so instead, for tests with wxnotifytest.
package wxnotify
