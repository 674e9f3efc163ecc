package main

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"go.containerssh.io/message"
)

// fileOf writes a file of users.
func fileOf(t *testing.T, text string) userFile {
	t.Helper()
	path := filepath.Join(t.TempDir(), "users.txt")
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return userFile(path)
}

func TestUserFileFinds(t *testing.T) {
	alice, bob := quickHash(t, "a").String(), quickHash(t, "b").String()
	users := fileOf(t, "# who may log in\r\n\r\nalice:"+alice+"\r\nbob smith:"+bob)
	for name, expected := range map[string]string{"alice": alice, "bob smith": bob} {
		hash, err := users.find(name)
		if err != nil || hash.String() != expected {
			t.Errorf("%s: %s, %v", name, hash, err)
		}
	}
	for _, name := range []string{"", "Alice", "alice ", "# who may log in", "bob"} {
		if _, err := users.find(name); !errors.Is(err, message.EAuthFailed) {
			t.Errorf("%q: %v", name, err)
		}
	}
}

func TestUserFileIsReadAgain(t *testing.T) {
	users := fileOf(t, "")
	if _, err := users.find("alice"); !errors.Is(err, message.EAuthFailed) {
		t.Error(err)
	}
	line := "alice:" + quickHash(t, "a").String()
	if err := os.WriteFile(string(users), []byte(line), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := users.find("alice"); err != nil {
		t.Error(err)
	}
}

func TestUserFileFails(t *testing.T) {
	line := "alice:" + quickHash(t, "a").String() + "\n"
	for name, test := range map[string]struct{ text, place string }{
		"plain password": {line + "bob:" + rightPassword + "\n", ":2: "},
		"no hash":        {"\n# x\nTr0ub4dor\n", ":3: "},
		"no name":        {strings.TrimPrefix(line, "alice"), ":1: "},
		"a control":      {"\x1b" + line, ":1: "},
		"twice":          {line + "\n" + line, ":3: "},
		"too large":      {line + strings.Repeat("#", maxUserFile), "larger than"},
	} {
		_, err := fileOf(t, test.text).find("alice")
		if !errors.Is(err, message.EAuthBackendError) || errors.Is(err, message.EAuthFailed) {
			t.Errorf("%s: %v", name, err)
		} else if !strings.Contains(err.Error(), test.place) || holdsSecret(err.Error()) {
			t.Errorf("%s: told as %v", name, err)
		}
	}
	if _, err := userFile(t.TempDir()).find("alice"); !errors.Is(err, message.EAuthBackendError) {
		t.Errorf("a folder: %v", err)
	}
}

func TestPrintUser(t *testing.T) {
	for _, input := range []string{rightPassword, rightPassword + "\nmore\n", rightPassword + "\r\n"} {
		var line strings.Builder
		if err := printUser("alice", strings.NewReader(input), &line); err != nil {
			t.Fatal(err)
		}
		hash, err := fileOf(t, line.String()).find("alice")
		if err != nil || hash.rounds != hashRounds {
			t.Fatalf("%s: %v", &line, err)
		}
		if same, _ := hash.matches(secret(rightPassword)); !same || holdsSecret(line.String()) {
			t.Errorf("%q became %s", input, &line)
		}
	}
}

func TestPrintUserRefuses(t *testing.T) {
	for _, test := range []struct{ name, password string }{
		{"", "x"}, {"a:b", "x"}, {"#a", "x"}, {"a\nb", "x"}, {"alice", ""}, {"alice", "\nx"},
	} {
		var line strings.Builder
		err := printUser(test.name, strings.NewReader(test.password), &line)
		if err == nil || line.Len() > 0 {
			t.Errorf("%q: %v, %s", test, err, &line)
		}
	}
}
