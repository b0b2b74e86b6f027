// Command load posts requests that were made before over many connections, each of which sends the next one when it has its answer, and
// says how many were answered in a second, and how quickly:
//
//	load -address 127.0.0.1:8080 -connections 16 -warm-up 1s -for 3s GENUINE [FORGED]
//
// A file has requests as they go over the wire, each after its length in four bytes. With a second file every other request is taken
// from there. It ends early where a file is at its end, so that no request is sent twice; with -again it begins anew. It prints a line when
// answers begin to count, and the figures in JSON at the end.
package main

import (
	"bufio"
	"encoding/binary"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"os"
	"slices"
	"sync"
	"sync/atomic"
	"syscall"
	"time"
)

// Answers are those to one file's requests.
type Answers struct {
	// Statuses counts all of them by their status.
	Statuses map[int]int `json:"statuses"`
	// PerSecond and what follows, in milliseconds, is of those in the window.
	PerSecond float64 `json:"per_second"`
	P50       float64 `json:"p50"`
	P99       float64 `json:"p99"`
	Max       float64 `json:"max"`
}

type answer struct {
	kind, status int
	end          time.Time
	took         time.Duration
}

func main() {
	address := flag.String("address", "", "of the endpoint")
	connections := flag.Int("connections", 16, "how many")
	warmUp := flag.Duration("warm-up", time.Second, "for how long answers do not count")
	window := flag.Duration("for", 3*time.Second, "for how long they count")
	again := flag.Bool("again", false, "whether requests are sent more than once")
	flag.Parse()
	var files [][][]byte
	for _, name := range flag.Args() {
		requests, err := read(name)
		if err != nil {
			log.Fatal(err)
		}
		files = append(files, requests)
	}

	begin := time.Now().Add(*warmUp)
	end := begin.Add(*window)
	time.AfterFunc(*warmUp, func() { fmt.Println("begun") })
	var next atomic.Int64
	var threads sync.WaitGroup
	all := make([][]answer, *connections)
	for number := range all {
		threads.Add(1)
		go func() {
			defer threads.Done()
			client := client{address: *address}
			defer client.close()
			for time.Now().Before(end) {
				turn := int(next.Add(1)) - 1
				kind := turn % len(files)
				index := turn / len(files)
				if index >= len(files[kind]) {
					if !*again {
						return
					}
					index %= len(files[kind])
				}
				since := time.Now()
				status, err := client.post(files[kind][index])
				if err != nil {
					log.Fatalf("after %d requests: %v", turn, err)
				}
				now := time.Now()
				all[number] = append(all[number], answer{kind, status, now, now.Sub(since)})
			}
		}()
	}
	threads.Wait()

	last := time.Now()
	if last.Before(end) {
		end = last
	}
	seconds := end.Sub(begin).Seconds()
	var used syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &used); err != nil {
		log.Fatal(err)
	}
	result := map[string]any{"seconds": seconds, "processor_seconds": float64(used.Utime.Nano()+used.Stime.Nano()) / 1e9}
	for kind, name := range []string{"genuine", "forged"}[:len(files)] {
		result[name] = summary(slices.Concat(all...), kind, begin, end)
	}
	if err := json.NewEncoder(os.Stdout).Encode(result); err != nil {
		log.Fatal(err)
	}
}

func summary(all []answer, kind int, begin, end time.Time) Answers {
	statuses := map[int]int{}
	var took []time.Duration
	for _, one := range all {
		if one.kind != kind {
			continue
		}
		statuses[one.status]++
		if one.end.After(begin) && one.end.Before(end) {
			took = append(took, one.took)
		}
	}
	found := Answers{Statuses: statuses}
	if len(took) == 0 {
		return found
	}
	slices.Sort(took)
	at := func(part float64) float64 { return float64(took[int(part*float64(len(took)-1))].Microseconds()) / 1000 }
	found.PerSecond = float64(len(took)) / end.Sub(begin).Seconds()
	found.P50, found.P99, found.Max = at(0.5), at(0.99), at(1)
	return found
}

func read(name string) ([][]byte, error) {
	data, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	var requests [][]byte
	for len(data) > 0 {
		length := 4 + int(binary.BigEndian.Uint32(data))
		requests = append(requests, data[4:length])
		data = data[length:]
	}
	return requests, nil
}

// client has a connection, and makes another where the server has closed it.
type client struct {
	address    string
	connection net.Conn
	reader     *bufio.Reader
}

func (c *client) close() {
	if c.connection != nil {
		_ = c.connection.Close()
		c.connection = nil
	}
}

// post sends a request once more on a connection of its own where the server closed the one before, as it may between two requests: by
// then it has not read this one.
func (c *client) post(request []byte) (int, error) {
	isKept := c.connection != nil
	status, err := c.postOnce(request)
	if err != nil {
		c.close()
		if isKept && (errors.Is(err, io.EOF) || errors.Is(err, syscall.ECONNRESET) || errors.Is(err, syscall.EPIPE)) {
			status, err = c.postOnce(request)
		}
	}
	return status, err
}

func (c *client) postOnce(request []byte) (int, error) {
	if c.connection == nil {
		connection, err := net.Dial("tcp", c.address)
		if err != nil {
			return 0, err
		}
		c.connection, c.reader = connection, bufio.NewReader(connection)
	}
	if err := c.connection.SetDeadline(time.Now().Add(30 * time.Second)); err != nil {
		return 0, err
	}
	if _, err := c.connection.Write(request); err != nil {
		return 0, err
	}
	response, err := http.ReadResponse(c.reader, nil)
	if err != nil {
		return 0, err
	}
	if _, err := io.Copy(io.Discard, response.Body); err != nil {
		return 0, fmt.Errorf("the answer's body: %w", err)
	}
	if response.Close {
		c.close()
	}
	return response.StatusCode, nil
}
