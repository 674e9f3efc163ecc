// Command consumer prints how the constants and the functions of a package behave, as JSON. What
// the package says of its codes is printed by the command contract.
package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"os"

	codes "consumed.test/codes"
)

type said struct {
	Details []codes.Details   `json:"details"`
	Names   map[string]string `json:"names"`
	Facts   map[string]bool   `json:"facts"`
	Log     string            `json:"log"`
}

// The compiler holds the package to these.
var (
	_ error          = codes.Code("")
	_ fmt.Stringer   = codes.Code("")
	_ slog.LogValuer = codes.Code("")
	_ slog.LogValuer = codes.Details{}
	_ slog.Leveler   = codes.LevelError
)

// survives reports whether a code that no package knows goes through text and JSON unchanged.
func survives(text string) bool {
	code, known := codes.ParseCode(text)
	raw, err := code.MarshalText()
	var back codes.Code
	if err != nil || known || code.Known() || back.UnmarshalText(raw) != nil || back != code {
		return false
	}
	type record struct {
		Code codes.Code         `json:"code"`
		Keys map[codes.Code]int `json:"keys"`
	}
	raw, err = json.Marshal(record{code, map[codes.Code]int{code: 1}})
	var read record
	return err == nil && json.Unmarshal(raw, &read) == nil && read.Code == code &&
		read.Keys[code] == 1 && string(read.Code) == text
}

func logged(first codes.Code) string {
	var out bytes.Buffer
	drop := func(_ []string, a slog.Attr) slog.Attr {
		if a.Key == slog.TimeKey {
			return slog.Attr{}
		}
		return a
	}
	details, _ := codes.Lookup(first)
	options := &slog.HandlerOptions{Level: slog.LevelDebug, ReplaceAttr: drop}
	logger := slog.New(slog.NewJSONHandler(&out, options))
	logger.Log(nil, details.Level.Level(), "message", "code", first, "details", details)
	return out.String()
}

func severitiesAreInOrder() bool {
	levels := []codes.Level{
		codes.LevelEmergency, codes.LevelAlert, codes.LevelCritical, codes.LevelError,
		codes.LevelWarning, codes.LevelNotice, codes.LevelInfo, codes.LevelDebug,
	}
	for i, level := range levels {
		if level.Severity() != i || i > 0 && level.Level() >= levels[i-1].Level() {
			return false
		}
	}
	return true
}

func levelsAreParsed() bool {
	level, ok := codes.ParseLevel("warning")
	other, known := codes.ParseLevel("Warning")
	return ok && level == codes.LevelWarning && !known && other == "Warning"
}

func main() {
	all := codes.All()
	first := all[0]
	out := said{Names: constants, Facts: map[string]bool{}, Log: logged(first)}
	known := true
	for _, code := range all {
		details, _ := codes.Lookup(code)
		out.Details = append(out.Details, details)
		parsed, ok := codes.ParseCode(string(code))
		known = known && ok && parsed == code && code.Known() && code.Error() == code.String()
	}
	all[0] = "overwritten"
	wrapped := fmt.Errorf("a: %w", fmt.Errorf("b: %w", first))
	var found codes.Code
	missing, ok := codes.Lookup("NO_SUCH_CODE")
	out.Facts["codes are known"] = known
	out.Facts["All gives a slice of the caller's own"] = codes.All()[0] == first
	out.Facts["errors.Is finds a wrapped code"] = errors.Is(wrapped, first)
	out.Facts["errors.Is finds no other"] = !errors.Is(wrapped, codes.Code("NO_SUCH_CODE"))
	out.Facts["errors.As finds a wrapped code"] = errors.As(wrapped, &found) && found == first
	out.Facts["an error is its code"] = fmt.Sprintf("%v %s", first, first) == first.Error()+" "+first.String()
	out.Facts["Lookup does not know others"] = !ok && missing.Code == "" && missing.See == nil
	out.Facts["an unknown code survives"] = survives("NO_SUCH_CODE") && survives("") && survives("sp\u00e4t \u2028\"\\")
	out.Facts["severities are in order"] = severitiesAreInOrder()
	out.Facts["levels are parsed"] = levelsAreParsed()
	out.Facts["the README is right"] = readme()
	encoder := json.NewEncoder(os.Stdout)
	if err := encoder.Encode(out); err != nil {
		panic(err)
	}
}
