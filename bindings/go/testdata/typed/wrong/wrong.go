// Package typed names a field that there is not. It must not build.
package typed

import "github.com/wxnotify/wxnotify-go/events"

// OrderOf returns the order of a payment.
func OrderOf(payment *events.TransactionDirect) string {
	return payment.OutTradeNumber
}
