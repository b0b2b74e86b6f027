package wxnotify

import (
	"encoding/json"
	"fmt"

	"github.com/wxnotify/wxnotify-go/internal/native"
)

// Diagnosis is what [NotificationParser.Diagnose] found.
type Diagnosis struct {
	// Findings are what is wrong and what to do, the most likely cause first.
	Findings []Finding
	text     string
	json     []byte
}

// Finding is one cause.
type Finding struct {
	// Code names the cause.
	Code string `json:"code"`
	// Advice says what to do about it.
	Advice string `json:"advice"`
}

// String returns all of it for people, a line each.
func (d *Diagnosis) String() string {
	return d.text
}

// ToJSON returns all of it as one JSON object on one line, the same bytes in every language.
func (d *Diagnosis) ToJSON() []byte {
	return d.json
}

func diagnosisOf(made native.Diagnosis) (*Diagnosis, error) {
	diagnosis := &Diagnosis{text: made.Text, json: []byte(made.JSON)}
	var findings struct{ Findings []Finding }
	if err := json.Unmarshal(diagnosis.json, &findings); err != nil {
		return nil, fmt.Errorf("wxnotify: the library's diagnosis cannot be read: %w", err)
	}
	diagnosis.Findings = findings.Findings
	return diagnosis, nil
}
