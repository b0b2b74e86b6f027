package wxnotify

// secret is a text that printing does not show. fmt calls no method of a field that is not exported, such as a merchant's own
// that holds a key, but it follows no pointer inside a value either.
type secret struct {
	text *string
}

func newSecret(text string) secret {
	return secret{text: &text}
}

// get is the text; of the zero value it is empty.
func (s secret) get() string {
	if s.text == nil {
		return ""
	}
	return *s.text
}
