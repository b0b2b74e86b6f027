package wxnotify

import "net/http"

// HeaderFromMap makes an [http.Header] of a plain map, such as a function platform hands out, for [NotificationParser.Parse].
// The names may be in any spelling.
func HeaderFromMap(headers map[string]string) http.Header {
	header := make(http.Header, len(headers))
	for name, value := range headers {
		header[name] = []string{value}
	}
	return header
}
