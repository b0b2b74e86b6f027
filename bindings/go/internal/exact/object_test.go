package exact

import (
	"bytes"
	"encoding/json"
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"
)

func byStandardLibrary(text []byte) (map[string]any, error) {
	decoder := json.NewDecoder(bytes.NewReader(text))
	decoder.UseNumber()
	var object map[string]any
	err := decoder.Decode(&object)
	return object, err
}

func same(t *testing.T, text []byte) {
	t.Helper()
	want, wantErr := byStandardLibrary(text)
	got, err := Object(text)
	if !reflect.DeepEqual(got, want) || (err == nil) != (wantErr == nil) || (err != nil && err.Error() != wantErr.Error()) {
		t.Errorf("%q is %#v, %v; encoding/json has %#v, %v", text, got, err, want, wantErr)
	}
}

var texts = []string{
	`{}`, ` { } `, `{"a":1}`, `{"a":-0.5e+10,"b":[],"c":[1,"2",null,true,false,{"d":{}}]}`, `{"a":1,"a":2}`, `{"A":1,"a":2}`,
	`{"汉":"字","e":"\u00e9\n\"\\\/","pair":"\ud83d\ude00","half":"\ud83d"}`, "{\"a\":\"\xff\"}", "{\"a\":\"\x01\"}",
	`{"a":01}`, `{"a":1.}`, `{"a":+1}`, `{"a":1e}`, `{"a":-}`, `{"a":.5}`, `{"a":tru}`, `{"a":nul}`, `{"a":1,}`, `{"a" 1}`, `{a:1}`, `{"a":[1,]}`,
	`{"a":[1 2]}`, `{"a":"b`, `{"a":"b\`, `{"a":"b\"`, `{"a":"\x"}`, `{"a":1`, `{"a":1} `, `{"a":1}{`, `{"a":1}x`, `[1]`, `"a"`, `1`, `null`, ``, ` `,
	`{"a":` + strings.Repeat("[", 64) + strings.Repeat("]", 64) + `}`, `{"a":` + strings.Repeat("[", 70) + strings.Repeat("]", 70) + `}`,
	`{"n":12345678901234567890,"m":1E400}`,
}

func TestItReadsWhatEncodingJSONReads(t *testing.T) {
	for _, text := range texts {
		same(t, []byte(text))
		for end := range text {
			same(t, []byte(text[:end]))
		}
	}
}

func FuzzItReadsWhatEncodingJSONReads(f *testing.F) {
	for _, text := range texts {
		f.Add([]byte(text))
	}
	f.Fuzz(same)
}

func TestAMembersValueIsAsItIsWritten(t *testing.T) {
	text := `{"text":"a\n\"","number":12,"yes":true,"no":false,"nothing":null,"list":[1, {"a":2}],"object":{ "b" : [] }}`
	read, isRead := Read([]byte(text))
	if !isRead {
		t.Fatal("it is not read")
	}
	want := map[string]json.RawMessage{}
	if err := json.Unmarshal([]byte(text), &want); err != nil {
		t.Fatal(err)
	}
	for name, member := range read.Members() {
		if got := member.Raw(); string(got) != string(want[name]) {
			t.Errorf("%s is %s, want %s", name, got, want[name])
		}
		delete(want, name)
	}
	if len(want) != 0 {
		t.Errorf("there is no %v", want)
	}
	if got := read.Member("number").Int(); got != 12 {
		t.Errorf("the number is %d", got)
	}
	if got := string(read.Member("absent").Raw()); got != "null" {
		t.Errorf("what is absent is %s", got)
	}
}

func FuzzATextIsWrittenAsJSON(f *testing.F) {
	for _, text := range []string{"", "plain", "\"\\/\b\x00\x1f\x7f", "汉字 \u2028 <&>", "\xff half \xe6", strings.Repeat("\n", 100)} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		var got string
		if err := json.Unmarshal(AppendText(nil, text), &got); err != nil || got != strings.ToValidUTF8(text, "\ufffd") && utf8.ValidString(text) {
			t.Errorf("%q is %q, %v", text, got, err)
		}
		if !utf8.ValidString(text) && !utf8.ValidString(got) {
			t.Errorf("%q is %q", text, got)
		}
	})
}
