package main

import (
	"encoding/json"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"
)

// journal takes log records, each as the line of JSON that the handler wrote.
type journal chan string

func newJournal() journal {
	return make(journal, 256)
}

func (j journal) Write(line []byte) (int, error) {
	j <- string(line)
	return len(line), nil
}

func (j journal) logger() *slog.Logger {
	return slog.New(slog.NewJSONHandler(j, &slog.HandlerOptions{Level: slog.LevelDebug}))
}

// next waits for a record.
func (j journal) next(t *testing.T) map[string]any {
	t.Helper()
	select {
	case line := <-j:
		return parseRecord(t, line)
	case <-time.After(20 * time.Second):
		t.Fatal("nothing was logged")
		return nil
	}
}

// lines returns what was logged so far.
func (j journal) lines() []string {
	var lines []string
	for len(j) > 0 {
		lines = append(lines, <-j)
	}
	return lines
}

func parseRecord(t *testing.T, line string) map[string]any {
	t.Helper()
	var record map[string]any
	if err := json.Unmarshal([]byte(line), &record); err != nil {
		t.Fatalf("%q: %v", line, err)
	}
	return record
}

// memory is a store of users that needs no file.
type memory map[string]passwordHash

func (m memory) find(name string) (passwordHash, error) {
	return m[name], nil
}

// failing is a store that has only this error to give.
type failing struct{ error }

func (f failing) find(string) (passwordHash, error) {
	return passwordHash{}, f.error
}

// quickHash hashes with as few rounds as a file of users may have.
func quickHash(t *testing.T, password string) passwordHash {
	t.Helper()
	hash, err := hashPassword(secret(password), minHashRounds)
	if err != nil {
		t.Fatal(err)
	}
	return hash
}

// ask sends a request to a service with the store.
func ask(store userStore, j journal, method, path, body string) *httptest.ResponseRecorder {
	answer := httptest.NewRecorder()
	request := httptest.NewRequest(method, path, strings.NewReader(body))
	service{authenticator{store}, j.logger()}.handler().ServeHTTP(answer, request)
	return answer
}

// get asks for the path, and reads the answer into the value.
func get(t *testing.T, path string, status int, value any) {
	t.Helper()
	answer := ask(memory{}, newJournal(), http.MethodGet, path, "")
	if answer.Code != status {
		t.Fatalf("GET %s: %d %s", path, answer.Code, answer.Body)
	}
	if kind := answer.Header().Get("Content-Type"); kind != "application/json" {
		t.Errorf("GET %s: Content-Type %q", path, kind)
	}
	if err := json.Unmarshal(answer.Body.Bytes(), value); err != nil {
		t.Errorf("GET %s: %v", path, err)
	}
}
