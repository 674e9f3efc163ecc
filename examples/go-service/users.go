package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"unicode"

	"go.containerssh.io/message"
)

const maxUserFile = 1 << 20

var (
	errName     = errors.New("a user's name is empty, or has a colon, a control or a # at its start")
	errPassword = errors.New("the password on standard input is empty")
)

// userStore finds the hash of a user's password. Its errors are message.EAuthFailed for a user
// that it does not have, and message.EAuthBackendError where it cannot tell.
type userStore interface {
	find(name string) (passwordHash, error)
}

// userFile is the path of a file with a line name:hash for each user. It is read for each
// request, so that a change of it needs no restart.
type userFile string

// find implements userStore.
func (f userFile) find(name string) (passwordHash, error) {
	users, err := f.load()
	if err != nil {
		return passwordHash{}, err
	}
	hash, ok := users[name]
	if !ok {
		return passwordHash{}, fmt.Errorf("%w: no such user", message.EAuthFailed)
	}
	return hash, nil
}

// load reads the whole file. What is wrong with a line is told without the line's text.
func (f userFile) load() (map[string]passwordHash, error) {
	text, err := f.read()
	if err != nil {
		return nil, fmt.Errorf("%w: %w", message.EAuthBackendError, err)
	}
	users := map[string]passwordHash{}
	for i, line := range strings.Split(text, "\n") {
		line = strings.TrimSuffix(line, "\r")
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		name, hash, err := parseUser(line)
		if _, again := users[name]; err == nil && again {
			err = errors.New("a second line for a user")
		}
		if err != nil {
			return nil, fmt.Errorf("%w: %s:%d: %w", message.EAuthBackendError, f, i+1, err)
		}
		users[name] = hash
	}
	return users, nil
}

// read returns the file's text, or an error where it is too large.
func (f userFile) read() (string, error) {
	file, err := os.Open(string(f))
	if err != nil {
		return "", err
	}
	defer file.Close()
	text, err := io.ReadAll(io.LimitReader(file, maxUserFile+1))
	if err == nil && len(text) > maxUserFile {
		err = fmt.Errorf("%s: larger than %d bytes", f, maxUserFile)
	}
	return string(text), err
}

// parseUser reads a line of a file of users.
func parseUser(line string) (string, passwordHash, error) {
	name, text, _ := strings.Cut(line, ":")
	if err := checkName(name); err != nil {
		return "", passwordHash{}, err
	}
	hash, err := parseHash(text)
	return name, hash, err
}

// checkName tells whether a line of a file of users can hold the name.
func checkName(name string) error {
	bad := func(r rune) bool { return r == ':' || unicode.IsControl(r) }
	if name == "" || name[0] == '#' || strings.ContainsFunc(name, bad) {
		return errName
	}
	return nil
}

// printUser writes the line of a user whose password is the first line of stdin.
func printUser(name string, stdin io.Reader, stdout io.Writer) error {
	if err := checkName(name); err != nil {
		return err
	}
	password, err := bufio.NewReader(io.LimitReader(stdin, maxBody)).ReadString('\n')
	if err != nil && !errors.Is(err, io.EOF) {
		return err
	}
	password = strings.TrimRight(password, "\r\n")
	if password == "" {
		return errPassword
	}
	hash, err := hashPassword(secret(password), hashRounds)
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(stdout, "%s:%s\n", name, hash)
	return err
}
