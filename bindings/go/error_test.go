package wxnotify_test

import (
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"net/http/httptest"
	"strconv"
	"strings"
	"testing"

	"github.com/wxnotify/wxnotify-go"
	"github.com/wxnotify/wxnotify-go/wxnotifytest"
)

func TestErrorsWorkWithTheStandardLibrary(t *testing.T) {
	delivery := deliver(t, thePlatform(t), wxnotifytest.Probe)
	_, err := thePlatform(t).Parser().ParseAt(delivery.Header, delivery.Body, now)
	wrapped := fmt.Errorf("notify: %w", err)
	if !errors.Is(wrapped, wxnotify.ErrSignatureProbe) || errors.Is(wrapped, wxnotify.ErrSignatureInvalid) {
		t.Errorf("%v is taken for something else", wrapped)
	}
	var failed *wxnotify.Error
	if !errors.As(wrapped, &failed) {
		t.Fatalf("%v is no *wxnotify.Error", wrapped)
	}
	if !failed.IsPlatformProbe || failed.Code != wxnotify.ErrSignatureProbe || failed.Ack.Status != 401 {
		t.Errorf("got %+v", *failed)
	}
	if failed.Error() != "SIGNATURE_PROBE: "+failed.Message {
		t.Errorf("says %q", failed)
	}
}

func TestThePanicOfTheLibraryIsAnError(t *testing.T) {
	for range 3 {
		fails(t, wxnotifytest.Panic(), wxnotify.ErrInternal, "")
	}
	parsed(t)
}

// The constants of this package must be the native library's, all of them and no other.
func TestConstantsAreTheLibrarys(t *testing.T) {
	codes, kinds, faults := map[string]bool{}, map[string]bool{}, map[string]bool{}
	for _, code := range wxnotify.Codes() {
		codes[string(code.Code)] = true
		ack, err := wxnotify.AckForCode(code.Code)
		if err != nil || ack.Status != code.AckStatus {
			t.Errorf("%s: got %v and %v", code.Code, ack, err)
		}
	}
	for _, kind := range wxnotify.Kinds() {
		kinds[string(kind)] = true
	}
	for _, fault := range wxnotifytest.Faults() {
		faults[string(fault.Fault)] = true
	}
	for file, known := range map[string]map[string]bool{"code.go": codes, "kind.go": kinds, "wxnotifytest/notification.go": faults} {
		if len(known) < 10 {
			t.Errorf("%s: the library knows %d", file, len(known))
		}
		constants := constantsIn(t, file)
		for value := range known {
			if !constants[value] {
				t.Errorf("%s has no constant for %s", file, value)
			}
		}
		for value := range constants {
			if !known[value] {
				t.Errorf("%s has %s, which the library does not know", file, value)
			}
		}
	}
}

// constantsIn returns the values of all constants of text in a source file.
func constantsIn(t *testing.T, file string) map[string]bool {
	t.Helper()
	values := map[string]bool{}
	for _, declaration := range must(parser.ParseFile(token.NewFileSet(), file, nil, 0))(t).Decls {
		general, isGeneral := declaration.(*ast.GenDecl)
		if !isGeneral || general.Tok != token.CONST {
			continue
		}
		for _, spec := range general.Specs {
			literal := spec.(*ast.ValueSpec).Values[0].(*ast.BasicLit)
			values[must(strconv.Unquote(literal.Value))(t)] = true
		}
	}
	return values
}

func TestAcknowledgements(t *testing.T) {
	_, parse := thePlatform(t).Parser().ParseAt(nil, nil, now)
	for name, want := range map[string]struct {
		ack  wxnotify.Ack
		text string
	}{
		"success":        {wxnotify.AckSuccess(), `200 application/json {"code":"SUCCESS"}`},
		"no content":     {wxnotify.AckSuccessNoContent(), `204  `},
		"handler failed": {wxnotify.AckHandlerFailed(), `500 application/json {"code":"FAIL","message":"notification could not be processed"}`},
		"busy":           {wxnotify.AckBusy(), `503 application/json {"code":"FAIL","message":"notification is being processed"}`},
		"for nil":        {wxnotify.AckFor(nil), `200 application/json {"code":"SUCCESS"}`},
		"for an error":   {wxnotify.AckFor(fmt.Errorf("notify: %w", parse)), `400 application/json {"code":"FAIL","message":"required header missing"}`},
		"for another":    {wxnotify.AckFor(errors.New("no disk")), `500 application/json {"code":"FAIL","message":"notification could not be processed"}`},
	} {
		recorder := httptest.NewRecorder()
		want.ack.Respond(recorder)
		if got := fmt.Sprintf("%d %s %s", recorder.Code, recorder.Header().Get("Content-Type"), recorder.Body); got != want.text {
			t.Errorf("%s: got %q, want %q", name, got, want.text)
		}
	}
	_, err := wxnotify.AckForCode("NONE")
	fails(t, err, wxnotify.ErrArgumentInvalid, "code")
	if want := `ARGUMENT_INVALID: no error code is called "NONE"; Codes lists them`; err.Error() != want {
		t.Errorf("got %q, want %q", err, want)
	}
}

func TestTheVersionIsTheWorkspaces(t *testing.T) {
	if strings.Count(wxnotify.Version(), ".") != 2 {
		t.Errorf("the version is %q", wxnotify.Version())
	}
}
