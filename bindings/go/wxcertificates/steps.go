package wxcertificates

import (
	"context"
	"errors"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"time"

	"github.com/wxnotify/wxnotify-go/internal/asking"
	"github.com/wxnotify/wxnotify-go/internal/program"
)

// running is one of the native library's programs on its way.
type running struct {
	refresher *Refresher
	ctx       context.Context
	answer    asking.Answer
}

var levels = map[string]slog.Level{"debug": slog.LevelDebug, "info": slog.LevelInfo, "warning": slog.LevelWarn, "error": slog.LevelError}

// do does one step, and returns what came of it.
func (r *running) do(step *program.Step) any {
	switch step.Name {
	case "fetch":
		return r.answer.Fetch(r.ctx, r.refresher.merchant.client, step)
	case "trust":
		return r.refresher.trust(step.Keys)
	case "read":
		return r.refresher.read()
	case "keep":
		if err := write(r.refresher.file, step.Text); err != nil {
			return asking.Raised(err)
		}
		return "done"
	case "log":
		// Of a download that was cancelled there is nothing to say.
		if r.ctx.Err() == nil {
			r.refresher.log().Log(r.ctx, levels[step.Level], "wxnotify: "+step.Line)
		}
		return "done"
	case "wait":
		return r.wait(step, r.refresher.hinted)
	default: // pause
		return r.wait(step, nil)
	}
}

// wait waits until the time is up, something was hinted at, or the program is to stop.
func (r *running) wait(step *program.Step, hinted <-chan struct{}) any {
	began := time.Now()
	timer := time.NewTimer(time.Duration(step.MS) * time.Millisecond)
	defer timer.Stop()
	select {
	case <-r.ctx.Done():
		return program.Stop{}
	case <-hinted:
		return map[string]any{"hinted": time.Since(began).Milliseconds()}
	case <-timer.C:
		return "done"
	}
}

// trust has the parser trust these keys, once there is one.
func (r *Refresher) trust(keys program.Keys) any {
	r.lock.Lock()
	defer r.lock.Unlock()
	if r.parser != nil {
		if err := r.parser.ReplacePlatformKeys(keys.PlatformKeys()); err != nil {
			return asking.Refused(err)
		}
	}
	return "done"
}

// read is the file's text, if there is one.
func (r *Refresher) read() any {
	text, err := os.ReadFile(r.file)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return "done"
	case err != nil:
		return asking.Raised(err)
	}
	return map[string]any{"text": string(text)}
}

// write replaces a file whole.
func write(file, text string) error {
	next, err := os.CreateTemp(filepath.Dir(file), filepath.Base(file)+".*")
	if err != nil {
		return err
	}
	defer os.Remove(next.Name())
	_, err = next.WriteString(text)
	if closing := next.Close(); err == nil {
		err = closing
	}
	if err == nil {
		err = os.Rename(next.Name(), file)
	}
	return err
}
