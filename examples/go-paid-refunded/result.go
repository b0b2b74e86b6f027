package main

import (
	"maps"
	"net/http"
)

// Result is what to answer to a notification, of which nothing was sent yet. Look at it, and then Write it, in every case: what
// nobody writes net/http answers with 200, and WeChat Pay does not ask again.
type Result struct {
	Status int
	Header http.Header
	Body   []byte
}

// Write sends it. Its error is that of the connection: the result counts all the same, and the next delivery finds it done.
func (r *Result) Write(w http.ResponseWriter) error {
	maps.Copy(w.Header(), r.Header)
	w.WriteHeader(r.Status)
	_, err := w.Write(r.Body)
	return err
}

// recorder keeps what a handler answers.
type recorder struct {
	http.ResponseWriter
	result *Result
}

func (r *recorder) Header() http.Header { return r.result.Header }

func (r *recorder) WriteHeader(status int) {
	if r.result.Status == 0 {
		r.result.Status = status
	}
}

func (r *recorder) Write(part []byte) (int, error) {
	r.WriteHeader(http.StatusOK)
	r.result.Body = append(r.result.Body, part...)
	return len(part), nil
}

// Unwrap lets an http.ResponseController reach the connection.
func (r *recorder) Unwrap() http.ResponseWriter { return r.ResponseWriter }
