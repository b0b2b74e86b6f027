package wxnotify_test

import (
	"bytes"
	"fmt"
	"log/slog"
	"strings"
	"testing"

	wxnotify "github.com/wxnotify/wxnotify-go"
)

// shop keeps its keys where fmt cannot call their methods.
type shop struct {
	apiV3Key wxnotify.APIv3Key
	apiV2Key []wxnotify.APIv2Key
}

func TestNoKeyIsPrintedWhereverItIsKept(t *testing.T) {
	const text = "SECRETSECRETSECRETSECRETSECRET12"
	kept := shop{wxnotify.NewAPIv3Key(text), []wxnotify.APIv2Key{wxnotify.NewAPIv2Key("1900007291", text)}}
	var log bytes.Buffer
	slog.New(slog.NewTextHandler(&log, nil)).Info("started", "shop", kept, "pointer", &kept)
	slog.New(slog.NewJSONHandler(&log, nil)).Info("started", "shop", kept, "pointer", &kept)
	shown := log.String()
	for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%q", "%x", "%d"} {
		shown += fmt.Sprintf(verb, kept) + fmt.Sprintf(verb, &kept) + fmt.Sprintf(verb, kept.apiV3Key) + fmt.Sprintf(verb, kept.apiV2Key)
	}
	if strings.Contains(shown, text) || strings.Contains(shown, fmt.Sprintf("%x", text)) {
		t.Fatalf("a key is shown: %s", shown)
	}
}
