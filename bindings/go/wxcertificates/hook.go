package wxcertificates

import (
	"net/http"

	"github.com/wxnotify/wxnotify-go/internal/hook"
)

func init() {
	hook.Merchant = func(merchant any) (map[string]any, *http.Client) {
		m := merchant.(Merchant)
		return m.told(), m.client
	}
}
