package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"testing"

	"go.containerssh.io/message"
)

func TestLevelOf(t *testing.T) {
	for code, expected := range map[message.Code]slog.Level{
		message.MAuth:                      slog.LevelDebug,
		message.EAuthFailed:                slog.LevelInfo + 2,  // debug in the catalogue
		message.EAuthBackendError:          slog.LevelError,     // debug in the catalogue
		message.EAuthInvalidStatus:         slog.LevelError,     // as in the catalogue
		message.ECoreNoHostKeys:            slog.LevelWarn,      // as in the catalogue
		message.ECoreConfig:                slog.LevelError + 4, // as in the catalogue
		message.Code("OF_ANOTHER_VERSION"): slog.LevelWarn,
		message.Code(""):                   slog.LevelWarn,
	} {
		if level := levelOf(code); level != expected {
			t.Errorf("%s is logged at %s, not %s", code, level, expected)
		}
	}
}

func TestNoCodeIsLessSevereThanTheCatalogueSays(t *testing.T) {
	for _, code := range message.All() {
		details, _ := message.Lookup(code)
		level := levelOf(code)
		if _, ours := leastLevels[code]; level < details.Level.Level() ||
			!ours && level != details.Level.Level() {
			t.Errorf("%s is logged at %s, the catalogue has %s", code, level, details.Level)
		}
	}
}

func TestCodeOf(t *testing.T) {
	inner := fmt.Errorf("%w: x", message.EAuthBackendError)
	for name, test := range map[string]struct {
		err  error
		code message.Code
	}{
		"itself":     {message.EAuthFailed, message.EAuthFailed},
		"wrapped":    {fmt.Errorf("b: %w", fmt.Errorf("a: %w", inner)), message.EAuthBackendError},
		"outer":      {fmt.Errorf("%w: %w", message.ECoreConfig, inner), message.ECoreConfig},
		"joined":     {errors.Join(errors.New("x"), message.EAuthFailed), message.EAuthFailed},
		"no code":    {errors.New("x"), message.EAuthBackendError},
		"not known":  {fmt.Errorf("%w: x", message.Code("NEWER")), "NEWER"},
		"not of %w":  {fmt.Errorf("%v: x", message.EAuthFailed), message.EAuthBackendError},
		"text alone": {errors.New("AUTH_FAILED"), message.EAuthBackendError},
	} {
		if code := codeOf(test.err); code != test.code {
			t.Errorf("%s: %s, not %s", name, code, test.code)
		}
	}
}

func TestLogErrorHasCodeLevelAndError(t *testing.T) {
	j := newJournal()
	err := fmt.Errorf("%w: the key \"x\"", message.ECoreConfig)
	logError(context.Background(), j.logger(), "not started", err)
	record := j.next(t)
	delete(record, "time")
	expected := map[string]any{
		"level": "ERROR+4", "msg": "not started", "code": "CORE_CONFIG_ERROR",
		"error": "CORE_CONFIG_ERROR: the key \"x\"",
	}
	if fmt.Sprint(record) != fmt.Sprint(expected) {
		t.Errorf("logged %v, not %v", record, expected)
	}
}
