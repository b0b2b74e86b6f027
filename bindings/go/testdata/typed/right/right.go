// Package typed names a field. It builds.
package typed

import "github.com/wxnotify/wxnotify-go/events"

// OrderOf returns the order of a payment.
func OrderOf(payment *events.TransactionDirect) string {
	return payment.OutTradeNo
}
