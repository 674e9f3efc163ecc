package main

import (
	"bytes"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"log/slog"
	"strings"
	"testing"
)

// A known answer of PBKDF2 with SHA-256: RFC 6070's longest password, salt and 4096 rounds.
const (
	knownPassword = "passwordPASSWORDpassword"
	knownSalt     = "saltSALTsaltSALTsaltSALTsaltSALTsalt"
	knownKey      = "348c89dbcbd32b2f32d814b8116e84cf2b17347ebc1800181c4e2a1fb8dd53e1"
)

func hashText(rounds any, salt, key []byte) string {
	encode := base64.StdEncoding.EncodeToString
	return fmt.Sprintf("pbkdf2-sha256$%v$%s$%s", rounds, encode(salt), encode(key))
}

func TestHashHasKnownAnswer(t *testing.T) {
	key, _ := hex.DecodeString(knownKey)
	text := hashText(4096, []byte(knownSalt), key)
	hash, err := parseHash(text)
	if err != nil {
		t.Fatal(err)
	}
	if hash.String() != text {
		t.Errorf("%s became %s", text, hash)
	}
	passwords := map[string]bool{knownPassword: true, "password": false, "": false}
	for password, expected := range passwords {
		if same, err := hash.matches(secret(password)); same != expected || err != nil {
			t.Errorf("%q: %v, %v", password, same, err)
		}
	}
}

func TestHashesOfAPasswordDiffer(t *testing.T) {
	one, two := quickHash(t, rightPassword), quickHash(t, rightPassword)
	if bytes.Equal(one.salt, two.salt) || bytes.Equal(one.key, two.key) {
		t.Errorf("%s and %s", one, two)
	}
	if strings.Trim(string(one.salt), "\x00") == "" {
		t.Error("the salt is empty")
	}
}

func TestParseHashRefuses(t *testing.T) {
	salt, key := make([]byte, saltSize), make([]byte, keySize)
	for name, text := range map[string]string{
		"nothing":         "",
		"plain text":      rightPassword,
		"another scheme":  strings.Replace(hashText(1000, salt, key), "sha256", "sha1", 1),
		"a field more":    hashText(1000, salt, key) + "$",
		"no number":       hashText("many", salt, key),
		"too few rounds":  hashText(minHashRounds-1, salt, key),
		"too many rounds": hashText(maxHashRounds+1, salt, key),
		"short salt":      hashText(1000, salt[1:], key),
		"no key":          hashText(1000, salt, nil),
		"short key":       hashText(1000, salt, key[1:]),
		"long key":        hashText(1000, salt, append(key, 0)),
		"no base64":       hashText(1000, salt, key) + "*",
	} {
		if hash, err := parseHash(text); err == nil {
			t.Errorf("%s: %s was accepted", name, hash)
		} else if text != "" && strings.Contains(err.Error(), text) {
			t.Errorf("%s: the error repeats the text: %v", name, err)
		}
	}
}

func TestSecretIsNeverPrinted(t *testing.T) {
	password := secret(rightPassword)
	request := passwordRequest{Password: password}
	var said []string
	for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%q", "%x", "%X", "%d", "%o"} {
		said = append(said, fmt.Sprintf(verb, password), fmt.Sprintf(verb, request))
	}
	var log bytes.Buffer
	slog.New(slog.NewJSONHandler(&log, nil)).Info("x", "secret", password, "request", request)
	slog.New(slog.NewTextHandler(&log, nil)).Info("x", "secret", password, "request", request)
	marshalled, err := json.Marshal(request)
	if err != nil {
		t.Error(err)
	}
	said = append(said, string(marshalled))
	said = append(said, strings.Split(strings.TrimSpace(log.String()), "\n")...)
	for _, text := range said {
		plain := strings.ToLower(strings.ReplaceAll(text, " ", ""))
		if holdsSecret(text) || strings.Contains(plain, hex.EncodeToString([]byte("Tr0"))) ||
			!strings.Contains(text, "[redacted]") {
			t.Errorf("printed as %s", text)
		}
	}
}
