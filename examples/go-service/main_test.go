package main

import (
	"context"
	"io"
	"net"
	"net/http"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// blocking is a store that answers when it is let go on.
type blocking struct {
	asked, goOn chan struct{}
	users       memory
}

func (b blocking) find(name string) (passwordHash, error) {
	close(b.asked)
	<-b.goOn
	return b.users.find(name)
}

func TestRunServesUntilItIsStopped(t *testing.T) {
	users := fileOf(t, "alice:"+quickHash(t, rightPassword).String())
	j := newJournal()
	ctx, stop := context.WithCancel(context.Background())
	ended := make(chan int)
	go func() {
		args := []string{"-listen", "127.0.0.1:0", "-users", string(users)}
		ended <- run(ctx, args, nil, nil, j)
	}()
	address, _ := j.next(t)["address"].(string)
	for password, expected := range map[string]string{
		rightPassword: `{"success":true}`,
		wrongPassword: `{"success":false}`,
	} {
		if answer := post(t, address, bodyOf("alice", password)); answer != expected {
			t.Errorf("%s: %s", password, answer)
		}
	}
	stop()
	if code := <-ended; code != exitOK {
		t.Errorf("exit code %d", code)
	}
	log := strings.Join(j.lines(), "")
	if !strings.Contains(log, `"msg":"stopped"`) || !strings.Contains(log, `"AUTH_FAILED"`) {
		t.Errorf("logged %s", log)
	}
	if strings.Contains(log, `"DEBUG"`) || holdsSecret(log) {
		t.Errorf("logged too much: %s", log)
	}
}

// post asks the service at the address, and returns the body of the answer.
func post(t *testing.T, address, body string) string {
	t.Helper()
	url := "http://" + address + "/password"
	answer, err := http.Post(url, "application/json", strings.NewReader(body))
	if err != nil {
		t.Error(err)
		return ""
	}
	defer answer.Body.Close()
	text, err := io.ReadAll(answer.Body)
	if err != nil {
		t.Error(err)
	}
	return strings.TrimSpace(string(text))
}

func TestShutdownLetsRequestsEnd(t *testing.T) {
	hash := quickHash(t, rightPassword)
	store := blocking{make(chan struct{}), make(chan struct{}), memory{"alice": hash}}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	address := listener.Addr().String()
	j := newJournal()
	handler := service{authenticator{store}, j.logger()}.handler()
	ctx, stop := context.WithCancel(context.Background())
	ended, answer := make(chan error, 1), make(chan string)
	go func() { ended <- serve(ctx, newServer(handler, j.logger()), listener) }()
	go func() { answer <- post(t, address, bodyOf("alice", rightPassword)) }()
	<-store.asked
	stop()
	for { // until it takes no more connections
		connection, err := net.Dial("tcp", address)
		if err != nil {
			break
		}
		connection.Close()
		time.Sleep(time.Millisecond)
	}
	select {
	case err := <-ended:
		t.Errorf("it did not wait for the request: %v", err)
	default:
	}
	close(store.goOn)
	if text := <-answer; text != `{"success":true}` {
		t.Errorf("the request in progress got %q", text)
	}
	if err := <-ended; err != nil {
		t.Error(err)
	}
}

func TestServerHasLimits(t *testing.T) {
	server := newServer(nil, newJournal().logger())
	if server.ReadHeaderTimeout <= 0 || server.ReadTimeout <= 0 || server.WriteTimeout <= 0 ||
		server.IdleTimeout <= 0 || server.MaxHeaderBytes <= 0 || server.ErrorLog == nil {
		t.Error("a client can hold up the server")
	}
}

func TestRunDoesNotStart(t *testing.T) {
	taken, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer taken.Close()
	for name, args := range map[string][]string{
		"no file":    {"-users", filepath.Join(t.TempDir(), "none")},
		"wrong file": {"-users", string(fileOf(t, "alice:"+rightPassword))},
		"port taken": {"-users", string(fileOf(t, "")), "-listen", taken.Addr().String()},
	} {
		j := newJournal()
		code := run(context.Background(), args, nil, nil, j)
		record := j.next(t)
		if code != exitFailed || record["code"] != "CORE_CONFIG_ERROR" || record["level"] != "ERROR+4" {
			t.Errorf("%s: exit code %d, logged %v", name, code, record)
		}
		if text, _ := record["error"].(string); text == "" || holdsSecret(text) {
			t.Errorf("%s: told as %q", name, text)
		}
	}
}

func TestRunReadsItsArguments(t *testing.T) {
	for _, test := range []struct {
		args, stdout, stderr string
		code                 int
	}{
		{"-h", "", "-users file", exitOK},
		{"", "", "give -users or -hash", exitUsage},
		{"-users x y", "", "no arguments", exitUsage},
		{"-level loud -users x", "", "invalid value", exitUsage},
		{"-nonsense", "", "not defined", exitUsage},
		{"-hash alice", "alice:pbkdf2-sha256$600000$", "", exitOK},
		{"-hash a:b", "", "colon", exitFailed},
	} {
		var stdout, stderr strings.Builder
		input := strings.NewReader(rightPassword + "\n")
		code := run(context.Background(), strings.Fields(test.args), input, &stdout, &stderr)
		if code != test.code || !strings.HasPrefix(stdout.String(), test.stdout) ||
			!strings.Contains(stderr.String(), test.stderr) {
			t.Errorf("%s: %d, %s, %s", test.args, code, &stdout, &stderr)
		}
		if (test.stdout == "") != (stdout.Len() == 0) || (test.stderr == "") != (stderr.Len() == 0) {
			t.Errorf("%s: stdout %q, stderr %q", test.args, &stdout, &stderr)
		}
	}
}
