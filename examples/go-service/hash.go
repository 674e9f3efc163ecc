package main

import (
	"crypto/pbkdf2"
	"crypto/rand"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
)

// The form of a hash, and the rounds of PBKDF2 that one may have.
const (
	hashScheme    = "pbkdf2-sha256"
	hashRounds    = 600_000
	minHashRounds = 1_000
	maxHashRounds = 10_000_000
	saltSize      = 16
	keySize       = sha256.Size
)

var (
	errHash  = errors.New("not a hash of the form " + hashScheme + "$rounds$salt$key")
	errRange = fmt.Errorf("a hash has %d to %d rounds", minHashRounds, maxHashRounds)
)

// secret is a password. It can be read from JSON, but nothing prints it.
type secret []byte

// Format writes a placeholder, whatever the verb.
func (secret) Format(state fmt.State, _ rune) {
	_, _ = io.WriteString(state, "[redacted]")
}

// MarshalText returns a placeholder, for JSON and for log/slog.
func (secret) MarshalText() ([]byte, error) {
	return []byte("[redacted]"), nil
}

// passwordHash is what is kept of a password.
type passwordHash struct {
	rounds int
	salt   []byte
	key    []byte
}

// hashPassword returns the hash of the password with a new salt.
func hashPassword(password secret, rounds int) (passwordHash, error) {
	salt := make([]byte, saltSize)
	_, _ = rand.Read(salt) // never fails
	key, err := pbkdf2.Key(sha256.New, string(password), salt, rounds, keySize)
	return passwordHash{rounds, salt, key}, err
}

// parseHash reads what String has written. Its errors do not repeat the text.
func parseHash(text string) (passwordHash, error) {
	fields := strings.Split(text, "$")
	if len(fields) != 4 || fields[0] != hashScheme {
		return passwordHash{}, errHash
	}
	rounds, errRounds := strconv.Atoi(fields[1])
	salt, errSalt := base64.StdEncoding.DecodeString(fields[2])
	key, errKey := base64.StdEncoding.DecodeString(fields[3])
	if errRounds != nil || errSalt != nil || errKey != nil {
		return passwordHash{}, errHash
	}
	if rounds < minHashRounds || rounds > maxHashRounds {
		return passwordHash{}, errRange
	}
	if len(salt) < saltSize || len(key) != keySize {
		return passwordHash{}, errHash
	}
	return passwordHash{rounds, salt, key}, nil
}

// String returns the hash as a line of a file of users has it.
func (h passwordHash) String() string {
	encode := base64.StdEncoding.EncodeToString
	return fmt.Sprintf("%s$%d$%s$%s", hashScheme, h.rounds, encode(h.salt), encode(h.key))
}

// matches reports whether the hash is that of the password, in a time that does not depend on
// how much of it is right.
func (h passwordHash) matches(password secret) (bool, error) {
	key, err := pbkdf2.Key(sha256.New, string(password), h.salt, h.rounds, keySize)
	return err == nil && subtle.ConstantTimeCompare(key, h.key) == 1, err
}
