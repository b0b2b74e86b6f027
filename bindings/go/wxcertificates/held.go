package wxcertificates

import (
	"encoding/json"
	"os"
	"path/filepath"
	"time"

	wxnotify "github.com/wxnotify/wxnotify-go"
)

// certificate is one that is held, until its end.
type certificate struct {
	Serial string    `json:"serial"`
	PEM    string    `json:"pem"`
	Until  time.Time `json:"until"`
}

// merge is what is listed, and what was held before and has not ended: WeChat Pay may sign with the old one for a while.
func merge(held []certificate, listed []wxnotify.Certificate, now time.Time) []certificate {
	var merged []certificate
	isListed := map[string]bool{}
	for _, each := range listed {
		until, err := time.Parse(time.RFC3339, each.ExpireTime)
		if err != nil {
			until = each.NotAfter
		}
		merged = append(merged, certificate{each.Serial, each.PEM, until})
		isListed[each.Serial] = true
	}
	for _, each := range held {
		if !isListed[each.Serial] && now.Before(each.Until) {
			merged = append(merged, each)
		}
	}
	return merged
}

func pems(held []certificate) []string {
	var pems []string
	for _, each := range held {
		pems = append(pems, each.PEM)
	}
	return pems
}

// read reads what the file has, if there is one.
func (r *Refresher) read() []certificate {
	if r.file == "" {
		return nil
	}
	text, err := os.ReadFile(r.file)
	if os.IsNotExist(err) {
		return nil
	}
	var held []certificate
	if err == nil {
		err = json.Unmarshal(text, &held)
	}
	if err != nil {
		r.log().Error("wxnotify: the file of platform certificates cannot be read, and is left out", "error", err)
		return nil
	}
	return held
}

// write replaces the file whole.
func (r *Refresher) write() error {
	if r.file == "" {
		return nil
	}
	text, err := json.MarshalIndent(r.held, "", "  ")
	if err != nil {
		return err
	}
	next, err := os.CreateTemp(filepath.Dir(r.file), filepath.Base(r.file)+".*")
	if err != nil {
		return err
	}
	defer os.Remove(next.Name())
	_, err = next.Write(text)
	if closing := next.Close(); err == nil {
		err = closing
	}
	if err == nil {
		err = os.Rename(next.Name(), r.file)
	}
	return err
}
