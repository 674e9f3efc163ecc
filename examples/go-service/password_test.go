package main

import (
	"encoding/base64"
	"errors"
	"fmt"
	"io/fs"
	"net/http"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"go.containerssh.io/message"
)

const (
	rightPassword = "Tr0ub4dor-right"
	wrongPassword = "Tr0ub4dor-wrong"
)

func base64Of(text string) string {
	return base64.StdEncoding.EncodeToString([]byte(text))
}

// bodyOf is what ContainerSSH sends, with fields that the service does not know.
func bodyOf(name, password string) string {
	return fmt.Sprintf(`{"username":%q,"user":%q,"remoteAddress":"192.0.2.1:50022",`+
		`"connectionId":"0a1b2c","clientVersion":"SSH-2.0-x","passwordBase64":%q}`,
		name, name, base64Of(password))
}

// holdsSecret reports whether the text has a password in it, plain or as it was sent.
func holdsSecret(text string) bool {
	return strings.Contains(text, "Tr0ub4dor") || strings.Contains(text, base64Of("Tr0ub4dor"))
}

func TestPasswordDecides(t *testing.T) {
	users := memory{"alice": quickHash(t, rightPassword)}
	tests := []struct {
		name, password, answer, code, level string
	}{
		{"alice", rightPassword, `{"success":true}`, "AUTH_SUCCESSFUL", "DEBUG"},
		{"alice", wrongPassword, `{"success":false}`, "AUTH_FAILED", "INFO+2"},
		{"alice", rightPassword + "x", `{"success":false}`, "AUTH_FAILED", "INFO+2"},
		{"alice", "", `{"success":false}`, "AUTH_FAILED", "INFO+2"},
	}
	for _, test := range tests {
		t.Run(test.password, func(t *testing.T) {
			j := newJournal()
			answer := ask(users, j, http.MethodPost, "/password", bodyOf(test.name, test.password))
			if got := strings.TrimSpace(answer.Body.String()); answer.Code != 200 || got != test.answer {
				t.Errorf("answer %d %s", answer.Code, got)
			}
			checkLog(t, j, "AUTH DEBUG", test.code+" "+test.level)
		})
	}
}

// checkLog expects a record for each code and level, with the login's data and no secret.
func checkLog(t *testing.T, j journal, expected ...string) {
	t.Helper()
	lines := j.lines()
	if len(lines) != len(expected) {
		t.Fatalf("%d records: %q", len(lines), lines)
	}
	for i, line := range lines {
		record := parseRecord(t, line)
		if got := fmt.Sprintf("%s %s", record["code"], record["level"]); got != expected[i] {
			t.Errorf("logged %s, not %s", got, expected[i])
		}
		if record["username"] != "alice" || record["connectionId"] != "0a1b2c" ||
			record["remoteAddress"] != "192.0.2.1:50022" {
			t.Errorf("the record does not tell whose login it is: %s", line)
		}
		if holdsSecret(line) {
			t.Errorf("a secret was logged: %s", line)
		}
	}
}

func TestPasswordWithFailingStore(t *testing.T) {
	once := fmt.Errorf("%w: no route to the directory", message.EAuthBackendError)
	coded := fmt.Errorf("%w: x", message.ECoreConfig)
	unknown := fmt.Errorf("%w: x", message.Code("LDAP_DOWN"))
	tests := map[string]struct {
		store       userStore
		code, level string
	}{
		"wrapped":      {failing{fmt.Errorf("directory: %w", once)}, "AUTH_BACKEND_ERROR", "ERROR"},
		"no file":      {userFile(filepath.Join(t.TempDir(), "none")), "AUTH_BACKEND_ERROR", "ERROR"},
		"no code":      {failing{errors.New("no route")}, "AUTH_BACKEND_ERROR", "ERROR"},
		"another code": {failing{coded}, "CORE_CONFIG_ERROR", "ERROR+4"},
		"unknown code": {failing{unknown}, "LDAP_DOWN", "WARN"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			j := newJournal()
			body := bodyOf("alice", rightPassword)
			answer := ask(test.store, j, http.MethodPost, "/password", body)
			expected := fmt.Sprintf(`{"error":"Internal Server Error","code":%q}`, test.code)
			if got := strings.TrimSpace(answer.Body.String()); answer.Code != 500 || got != expected {
				t.Errorf("answer %d %s", answer.Code, got)
			}
			checkLog(t, j, "AUTH DEBUG", test.code+" "+test.level)
		})
	}
}

func TestErrorsKeepTheirCodeThroughWrapping(t *testing.T) {
	err := authenticator{userFile(filepath.Join(t.TempDir(), "none"))}.check("alice", nil)
	var code message.Code
	if !errors.As(err, &code) || code != message.EAuthBackendError {
		t.Errorf("no code in %v", err)
	}
	if !errors.Is(err, message.EAuthBackendError) || errors.Is(err, message.EAuthFailed) {
		t.Errorf("the wrong code in %v", err)
	}
	if !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("the reason is lost in %v", err)
	}
}

func TestPasswordRefusesRequest(t *testing.T) {
	valid := bodyOf("alice", rightPassword)
	tests := map[string]struct {
		body   string
		status int
	}{
		"empty":         {"", 400},
		"null":          {"null", 400},
		"not JSON":      {"username=alice&password=" + rightPassword, 400},
		"cut off":       {valid[:len(valid)-1], 400},
		"an array":      {"[" + valid + "]", 400},
		"two objects":   {valid + valid, 400},
		"text after it": {valid + rightPassword, 400},
		"not base64":    {`{"username":"alice","passwordBase64":"Tr0ub4dor-right"}`, 400},
		"a number":      {`{"username":"alice","passwordBase64":7}`, 400},
		"no password":   {`{"username":"alice"}`, 400},
		"no user name":  {bodyOf("", rightPassword), 400},
		"too large":     {bodyOf(strings.Repeat("a", maxBody), rightPassword), 413},
		"large after":   {valid + strings.Repeat(" ", maxBody), 413},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			j := newJournal()
			store := failing{errors.New("the store was asked")}
			answer := ask(store, j, http.MethodPost, "/password", test.body)
			said := answer.Body.String()
			if answer.Code != test.status || !strings.Contains(said, `"AUTH_INVALID_STATUS"`) {
				t.Errorf("answer %d %s", answer.Code, said)
			}
			lines := j.lines()
			record := parseRecord(t, lines[0])
			got := fmt.Sprintf("%s %s", record["code"], record["level"])
			if len(lines) != 1 || got != "AUTH_INVALID_STATUS ERROR" {
				t.Errorf("logged %q", lines)
			}
			if holdsSecret(said + lines[0]) {
				t.Errorf("a secret in %s or %s", said, lines[0])
			}
		})
	}
}

func TestLargestBodyIsAccepted(t *testing.T) {
	users := memory{"alice": quickHash(t, rightPassword)}
	body := bodyOf("alice", rightPassword)
	body += strings.Repeat(" ", maxBody-len(body))
	answer := ask(users, newJournal(), http.MethodPost, "/password", body)
	if answer.Code != 200 {
		t.Errorf("answer %d %s", answer.Code, answer.Body)
	}
}

func TestWrongMethod(t *testing.T) {
	for route, allowed := range map[string]string{
		"GET /password": "POST", "PUT /password": "POST",
		"POST /codes": "GET, HEAD", "DELETE /codes/AUTH": "GET, HEAD",
	} {
		method, path, _ := strings.Cut(route, " ")
		answer := ask(memory{}, newJournal(), method, path, bodyOf("alice", rightPassword))
		if answer.Code != 405 || answer.Header().Get("Allow") != allowed {
			t.Errorf("%s: %d, Allow %q", route, answer.Code, answer.Header().Get("Allow"))
		}
	}
}

func TestUnknownUserTakesTimeToo(t *testing.T) {
	store := failing{fmt.Errorf("%w: no such user", message.EAuthFailed)}
	begin := time.Now()
	err := authenticator{store}.check("nobody", secret(rightPassword))
	if !errors.Is(err, message.EAuthFailed) || !strings.Contains(err.Error(), "no such user") {
		t.Error(err)
	}
	if took := time.Since(begin); took < 5*time.Millisecond { // no machine hashes so fast
		t.Errorf("refused in %s: nothing was hashed", took)
	}
}
